import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from "feedsmith";
import { unreachable } from "../core/mistake.js";
import { webAddress } from "./addresses.js";

/** An item of a feed, whatever its format: as written, but its address is whole. */
export interface FeedItem {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  readonly authors: readonly string[];
  /** The publisher it was taken from, where the feed collects from several. */
  readonly source?: string | undefined;
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  /** What the format means for the whole text. */
  readonly content?: string | undefined;
  /** The same without markup. */
  readonly plain?: string | undefined;
  readonly summary?: string | undefined;
}

/** A feed, whatever its format. */
export interface ParsedFeed {
  readonly title?: string | undefined;
  /** What it calls its own address, else the site's. */
  readonly address?: string | undefined;
  readonly items: readonly FeedItem[];
}

/**
 * Reads RSS, Atom, RDF or JSON Feed.
 *
 * @param url where it was fetched: what its addresses are relative to
 * @throws {Error} where it is none of them, or broken
 */
export function parseAnyFeed(words: string, url?: string): ParsedFeed {
  const parsed = parseFeed(words);
  switch (parsed.format) {
    case "rss":
    case "rdf":
      return fromRss(parsed.feed, url);
    case "atom":
      return fromAtom(parsed.feed, url);
    case "json":
      return fromJson(parsed.feed, url);
    default:
      return unreachable(parsed);
  }
}

function fromRss(feed: RssFeed.Feed<string> | RdfFeed.Feed<string>, url?: string): ParsedFeed {
  const self = feed.atom?.links?.find(({ rel }) => rel === "self")?.href;
  const site = webAddress(feed.link, url);
  const base = webAddress(feed.xml?.base, url) ?? site ?? url;
  const items: readonly (RssFeed.Item<string> & RdfFeed.Item<string>)[] = feed.items ?? [];
  return {
    title: feed.title,
    address: webAddress(self, base) ?? site,
    items: items.map((item) => rssItem(item, base)),
  };
}

function rssItem(item: RssFeed.Item<string> & RdfFeed.Item<string>, base?: string): FeedItem {
  const { guid, dc, dcterms } = item;
  const permalink = guid?.isPermaLink === false ? undefined : guid?.value;
  return {
    id: guid?.value ?? item.rdf?.about,
    url: webAddress(item.link, base) ?? webAddress(permalink) ?? webAddress(item.rdf?.about),
    title: item.title,
    authors: dc?.creators ?? item.authors?.map(({ name, email }) => name ?? email ?? "") ?? [],
    source: item.source?.title,
    published:
      item.pubDate ?? dcterms?.issued?.[0] ?? dcterms?.created?.[0] ?? dc?.dates?.[0] ?? item.atom?.published,
    updated: item.atom?.updated ?? dcterms?.modified?.[0],
    content: item.content?.encoded,
    summary: item.description,
  };
}

function fromAtom(feed: AtomFeed.Feed<string>, url?: string): ParsedFeed {
  const base = webAddress(feed.xml?.base, url) ?? url;
  return {
    title: feed.title?.value,
    address: linkIn(feed.links, "self", base) ?? linkIn(feed.links, "alternate", base),
    items: (feed.entries ?? []).map((entry) => atomItem(entry, feed.authors, base)),
  };
}

function atomItem(
  entry: AtomFeed.Entry<string>,
  authors: AtomFeed.Feed<string>["authors"],
  feedBase: string | undefined,
): FeedItem {
  const base = webAddress(entry.xml?.base, feedBase) ?? feedBase;
  return {
    id: entry.id,
    url: linkIn(entry.links, "alternate", base) ?? webAddress(entry.content?.src, base),
    title: entry.title?.value,
    authors: (entry.authors ?? authors ?? []).map(({ name }) => name ?? ""),
    source: entry.source?.title?.value,
    published: entry.published ?? entry.dc?.dates?.[0],
    updated: entry.updated,
    content: entry.content?.value,
    summary: entry.summary?.value,
  };
}

const linkIn = (links: AtomFeed.Feed<string>["links"], wanted: string, base?: string): string | undefined =>
  links
    ?.filter(({ rel }) => (rel ?? "alternate") === wanted)
    .flatMap(({ href }) => webAddress(href, base) ?? [])[0];

function fromJson(feed: JsonFeed.Feed<string>, url?: string): ParsedFeed {
  const site = webAddress(feed.home_page_url, url);
  const base = site ?? url;
  return {
    title: feed.title,
    address: webAddress(feed.feed_url, base) ?? site,
    items: (feed.items ?? []).map((item) => ({
      id: item.id,
      url: webAddress(item.url, base) ?? webAddress(item.external_url, base) ?? webAddress(item.id),
      title: item.title,
      authors: (item.authors ?? feed.authors ?? []).map(({ name }) => name ?? ""),
      published: item.date_published,
      updated: item.date_modified,
      content: item.content_html,
      plain: item.content_text,
      summary: item.summary,
    })),
  };
}
