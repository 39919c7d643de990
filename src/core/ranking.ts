import type { FactKind } from "./citation.js";
import type { Candidate, FactIndex, IndexedFact } from "./fact-index.js";
import type { Fact } from "./facts.js";
import { unreachable } from "./mistake.js";
import type { Name } from "./names.js";
import type { Question, QuestionTerm } from "./question.js";
import { termsOf } from "./terms.js";
import { squash } from "./words.js";

/** What speaks for a fact as an answer, each between 0 and 1 unless said. */
export interface Features {
  /** MiniSearch's score against the best of this question. */
  readonly words: number;
  /** Share of the question's words, by rarity, that stand in the sentence or are its speaker. */
  readonly coverage: number;
  /** The same, counting the sentence before and the headline for a little. */
  readonly context: number;
  /** Share of neighbouring words of the question that are neighbours in the sentence. */
  readonly order: number;
  /** The speaker asked for is the one who speaks. */
  readonly speaker: number;
  /** The kind of answer asked for is there: a name, a date, a figure, a reason. */
  readonly answerType: number;
  /** Every exact phrase of the question is in it. */
  readonly phrase: number;
  /** It is a fact of the body, not a heading, a headline or a listed source. */
  readonly body: number;
  /** It says that something is not known, where the question asks for it. */
  readonly open: number;
}

/** How much each feature weighs. */
export const weights: Readonly<Record<keyof Features, number>> = {
  words: 1.2,
  coverage: 2.2,
  context: 0.9,
  order: 0.6,
  speaker: 0.9,
  answerType: 0.55,
  phrase: 2,
  body: 1.3,
  open: 0.25,
};

/** A candidate with what speaks for it. */
export interface Ranked extends IndexedFact {
  readonly features: Features;
  readonly score: number;
}

/** A fact of the body counts fully; a listed source is another story's headline. */
const bodyOf: Readonly<Record<FactKind, number>> = {
  sentence: 1,
  headline: 0.35,
  heading: 0.2,
  reference: 0.3,
  dateline: 0,
};
/** What a word in the sentence before or the headline counts against one in the sentence. */
const CONTEXT = 0.5;

/** Candidates in the order in which they answer the question, best first. */
export function rank(
  question: Question,
  candidates: readonly Candidate[],
  index: FactIndex,
): readonly Ranked[] {
  const best = Math.max(...candidates.map(({ score }) => score), Number.EPSILON);
  const rarity = rarityOf(question.terms, index);
  return candidates
    .map(({ fact, score }) => {
      const indexed = index.get(fact.id)!;
      const features = featuresOf(question, indexed, score / best, rarity);
      return { ...indexed, features, score: total(features) };
    })
    .sort((a, b) => b.score - a.score || newer(a, b) || a.fact.span.start - b.fact.span.start);
}

const total = (features: Features): number =>
  (Object.keys(weights) as (keyof Features)[]).reduce((sum, name) => sum + weights[name] * features[name], 0);

const newer = (a: Ranked, b: Ranked): number =>
  a.reading.article.publishedAt < b.reading.article.publishedAt
    ? 1
    : a.reading.article.publishedAt > b.reading.article.publishedAt
      ? -1
      : 0;

/** Inverse document frequency of each of the question's words; an unknown word is as rare as can be. */
function rarityOf(terms: readonly QuestionTerm[], index: FactIndex): ReadonlyMap<QuestionTerm, number> {
  return new Map(
    terms.map((term) => {
      const seen = Math.max(...[...term.variants.keys()].map((variant) => index.frequency(variant)), 0);
      return [term, Math.log(1 + (index.size - seen + 0.5) / (seen + 0.5))] as const;
    }),
  );
}

