import type { Vocabulary } from "./fact-index.js";
import type { IndexedFact } from "./indexed-fact.js";
import type { QuestionTerm } from "./question.js";
import { rarityOf } from "./scorer.js";

/** Whether a word of a question stands in or around a sentence; each figure between 0 and 1. */
export interface Standing {
  /** Inverse document frequency, less for words of the question's frame. */
  readonly rarity: number;
  /** In the sentence, or its speaker's name or role. */
  readonly own: number;
  /** In the sentence before or the headline. */
  readonly context: number;
}

/** How one word of a question stands to a sentence; each figure between 0 and 1. */
export interface Match extends Standing {
  readonly term: QuestionTerm;
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

/** Holds a question, word by word, against a sentence. */
export function matchesOf(
  terms: readonly QuestionTerm[],
  rarity: ReadonlyMap<QuestionTerm, number>,
  one: IndexedFact,
  paragraph: ReadonlyMap<string, number>,
  beside: readonly ReadonlySet<string>[] = [],
): readonly Match[] {
  return terms.map((term): Match => {
    const standing = standingOf(term, rarity, one);
    const places = placesOf(term, one);
    return {
      ...standing,
      term,
      places,
      kin: standing.own === 0 && places.length ? 1 : 0,
      lead: bestIn(term, one.leadTerms),
      beside: Math.max(0, ...beside.map((own) => bestIn(term, own))),
      paragraph: bestIn(term, paragraph),
    };
  });
}

/** Where a word, what stands for it or a relative stands among the terms of a sentence. */
function placesOf({ variants, kin }: QuestionTerm, { terms }: IndexedFact): readonly number[] {
  const places: number[] = [];
  for (const [i, { term }] of terms.entries()) if (variants.has(term) || kin.has(term)) places.push(i);
  return places;
}

/** The best weight of what stands for a word among some words. */
function bestIn({ variants }: QuestionTerm, words: { has(word: string): boolean }): number {
  let best = 0;
  for (const [variant, weight] of variants) if (weight > best && words.has(variant)) best = weight;
  return best;
}

/** Whether a word stands in a sentence, or in what it leans on. */
export const standingOf = (
  term: QuestionTerm,
  rarity: ReadonlyMap<QuestionTerm, number>,
  one: IndexedFact,
): Standing => ({
  rarity: rarity.get(term)!,
  own: ownOf(term, one),
  context: CONTEXT * bestIn(term, one.contextTerms),
});

/** Whether a word stands in a sentence, or in its speaker's name or role; between 0 and 1. */
export function ownOf(term: QuestionTerm, { terms, speakerTerms }: IndexedFact): number {
  let best = SPEAKER * bestIn(term, speakerTerms);
  for (const { term: word } of terms) best = Math.max(best, term.variants.get(word) ?? 0);
  return best;
}

function bestVariant({ variants }: QuestionTerm, has: (variant: string) => number): number {
  let best = 0;
  for (const [variant, weight] of variants) best = Math.max(best, weight * has(variant));
  return best;
}

const ofRarity = ({ rarity }: Standing): number => rarity;

/** Share of the matches for which something holds, by rarity unless weighed otherwise. */
export function share<One extends Standing>(
  matches: readonly One[],
  holds: (match: One) => number,
  weigh: (match: One) => number = ofRarity,
): number {
  const all = matches.reduce((sum, match) => sum + weigh(match), 0);
  return all ? matches.reduce((sum, match) => sum + weigh(match) * holds(match), 0) / all : 0;
}

/** Inverse document frequency of each word of a question; an unknown word is as rare as can be. */
export const raritiesOf = (
  terms: readonly QuestionTerm[],
  index: Vocabulary,
  candidates: readonly IndexedFact[] = [],
): ReadonlyMap<QuestionTerm, number> => {
  const among = candidates.map((one) => new Set(one.terms.map(({ term }) => term)));
  return new Map(
    terms.map((term) => {
      const variants = [...term.variants.keys()];
      const seen = frequencyOf(term, index);
      const held = among.filter((own) => variants.some((variant) => own.has(variant))).length;
      return [term, term.weight * (rarityOf(seen, index.size) + rarityOf(held, among.length))] as const;
    }),
  );
};

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
  paragraph: ReadonlyMap<string, number>,
): number {
  const length = [...paragraph.values()].reduce((sum, count) => sum + count, 0);
  const saturated = (count: number) =>
    (count * (K + 1)) / (count + K * (1 - B + (B * length) / USUAL_LENGTH));
  return terms.reduce(
    (sum, term) => sum + rarity.get(term)! * bestVariant(term, (word) => saturated(paragraph.get(word) ?? 0)),
    0,
  );
}
