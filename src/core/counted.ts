import type { DateMention } from "./dates.js";
import type { Fact, Placed, Reading } from "./facts.js";
import { type Figure, isNear, readFigures } from "./figures.js";
import { matterOf } from "./matters.js";
import type { Name } from "./names.js";
import { negationsIn } from "./negation.js";
import { type Span, sliceOf } from "./span.js";
import { termsOf } from "./terms.js";

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

/** The figures of a sentence that may be held against another article's: it is told what they count, and of now. */
export function countedIn({ fact, reading }: Placed): readonly Counted[] {
  if (fact.figures.length === 0) return [];
  const told = { isNegated: negationsIn(fact.text).length % 2 === 1, ...timesOf({ fact, reading }) };
  return fact.figures.flatMap((figure) => {
    const { value, unit: kind } = figure;
    const of = figure.of ? termList(sliceOf(reading.article.text, figure.of)) : [];
    const span = { start: figure.start - fact.span.start, end: figure.end - fact.span.start };
    const isTold = value !== undefined && kind !== "clock" && (kind !== "count" || of.length > 0);
    if (!isTold || isAnother(fact.text, span) || isHisOrIf(fact, span)) return [];
    const whose = termList(namesOf(fact).findLast(({ end }) => end <= figure.start)?.is ?? "");
    const around = aroundIn(fact, reading.article.headline, figure).map((terms) =>
      terms.filter((term) => !of.includes(term)).map((term) => matterOf(term) ?? term),
    );
    const unit = unitIn(figure, sliceOf(reading.article.text, figure));
    return [{ fact, reading, figure: { ...figure, value }, unit, ...told, of, whose, around }];
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

function aroundIn(fact: Fact, headline: string, figure: Figure): readonly (readonly string[])[] {
  const local = ({ start, end }: Span): Span => ({
    start: start - fact.span.start,
    end: end - fact.span.start,
  });
  const apart = [...fact.figures, ...fact.dates, ...fact.names].map(local);
  const clauses = [
    clauseTerms(fact.text, local(figure), apart),
    ...readFigures(headline, 0, [])
      .filter((one) => one.unit === figure.unit && isNear(one, figure))
      .map((one) => clauseTerms(headline, one, [one])),
  ];
  return clauses.filter((terms) => terms.length > 0);
}

/** The terms of the clause around a span, but for those within `apart`. */
const clauseTerms = (text: string, span: Span, apart: readonly Span[]): readonly string[] => {
  const clause = clauseAround(text, span);
  return termsOf(text)
    .filter((term) => clause.start <= term.start && term.end <= clause.end)
    .filter((term) => !apart.some((one) => one.start <= term.start && term.end <= one.end))
    .map(({ term }) => term);
};

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
