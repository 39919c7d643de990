import { type DateMention, daysMeet } from "./dates.js";
import { near, negationsIn } from "./differences.js";
import type { Fact, Reading } from "./facts.js";
import { type Figure, readFigures } from "./figures.js";
import { matterOf } from "./matters.js";
import type { Name } from "./names.js";
import { type Span, sliceOf } from "./span.js";
import { termsOf } from "./terms.js";

type Days = Pick<DateMention, "from" | "to">;

/** A figure in its article, with the words that tell what it counts. */
export interface Counted {
  readonly fact: Fact;
  readonly reading: Reading;
  readonly figure: Figure & { readonly value: number };
  /** What it is printed in, “km” or “£”: nothing is converted. */
  readonly unit: string;
  readonly isNegated: boolean;
  /** The days and years that its sentence names. */
  readonly times: readonly Days[];
  /** None of them makes it a figure of another time. */
  readonly isRecent: boolean;
  /** Terms of its object. */
  readonly of: readonly string[];
  /** Terms of the last name before it. */
  readonly whose: readonly string[];
  /** Other terms of its clause; and of the headline, where the headline has the figure too. */
  readonly around: readonly (readonly string[])[];
}

/** Fewest terms that two clauses share, and fewest beside a shared object. */
const SHARED = 2;
const SHARED_WITH_OBJECT = 1;
/** Share of the shorter clause's terms that they have in common. */
const SHARED_PART = 0.5;
/** Days before publication within which a date does not make a figure one of another time. */
const RECENT_DAYS = 31;
const dayMs = 86_400_000;

/** The figures of a sentence that may be held against another article's: it is told what they count, and of now. */
export function countedIn({ fact, reading }: Pick<Counted, "fact" | "reading">): readonly Counted[] {
  if (fact.figures.length === 0) return [];
  const times = timesIn(fact);
  const told = {
    isNegated: negationsIn(fact.text).length % 2 === 1,
    times,
    isRecent: isRecent(times, reading),
  };
  return fact.figures.flatMap((figure) => {
    const { value, unit: kind } = figure;
    const of = figure.of ? termList(sliceOf(reading.article.text, figure.of)) : [];
    const span = { start: figure.start - fact.span.start, end: figure.end - fact.span.start };
    const isTold = value !== undefined && kind !== "clock" && (kind !== "count" || of.length > 0);
    if (!isTold || isAnother(fact.text, span) || isHis(fact, span)) return [];
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

/** “Up from 3”, “27 of 34”, “£500,000 more”, “27-year-old”: no figure of what the clause is about. */
const isAnother = (text: string, { start, end }: Span): boolean =>
  /(?:\b(?:from|than|not|against)|\d of)\s+(?:the\s+)?$/i.test(text.slice(0, start)) ||
  /^[\s-](?:old|more|less|fewer|higher|lower|larger|smaller)\b/.test(text.slice(end));

/** What “he” has cannot be told from what another has. */
const isHis = (fact: Fact, figure: Span): boolean => {
  const { start } = clauseAround(fact.text, figure);
  const pronoun = /\b(?:he|she|they|his|her|their)\b/i.exec(fact.text.slice(start, figure.start));
  const at = fact.span.start + start + (pronoun?.index ?? 0);
  return pronoun !== null && !isSource(fact, { start: at, end: at + 1 });
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
      .filter((one) => one.unit === figure.unit && near(one, figure))
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

/** Whether two figures count the same thing, in the same unit and time, as far as the words around them tell. */
export const countSame = (a: Counted, b: Counted): boolean =>
  a.unit === b.unit &&
  a.of.at(-1) === b.of.at(-1) &&
  (a.whose.length === 0 || b.whose.length === 0 || a.whose.some((term) => b.whose.includes(term))) &&
  a.isNegated === b.isNegated &&
  isSameTime(a, b) &&
  a.around.some((left) => b.around.some((right) => overlap(left, right, a.of.length > 0)));

function overlap(a: readonly string[], b: readonly string[], hasObject: boolean): boolean {
  const shared = new Set(a.filter((term) => b.includes(term))).size;
  const [left, right] = [a.filter(matterOf), b.filter(matterOf)];
  return (
    (left.length === 0 || right.length === 0 || left.some((term) => right.includes(term))) &&
    shared >= (hasObject ? SHARED_WITH_OBJECT : SHARED) &&
    shared >= SHARED_PART * Math.min(a.length, b.length)
  );
}

const isSameTime = (a: Counted, b: Counted): boolean =>
  (a.isRecent && b.isRecent) || a.times.some((one) => b.times.some((other) => daysMeet(one, other)));

const timesIn = ({ text, dates }: Fact): readonly Days[] => [
  ...dates,
  ...Array.from(text.matchAll(/\b(?:in|since|of) ((?:19|20)\d\d)\b/g), ([, year]) => ({
    from: `${year}-01-01`,
    to: `${year}-12-31`,
  })),
];

const isRecent = (times: readonly Days[], { article }: Reading): boolean => {
  const since = Date.parse(article.publishedAt) - RECENT_DAYS * dayMs;
  return times.length === 0 || times.some(({ to }) => Date.parse(to) >= since);
};

/** Whether two values may be one: approximate, rounded, or within the other's range. */
export function agree(a: Counted, b: Counted): boolean {
  const [low, high] = a.figure.value < b.figure.value ? [a, b] : [b, a];
  const slack = Math.max(stepOf(a), stepOf(b)) / 2;
  return near(a.figure, b.figure) || high.figure.value - slack <= (low.figure.upTo ?? low.figure.value);
}

/** What the last printed decimal is worth: 100,000 in “4.2 million”. A whole number without a scale is exact. */
function stepOf({ figure, reading }: Counted): number {
  const [digits = "", , decimals = ""] = /[\d,]+(\.(\d+))?/.exec(sliceOf(reading.article.text, figure)) ?? [];
  const scale = figure.value / Number(digits.replaceAll(",", ""));
  return Number.isFinite(scale) && (scale > 1 || decimals) ? scale / 10 ** decimals.length : 0;
}