function featuresOf(
  question: Question,
  indexed: IndexedFact,
  words: number,
  rarity: ReadonlyMap<QuestionTerm, number>,
): Features {
  const { fact } = indexed;
  const own = new Set(indexed.terms.map(({ term }) => term));
  const all = question.terms.reduce((sum, term) => sum + rarity.get(term)!, 0) || 1;
  const covered = (has: (variant: string) => number) =>
    question.terms.reduce((sum, term) => sum + rarity.get(term)! * bestVariant(term, has), 0) / all;
  const direct = (variant: string) => (own.has(variant) ? 1 : indexed.speakerTerms.has(variant) ? 0.9 : 0);
  return {
    words,
    coverage: covered(direct),
    context: covered((variant) => direct(variant) || (indexed.contextTerms.has(variant) ? CONTEXT : 0)),
    order: orderOf(question, indexed),
    speaker: speaksAs(question, indexed),
    answerType: answers(question, indexed),
    phrase:
      question.phrases.length && question.phrases.every((phrase) => squash(fact.text).includes(phrase))
        ? 1
        : 0,
    body: bodyOf[fact.kind],
    open: fact.open && /^(?:date|figure|yes-no|statements|reason)$/.test(question.wants) ? 1 : 0,
  };
}

const bestVariant = ({ variants }: QuestionTerm, has: (variant: string) => number): number =>
  Math.max(0, ...[...variants].map(([variant, weight]) => weight * has(variant)));

function orderOf({ terms }: Question, indexed: IndexedFact): number {
  if (terms.length < 2) return 0;
  const sequence = indexed.terms.map(({ term }) => term);
  const places = terms.map(({ variants }) => sequence.flatMap((term, i) => (variants.has(term) ? [i] : [])));
  const pairs = places
    .slice(1)
    .filter((next, i) => places[i]!.some((a) => next.some((b) => b > a && b - a <= 2)));
  return pairs.length / (terms.length - 1);
}

/** 1 when the speaker asked for speaks, 0.5 when they are silent in it, 0 when somebody else speaks. */
export function speaksAs({ speaker }: Question, { fact, speakerTerms, terms }: IndexedFact): number {
  if (!speaker) return 0;
  const known = speaker.filter(({ unknown }) => !unknown);
  if (known.length === 0) return 0;
  const matches = (has: (term: string) => boolean) =>
    known.every(({ variants }) => [...variants.keys()].some(has));
  if (fact.attributions.some(({ speaker: own }) => own) && matches((term) => speakerTerms.has(term)))
    return 1;
  return fact.open && matches((term) => terms.some((own) => own.term === term)) ? 0.7 : 0;
}

/** Whether the fact holds something of the kind that the question wants, and has not said itself. */
export function answers(question: Question, { fact }: IndexedFact): number {
  const { wants, units } = question;
  switch (wants) {
    case "person":
      return fact.names.some((name) => name.kind !== "adjective" && isNew(question, name.text)) ||
        isSaid(fact)
        ? 1
        : 0;
    case "date":
      return fact.dates.length || fact.figures.some(({ unit }) => unit === "clock") ? 1 : fact.open ? 0.8 : 0;
    case "figure":
      if (fact.figures.some(({ unit }) => units.length === 0 || units.includes(unit))) return 1;
      return fact.open ? 0.4 : 0;
    case "place":
      return fact.names.some((name) => isPlace(name) && isNew(question, name.text)) ? 1 : 0;
    case "reason":
      return reasons.test(fact.text) ? 1 : 0;
    case "statements":
      return isSaid(fact) ? 1 : 0;
    case "yes-no":
    case "description":
    case "any":
      return 0.5;
    default:
      return unreachable(wants);
  }
}

const reasons =
  /\b(?:because|since|due to|to\s+\p{Ll}+|so that|as a result|in order|after|for that reason|aimed)\b/u;

const isPlace = ({ kind }: Name): boolean =>
  kind === "name" || kind === "country" || kind === "seat" || kind === "body";

/** A name that the question does not hold itself. */
const isNew = ({ terms }: Question, name: string): boolean =>
  termsOf(name).some(
    ({ term }) => !term.startsWith("@") && !terms.some(({ variants }) => variants.has(term)),
  );

const isSaid = ({ attributions }: Fact): boolean => attributions.some(({ speaker }) => speaker);
