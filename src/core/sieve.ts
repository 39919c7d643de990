import type { Vocabulary } from "./fact-index.js";
import type { Packed } from "./packed.js";
import type { QuestionTerm } from "./question.js";
import { Sought } from "./sought.js";

/** Of each word of a question, by its place among them, the best weight of what stands for it among some words. */
export type Weights = readonly number[];

/** What a sentence holds of a question. */
export interface Sifted {
  readonly weights: Weights;
  /** Of each word of the question, where it, what stands for it or a relative stands among the sentence's terms. */
  readonly places: readonly (readonly number[])[];
}

/** The words of a question by what stands for them, so that each word of an article is looked up once. */
export interface Sieve {
  /** Of nothing. */
  readonly none: Sifted;
  weigh(packed: Packed, from: number, to: number): Weights;
  /** @param counts to which each word that stands for one of the question's is added, by its number in the sieve */
  sift(packed: Packed, from: number, to: number, counts: Map<number, number>): Sifted;
  /** The best weights among counted words, each times what so many of it are worth. */
  best(counts: ReadonlyMap<number, number>, worth: (count: number) => number): Weights;
}

/** A word of a question that a term stands for, by its place, and how well; 0 of a relative. */
interface Standin {
  readonly i: number;
  readonly weight: number;
}

/** Makes the sieve of a question's words. */
export function sieveOf(terms: readonly QuestionTerm[], { numberOf }: Vocabulary): Sieve {
  const byNumber = new Map<number, Standin[]>();

  function put(word: string, standin: Standin): void {
    const number = numberOf(word);
    if (number === undefined) return;
    const known = byNumber.get(number);
    if (known) known.push(standin);
    else byNumber.set(number, [standin]);
  }

  for (const [i, { variants, kin }] of terms.entries()) {
    for (const [variant, weight] of variants) put(variant, { i, weight });
    for (const relative of kin) if (!variants.has(relative)) put(relative, { i, weight: 0 });
  }
  const sought = new Sought([...byNumber.keys()]);
  /** By their places among those that are sought; a term at place 0 stands for nothing. */
  const standins: readonly (readonly Standin[])[] = [[], ...byNumber.values()];
  const none: Sifted = { weights: terms.map(() => 0), places: terms.map(() => []) };

  return {
    none,
    weigh(packed, from, to) {
      let weights: number[] | undefined;
      for (let at = from; at < to; at++)
        for (const { i, weight } of standins[sought.placeOf(packed[at]!)]!) {
          weights ??= [...none.weights];
          weights[i] = Math.max(weights[i]!, weight);
        }
      return weights ?? none.weights;
    },
    sift(packed, from, to, counts) {
      let sifted: { readonly weights: number[]; readonly places: (readonly number[])[] } | undefined;
      for (let at = from; at < to; at++) {
        const word = sought.placeOf(packed[at]!);
        if (word === 0) continue;
        sifted ??= { weights: [...none.weights], places: [...none.places] };
        const { weights, places } = sifted;
        let isOwn = false;
        for (const { i, weight } of standins[word]!) {
          weights[i] = Math.max(weights[i]!, weight);
          places[i] = [...places[i]!, at - from];
          isOwn ||= weight > 0;
        }
        if (isOwn) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
      return sifted ?? none;
    },
    best(counts, worth) {
      const weights = [...none.weights];
      for (const [word, count] of counts)
        for (const { i, weight } of standins[word]!)
          weights[i] = Math.max(weights[i]!, weight * worth(count));
      return weights;
    },
  };
}
