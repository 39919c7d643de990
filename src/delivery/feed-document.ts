import type { Feed, FeedState } from "../archive/feeds.js";
import { Mistake } from "../core/mistake.js";
import type { Asking, Fetched, Page } from "../fetching/fetched.js";
import { type FeedIntake, readDocument } from "../intake/document.js";
import { together } from "../intake/intake.js";
import type { Reach } from "./pages.js";

/** What the address of a feed gave. */
export type FeedDocument =
  | { readonly kind: "unchanged" }
  | { readonly kind: "failing"; readonly mistake: Mistake; readonly waitMs: number }
  /** `state` is what the next reading starts from; `left` are pages of a long list that wait for it. */
  | { readonly kind: "read"; readonly feed: FeedIntake; readonly state: FeedState; readonly left: number };

/** Reads a feed; where `anew` is not asked for, one that has not changed is not sent again. */
export async function readFeedDocument(
  reach: Reach,
  { url, state }: Feed,
  anew: boolean,
): Promise<FeedDocument> {
  try {
    return isWordpress(url) ? await readPosts(reach, url, state) : await readWhole(reach, url, state, anew);
  } catch (error) {
    if (error instanceof Mistake) return { kind: "failing", mistake: error, waitMs: 0 };
    throw error;
  }
}

async function readWhole(reach: Reach, url: string, given: FeedState, anew: boolean): Promise<FeedDocument> {
  const { etag, lastModified, ...state } = given;
  const fetched = await get(reach, url, anew ? {} : marksOf(given));
  if (fetched.kind === "unchanged") return fetched;
  if (fetched.kind !== "page") return failing(fetched);
  const feed = feedIn(url, fetched, reach.now());
  return { kind: "read", feed, left: 0, state: { ...state, ...marksOf(fetched) } };
}

const marksOf = ({ etag, lastModified }: Pick<FeedState, "etag" | "lastModified">): Asking => ({
  ...(etag && { etag }),
  ...(lastModified && { lastModified }),
});

const get = ({ fetcher, signal }: Reach, url: string, asking: Asking = {}): Promise<Fetched> =>
  fetcher.get(url, { ...asking, ...(signal && { signal }) });

const failing = (fetched: Exclude<Fetched, Page | { readonly kind: "unchanged" }>): FeedDocument => ({
  kind: "failing",
  mistake: fetched.mistake,
  waitMs: fetched.kind === "busy" ? fetched.retryAfterMs : 0,
});

function feedIn(place: string, page: Page, now: Date): FeedIntake {
  const document = readDocument(place, { ...page, now, wanted: "feed" });
  if (document.kind === "feed") return document.feed;
  throw document.kind === "articles"
    ? new Mistake(place, "this is no feed", "give the feed’s own address; one article: verbatim add URL")
    : new Mistake(place, "this is a list of feeds", "save it as FILE.opml: verbatim feed add FILE.opml");
}

/** The posts of a WordPress site, as its REST API lists them. */
const isWordpress = (url: string): boolean => /\/wp-json\/wp\/v2\/posts\b/.test(url);

/** Posts of a page, the most WordPress gives; pages of a round; how far back a later reading looks again. */
const wordpress = { posts: 100, pages: 10, overlapMs: 24 * 60 * 60_000 } as const;

/**
 * Reads what has changed since the last reading, some pages a round. Dates of posts are in the zone of
 * the site, so a day is looked at twice.
 */
async function readPosts(reach: Reach, url: string, state: FeedState): Promise<FeedDocument> {
  const { paging, readUpTo, ...before } = state;
  const since = paging?.since ?? reach.now().toISOString();
  const first = paging?.page ?? 1;
  const feeds: FeedIntake[] = [];
  for (let page = first; ; page++) {
    const fetched = await get(reach, postsUrl(url, page, readUpTo));
    if (fetched.kind === "unchanged") return fetched;
    if (fetched.kind !== "page") {
      if (page === first) return failing(fetched);
      return read({ ...state, paging: { page, since } }, 1);
    }
    const feed = feedIn(url, { ...fetched, url }, reach.now());
    feeds.push(feed);
    const pages = fetched.pages ?? (sizeOf(feed) < wordpress.posts ? page : page + 1);
    if (page >= pages || sizeOf(feed) === 0) return read({ ...before, readUpTo: since }, 0);
    if (feeds.length === wordpress.pages)
      return read({ ...state, paging: { page: page + 1, since } }, pages - page);
  }

  function read(next: FeedState, left: number): FeedDocument {
    const links = feeds.flatMap((feed) => feed.links);
    return { kind: "read", feed: { ...together(feeds), links }, state: next, left };
  }
}

const sizeOf = ({ articles, links, problems }: FeedIntake): number =>
  articles.length + links.length + problems.length;

function postsUrl(url: string, page: number, readUpTo: string | undefined): string {
  const asked = new URL(url);
  asked.searchParams.set("per_page", String(wordpress.posts));
  asked.searchParams.set("page", String(page));
  asked.searchParams.set("_embed", "1");
  if (readUpTo)
    asked.searchParams.set(
      "modified_after",
      new Date(Date.parse(readUpTo) - wordpress.overlapMs).toISOString(),
    );
  return asked.href;
}
