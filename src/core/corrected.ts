import type { Citation } from "./citation.js";
import type { Fates } from "./fate.js";
import { fill, phrases } from "./phrases.js";
import { note } from "./present.js";
import { correctionParts } from "./present-correction.js";
import { citationsOf, type Part, type Presentation } from "./presentation.js";

/**
 * A message as it is to read after its articles were changed: in the place of a citation that was,
 * both wordings; of what was withdrawn, nothing.
 *
 * @param original the message as it was posted
 */
export function corrected(original: Presentation, fates: Fates): Presentation {
  const parts = original.parts.flatMap((part) => correctedPart(part, fates));
  const citations = citationsOf(original);
  const withdrawn = citations.filter(({ number }) => fates.get(number)?.kind === "withdrawn");
  if (withdrawn.length === 0) return { ...original, parts };
  const silence = silencer(withdrawn);
  const title = silence.text(original.title);
  if (withdrawn.length < citations.length)
    return {
      ...original,
      title,
      summary: silence.text(original.summary),
      parts: parts.flatMap(silence.part),
    };
  const footers = parts.filter(({ kind }) => kind === "footer");
  const { withdrawn: summary } = phrases.follow;
  return { ...original, title, summary, parts: [note(summary), ...footers] };
}

/** A figure goes with its sentence. */
function correctedPart(part: Part, fates: Fates): readonly Part[] {
  switch (part.kind) {
    case "citation": {
      const { number } = part.citation;
      const fate = fates.get(number) ?? { kind: "stays" };
      return fate.kind === "stays" ? [part] : correctionParts(number, fate, part.brief);
    }
    case "figure": {
      const numbers = [part.citation, ...(part.was ? [part.was.citation] : [])];
      if (numbers.some((number) => fates.get(number)?.kind === "withdrawn")) return [];
      const number = numbers.find((one) => fates.get(one)?.kind === "changed");
      return number === undefined ? [part] : [note(fill(phrases.follow.figure, { number }))];
    }
    default:
      return [part];
  }
}

/** Takes out what withdrawn articles have given to a message beside their quotes. */
function silencer(withdrawn: readonly Citation[]) {
  const slugs = new Set(withdrawn.map(({ article }) => article.slug));
  const words = withdrawn.flatMap(({ quote, lead, article, correction, change }) =>
    [quote, lead?.quote, article.headline, correction?.note, change?.correction?.note].flatMap(
      (text) => text ?? [],
    ),
  );
  const within = (piece: string): boolean => words.some((word) => word.includes(piece));
  const tells = (text: string): boolean =>
    words.some((word) => text.includes(word)) ||
    Array.from(text.matchAll(/“([^”]+)”/g)).some(([, inner]) => within(inner!));
  const text = (shown: string): string => (tells(shown) ? phrases.follow.withdrawnWords : shown);
  const part = (shown: Part): readonly Part[] => {
    switch (shown.kind) {
      case "citation": {
        const alsoIn = shown.citation.alsoIn.filter(({ slug }) => !slugs.has(slug));
        return [{ ...shown, citation: { ...shown.citation, alsoIn } }];
      }
      case "difference":
        return [shown.claim, shown.article].some((side) => tells(side) || within(side)) ? [] : [shown];
      case "list":
        return [{ ...shown, items: shown.items.map(text) }];
      case "figure":
        return [shown];
      default:
        return [{ ...shown, text: text(shown.text) }];
    }
  };
  return { text, part };
}
