import type { Aliases } from "./aliases.js";
import type { Reading } from "./facts.js";
import { headlineTerms, indexedAt, leadOf } from "./indexed-fact.js";
import { type Packed, pack } from "./packed.js";

/** What an index holds of an article: numbers of terms, and of printed words. */
export interface ArticleTerms {
  /** The terms of its headline and its facts, each once. */
  readonly terms: Uint32Array;
  /** Where they stand. */
  readonly packed: Packed;
  /** The printed words of its facts, folded, each once. */
  readonly words: Uint32Array;
  /** Of each of these how often it occurs, and how often with a capital. */
  readonly counts: Uint32Array;
}

/**
 * The terms of an article that has been read.
 *
 * @param numberOf gives each term and each printed word its number
 */
export function termsIn(
  reading: Reading,
  aliases: Aliases,
  numberOf: (term: string) => number,
): ArticleTerms {
  const words = new Map<number, [count: number, capitals: number]>();
  const facts = reading.facts.map((_, at) => {
    const { terms, speakerTerms } = indexedAt(reading, at, aliases);
    for (const { folded, text } of terms) {
      const word = numberOf(folded);
      const [count, capitals] = words.get(word) ?? [0, 0];
      words.set(word, [count + 1, capitals + (/^\p{Lu}/u.test(text) ? 1 : 0)]);
    }
    return {
      text: terms.map(({ term }) => numberOf(term)),
      speaker: Array.from(speakerTerms, numberOf),
      leans: leadOf(reading, at) !== undefined,
    };
  });
  const headline = headlineTerms(reading, aliases).map(numberOf);
  return {
    terms: Uint32Array.from(
      new Set([...headline, ...facts.flatMap(({ text, speaker }) => [...text, ...speaker])]),
    ),
    packed: pack(headline, facts),
    words: Uint32Array.from(words.keys()),
    counts: Uint32Array.from([...words.values()].flat()),
  };
}
