import type { QuestionTerm } from "./question.js";
import type { Term } from "./terms.js";

/** Of each word of a question, by its place among them, the best weight of what stands for it among some words. */
export type Weights = readonly number[];

/** What a sentence holds of a question. */
export interface Sifted {
  readonly weights: Weights;
  /** Of each word of the question, where it, what stands for it or a relative stands among the sentence's terms. */
  readonly places: readonly (readonly number[])[];
}

/** The words of a question by what stands for them, so that each word of a sentence is looked up once. */
export interface Sieve {
  weigh(words: ReadonlySet<string>): Weights;
  /** @param counts to which each word that stands for one of the question's is added */
  sift(terms: readonly Term[], counts: Map<string, number>): Sifted;
  /** The best weights among counted words, each times what so many of it are worth. */
  best(counts: ReadonlyMap<string, number>, worth: (count: number) => number): Weights;
}

/** A word of a question that a term stands for, by its place, and how well; 0 of a relative. */
interface Standin {
  readonly i: number;
  readonly weight: number;
}

const nowhere: readonly number[] = [];

/** Makes the sieve of a question's words. */
export function sieveOf(terms: readonly QuestionTerm[]): Sieve {
  const standins = new Map<string, Standin[]>();
  const put = (word: string, standin: Standin): void => {
    const known = standins.get(word);
    if (known) known.push(standin);
    else standins.set(word, [standin]);
  };
  for (const [i, { variants, kin }] of terms.entries()) {
    for (const [variant, weight] of variants) put(variant, { i, weight });
    for (const relative of kin) if (!variants.has(relative)) put(relative, { i, weight: 0 });
  }
  /** Sentences of one article share the set of its headline's words. */
  const weighed = new Map<ReadonlySet<string>, Weights>();

  const none: Weights = terms.map(() => 0);

  function weighAnew(words: ReadonlySet<string>): Weights {
    const weights = [...none];
    for (const word of words)
      for (const { i, weight } of standins.get(word) ?? []) weights[i] = Math.max(weights[i]!, weight);
    return weights;
  }

  return {
    weigh(words) {
      if (words.size === 0) return none;
      const weights = weighed.get(words) ?? weighAnew(words);
      weighed.set(words, weights);
      return weights;
    },
    sift(own, counts) {
      const weights = [...none];
      const places = new Array<readonly number[]>(terms.length).fill(nowhere);
      for (let at = 0; at < own.length; at++) {
        const { term } = own[at]!;
        const found = standins.get(term);
        if (!found) continue;
        let isOwn = false;
        for (const { i, weight } of found) {
          weights[i] = Math.max(weights[i]!, weight);
          places[i] = [...places[i]!, at];
          isOwn ||= weight > 0;
        }
        if (isOwn) counts.set(term, (counts.get(term) ?? 0) + 1);
      }
      return { weights, places };
    },
    best(counts, worth) {
      const weights = [...none];
      for (const [word, count] of counts)
        for (const { i, weight } of standins.get(word)!)
          weights[i] = Math.max(weights[i]!, weight * worth(count));
      return weights;
    },
  };
}
