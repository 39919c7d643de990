import type { Name } from "./names.js";
import type { Span } from "./span.js";
import type { Word } from "./words.js";

/** One sentence as the attribution rules see it: what stands inside quotation marks is masked. */
export interface Clause {
  readonly text: string;
  readonly words: readonly Word[];
  readonly names: readonly Name[];
  readonly quotations: readonly Quoted[];
}

/** The part of a quotation that stands in a sentence, and the whole of it with its marks. */
export interface Quoted extends Span {
  readonly whole: Span;
}

/** What stands between word `i` and the next. */
export const gapAfter = ({ text, words }: Clause, i: number): string =>
  text.slice(words[i]!.end, words[i + 1]?.start ?? text.length);

/** Whether nothing but a space stands between word `i` and the next. */
export const isClear = (clause: Clause, i: number): boolean =>
  clause.words[i + 1] === undefined || /^[\s’']*$/.test(gapAfter(clause, i));

/** Whether a word stands inside quotation marks. */
export const isMasked = ({ quotations }: Clause, word: Span): boolean =>
  quotations.some(({ start, end }) => start <= word.start && word.end <= end);

/** The name a word is part of. */
export const nameAt = ({ names }: Clause, { start, end }: Span): Name | undefined =>
  names.find((name) => name.start <= start && end <= name.end + 2);

/** “Rep. Stella Lynd (D-Mass.) said”: the word before the bracket. */
export function beforeBracket({ text, words }: Clause, at: number): number {
  const open = text.lastIndexOf("(", words[at]!.start);
  return words.findLastIndex(({ end }, i) => i < at && end <= open);
}
