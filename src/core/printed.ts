import { rarityOf } from "./match.js";
import { wordsOf } from "./words.js";

const asks = /^(?:what|which|who|whom|whose|when|where|why|how)$/;

/**
 * For each text the share of a question's words, little ones too, that stand in it as they are
 * printed; a word counts the more, the fewer of the texts have it.
 *
 * @example
 * printedShares("Who is under arrest?", ["He is under arrest.", "He is at sea."]) // => [1, 0.2]: only “is”, which both have
 */
export function printedShares(question: string, texts: readonly string[]): readonly number[] {
  const printed = texts.map(printedIn);
  const words = [...printedIn(question)].filter((word) => !asks.test(word));
  const weights = words.map((word) => rarityOf(printed.filter((own) => own.has(word)).length, texts.length));
  const sum = (keep: (word: string) => boolean) =>
    weights.reduce((total, weight, i) => (keep(words[i]!) ? total + weight : total), 0);
  const all = sum(() => true) || 1;
  return printed.map((own) => sum((word) => own.has(word)) / all);
}

const printedIn = (text: string): ReadonlySet<string> =>
  new Set(wordsOf(text).map(({ folded }) => folded.replace(/['’]s$/, "")));
