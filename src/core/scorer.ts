import type { Worth } from "./bounds.js";
import type { Extreme } from "./extremes.js";
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
  /** Between what a word stands in the facts that have it. */
  extreme(word: number): Extreme;
}

/** Scores what is held against a query. */
export interface Scorer {
  /**
   * The score of a fact: the sum over the words of the query and the fields, times how many of the words it holds, as
   * MiniSearch combines them.
   */
  score(held: Held): number;
  /** What each word of the query counts at most, the first at place 0. */
  readonly worths: readonly Worth[];
}

/**
 * Makes the scorer of a query.
 *
 * @param weights of the words of the query, the first at place 1
 */
export function scorerOf(weights: readonly number[], whole: Whole): Scorer {
  const rarity = (field: Field, word: number): number =>
    word === 0 ? 0 : weights[word]! * boosts[field] * rarityOf(whole.inField(field, word), whole.facts);
  const scored = fields.map((field) => ({
    field,
    mean: whole.meanLength(field),
    rarities: weights.map((_, word) => rarity(field, word)),
  }));
  /** Of each word the last fact that held it, by their order. */
  const heldIn = new Uint32Array(weights.length);
  let facts = 0;
  return {
    score({ hits, lengths }) {
      let [sum, matched] = [0, 0];
      facts++;
      for (const { field, mean, rarities } of scored) {
        const { size, words, counts } = hits[field];
        const length = damping(lengths[field], mean);
        for (let i = 0; i < size; i++) {
          const word = words[i]!;
          // Others are sought beside the query.
          if (word >= weights.length) continue;
          sum += rarities[word]! * saturated(counts[word]!, length);
          if (heldIn[word] === facts) continue;
          heldIn[word] = facts;
          matched++;
        }
      }
      return sum * matched;
    },
    worths: worthsOf(weights.length - 1, rarity, whole),
  };
}

/** What a word counts that stands so often in a field, with what the field's length takes off. */
const saturated = (count: number, length: number): number => DELTA + (count * (K + 1)) / (count + length);
const damping = (length: number, mean: number): number => K * (1 - B + (B * length) / mean);
/** What no word counts more than. */
const SATURATED = DELTA + K + 1;

function worthsOf(
  words: number,
  rarity: (field: Field, word: number) => number,
  { meanLength, extreme }: Whole,
): readonly Worth[] {
  return Array.from({ length: words }, (_, i): Worth => {
    const word = i + 1;
    const { once, often, most } = extreme(word);
    const inWords = (field: "text" | "context") =>
      rarity(field, word) *
      Math.max(
        saturated(1, damping(once, meanLength(field))),
        most > 1 ? saturated(most, damping(often, meanLength(field))) : 0,
      );
    return {
      text: inWords("text"),
      // What stands in some words may stand in the words before others.
      context: inWords("context"),
      speaker: rarity("speaker", word) * saturated(1, damping(1, meanLength("speaker"))),
      headline: rarity("headline", word) * SATURATED,
    };
  });
}

/** Inverse document frequency, as BM25 has it: of a word that so many of all have. */
export const rarityOf = (seen: number, all: number): number =>
  Math.log(1 + (all - seen + 0.5) / (seen + 0.5));
