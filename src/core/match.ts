import type { Vocabulary } from "./fact-index.js";
import type { IndexedFact } from "./indexed-fact.js";
import type { QuestionTerm } from "./question.js";
import { rarityOf } from "./scorer.js";
import type { Sieve, Sifted } from "./sieve.js";

/** How one word of a question stands to a sentence; each figure between 0 and 1. */
export interface Match {
  readonly term: QuestionTerm;
  /** Inverse document frequency, less for words of the question's frame. */
  readonly rarity: number;
  /** In the sentence, or its speaker's name or role. */
  readonly own: number;
  /** In the sentence before or the headline. */
  readonly context: number;
  /** Its places among the sentence's terms. */
  readonly places: readonly number[];
  /** A relative of it is in the sentence: “invention” for “invented”. */
  readonly kin: number;
  /** In the sentence before. */
  readonly lead: number;
  /** In one of the two sentences before or in the one after. */
  readonly beside: number;
  /** In another sentence of the paragraph. */
  readonly paragraph: number;
}

/** A speaker's name or role, against a word of the sentence. */
export const SPEAKER = 0.9;
/** What a word in the sentence before or the headline counts against one in the sentence. */
export const CONTEXT = 0.5;

/** The paragraph around a sentence, held against a question. */
export interface Paragraph {
  /** What its sentences hold of the question, in order. */
  readonly sifted: readonly Sifted[];
  /** How often it has each word that stands for one of the question's. */
  readonly counts: ReadonlyMap<string, number>;
  /** In terms. */
  readonly length: number;
}

/** Sentences before and after one that it is read with. */
const [BEFORE, AFTER] = [2, 1];

/**
 * Holds a question, word by word, against a sentence.
 *
 * @param at which of its paragraph it is
 */
export function matchesOf(
  terms: readonly QuestionTerm[],
  rarity: ReadonlyMap<QuestionTerm, number>,
  sieve: Sieve,
  { speakerTerms, leadTerms, headlineTerms }: IndexedFact,
  { sifted }: Paragraph,
  at: number,
): readonly Match[] {
  const { weights: own, places } = sifted[at]!;
  const [speaker, lead, headline] = [speakerTerms, leadTerms, headlineTerms].map(sieve.weigh);
  const near = sifted.slice(Math.max(0, at - BEFORE), at + AFTER + 1);
  return terms.map((term, i): Match => {
    const best = Math.max(own[i]!, SPEAKER * speaker![i]!);
    return {
      term,
      rarity: rarity.get(term)!,
      own: best,
      context: CONTEXT * Math.max(lead![i]!, headline![i]!),
      places: places[i]!,
      kin: best === 0 && places[i]!.length ? 1 : 0,
      lead: lead![i]!,
      beside: mostOf(near, i),
      paragraph: mostOf(sifted, i),
    };
  });
}

const mostOf = (some: readonly Sifted[], i: number): number =>
  some.reduce((best, { weights }) => Math.max(best, weights[i]!), 0);

const ofRarity = ({ rarity }: Match): number => rarity;

/** Share of the matches for which something holds, by rarity unless weighed otherwise. */
export function share(
  matches: readonly Match[],
  holds: (match: Match) => number,
  weigh: (match: Match) => number = ofRarity,
): number {
  let [all, held] = [0, 0];
  for (const match of matches) {
    const weight = weigh(match);
    all += weight;
    held += weight * holds(match);
  }
  return all ? held / all : 0;
}

/**
 * Inverse document frequency of each word of a question; an unknown word is as rare as can be.
 *
 * @param among candidates among which it is to be rare too
 */
export const raritiesOf = (
  terms: readonly QuestionTerm[],
  index: Vocabulary,
  among: readonly Sifted[] = [],
): ReadonlyMap<QuestionTerm, number> =>
  new Map(
    terms.map((term, i) => {
      const held = among.filter(({ weights }) => weights[i]! > 0).length;
      return [
        term,
        term.weight * (rarityOf(frequencyOf(term, index), index.size) + rarityOf(held, among.length)),
      ];
    }),
  );

/** In how many sentences a word, or what stands for it, is found: the most of any of them. */
export const frequencyOf = ({ variants }: QuestionTerm, index: Vocabulary): number =>
  Math.max(0, ...[...variants.keys()].map((variant) => index.frequency(variant)));

/** BM25's saturation of repeated words, and how much of a paragraph's length counts. */
const [K, B] = [1.2, 0.7];
/** Terms of a usual paragraph. */
const USUAL_LENGTH = 90;

/** BM25 of a paragraph for a question's words. */
export function paragraphScore(
  terms: readonly QuestionTerm[],
  rarity: ReadonlyMap<QuestionTerm, number>,
  { counts, length }: Paragraph,
): number {
  const saturated = (count: number) =>
    (count * (K + 1)) / (count + K * (1 - B + (B * length) / USUAL_LENGTH));
  let score = 0;
  for (const term of terms) {
    let best = 0;
    for (const [variant, weight] of term.variants)
      best = Math.max(best, weight * saturated(counts.get(variant) ?? 0));
    score += rarity.get(term)! * best;
  }
  return score;
}
