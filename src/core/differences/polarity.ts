import type { Comparator } from "../differences.js";
import { sharedPart } from "../evidence.js";
import { negationsIn } from "../negation.js";
import type { QuestionTerm } from "../question.js";
import { overlaps, type Span, sliceOf } from "../span.js";

/** One says yes where the other says no: by a negation more, or by contrary words. */
export const polarity: Comparator = (claim, evidence) => {
  const { text } = claim;
  const contraries = [...evidence.fates].flatMap(([term, fate]) =>
    fate.kind === "opposed"
      ? [{ claim: spanOf(term), article: fate.by }]
      : fate.kind === "held"
        ? (degreesOf(text, term.at, evidence.fact.text, fate.by.start) ?? [])
        : [],
  );
  const claimed = negationsApart(
    text,
    { start: 0, end: text.length },
    contraries.map((one) => one.claim),
  );
  const printed = negationsApart(
    evidence.fact.text,
    sharedPart(claim, evidence),
    contraries.map((one) => one.article),
  );
  if ((claimed.length + printed.length + contraries.length) % 2 === 0) return undefined;
  const first = contraries[0];
  // “Nobody” in both is no difference that could be shown.
  if (!first && claimed[0] !== undefined && claimed[0].toLowerCase() === printed[0]?.toLowerCase())
    return undefined;
  return {
    in: "polarity",
    claim: (first && sliceOf(text, first.claim)) ?? claimed[0] ?? verbOf(text),
    article:
      (first && sliceOf(evidence.fact.text, first.article)) ?? printed[0] ?? verbOf(evidence.fact.text),
  };
};

const spanOf = ({ at, text }: QuestionTerm): Span => ({ start: at, end: at + text.length });

const more = /\b(?:more|most|highest|biggest|largest)\s+$/i;
const less = /\b(?:less|least|fewer|fewest|lowest|smallest)\s+$/i;

/** “The most prevalent” against “the least prevalent”. */
function degreesOf(claim: string, at: number, article: string, printedAt: number) {
  const [own, printed] = [claim.slice(0, at), article.slice(0, printedAt)];
  for (const [one, other] of [[more, less] as const, [less, more] as const]) {
    const [left, right] = [one.exec(own), other.exec(printed)];
    if (left && right)
      return {
        claim: { start: left.index, end: at - 1 },
        article: { start: right.index, end: printedAt - 1 },
      };
  }
  return undefined;
}

/** The negations in a part of a text; a word that is compared as a contrary counts once. */
const negationsApart = (text: string, part: Span, counted: readonly Span[]): readonly string[] =>
  negationsIn(sliceOf(text, part), part.start)
    .filter((span) => !counted.some((other) => overlaps(other, span)))
    .map((span) => sliceOf(text, span));

const verbOf = (text: string): string =>
  /\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|said)\b[^,.]{0,30}(?!\w)/i
    .exec(text)?.[0]
    .trim() ?? text.slice(0, 40);
