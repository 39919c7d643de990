import type { Arrival, Identity } from "../core/article.js";
import { Mistake } from "../core/mistake.js";
import { withoutControls } from "./characters.js";
import type { FeedIntake, Link } from "./document.js";
import { type FeedItem, type ParsedFeed, parseAnyFeed } from "./feed-items.js";
import { draftOf } from "./fields.js";
import type { Found, Problem } from "./intake.js";
import { bylineOf } from "./json-ld.js";
import { isLater, notAhead, printed, readMoment } from "./moments.js";
import { lineIn, plainProse, proseIn } from "./prose.js";
import { toldApart } from "./same-items.js";
import { slugFor } from "./slugs.js";
import { isCut, savedFrom } from "./torn-feed.js";

/** Where a feed was found, and when. */
export interface FeedSource {
  readonly url?: string;
  readonly now: Date;
}

/** Most items that are taken from one feed. */
const MOST_ITEMS = 20_000;

/**
 * The articles of a feed, RSS, Atom, RDF or JSON Feed, and links to those of which it gives only a summary. An item
 * that cannot be read is a problem of its own.
 *
 * @throws {Mistake} where no item can be read
 */
export function readFeed(place: string, words: string, source: FeedSource): FeedIntake {
  const { feed, problems } = parsedFrom(place, withoutControls(words), source.url);
  const articles: Found[] = [];
  const links: Link[] = [];
  const title = lineIn(feed.title ?? "");
  toldApart(feed.items.slice(0, MOST_ITEMS)).forEach((item, i) => {
    const at = `${place} item ${i + 1}`;
    const identity = { source: source.url ?? feed.address ?? place, ...(item.id && { guid: item.id }) };
    try {
      const read = readItem(at, item, { identity, title, now: source.now });
      if (read.kind === "link") links.push(read.link);
      else articles.push({ place: at, article: read.article });
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      problems.push({ place: at, mistake: error });
    }
  });
  return { articles, problems, links, ...(title && { title }) };
}

/** A feed as a whole, or what can be saved of it, and what is wrong with it. */
function parsedFrom(
  place: string,
  words: string,
  url: string | undefined,
): { readonly feed: ParsedFeed; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (what: string, remedy: string) =>
    problems.push({ place, mistake: new Mistake(place, what, remedy) });
  const feed = wholeOrSaved(place, words, url, report);
  if (feed.items.length === 0) report("the feed has no items", "look at it in a browser: it may have moved");
  if (feed.items.length > MOST_ITEMS)
    report(`${feed.items.length} items are too many for a feed`, `the first ${MOST_ITEMS} are taken`);
  return { feed, problems };
}

function wholeOrSaved(
  place: string,
  words: string,
  url: string | undefined,
  report: (what: string, remedy: string) => void,
): ParsedFeed {
  const isJson = words.startsWith("{");
  if (!isJson && isCut(words)) report("the feed breaks off", "what stands before is taken");
  try {
    return parseAnyFeed(words, url);
  } catch (error) {
    const saved = isJson ? undefined : savedFrom(words, url, parseAnyFeed);
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = cause instanceof Error ? cause.message.split(/\.\s|\n/)[0]!.slice(0, 100) : "";
    if (!saved) throw new Mistake(place, `the feed cannot be read: ${why}`, "tell its publisher");
    if (saved.broken)
      report(`items left out because they are broken: ${saved.broken} (${why})`, "tell the feed's publisher");
    return saved.feed;
  }
}

interface ItemSource {
  readonly identity: Identity;
  /** The feed's own. */
  readonly title: string;
  readonly now: Date;
}

type ItemRead =
  | { readonly kind: "article"; readonly article: Arrival }
  | { readonly kind: "link"; readonly link: Link };

/** @throws {Mistake} where an item has neither text nor address */
function readItem(place: string, item: FeedItem, { identity, title, now }: ItemSource): ItemRead {
  const named = lineIn(item.title ?? "");
  const { text, isWhole } = textOf(place, item, named);
  const dates = datesOf(item, now);
  const { url } = item;
  if (url && !isWhole) {
    const told = { ...(named && { headline: named }), ...(text && { summary: text }) };
    return { kind: "link", link: { place, url, identity, ...told, ...dates } };
  }
  if (!text)
    throw new Mistake(place, "it has neither text nor an address of its own", "tell the feed's publisher");
  const headline = named || lineIn(openingOf(text));
  const draft = draftOf(place, {
    slug: slugFor(url, headline),
    headline,
    byline: bylineOf(item.authors.map(nameIn)),
    publisher: lineIn(item.source ?? "") || title || undefined,
    url,
    publishedAt: printed(now),
    ...dates,
    text,
  });
  return { kind: "article", article: { ...draft, identity } };
}

/** Fewest words of a whole text: in the place for it, and in the place for a summary. */
const WHOLE = { content: 80, summary: 200 } as const;

/** The longer text of an item, and whether it is the article and not its beginning. */
function textOf(place: string, { content = "", plain = "", summary = "" }: FeedItem, headline: string) {
  const whole = content ? proseIn(place, content, headline) : plainProse(plain);
  const short = proseIn(place, summary, headline);
  const isWhole = seemsWhole(whole, content, WHOLE.content) || seemsWhole(short, summary, WHOLE.summary);
  return { text: whole.length >= short.length ? whole : short, isWhole };
}

/** Texts of more words are whole even where they end in an ellipsis. */
const SURELY_WHOLE = 400;

function seemsWhole(text: string, written: string, fewest: number): boolean {
  const words = text.split(/\s+/).length;
  const isCut = breaksOff.test(text.slice(-20)) || invites.test(written.slice(-500));
  return words >= fewest && (words >= SURELY_WHOLE || !isCut);
}

const breaksOff = /(?:…|\.\.\.)[\])}\s»›→>]*$/;
const invites = /\b(?:(?:continue|keep) reading|read (?:more|on|the (?:full|rest|whole)))/i;

/** Days as far as they are known; a feed that dates ahead is not believed. */
function datesOf(
  { published, updated }: FeedItem,
  now: Date,
): { readonly publishedAt?: string; readonly updatedAt?: string } {
  const change = readMoment(updated ?? "");
  const first = readMoment(published ?? "") ?? change;
  if (!first) return {};
  const at = notAhead(first, now);
  const changed = change && notAhead(change, now);
  return { publishedAt: at, ...(changed && isLater(changed, at) && { updatedAt: changed }) };
}

/** `ana@quay.example (Ana Reyes)` -> `Ana Reyes` */
const nameIn = (author: string): string =>
  lineIn(/^\S+@\S+\s+\((.+)\)$/.exec(author.slice(0, 200).trim())?.[1] ?? author);

/** Most characters of a headline that is made of a text without one. */
const OPENING = 100;

/** The first words of a text: the headline of an item that has none. */
function openingOf(text: string): string {
  const [line = ""] = text.split("\n");
  return line.length <= OPENING ? line : line.slice(0, OPENING).replace(/\s+\S*$/, "");
}
