import type { FactIndex, IndexedFact } from "./fact-index.js";
import type { QuestionTerm } from "./question.js";

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
  /** In another sentence of the paragraph. */
  readonly paragraph: number;
}

/** A speaker's name or role, against a word of the sentence. */
const SPEAKER = 0.9;
/** What a word in the sentence before or the headline counts against one in the sentence. */
const CONTEXT = 0.5;
/** What a relative counts against the word itself. */
const KIN = 0.5;

/** Holds a question, word by word, against a sentence. */
export function matchesOf(
  terms: readonly QuestionTerm[],
  rarity: ReadonlyMap<QuestionTerm, number>,
  one: IndexedFact,
  paragraph: ReadonlyMap<string, number>,
): readonly Match[] {
  const own = placesOf(one);
  return terms.map((term): Match => {
    const best = (has: (variant: string) => number) => bestVariant(term, has);
    const standing = standingOf(term, rarity, one);
    return {
      ...standing,
      term,
      places: [...term.variants.keys()].flatMap((variant) => own.get(variant) ?? []),
      kin: standing.own ? 0 : hasKin(term.term, own) ? KIN : 0,
      lead: best((word) => (one.leadTerms.has(word) ? 1 : 0)),
      paragraph: best((word) => (paragraph.has(word) ? 1 : 0)),
    };
  });
}

/** Where each term of a sentence stands among its terms. */
function placesOf({ terms }: IndexedFact): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [i, { term }] of terms.entries()) {
    const known = places.get(term);
    if (known) known.push(i);
    else places.set(term, [i]);
  }
  return places;
}

/** Whether a word stands in a sentence, or in what it leans on. */
export const standingOf = (
  term: QuestionTerm,
  rarity: ReadonlyMap<QuestionTerm, number>,
  one: IndexedFact,
): Standing => ({
  rarity: rarity.get(term)!,
  own: ownOf(term, one),
  context: bestVariant(term, (word) => (one.contextTerms.has(word) ? CONTEXT : 0)),
});

/** Whether a word stands in a sentence, or in its speaker's name or role; between 0 and 1. */
export function ownOf(term: QuestionTerm, { terms, speakerTerms }: IndexedFact): number {
  let best = bestVariant(term, (word) => (speakerTerms.has(word) ? SPEAKER : 0));
  for (const { term: word } of terms) best = Math.max(best, term.variants.get(word) ?? 0);
  return best;
}

function bestVariant({ variants }: QuestionTerm, has: (variant: string) => number): number {
  let best = 0;
  for (const [variant, weight] of variants) best = Math.max(best, weight * has(variant));
  return best;
}

/** Stems are relatives when they share this many letters at the beginning, and this much of the longer one. */
const KIN_LETTERS = 4;
const KIN_SHARE = 0.6;

function hasKin(term: string, own: ReadonlyMap<string, unknown>): boolean {
  if (term.length < KIN_LETTERS || /[\d@]/.test(term)) return false;
  const start = term.slice(0, KIN_LETTERS);
  for (const other of own.keys())
    if (
      other.startsWith(start) &&
      sharedStart(term, other) >= KIN_SHARE * Math.max(term.length, other.length)
    )
      return true;
  return false;
}

function sharedStart(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i;
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
  index: FactIndex,
): ReadonlyMap<QuestionTerm, number> =>
  new Map(
    terms.map((term) => {
      const seen = Math.max(...[...term.variants.keys()].map((variant) => index.frequency(variant)), 0);
      return [term, term.weight * Math.log(1 + (index.size - seen + 0.5) / (seen + 0.5))] as const;
    }),
  );

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
