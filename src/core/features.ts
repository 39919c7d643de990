import { type Slot, slotsFor } from "./answer-slots.js";
import type { FactKind } from "./citation.js";
import { leaning } from "./cite.js";
import { type DateMention, daysMeet, overlapsDays } from "./dates.js";
import type { IndexedFact } from "./indexed-fact.js";
import { type Match, type Matches, share } from "./match.js";
import { negates } from "./negation.js";
import type { Question } from "./question.js";
import { squash } from "./words.js";

/** What speaks for a sentence as an answer, or against it; each between 0 and 1. */
export interface Features {
  /** MiniSearch's score, against the best of this question. */
  readonly words: number;
  /** BM25 of the whole paragraph, against the best of this question. */
  readonly passage: number;
  /** Share of the question's words, by rarity, that stand in the sentence, its speaker, or what its “it” stands for. */
  readonly coverage: number;
  /** The same, counting the sentence before and the headline for a half. */
  readonly context: number;
  /** Share of the question’s words as they are printed, little ones too: “under”, “before”, “most”. */
  readonly printed: number;
  /** Share of the words that are no names, counting relatives: “invention” for “invented”. */
  readonly matter: number;
  /** Share of the names, counting those that the paragraph has named before. */
  readonly names: number;
  /** Share of the words that neither the sentence nor its paragraph holds. */
  readonly unmet: number;
  /** Share of the words that it lacks, but the sentences beside it hold. */
  readonly beside: number;
  /** How long it is: of two that hold the same words the shorter says less else. */
  readonly long: number;
  /** Share of neighbouring words of the question that are neighbours in the sentence. */
  readonly order: number;
  /** How near to its beginning the sentence comes to the question's words. */
  readonly early: number;
  /** It holds a name, a place, a reason or somebody's words where one is asked for, not the question's own. */
  readonly slot: number;
  /** It holds a date or a figure where one is asked for. */
  readonly measure: number;
  /** How close to the question's words that stands. */
  readonly near: number;
  /** It opens on a word that leans on the sentence before, which holds the question's words. */
  readonly leans: number;
  /** The speaker asked for is the one who speaks. */
  readonly speaker: number;
  /** Every exact phrase of the question is in it. */
  readonly phrase: number;
  /** It is a fact of the body, not a heading, a headline or a listed source. */
  readonly body: number;
  /** It says that something is not known, where the question may be answered so. */
  readonly open: number;
  /** It asks a question itself. */
  readonly asks: number;
  /** It is cut short: “… of the final”. */
  readonly fragment: number;
  /** It is dated with the days asked for, or a half: its article is. */
  readonly time: number;
  /** It is dated otherwise than asked. */
  readonly otherTime: number;
  /** Share of the question's numbers that nothing around it holds, or that it contradicts with another year. */
  readonly otherNumbers: number;
  /** The question denies (“who did not sign”) and the sentence does not. */
  readonly denies: number;
  /** The name asked for goes on to be another: “Harbour Bridge Road”. */
  readonly otherName: number;
}

/** A fact of the body counts fully; a listed source is another story's headline. */
const bodyOf: Readonly<Record<FactKind, number>> = {
  sentence: 1,
  headline: 0.1,
  heading: 0.2,
  reference: 0.3,
  correction: 0.2,
  dateline: 0,
};

/** What a candidate holds of the question. */
export interface Held {
  /** Held against it, word by word. */
  readonly matches: Matches;
  readonly printed: number;
  /** MiniSearch's score and the paragraph's, each against the best of this question. */
  readonly words: number;
  readonly passage: number;
}

/** What a word of the sentence before counts in a sentence that leans on it. */
const LEAD = 0.9;

/** The logarithm of the terms of a very long sentence. */
const LONG = 4;

