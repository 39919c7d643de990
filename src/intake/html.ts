import { Readability } from "@mozilla/readability";
import type { Arrival, Correction } from "../core/article.js";
import { bareUrl } from "../core/bare-url.js";
import { Mistake } from "../core/mistake.js";
import { isPage, sameSite, siteOf, webAddress } from "./addresses.js";
import { withoutControls } from "./characters.js";
import { draftOf } from "./fields.js";
import { strip } from "./furniture.js";
import { type Described, describedIn } from "./json-ld.js";
import { type Element, parseMarkup, walk, withoutTags } from "./markup.js";
import { type MetaTags, metaOf } from "./meta-tags.js";
import { isLater, notAhead, readMoment } from "./moments.js";
import { proseOf } from "./prose.js";
import { refusalOf } from "./refusals.js";
import { slugFor } from "./slugs.js";

/** Where a page was found, and when. */
export interface PageSource {
  readonly url?: string;
  readonly now: Date;
  /** Taken where the page names no day: what the feed said that linked it. */
  readonly publishedAt?: string;
  /** Proposed where no address names the article: a file's name. */
  readonly slug?: string;
}

/**
 * The article of a web page. Its JSON-LD is asked first, then its meta tags, then what it looks like.
 *
 * @throws {Mistake} where it holds no article: an error, a wall, a stub, no text, no date
 */
export function readPage(place: string, html: string, source: PageSource): Arrival {
  const page = parseMarkup(place, whole(withoutControls(html)));
  const meta = metaOf(page, source.url);
  const described = mainOf(describedIn(meta.scripts), meta, source.url);
  const known = { ...meta, ...described };
  const headline = known.headline ?? "";
  const text = textOf(place, page, headline);
  const url = addressOf([...(described?.urls ?? []), ...meta.urls], source.url);
  const refusal = refusalOf(place, {
    title: headline,
    text,
    isDescribed: described !== undefined,
    isPaid: described?.isPaid ?? false,
    isFront: url !== undefined && !isPage(url),
    feeds: meta.feeds,
  });
  if (refusal) throw refusal;
  const { publishedAt, updatedAt } = momentsOf(place, known, url, source);
  const draft = draftOf(place, {
    slug: source.slug && !url ? source.slug : slugFor(url, headline),
    headline,
    byline: known.byline,
    publisher: known.publisher,
    url,
    publishedAt,
    updatedAt,
    corrections: (described?.corrections ?? []).map(
      ({ note, at }): Correction => ({ note, at: at ?? updatedAt ?? publishedAt }),
    ),
    text,
  });
  return { ...draft, ...(url && { identity: { source: siteOf(url) } }) };
}

/** A page with one head and one body: of torn pages the parser makes trees that the search for the article cannot leave. */
const whole = (html: string): string =>
  `<html><head></head><body>${withoutTags(html, /<(?:\/\s*)?(?:html|head|body)(?=[\s>/])/i)}</body></html>`;

/** The feed that a page links to. */
export const feedOf = (place: string, html: string, url?: string): string | undefined =>
  metaOf(parseMarkup(place, html), url).feeds[0];

/** Of the articles that a page describes its own: a page may list others. */
function mainOf(all: readonly Described[], meta: MetaTags, url?: string): Described | undefined {
  const own = [...meta.urls, url].flatMap((one) => webAddress(one, url) ?? []).map(bareUrl);
  const byAddress = all.find(({ urls }) =>
    urls.some((one) => own.includes(bareUrl(webAddress(one, url) ?? ""))),
  );
  return byAddress ?? all.find(({ headline }) => headline === meta.headline) ?? all[0];
}

/** The address a page gives itself, if it may: of the same site, and of a page where it was fetched from one. */
function addressOf(given: readonly string[], fetched: string | undefined): string | undefined {
  const trusted = given
    .flatMap((written) => webAddress(written, fetched) ?? [])
    .find((url) => !fetched || (sameSite(url, fetched) && (isPage(url) || !isPage(fetched))));
  return withoutAnchor(trusted ?? webAddress(fetched));
}

const withoutAnchor = (url: string | undefined): string | undefined => url?.replace(/#.*$/s, "");

/** Most nodes that the search for the article is let loose on: it takes 0.1 ms for each. */
const MOST_NODES = 40_000;
/** Most characters times levels: each level is read anew. */
const MOST_WORK = 150_000_000;

/** The words of the part of a page that is its article. */
function textOf(place: string, page: Element, headline: string): string {
  strip(page);
  const { nodes, depth } = sizeOf(page);
  const words = page.querySelector("body")?.textContent ?? "";
  // Parsed a second time, each of these is a piece of its own.
  const pieces = nodes + words.replace(/[^&<>\u00A0]+/g, "").length;
  if (pieces > MOST_NODES || depth * words.length > MOST_WORK)
    throw new Mistake(
      place,
      `${pieces} pieces of text and markup, ${depth} levels deep, are too many for a page`,
      "save the article's text as .txt or .md and add the file",
    );
  const found = new Readability<unknown>(page as never, {
    charThreshold: SHORTEST,
    disableJSONLD: true,
    serializer: (node) => node,
  }).parse();
  return found?.content ? proseOf(found.content as Element, headline) : "";
}

/** An article found at the first attempt has at least so many characters; a shorter one takes up to three more. */
const SHORTEST = 200;

function sizeOf(page: Element): { readonly nodes: number; readonly depth: number } {
  let [nodes, level, depth] = [0, 0, 0];
  walk(page, {
    enter() {
      nodes++;
      depth = Math.max(depth, ++level);
      return true;
    },
    leave() {
      level--;
    },
  });
  return { nodes, depth };
}

/** When an article was published, and changed since; what a site shows has been published, whatever its clock says. */
function momentsOf(
  place: string,
  { publishedAt, updatedAt, time, feeds }: MetaTags,
  url: string | undefined,
  source: PageSource,
): { readonly publishedAt: string; readonly updatedAt?: string } {
  const first = publishedAt ?? dayIn(url) ?? dayIn(source.url) ?? source.publishedAt ?? time ?? updatedAt;
  if (!first)
    throw new Mistake(
      place,
      "the page has no date of publication",
      `save the article as .md with publishedAt, or add the feed that lists it${feeds[0] ? `, ${feeds[0]}` : ""}`,
    );
  const at = notAhead(first, source.now);
  const updated = updatedAt && notAhead(updatedAt, source.now);
  return { publishedAt: at, ...(updated && isLater(updated, at) && { updatedAt: updated }) };
}

/** `/2026/01/07/bridge` -> `2026-01-07` */
function dayIn(url: string | undefined): string | undefined {
  const found = /\/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/-])/.exec(url ?? "");
  return found ? readMoment(`${found[1]}-${found[2]}-${found[3]}`) : undefined;
}
