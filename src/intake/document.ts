import type { Identity } from "../core/article.js";
import { Mistake } from "../core/mistake.js";
import { decode } from "./charset.js";
import { readFeed } from "./feed.js";
import { feedOf, readPage } from "./html.js";
import { type Intake, takeIn } from "./intake.js";
import { isObject, jsonIn } from "./json-shapes.js";
import { areItems, readNinjs } from "./ninjs.js";
import { type FeedList, readOpml } from "./opml.js";
import { lineIn } from "./prose.js";
import { arePosts, readPosts } from "./wordpress.js";

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

/** What a feed holds: whole articles, links to the others, and what is wrong. */
export interface FeedIntake extends Intake {
  readonly title?: string;
  readonly links: readonly Link[];
}

/** What a file or an address holds. */
export type Document =
  | { readonly kind: "articles"; readonly intake: Intake }
  | { readonly kind: "feed"; readonly feed: FeedIntake }
  | ({ readonly kind: "feed-list" } & FeedList);

/** A document as it came. */
export interface Given {
  readonly bytes: Uint8Array;
  readonly contentType?: string;
  readonly url?: string;
  readonly now: Date;
  /** Taken for a page that names no day: what the feed said that linked it. */
  readonly publishedAt?: string;
  /** Proposed for a page that names no address: what its file is called. */
  readonly slug?: string;
  /** A page in place of a feed is a mistake. */
  readonly wanted?: "feed";
}

/**
 * Reads a document by what it holds, whatever it is called.
 *
 * @throws {Mistake} where nothing can be made of it
 */
export function readDocument(place: string, given: Given): Document {
  const text = textIn(place, given);
  if (/^[[{]/.test(text)) return readJson(place, text, given);
  const { name, from } = rootOf(text);
  if (name === "opml") return { kind: "feed-list", ...readOpml(place, text.slice(from)) };
  if (name === "rss" || name === "feed" || name === "rdf:rdf")
    return { kind: "feed", feed: readFeed(place, text.slice(from), given) };
  if (name !== "html")
    throw new Mistake(
      place,
      "this is neither a page nor a feed",
      "want HTML, RSS, Atom, JSON Feed, OPML, ninjs or WordPress posts",
    );
  if (given.wanted === "feed") throw noFeed(place, feedOf(place, text, given.url));
  return { kind: "articles", intake: takeIn(place, () => readPage(place, text, given)) };
}

function readJson(place: string, text: string, given: Given): Document {
  const json = jsonIn(place, text);
  if (isObject(json) && /jsonfeed\.org/.test(String(json.version)))
    return { kind: "feed", feed: readFeed(place, text, given) };
  if (arePosts(json) || (Array.isArray(json) && json.length === 0))
    return { kind: "feed", feed: readPosts(place, json, given.now) };
  if (areItems(json)) return { kind: "articles", intake: readNinjs(place, json, given.now) };
  if (isObject(json) && typeof json.code === "string" && typeof json.message === "string")
    throw new Mistake(place, `the site answered: ${lineIn(json.message).slice(0, 200)}`, "check the address");
  throw new Mistake(
    place,
    "this JSON holds no articles",
    "want JSON Feed, ninjs or WordPress posts; .jsonl goes to verbatim load",
  );
}

const noFeed = (place: string, feed: string | undefined): Mistake =>
  new Mistake(
    place,
    "this is a page, not a feed",
    feed ? `its feed is ${feed}` : "give the address of the site's RSS or Atom feed",
  );

function textIn(place: string, { bytes, contentType }: Given): string {
  const text = decode(bytes, contentType)
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (text === "") throw new Mistake(place, "it is empty", "give the address of a page or a feed");
  if (
    /^(?:%PDF|PK\x03\x04|\x89PNG|GIF8|\xFF\xD8|\x1F\x8B)/.test(text) ||
    text.slice(0, 4096).split("\0").length > 40
  )
    throw new Mistake(place, "this is no text", "want a page, a feed or JSON");
  return text;
}

/** Characters at the beginning among which the first element stands: servers print warnings before it. */
const ROOT_WITHIN = 20_000;

/** The first element that says what a document is, and where it begins. */
function rootOf(text: string): { readonly name: string; readonly from: number } {
  const head = text.slice(0, ROOT_WITHIN);
  const feed = /<(rss|feed|rdf:rdf|opml|html)(?=[\s>])/i.exec(head);
  const page = /<(?:!doctype html|head|body|p|div|article|h1)(?=[\s>])/i.exec(head);
  const name =
    feed && (!page || /<html/i.test(feed[0]) || feed.index < page.index) ? feed[1]! : page ? "html" : "";
  return { name: name.toLowerCase(), from: feed?.index ?? 0 };
}
