import type { Articles, Put } from "../archive/articles.js";
import type { Feed, FeedState, Feeds, Item, Items } from "../archive/feeds.js";
import type { Arrival } from "../core/article.js";
import { Mistake, Outage } from "../core/mistake.js";
import type { Problem } from "../intake/intake.js";
import { type FeedDocument, readFeedDocument } from "./feed-document.js";
import { anyWaits, type Entry, entriesOf, isDue, remembered, waitAfter } from "./feed-items.js";
import { articleOf, type Reach } from "./pages.js";

/** What the reading of feeds leans on. */
export interface FeedReading extends Reach {
  readonly feeds: Feeds;
  readonly articles: Articles;
  readonly tenant: string;
  /** Between two readings of a feed. */
  readonly minutes: number;
  /** Most pages of items that are fetched at one reading of a feed; the rest waits for the next. */
  readonly pages?: number;
}

/** Pages of a reading, where nothing else is asked for: with a pause of a second, two minutes. */
const PAGES = 100;

/** What one reading of a feed came to. */
export interface FeedReport {
  readonly url: string;
  readonly puts: readonly Put[];
  /** Items that could not be read, each with its reason. */
  readonly problems: readonly Problem[];
  /** Pages that wait for the next reading. */
  readonly left: number;
  /** It was the first look: nothing of it is posted. */
  readonly baseline: boolean;
  /** Why the feed itself could not be read. */
  readonly failing?: Mistake;
}

/** Reads a feed once and keeps how it went. What is stored stays, whatever the feed says. */
export async function readFeed(run: FeedReading, feed: Feed): Promise<FeedReport> {
  const { state, url } = feed;
  const items = await run.feeds.items(run.tenant, url);
  const document = await readFeedDocument(run, feed, anyWaits(items, run.minutes, run.now()));
  const nothing = { url, puts: [], problems: [], left: 0, baseline: false };
  if (run.signal?.aborted) {
    await run.feeds.keep(run.tenant, url, { state, nextAt: run.now().toISOString() });
    return nothing;
  }
  switch (document.kind) {
    case "unchanged":
      await keepGood(run, url, state);
      return nothing;
    case "failing":
      await keepFailing(run, feed, document);
      return { ...nothing, failing: document.mistake };
    case "read": {
      const baseline = state.readAt === undefined || (state.paging !== undefined && !state.readUpTo);
      const entries = entriesOf(document.feed, state.summaries === true, run.now());
      const {
        puts,
        problems,
        left,
        items: kept,
      } = await takeEntries({ ...run, ...state }, entries, items, baseline);
      const { title } = document.feed;
      const next = {
        ...document.state,
        ...(title && { title }),
        ...(puts.some(({ kind }) => kind !== "unchanged") && { changedAt: run.now().toISOString() }),
      };
      await keepGood(run, url, next, kept);
      return {
        url,
        puts,
        baseline,
        left: left + document.left,
        problems: [...document.feed.problems, ...problems],
      };
    }
  }
}

interface Taken extends Pick<FeedReport, "puts" | "problems" | "left"> {
  readonly items: Items;
}

type Taking = FeedReading & Pick<FeedState, "desk">;

/** Stores what is new of a feed: whole articles at once, the oldest first, then page by page. */
async function takeEntries(
  run: Taking,
  entries: readonly Entry[],
  before: Items,
  baseline: boolean,
): Promise<Taken> {
  const items = new Map(
    entries.map(({ key }): [string, Item] => [key, before[key] ?? (baseline ? { baseline } : {})]),
  );
  const due = entries.filter((entry) => isDue(items.get(entry.key)!, entry, run.minutes, run.now()));
  const whole = due.filter((entry) => entry.kind === "whole").toReversed();
  const arrivals = whole.map(({ article, key }) => dressed(run, article, items.get(key)!));
  const puts = await run.articles.putAll(run.tenant, arrivals, run.now());
  for (const { key, words } of whole) items.set(key, { read: words });
  const linked = due.filter((entry) => entry.kind === "linked");
  const pages = await takePages(run, linked, items);
  return { ...pages, puts: [...puts, ...pages.puts], items: remembered(before, items) };
}

type Linked = Entry & { readonly kind: "linked" };

/** Reads the pages of items until enough have been asked for, the site asks to wait, or it is stopped. */
async function takePages(
  run: Taking,
  linked: readonly Linked[],
  items: Map<string, Item>,
): Promise<Omit<Taken, "items">> {
  const rank = (entry: Linked) => rankOf(items.get(entry.key)!, entry);
  const puts: Put[] = [];
  const problems: Problem[] = [];
  let asked = 0;
  for (const entry of [...linked].sort((a, b) => rank(a) - rank(b)).slice(0, run.pages ?? PAGES)) {
    const { key, link } = entry;
    const item = items.get(key)!;
    const now = run.now();
    const fetched = await run.fetcher.get(link.url, run.signal && { signal: run.signal });
    if (run.signal?.aborted) break;
    if (fetched.kind === "busy") {
      problems.push({ place: link.place, mistake: fetched.mistake });
      break;
    }
    asked += 1;
    try {
      puts.push(await run.articles.put(run.tenant, dressed(run, articleOf(link, fetched, now), item), now));
      items.set(key, seen(entry, item, now));
    } catch (error) {
      if (!(error instanceof Mistake) || error instanceof Outage) throw error;
      problems.push({ place: link.place, mistake: error });
      items.set(key, { ...item, seenAt: now.toISOString(), failed: (item.failed ?? 0) + 1 });
    }
  }
  return { puts, problems, left: linked.length - asked };
}

/** News before what was there at the first look, and that before what is looked at again. */
const rankOf = ({ read, baseline }: Item, { words }: Linked): number =>
  read === words ? 2 : baseline ? 1 : 0;

const dressed = ({ desk }: Taking, article: Arrival, { baseline }: Item): Arrival => ({
  ...article,
  ...(desk && { desk }),
  ...(article.status === "published" && { standing: "kept" as const }),
  ...(baseline && { baseline }),
});

function seen({ words: read, dates, link }: Linked, item: Item, now: Date): Item {
  const since = item.since ?? link.publishedAt ?? (item.baseline ? undefined : now.toISOString());
  return { read, dates, seenAt: now.toISOString(), ...(since && { since }) };
}

async function keepGood(run: FeedReading, url: string, state: FeedState, items?: Items): Promise<void> {
  const { failing, ...rest } = state;
  const now = run.now();
  const change = { state: { ...rest, readAt: now.toISOString() }, nextAt: later(now, run.minutes * 60_000) };
  await run.feeds.keep(run.tenant, url, { ...change, ...(items && { items }) });
}

async function keepFailing(
  run: FeedReading,
  { url, state }: Feed,
  { mistake: { what, remedy }, waitMs }: FeedDocument & { readonly kind: "failing" },
): Promise<void> {
  const now = run.now();
  // A long list is begun anew: what its pages hold may have moved.
  const { paging, ...rest } = state;
  const times = (state.failing?.times ?? 0) + 1;
  const failing = { since: state.failing?.since ?? now.toISOString(), times, what, remedy };
  const nextAt = later(now, Math.max(waitMs, waitAfter(times, run.minutes)));
  await run.feeds.keep(run.tenant, url, { state: { ...rest, failing }, nextAt });
}

/** Up to a tenth later, so that feeds do not all fall due at one moment. */
const later = (now: Date, ms: number): string =>
  new Date(now.getTime() + ms * (1 + Math.random() / 10)).toISOString();
