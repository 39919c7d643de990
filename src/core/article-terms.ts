import type { Aliases } from "./aliases.js";
import type { Reading } from "./facts.js";
import { headlineTerms, indexedAt, leadOf } from "./indexed-fact.js";

/** What the index holds of an article: its terms, each once, and where they stand. Numbers are places in `terms`. */
export interface ArticleTerms {
  readonly terms: readonly string[];
  readonly headline: readonly number[];
  /** One a fact, in reading order. */
  readonly facts: readonly FactTerms[];
  /** Printed words of its facts, folded: how often, and how often with a capital. */
  readonly words: readonly (readonly [folded: string, count: number, capitals: number])[];
}

/** The terms of a fact, by place in the article's. */
export interface FactTerms {
  readonly text: readonly number[];
  /** Each once. */
  readonly speaker: readonly number[];
  /** The fact before is the sentence before it, in its paragraph. */
  readonly leans: boolean;
}

/** The terms of an article that has been read. */
export function termsIn(reading: Reading, aliases: Aliases): ArticleTerms {
  const places = new Map<string, number>();
  const place = (term: string): number => {
    const known = places.get(term) ?? places.size;
    places.set(term, known);
    return known;
  };
  const words = new Map<string, [count: number, capitals: number]>();
  const facts = reading.facts.map((_, at): FactTerms => {
    const { terms, speakerTerms } = indexedAt(reading, at, aliases);
    for (const { folded, text } of terms) {
      const [count, capitals] = words.get(folded) ?? [0, 0];
      words.set(folded, [count + 1, capitals + (/^\p{Lu}/u.test(text) ? 1 : 0)]);
    }
    return {
      text: terms.map(({ term }) => place(term)),
      speaker: Array.from(speakerTerms, place),
      leans: leadOf(reading, at) !== undefined,
    };
  });
  const headline = headlineTerms(reading, aliases).map(place);
  return {
    terms: [...places.keys()],
    headline,
    facts,
    words: [...words].map(([folded, [count, capitals]]) => [folded, count, capitals]),
  };
}
