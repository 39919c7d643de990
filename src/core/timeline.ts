import type { Mended, Reason, Searched } from "./answer.js";
import { instantOf } from "./article.js";
import type { Citation } from "./citation.js";
import { citeAll } from "./cite.js";
import { type Counted, countedIn } from "./counted.js";
import { type Edition, searchedIn } from "./edition.js";
import type { Fact } from "./facts.js";
import { type Filters, within } from "./filters.js";
import { fold } from "./fold.js";
import type { PrintedFigure } from "./presentation.js";
import { agree, countSame } from "./same-thing.js";
import { type Span, sliceOf } from "./span.js";
import { onTopic } from "./topic.js";
import { isOthersTurn, turn } from "./turn.js";

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
export async function timelineOf(
  edition: Edition,
  topic: string,
  filters: Filters,
  now: Date,
): Promise<Timeline> {
  const { sentences, readAs, why } = await onTopic(edition, topic, within(filters, edition), now);
  const printedFirst = sentences.toReversed();
  const counted: Counted[] = [];
  for (const one of printedFirst) {
    if (isOthersTurn()) await turn();
    counted.push(...countedIn(one));
  }
  const changed = changesIn(counted);
  const news = new Set(changed.flatMap(([was, is]) => [was.fact, is.fact]));
  const lines = fold(printedFirst, (fact) => news.has(fact)).toReversed();
  const citations = citeAll(lines);
  const numbers = new Map(citations.map(({ span, number }) => [span, number]));
  const printed = ({ fact, reading, figure }: Counted): PrintedFigure => ({
    figure: sliceOf(reading.article.text, { start: figure.start, end: figure.of?.end ?? figure.end }),
    citation: numbers.get(fact.span)!,
  });
  const changes = changed
    .map(([was, is]) => ({ was: printed(was), is: printed(is) }))
    .toSorted((a, b) => a.is.citation - b.is.citation);
  const days = daysOf(citations, new Map(lines.map(({ fact }) => [fact.span, fact])));
  return { topic, days, changes, readAs, ...(why && { why }), searched: searchedIn(edition) };
}

/**
 * Each figure with the one before it, where that is another: as the first article gave the old one and
 * the first gave the new.
 */
function changesIn(oldest: readonly Counted[]): readonly (readonly [Counted, Counted])[] {
  // What counts the same has the same unit and object: the others need not be looked through.
  const alike = new Map<string, Counted[]>();
  return oldest.flatMap((is) => {
    const key = `${is.unit} ${is.of.at(-1) ?? ""}`;
    const earlier = alike.get(key) ?? [];
    alike.set(key, earlier);
    const was = changedFrom(earlier, is);
    earlier.push(is);
    return was ? [[was, is] as const] : [];
  });
}

const at = ({ reading }: Counted): number => instantOf(reading.article.publishedAt);

/** The figure that this one changes, looked for from the newest back; nothing where it is no news. */
function changedFrom(earlier: readonly Counted[], is: Counted): Counted | undefined {
  const now = at(is);
  const end = earlier.findLastIndex((one) => at(one) < now) + 1;
  const isSame = (one: Counted) => countSame(one, is);
  const own = earlier.slice(end).filter(({ fact }) => fact.slug === is.fact.slug);
  if (own.some((one) => agree(one, is) && isSame(one))) return undefined;
  const newest = earlier.findLastIndex((one, i) => i < end && isSame(one));
  const slug = earlier[newest]?.fact.slug;
  const first = earlier.findLastIndex(({ fact }, i) => i < newest && fact.slug !== slug) + 1;
  const last = earlier.slice(first, newest + 1).filter(isSame);
  if (last.length === 0 || last.some((one) => agree(one, is))) return undefined;
  const other = earlier.findLastIndex((one, i) => i <= newest && !agree(one, last[0]!) && isSame(one));
  return earlier.slice(other + 1, newest + 1).find(isSame) ?? last[0];
}

function daysOf(citations: readonly Citation[], facts: ReadonlyMap<Span, Fact>): readonly TimelineDay[] {
  const days = new Map<string, Entry[]>();
  for (const citation of citations) {
    const day = citation.article.publishedAt.slice(0, 10);
    const entries = days.get(day) ?? [];
    entries.push({ citation, dates: datesIn(facts.get(citation.span)!, day) });
    days.set(day, entries);
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
