import type { Vocabulary } from "./fact-index.js";
import type { QuestionTerm } from "./question.js";
import { rarityOf } from "./scorer.js";
import type { Sieve, Sifted } from "./sieve.js";
import type { Paragraph, Surroundings } from "./surroundings.js";

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

/** Sentences before and after one that it is read with. */
const [BEFORE, AFTER] = [2, 1];

/** The words of a question, held against one sentence after another: always the same objects. */
export interface Matches {
  readonly all: readonly Match[];
  /** Those of them that are names, that are none, and that have digits. */
  readonly named: readonly Match[];
  readonly plain: readonly Match[];
  readonly numbers: readonly Match[];
  holdAgainst(sentence: Surroundings): void;
}

/** Holds a question, word by word, against sentences. */
export function matchesFor(
  terms: readonly QuestionTerm[],
  rarity: ReadonlyMap<QuestionTerm, number>,
): Matches {
  const all = terms.map((term): Writable<Match> => ({ ...unmatched, term, rarity: rarity.get(term)! }));
  return {
    all,
    named: all.filter(({ term }) => term.name),
    plain: all.filter(({ term }) => !term.name),
    numbers: all.filter(({ term }) => /\d/.test(term.text)),
    holdAgainst({ own: { weights: own, places }, speaker, lead, headline, paragraph: { sifted }, at }) {
      for (const [i, match] of all.entries()) {
        match.own = Math.max(own[i]!, SPEAKER * speaker[i]!);
        match.context = CONTEXT * Math.max(lead[i]!, headline[i]!);
        match.places = places[i]!;
        match.kin = match.own === 0 && places[i]!.length ? 1 : 0;
        match.lead = lead[i]!;
        match.beside = mostOf(sifted, i, at - BEFORE, at + AFTER);
        match.paragraph = mostOf(sifted, i, 0, sifted.length - 1);
      }
    },
  };
}

const unmatched = { own: 0, context: 0, places: [], kin: 0, lead: 0, beside: 0, paragraph: 0 };

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

/** The most of what the sentences from one to another hold of a word. */
function mostOf(some: readonly Sifted[], i: number, from: number, to: number): number {
  let most = 0;
  for (let at = Math.max(0, from); at <= to && at < some.length; at++)
    most = Math.max(most, some[at]!.weights[i]!);
  return most;
}

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
  sieve: Sieve,
  { counts, length }: Paragraph,
): number {
  const slope = K * (1 - B + (B * length) / USUAL_LENGTH);
  const best = sieve.best(counts, (count) => (count * (K + 1)) / (count + slope));
  let score = 0;
  for (const [i, term] of terms.entries()) score += rarity.get(term)! * best[i]!;
  return score;
}
