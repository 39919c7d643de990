import { isName } from "./aliases.js";
import type { Fact } from "./facts.js";
import type { IndexedFact } from "./indexed-fact.js";
import type { Question } from "./question.js";
import { rarityOf } from "./scorer.js";
import { wordsOf } from "./words.js";

const asks = /^(?:what|which|who|whom|whose|when|where|why|how)$/;

/**
 * For each candidate the share of a question's words, little ones too, that stand in it as they are
 * printed, or under another of their names; a word counts the more, the fewer candidates have it.
 */
export function printedShares(
  { text, terms }: Question,
  candidates: readonly IndexedFact[],
): readonly number[] {
  const words = [...new Set(foldedIn(text))].filter((word) => !asks.test(word));
  const forms = words.map((word) => {
    const term = terms.find((own) => foldedIn(own.text)[0] === word);
    return { word: marked(word), names: [...(term?.variants.keys() ?? [])].filter(isName) };
  });
  const held = candidates.map((one) => {
    const printed = printOf(one.fact);
    return forms.map(
      ({ word, names }) =>
        printed.includes(word) || names.some((name) => one.terms.some(({ term }) => term === name)),
    );
  });
  const weights = forms.map((_, i) => rarityOf(held.filter((own) => own[i]).length, candidates.length));
  const all = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return held.map((own) => weights.reduce((sum, weight, i) => (own[i] ? sum + weight : sum), 0) / all);
}

const foldedIn = (text: string): readonly string[] =>
  wordsOf(text).map(({ folded }) => folded.replace(/['’]s$/, ""));

/** Words with a mark on either side, so that one is found in a line of them. */
const marked = (words: string): string => `\n${words}\n`;

const prints = new WeakMap<Fact, string>();

/** The folded words of a fact, found once. */
function printOf(fact: Fact): string {
  const print = prints.get(fact) ?? marked(foldedIn(fact.text).join("\n"));
  prints.set(fact, print);
  return print;
}