/** What speaks for a candidate and against it. */
export function featuresOf(question: Question, one: IndexedFact, held: Held): Features {
  const { fact } = one;
  const { all: matches, plain, named, numbers } = held.matches;
  const slots = slotsFor(question, one);
  const leans = leaning.test(fact.text);
  const bestFit = Math.max(0, ...slots.map(({ fit }) => fit));
  return {
    words: held.words,
    passage: held.passage,
    coverage: share(matches, leans ? inItOrLead : inIt),
    context: share(matches, inItOrContext),
    printed: held.printed,
    matter: share(plain, inItOrKin),
    names: share(named, namedSoFar),
    unmet: share(matches, isUnmet, alike),
    beside: share(matches, onlyBeside),
    long: Math.min(1, Math.log(1 + one.terms.length) / LONG),
    order: orderOf(matches),
    early: earlinessOf(matches),
    slot: measured.has(question.wants) ? 0 : bestFit,
    measure: measured.has(question.wants) ? bestFit : 0,
    near: nearnessOf(slots, matches, one),
    leans: leans ? share(matches, inLead) : 0,
    speaker: speaksAs(question, one),
    phrase: holdsPhrases(question, one),
    body: bodyOf[fact.kind],
    open: fact.open && mayBeOpen.has(question.wants) ? 1 : 0,
    asks: /\?["”’']?$/.test(fact.text) ? 1 : 0,
    fragment: fragmentOf(fact.text),
    ...timesOf(question, one),
    otherNumbers: share(numbers, (match) => Math.max(isMissing(match), isOtherYear(match, one)), alike),
    denies: question.denies && !negates(fact.text) ? 1 : 0,
    otherName: named.some((match) => goesOn(match, matches, one)) ? 1 : 0,
  };
}

/** Dots at an end leave a sentence cut; in between, something is left out. */
function fragmentOf(text: string): number {
  const dots = ["...", "…"].filter((one) => text.includes(one));
  return dots.some((one) => text.startsWith(one) || text.endsWith(one)) ? 1 : dots.length ? 0.5 : 0;
}

const measured: ReadonlySet<Question["wants"]> = new Set(["date", "figure"]);
const mayBeOpen: ReadonlySet<Question["wants"]> = new Set([
  "date",
  "figure",
  "yes-no",
  "statements",
  "reason",
  "person",
]);

const inIt = ({ own }: Match): number => own;
const inItOrLead = ({ own, lead }: Match): number => Math.max(own, LEAD * lead);
const inItOrContext = ({ own, context }: Match): number => Math.max(own, context);
const inItOrKin = ({ own, kin }: Match): number => Math.max(own, kin);
const namedSoFar = ({ own, lead, paragraph }: Match): number => Math.max(own, 0.8 * lead, 0.6 * paragraph);
const inLead = ({ lead, paragraph }: Match): number => Math.max(lead, 0.6 * paragraph);
const isThere = ({ own, kin }: Match): boolean => own > 0 || kin > 0;
const isUnmet = (match: Match): number => (isThere(match) || match.paragraph ? 0 : 1);
const onlyBeside = (match: Match): number => (isThere(match) ? 0 : match.beside);
const alike = (): number => 1;
const isMissing = ({ own, context, paragraph }: Match): number => (own || context || paragraph ? 0 : 1);

/** What an article of the days asked for counts against a sentence of them. */
const ARTICLE_DAY = 0.5;

function timesOf({ dates }: Question, { fact, reading }: IndexedFact): Pick<Features, "time" | "otherTime"> {
  const meets = (date: DateMention): number =>
    fact.dates.some((own) => daysMeet(own, date))
      ? 1
      : overlapsDays(date, reading.article.publishedAt)
        ? ARTICLE_DAY
        : 0;
  const met = Math.max(0, ...dates.map(meets));
  return { time: met, otherTime: dates.length > 0 && fact.dates.length > 0 && met < 1 ? 1 : 0 };
}

const year = /^(?:1[5-9]|20)\d\d$/;
const isOtherYear = ({ term, own }: Match, { terms }: IndexedFact): number =>
  own === 0 && year.test(term.text) && terms.some(({ text }) => year.test(text)) ? 1 : 0;

function orderOf(matches: readonly Match[]): number {
  if (matches.length < 2) return 0;
  const pairs = matches
    .slice(1)
    .filter(({ places }, i) => matches[i]!.places.some((a) => places.some((b) => b > a && b - a <= 2)));
  return pairs.length / (matches.length - 1);
}

/** Words after which the beginning of a sentence has faded to a third. */
const BEGINNING = 6;

function earlinessOf(matches: readonly Match[]): number {
  let first = 99;
  for (const { places } of matches) if (places.length) first = Math.min(first, places[0]!);
  return Math.exp(-first / BEGINNING);
}

/** Characters at which what stands apart counts for a third. */
const APART = 40;

/** How close the question's words stand to what may be the answer, by their rarity. */
const nearnessOf = (slots: readonly Slot[], matches: readonly Match[], { terms }: IndexedFact): number =>
  Math.max(
    0,
    ...slots.map(
      (slot) =>
        slot.fit *
        share(matches, ({ places }) =>
          Math.max(0, ...places.map((place) => Math.exp(-gapBetween(slot, terms[place]!) / APART))),
        ),
    ),
  );

const gapBetween = (a: { start: number; end: number }, b: { start: number; end: number }): number =>
  Math.max(0, a.start - b.end, b.start - a.end);

/** 1 when the speaker asked for speaks, 0.7 when the sentence says that they do not, 0 when somebody else speaks. */
export function speaksAs({ speaker }: Question, { fact, speakerTerms, terms }: IndexedFact): number {
  const known = speaker?.filter(({ unknown }) => !unknown) ?? [];
  if (known.length === 0) return 0;
  const matches = (has: (term: string) => boolean) =>
    known.every(({ variants }) => [...variants.keys()].some(has));
  if (fact.attributions.some(({ speaker: own }) => own) && matches((term) => speakerTerms.has(term)))
    return 1;
  return fact.open && matches((term) => terms.some((own) => own.term === term)) ? 0.7 : 0;
}

const holdsPhrases = ({ phrases }: Question, { fact }: IndexedFact): number =>
  phrases.length && phrases.every((phrase) => squash(fact.text).includes(phrase)) ? 1 : 0;

/** Everywhere it stands, the asked name goes on with a word that the question does not have. */
function goesOn({ places }: Match, matches: readonly Match[], { fact, terms }: IndexedFact): boolean {
  return (
    places.length > 0 &&
    places.every((place) => {
      const after = terms[place + 1];
      const gap = after && fact.text.slice(terms[place]!.end, after.start);
      return (
        after !== undefined &&
        /^:? $/.test(gap!) &&
        /^\p{Lu}/u.test(after.text) &&
        !matches.some((other) => other.places.includes(place + 1))
      );
    })
  );
}
