import type { FactIndex, IndexedFact } from "./fact-index.js";
import type { QuestionTerm } from "./question.js";

/** How one word of a question stands to a sentence; each figure between 0 and 1. */
export interface Match {
  readonly term: QuestionTerm;
  /** Inverse document frequency, less for words of the question's frame. */
  readonly rarity: number;
  /** Its places among the sentence's terms. */
  readonly places: readonly number[];
  /** In the sentence, or its speaker's name or role. */
  readonly own: number;
  /** A relative of it is in the sentence: “invention” for “invented”. */
  readonly kin: number;
  /** In the sentence before or the headline. */
  readonly context: number;
  /** In the sentence before. */
  readonly lead: number;
  /** In one of the two sentences before or in the one after. */
  readonly beside: number;
  /** In another sentence of the paragraph. */
  readonly paragraph: number;
}

/** A speaker's name or role, against a word of the sentence. */
const SPEAKER = 0.9;
/** What a word in the sentence before or the headline counts against one in the sentence. */
const CONTEXT = 0.5;

/** Holds a question, word by word, against a sentence. */
export function matchesOf(
  terms: readonly QuestionTerm[],
  rarity: ReadonlyMap<QuestionTerm, number>,
  one: IndexedFact,
  paragraph: ReadonlyMap<string, number>,
  beside: readonly ReadonlySet<string>[] = [],
): readonly Match[] {
  const own = new Set(one.terms.map(({ term }) => term));
  return terms.map((term): Match => {
    const best = (has: (variant: string) => number) => bestVariant(term, has);
    const direct = best((word) => (own.has(word) ? 1 : one.speakerTerms.has(word) ? SPEAKER : 0));
    return {
      term,
      rarity: rarity.get(term)!,
      places: one.terms.flatMap(({ term: word }, i) =>
        term.variants.has(word) || term.kin.has(word) ? [i] : [],
      ),
      own: direct,
      kin: direct ? 0 : [...term.kin].some((other) => own.has(other)) ? 1 : 0,
      context: best((word) => (one.contextTerms.has(word) ? CONTEXT : 0)),
      lead: best((word) => (one.leadTerms.has(word) ? 1 : 0)),
      beside: best((word) => (beside.some((terms) => terms.has(word)) ? 1 : 0)),
      paragraph: best((word) => (paragraph.has(word) ? 1 : 0)),
    };
  });
}

const bestVariant = ({ variants }: QuestionTerm, has: (variant: string) => number): number =>
  Math.max(0, ...[...variants].map(([variant, weight]) => weight * has(variant)));

const ofRarity = ({ rarity }: Match): number => rarity;

/** Share of the matches for which something holds, by rarity unless weighed otherwise. */
export function share(
  matches: readonly Match[],
  holds: (match: Match) => number,
  weigh: (match: Match) => number = ofRarity,
): number {
  const all = matches.reduce((sum, match) => sum + weigh(match), 0);
  return all ? matches.reduce((sum, match) => sum + weigh(match) * holds(match), 0) / all : 0;
}

/** Inverse document frequency of each word of a question; an unknown word is as rare as can be. */
export const raritiesOf = (
  terms: readonly QuestionTerm[],
  index: FactIndex,
  candidates: readonly IndexedFact[] = [],
): ReadonlyMap<QuestionTerm, number> => {
  const among = candidates.map((one) => new Set(one.terms.map(({ term }) => term)));
  return new Map(
    terms.map((term) => {
      const variants = [...term.variants.keys()];
      const seen = Math.max(...variants.map((variant) => index.frequency(variant)), 0);
      const held = among.filter((own) => variants.some((variant) => own.has(variant))).length;
      return [term, term.weight * (rarityOf(seen, index.size) + rarityOf(held, among.length))] as const;
    }),
  );
};

/** Inverse document frequency, as BM25 has it: of a word that so many of all have. */
export const rarityOf = (seen: number, all: number): number =>
  Math.log(1 + (all - seen + 0.5) / (seen + 0.5));

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
