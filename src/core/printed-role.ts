import { roles } from "./roles.js";
import type { Span } from "./span.js";
import type { Word } from "./words.js";

/** How many words of a role stand at `i`, 0 for none. */
export function roleAt(words: readonly Word[], i: number): number {
  for (let length = Math.min(3, words.length - i); length > 0; length--)
    if (
      roles.has(
        words
          .slice(i, i + length)
          .map((word) => word.folded)
          .join(" "),
      )
    )
      return length;
  return 0;
}

/** Whether a run of words ends in a role. */
export const endsInRole = (run: readonly Word[]): boolean =>
  run.some((_, i) => i + roleAt(run, i) === run.length && roleAt(run, i) > 0);

/** A role in lower case just before a name: “top negotiator Steve Witkoff”, “council leader Ines Varga”. */
export function roleBefore(text: string, words: readonly Word[], first: Word): number | undefined {
  const at = words.indexOf(first);
  for (let length = 3; length > 0; length--) {
    const from = at - length;
    if (from < 0) continue;
    const between = words.slice(from, at);
    if (!roles.has(between.map((word) => word.folded).join(" "))) continue;
    if (/[,;:.“”"]/.test(text.slice(between[0]!.start, first.start))) continue;
    return wideRole(text, words, from);
  }
  return undefined;
}

/** The adjectives and nouns before a role, as far as its article: “the city’s deputy [mayor]”. */
function wideRole(text: string, words: readonly Word[], from: number): number {
  let start = from;
  while (start > 0) {
    const before = words[start - 1]!;
    if (!/^[ -]$/.test(text.slice(before.end, words[start]!.start))) break;
    if (
      !/^(?:former|acting|deputy|senior|chief|top|lead|joint|interim|harbour|city|county|council|borough|party|union|company|club|town|police|bridge|\p{Lu}.*)$/u.test(
        before.text,
      )
    )
      break;
    start -= 1;
  }
  return words[start]!.start;
}

/** A role in an apposition after a name: “Jared Kushner, US President Donald Trump’s special envoy, …”. */
export function roleAfter(text: string, words: readonly Word[], end: number): Span | undefined {
  const comma = /^,\s+([^,;:.“”"]{3,90})[,.;]/u.exec(text.slice(end, end + 100));
  if (!comma?.[1]) return undefined;
  const start = end + comma[0].indexOf(comma[1]);
  const inside = words.filter((word) => word.start >= start && word.end <= start + comma[1]!.length);
  const named = inside.some((_, i) => roleAt(inside, i) > 0);
  const verb = inside.some((word) =>
    /^(?:said|says|was|is|were|are|has|had|have|told|added|who|which)$/.test(word.folded),
  );
  return named && !verb
    ? { start: start + leadingArticle(comma[1]), end: start + comma[1].trimEnd().length }
    : undefined;
}

const leadingArticle = (role: string): number =>
  /^(?:the|a|an|its|their|his|her)\s+/i.exec(role)?.[0].length ?? 0;

/** A role ends before honorifics, commas and spaces: “UK Prime Minister, Sir [Keir Starmer]”. */
export function endOfRole(text: string, start: number, nameStart: number): number {
  const role = text
    .slice(start, nameStart)
    .replace(/(?:[\s,]+|\b(?:Sir|Dame|Lord|Lady|Dr|Mr|Mrs|Ms|Prof)\.?\s*)+$/u, "");
  return start + role.length;
}
