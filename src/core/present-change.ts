import type { SilentChange } from "./changes.js";
import type { Citation } from "./citation.js";
import { printDay } from "./day.js";
import { fill, phrases } from "./phrases.js";
import type { Part } from "./presentation.js";
import { diffWords } from "./word-diff.js";

/** What became of a sentence that is quoted as it once stood; nothing where it still stands. */
export function changed({ number, change }: Pick<Citation, "number" | "change">): readonly Part[] {
  if (!change) return [];
  const { at, was, now, correction } = change;
  const values = { number, day: printDay(at) };
  return [
    now
      ? revised(fill(phrases.changed, values), was, now.text)
      : { kind: "note", text: fill(phrases.removed, values) },
    ...(correction
      ? [{ kind: "note" as const, text: fill(phrases.correction, { ...values, note: correction.note }) }]
      : []),
  ];
}

/** A change that readers were not told of. */
export const silentChange = ({ in: what, at, was, now }: SilentChange): Part =>
  revised(fill(phrases.silent[what], { day: printDay(at) }), was, now);

/** Both wordings, one above the other and word by word. */
export const revised = (what: string, was: string, now: string): Part => ({
  kind: "difference",
  between: "revisions",
  in: what,
  claim: was,
  article: now,
  words: diffWords(was, now, true),
});
