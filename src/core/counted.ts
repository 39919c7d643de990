import type { DateMention } from "./dates.js";
import type { Fact, Placed, Reading } from "./facts.js";
import { type Figure, isNear, readFigures } from "./figures.js";
import { matterOf } from "./matters.js";
import type { Name } from "./names.js";
import { negationsIn } from "./negation.js";
import { contains, type Span, sliceOf } from "./span.js";
import { type Term, termsOf } from "./terms.js";

type Days = Pick<DateMention, "from" | "to">;

/** Of what time a sentence speaks. */
export interface Timed {
  /** The days and years that it names. */
  readonly times: readonly Days[];
  /** None of them makes it one of another time. */
  readonly isRecent: boolean;
}

/** A figure in its article, with the words that tell what it counts. */
export interface Counted extends Placed, Timed {
  readonly figure: Figure & { readonly value: number };
  /** What it is printed in, “km” or “£”: nothing is converted. */
  readonly unit: string;
  readonly isNegated: boolean;
  /** Terms of its object. */
  readonly of: readonly string[];
  /** Terms of the last name before it. */
  readonly whose: readonly string[];
  /** Other terms of its clause; and of the headline, where the headline has the figure too. */
  readonly around: readonly (readonly string[])[];
}

/** Days before publication within which a date does not make a figure one of another time. */
const RECENT_DAYS = 31;
const dayMs = 86_400_000;

const known = new WeakMap<Fact, readonly Counted[]>();

/** The figures of a sentence that may be held against another article's: it is told what they count, and of now. */
export function countedIn(one: Placed): readonly Counted[] {
  const counted = known.get(one.fact) ?? countIn(one);
  known.set(one.fact, counted);
  return counted;
}

function countIn({ fact, reading }: Placed): readonly Counted[] {
  const figures = fact.figures.flatMap((figure) => {
    const { value, unit: kind } = figure;
    const of = figure.of ? termList(sliceOf(reading.article.text, figure.of)) : [];
    const span = { start: figure.start - fact.span.start, end: figure.end - fact.span.start };
    const isTold = value !== undefined && kind !== "clock" && (kind !== "count" || of.length > 0);
    return isTold && !isAnother(fact.text, span) && !isHisOrIf(fact, span)
      ? [{ figure: { ...figure, value }, of }]
      : [];
  });
  if (figures.length === 0) return [];
  const aroundIn = clausesOf({ fact, reading });
  const told = { isNegated: negationsIn(fact.text).length % 2 === 1, ...timesOf({ fact, reading }) };
  return figures.map(({ figure, of }) => {
    const whose = termList(namesOf(fact).findLast(({ end }) => end <= figure.start)?.is ?? "");
    const around = aroundIn(figure).map((terms) =>
      terms.filter((term) => !of.includes(term)).map((term) => matterOf(term) ?? term),
    );
    const unit = unitIn(figure, sliceOf(reading.article.text, figure));
    return { fact, reading, figure, unit, ...told, of, whose, around };
  });
}

function unitIn({ unit }: Figure, printed: string): string {
  if (unit === "count" || unit === "percent") return unit;
  return /[£$€]/.exec(printed)?.[0] ?? termList(printed).at(-1) ?? "";
}

const termList = (text: string): readonly string[] => termsOf(text).map(({ term }) => term);

/** “Up from 3”, “27 of 34”, “another four”, “£500,000 more”, “27-year-old”: no figure of what the clause is about. */
const isAnother = (text: string, { start, end }: Span): boolean =>
  /(?:\b(?:from|than|not|against|another)|\d of)\s+(?:the\s+)?$/i.test(text.slice(0, start)) ||
  /^[\s-](?:old|other|further|more|less|fewer|higher|lower|larger|smaller)\b/.test(text.slice(end));

/** What “he” has cannot be told from what another has; what would be, if, is not said to be. */
const isHisOrIf = (fact: Fact, figure: Span): boolean => {
  const { start } = clauseAround(fact.text, figure);
  const before = fact.text.slice(start, figure.start);
  const pronoun = /\b(?:he|she|they|his|her|their)\b/i.exec(before);
  const at = fact.span.start + start + (pronoun?.index ?? 0);
  return (
    /\b(?:if|unless)\b/i.test(before) || (pronoun !== null && !isSource(fact, { start: at, end: at + 1 }))
  );
};

const isSource = ({ attributions }: Fact, { start, end }: Span): boolean =>
  attributions.some(({ source }) => source && source.start <= start && end <= source.end);

const namesOf = (fact: Fact): readonly Name[] => fact.names.filter((name) => !isSource(fact, name));

/** Finds the terms around a figure, in its clause and where the headline has the figure too. */
function clausesOf({
  fact,
  reading: { article },
}: Placed): (figure: Figure) => readonly (readonly string[])[] {
  const local = ({ start, end }: Span): Span => ({
    start: start - fact.span.start,
    end: end - fact.span.start,
  });
  const apart = [...fact.figures, ...fact.dates, ...fact.names].map(local);
  const terms = termsOf(fact.text).filter((term) => !apart.some((one) => contains(one, term)));
  const above = readFigures(article.headline, 0, []);
  const headline = above.length ? termsOf(article.headline) : [];
  return (figure) =>
    [
      termsWithin(clauseAround(fact.text, local(figure)), terms),
      ...above
        .filter((one) => one.unit === figure.unit && isNear(one, figure))
        .map((one) =>
          termsWithin(
            clauseAround(article.headline, one),
            headline.filter((term) => !contains(one, term)),
          ),
        ),
    ].filter((found) => found.length > 0);
}

const termsWithin = (clause: Span, terms: readonly Term[]): readonly string[] =>
  terms.flatMap((one) => (contains(clause, one) ? one.term : []));

function clauseAround(text: string, { start, end }: Span): Span {
  const ends = Array.from(
    text.matchAll(/[;:—–()]|,\s|\s(?:and|but|while|although|whereas)\s/g),
    ({ index }) => index,
  );
  return { start: ends.findLast((at) => at < start) ?? 0, end: ends.find((at) => at >= end) ?? text.length };
}

/** The days and years that a sentence names, and whether it is of now. */
export function timesOf({ fact, reading }: Placed): Timed {
  const times = timesIn(fact);
  return { times, isRecent: isRecent(times, reading) };
}

const timesIn = ({ text, dates }: Fact): readonly Days[] => [
  ...dates,
  ...Array.from(text.matchAll(/\b(?:in|since|of) ((?:19|20)\d\d)\b/gi), ([, year]) => ({
    from: `${year}-01-01`,
    to: `${year}-12-31`,
  })),
];

const isRecent = (times: readonly Days[], { article }: Reading): boolean => {
  const since = Date.parse(article.publishedAt) - RECENT_DAYS * dayMs;
  return times.length === 0 || times.some(({ to }) => Date.parse(to) >= since);
};
