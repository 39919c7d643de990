import { parseFeed, parseOpml } from "feedsmith";
import type { Identity } from "../core/article.js";
import { Mistake } from "../core/mistake.js";
import { draftOf } from "./fields.js";
import { type Found, type Intake, type Problem, takeIn, together } from "./intake.js";
import { slugFor } from "./slugs.js";

/** An item of a feed that gives only a summary: its page holds the article. */
export interface Link {
  readonly place: string;
  readonly url: string;
  readonly identity: Identity;
  readonly headline?: string;
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  readonly summary?: string;
}

/** What a feed gives: whole articles, and links to the pages of others. */
export interface FeedIntake extends Intake {
  readonly title?: string;
  readonly links: readonly Link[];
}

/** What a file or an address holds. */
export type Document =
  | { readonly kind: "articles"; readonly intake: Intake }
  | { readonly kind: "feed"; readonly feed: FeedIntake }
  | {
      readonly kind: "feed-list";
      readonly feeds: readonly { readonly url: string; readonly title?: string }[];
      readonly problems: readonly Problem[];
    };

/** What a document was given as. */
export interface Given {
  readonly bytes: Uint8Array;
  readonly contentType?: string;
  readonly url?: string;
  readonly now: Date;
}

/**
 * Reads a document of whatever format.
 *
 * @throws {Mistake} when nothing can be made of it
 */
export function readDocument(place: string, { bytes, url, now }: Given): Document {
  const text = new TextDecoder().decode(bytes);
  const source = place;
  if (/^\s*\[/.test(text)) return { kind: "feed", feed: postsIn(place, source, text) };
  if (/<opml/i.test(text))
    return { kind: "feed-list", feeds: outlines(parseOpml(text).body?.outlines ?? []), problems: [] };
  if (/<(?:rss|feed|rdf:RDF)\b/i.test(text)) return { kind: "feed", feed: feedIn(place, source, text, now) };
  if (/<html|<h1/i.test(text)) return { kind: "articles", intake: pageIn(place, url ?? place, text, now) };
  throw new Mistake(place, "nothing is known that looks like this", "want a web page or a feed");
}

type Outline = { readonly xmlUrl?: string; readonly text?: string; readonly outlines?: readonly unknown[] };
const outlines = (list: readonly unknown[]): readonly { readonly url: string; readonly title?: string }[] =>
  (list as readonly Outline[]).flatMap(({ xmlUrl, text, outlines: inner = [] }) => [
    ...(xmlUrl ? [{ url: xmlUrl, ...(text && { title: text }) }] : []),
    ...outlines(inner),
  ]);

const plain = (html: string): string =>
  html
    .replace(/<\/p>/gi, "\n\n")
    .replace(/<[^>]+>/g, "")
    .replace(/&amp;/g, "&")
    .trim();

const instant = (date: string | undefined): string | undefined =>
  date && !Number.isNaN(Date.parse(date)) ? new Date(date).toISOString() : undefined;

function feedIn(place: string, source: string, text: string, now: Date): FeedIntake {
  let read: ReturnType<typeof parseFeed>;
  try {
    read = parseFeed(text);
  } catch {
    throw new Mistake(place, "the feed cannot be read", "look at it in a browser");
  }
  const feed = read.feed as unknown as {
    readonly title?: string;
    readonly items?: readonly Record<string, never>[];
  };
  const articles: Found[] = [];
  const links: Link[] = [];
  const problems: Problem[] = [];
  for (const item of feed.items ?? []) {
    const { title, link, description, guid, pubDate, content } = item as {
      title?: string;
      link?: string;
      description?: string;
      guid?: { value?: string };
      pubDate?: string;
      content?: { encoded?: string };
    };
    const identity: Identity = { source, ...(guid?.value && { guid: guid.value }) };
    const publishedAt = instant(pubDate);
    if (content?.encoded) {
      const fields = {
        slug: slugFor(link, title ?? ""),
        headline: title,
        url: link,
        publishedAt: publishedAt ?? now.toISOString(),
        text: plain(content.encoded),
      };
      const one = takeIn(place, () => ({ ...draftOf(place, fields), identity }));
      articles.push(...one.articles);
      problems.push(...one.problems);
    } else if (link)
      links.push({
        place: `${place} item ${links.length + 1}`,
        url: link,
        identity,
        ...(title && { headline: title }),
        ...(publishedAt && { publishedAt }),
        ...(description && { summary: description }),
      });
  }
  return { ...(feed.title && { title: feed.title }), articles, links, problems };
}

interface WordpressPost {
  readonly guid: { readonly rendered: string };
  readonly link: string;
  readonly date_gmt: string;
  readonly title: { readonly rendered: string };
  readonly content: { readonly rendered: string };
}

function postsIn(place: string, source: string, text: string): FeedIntake {
  const posts = JSON.parse(text) as readonly WordpressPost[];
  const { articles, problems } = together(
    posts.map(({ guid, link, date_gmt, title, content }) =>
      takeIn(place, () => ({
        ...draftOf(place, {
          slug: slugFor(link, title.rendered),
          headline: title.rendered,
          url: link,
          publishedAt: `${date_gmt}Z`,
          text: plain(content.rendered),
        }),
        identity: { source, guid: guid.rendered },
      })),
    ),
  );
  return { articles, problems, links: [] };
}

function pageIn(place: string, url: string, text: string, now: Date): Intake {
  const headline = /<h1[^>]*>(.*?)<\/h1>/is.exec(text)?.[1];
  const canonical = /<link rel="canonical" href="([^"]+)"/i.exec(text)?.[1];
  const body = Array.from(text.matchAll(/<p>(.*?)<\/p>/gis), ([, words]) => plain(words!)).join("\n\n");
  const publishedAt = /<time datetime="([^"]+)"/i.exec(text)?.[1] ?? now.toISOString();
  return takeIn(place, () => ({
    ...draftOf(place, {
      slug: slugFor(canonical ?? url, headline ?? ""),
      headline,
      url: canonical ?? url,
      publishedAt,
      text: body,
    }),
    identity: { source: new URL(url).host },
  }));
}
