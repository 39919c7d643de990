import { isAlias } from "./aliases.js";
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
  const printed = candidates.map((one) => new Set([...foldedIn(one.fact.text), ...namesIn(one)]));
  const words = [...new Set(foldedIn(text))].filter((word) => !asks.test(word));
  const forms = words.map((word) => {
    const term = terms.find((own) => foldedIn(own.text)[0] === word);
    return [word, ...[...(term?.variants.keys() ?? [])].filter(isName)];
  });
  const holds = (own: ReadonlySet<string>) => forms.map((any) => any.some((form) => own.has(form)));
  const held = printed.map(holds);
  const weights = forms.map((_, i) => rarityOf(held.filter((own) => own[i]).length, candidates.length));
  const all = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return held.map((own) => weights.reduce((sum, weight, i) => (own[i] ? sum + weight : sum), 0) / all);
}

const foldedIn = (text: string): readonly string[] =>
  wordsOf(text).map(({ folded }) => folded.replace(/['’]s$/, ""));

const namesIn = ({ terms }: IndexedFact): readonly string[] =>
  terms.flatMap(({ term }) => (isName(term) ? term : []));

/** A country or a name under all its names, as the tokenizer writes them. */
const isName = (term: string): boolean => term.startsWith("@") || isAlias(term);
