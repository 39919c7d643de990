import type { Mended, Reason, Searched } from "./answer.js";
import { instantOf } from "./article.js";
import type { Citation } from "./citation.js";
import { citeAll } from "./cite.js";
import { type Counted, countedIn } from "./counted.js";
import { type Edition, newestFirst, searchedIn } from "./edition.js";
import type { Fact } from "./facts.js";
import type { Filters } from "./filters.js";
import { fold } from "./fold.js";
import type { PrintedFigure } from "./presentation.js";
import type { Ranked } from "./ranking.js";
import { agree, countSame } from "./same-thing.js";
import { type Span, sliceOf } from "./span.js";
import { onTopic } from "./topic.js";

/** How what is said of a topic changed: its sentences by day, newest first, and its figures. */
export interface Timeline {
  readonly topic: string;
  readonly days: readonly TimelineDay[];
  /** Newest first. */
  readonly changes: readonly Change[];
  readonly readAs: readonly Mended[];
  /** Why there is nothing. */
  readonly why?: Reason;
  readonly searched: Searched;
}

/** What was published on one day. */
export interface TimelineDay {
  /** ISO day. */
  readonly day: string;
  readonly entries: readonly Entry[];
}

/** A sentence, and the days that it names in words that do not say them. */
export interface Entry {
  readonly citation: Citation;
  readonly dates: readonly { readonly words: string; readonly from: string; readonly to: string }[];
}

/** A figure and the one that an article before it gave of the same thing. */
export interface Change {
  readonly was: PrintedFigure;
  readonly is: PrintedFigure;
}

/** What was published on a topic, newest first; what is printed again stays with its first print. */
export function timelineOf(edition: Edition, topic: string, filters: Filters, now: Date): Timeline {
  const { sentences, readAs, why } = onTopic(edition, topic, filters, now);
  const printedFirst = sentences.toSorted((a, b) => byTime(b, a));
  const changed = changesIn(printedFirst.flatMap(countedIn));
  const news = new Set(changed.flatMap(([was, is]) => [was.fact, is.fact]));
  const oldest = fold(printedFirst, (fact) => news.has(fact));
  const citations = citeAll(oldest.toSorted(byTime));
  const numbers = new Map(citations.map(({ span, number }) => [span, number]));
  const printed = ({ fact, reading, figure }: Counted): PrintedFigure => ({
    figure: sliceOf(reading.article.text, { start: figure.start, end: figure.of?.end ?? figure.end }),
    citation: numbers.get(fact.span)!,
  });
  const changes = changed
    .map(([was, is]) => ({ was: printed(was), is: printed(is) }))
    .toSorted((a, b) => a.is.citation - b.is.citation);
  const days = daysOf(citations, new Map(oldest.map(({ fact }) => [fact.span, fact])));
  return { topic, days, changes, readAs, ...(why && { why }), searched: searchedIn(edition) };
}

/** Newest first, and within an article as it is read. */
export const byTime = (a: Ranked, b: Ranked): number =>
  a.reading === b.reading ? a.fact.span.start - b.fact.span.start : newestFirst(a.reading, b.reading);

/**
 * Each figure with the one before it, where that is another: as the first article gave the old one and
 * the first gave the new.
 */
function changesIn(oldest: readonly Counted[]): readonly (readonly [Counted, Counted])[] {
  const at = ({ reading }: Counted) => instantOf(reading.article.publishedAt);
  const earlier: Counted[] = [];
  return oldest.flatMap((is) => {
    const same = earlier.filter((one) => countSame(one, is));
    earlier.push(is);
    const told = same.some((one) => one.fact.slug === is.fact.slug && agree(one, is));
    const before = same.filter((one) => at(one) < at(is));
    const last = before.filter((one) => one.fact.slug === before.at(-1)!.fact.slug);
    if (last.length === 0 || told || last.some((one) => agree(one, is))) return [];
    const was = before[before.findLastIndex((one) => !agree(one, last[0]!)) + 1] ?? last[0]!;
    return [[was, is] as const];
  });
}

function daysOf(citations: readonly Citation[], facts: ReadonlyMap<Span, Fact>): readonly TimelineDay[] {
  const days = new Map<string, Entry[]>();
  for (const citation of citations) {
    const day = citation.article.publishedAt.slice(0, 10);
    const entries = days.get(day) ?? [];
    days.set(day, [...entries, { citation, dates: datesIn(facts.get(citation.span)!, day) }]);
  }
  return [...days].map(([day, entries]) => ({ day, entries }));
}

/** “12 January” says its day itself where the year is the article’s; “Friday” does under that day. */
const datesIn = ({ text, span, dates }: Fact, day: string): Entry["dates"] =>
  dates
    .map(({ start, end, from, to }) => ({
      words: text.slice(start - span.start, end - span.start),
      from,
      to,
    }))
    .filter(
      ({ words, from, to }) =>
        !(from === day && to === day) && !(/\d/.test(words) && from.slice(0, 4) === day.slice(0, 4)),
    );
