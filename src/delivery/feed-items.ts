import { createHash } from "node:crypto";
import type { Item, Items } from "../archive/feeds.js";
import type { Arrival } from "../core/article.js";
import { bareUrl } from "../core/bare-url.js";
import type { FeedIntake, Link } from "../intake/document.js";
import { draftOf } from "../intake/fields.js";
import { slugFor } from "../intake/slugs.js";

/** An item as a feed gives it now: an article, or a link to its page. */
export type Entry = Marks &
  ({ readonly kind: "whole"; readonly article: Arrival } | { readonly kind: "linked"; readonly link: Link });

interface Marks {
  /** Hash of what tells it from the feed's other items. */
  readonly key: string;
  /** Hashes of what it says, and of when it says that was written. */
  readonly words: string;
  readonly dates: string;
}

const hour = 60 * 60_000;
/** A page is looked at again after an hour, then whenever it is twice as old, up to this age. */
const oldAge = 10 * 24 * hour;
/** Longest wait after failures in a row: what was mended in the morning is noticed the same day. */
const longestWait = 6 * hour;
/** Items that are remembered; of what left the feed, the latest. */
const REMEMBERED = 20_000;

/** How long to wait after so many failures in a row, in milliseconds. */
export const waitAfter = (failures: number, minutes: number): number =>
  Math.min(minutes * 60_000 * 2 ** (failures - 1), longestWait);

/** The items of a feed; where its summaries are taken as articles, each is whole. */
export function entriesOf({ articles, links }: FeedIntake, summaries: boolean, now: Date): readonly Entry[] {
  const keyOf = ({ url, identity, headline }: Arrival | Link, words: string) =>
    url ? itemKey(url) : hashOf(identity?.guid ?? [headline, words]);
  const whole = (article: Arrival): Entry => {
    const { identity, ...said } = article;
    const words = hashOf(said);
    return { kind: "whole", article, key: keyOf(article, words), words, dates: "" };
  };
  const linked = (link: Link): Entry => {
    const { headline, summary, publishedAt, updatedAt } = link;
    if (summaries && summary) return whole(summaryOf(link, now));
    const words = hashOf([headline, summary]);
    return { kind: "linked", link, key: keyOf(link, words), words, dates: hashOf([publishedAt, updatedAt]) };
  };
  return [...articles.map(({ article }) => whole(article)), ...links.map(linked)];
}

/** What tells the item with this address from the feed's others. */
export const itemKey = (url: string): string => hashOf(bareUrl(url));

function summaryOf(
  { place, url, headline, summary, publishedAt, updatedAt, identity }: Link,
  now: Date,
): Arrival {
  const slug = slugFor(url, headline ?? "");
  const fields = {
    slug,
    headline,
    url,
    publishedAt: publishedAt ?? now.toISOString(),
    updatedAt,
    text: summary,
  };
  return { ...draftOf(place, fields), identity };
}

/** Whether an item is to be read at `now`. */
export const isDue = (item: Item, entry: Entry, minutes: number, now: Date): boolean =>
  dueAt(item, minutes, entry) <= now.getTime();

/** Whether any page waits to be read, whatever the feed says. */
export const anyWaits = (items: Items, minutes: number, now: Date): boolean =>
  Object.values(items).some((item) => dueAt(item, minutes) <= now.getTime());

function dueAt({ read, dates, seenAt, failed, since }: Item, minutes: number, entry?: Entry): number {
  const seen = Date.parse(seenAt ?? "");
  if (failed) return seen + waitAfter(failed, minutes);
  if (read === undefined || (entry && entry.words !== read)) return 0;
  // Some feeds date every item anew at each look.
  if (entry && entry.dates !== (dates ?? "")) return seen + hour;
  const age = seen - Date.parse(since ?? "");
  return age < oldAge ? seen + Math.max(age, hour) : Number.POSITIVE_INFINITY;
}

/** What is remembered: what the feed has now, and of what it had before the latest that were read. */
export function remembered(before: Items, now: ReadonlyMap<string, Item>): Items {
  const gone = Object.entries(before).flatMap(([key, { failed, since, ...item }]) =>
    now.has(key) || item.read === undefined ? [] : [[key, item] as const],
  );
  return Object.fromEntries([...gone.slice(-Math.max(REMEMBERED - now.size, 1)), ...now]);
}

const hashOf = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 12);
