import type { Held } from "./packed.js";
import { type Field, fields } from "./tally.js";

/** How much each field of a fact counts beside its own words. Measured on questions about news articles. */
const boosts: Readonly<Record<Field, number>> = { text: 1, speaker: 0.9, headline: 0.25, context: 0.15 };
/** BM25+ as MiniSearch has it (Lv and Zhai, 2011), with shorter memory for length than is usual: sentences differ little. */
const [K, B, DELTA] = [1.2, 0.7, 0.5];

/** What a score needs to know of all facts that may be read. */
export interface Whole {
  readonly facts: number;
  /** In how many of them a word of the query, numbered from 1, occurs in a field. */
  inField(field: Field, word: number): number;
  /** The mean length of a field, in different terms. */
  meanLength(field: Field): number;
}

/**
 * The score of a fact for a query: the sum over its words and the fields, times how many of the words it holds, as
 * MiniSearch combines them.
 *
 * @param weights of the words of the query, the first at place 1
 */
export function scorerOf(weights: readonly number[], whole: Whole): (held: Held) => number {
  const parts = fields.map((field) => ({
    field,
    mean: whole.meanLength(field),
    rarities: weights.map((weight, word) =>
      word === 0 ? 0 : weight * boosts[field] * rarityOf(whole.inField(field, word), whole.facts),
    ),
  }));
  /** Of each word the last fact that held it, by their order. */
  const heldIn = new Uint32Array(weights.length);
  let facts = 0;
  return ({ hits, lengths }) => {
    let [sum, matched] = [0, 0];
    facts++;
    for (const { field, mean, rarities } of parts) {
      const { size, words, counts } = hits[field];
      const length = K * (1 - B + (B * lengths[field]) / mean);
      for (let i = 0; i < size; i++) {
        const word = words[i]!;
        // Others are sought beside the query.
        if (word >= weights.length) continue;
        const count = counts[word]!;
        sum += rarities[word]! * (DELTA + (count * (K + 1)) / (count + length));
        if (heldIn[word] === facts) continue;
        heldIn[word] = facts;
        matched++;
      }
    }
    return sum * matched;
  };
}

/** Inverse document frequency, as BM25 has it: of a word that so many of all have. */
export const rarityOf = (seen: number, all: number): number =>
  Math.log(1 + (all - seen + 0.5) / (seen + 0.5));
