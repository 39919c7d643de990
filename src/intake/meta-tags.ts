import { webAddress } from "./addresses.js";
import { bylineOf } from "./json-ld.js";
import type { Element } from "./markup.js";
import { readMoment } from "./moments.js";
import { lineIn } from "./prose.js";

/** What a page says of itself outside its text and its JSON-LD. */
export interface MetaTags {
  readonly headline?: string;
  readonly byline?: string;
  readonly publisher?: string;
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  /** The day of the first `<time>`: of publication more often than not. */
  readonly time?: string;
  /** As written: canonical first. */
  readonly urls: readonly string[];
  /** Addresses of the feeds that it links to. */
  readonly feeds: readonly string[];
  /** Scripts of JSON-LD. */
  readonly scripts: readonly string[];
}

const publishedNames =
  /^(?:article:published_time|og:(?:article:)?published_time|citation_(?:publication_|online_)?date|dc\.date(?:\.issued)?|dcterms\.(?:created|date|issued)|parsely-pub-date|sailthru\.date|pubdate|publish[-_]?date|publication[-_]?date|date|datepublished|article\.published|cxenseparse:recs:publishtime)$/;
const updatedNames =
  /^(?:article:modified_time|og:updated_time|og:(?:article:)?modified_time|lastmod|last-modified|dcterms\.modified|datemodified|revision_date)$/;
const authorNames =
  /^(?:author|article:author|citation_author|parsely-author|sailthru\.author|byl|dc\.creator)$/;

/** Reads the head of a page, and the marks of microdata and `<time>` in its body. */
export function metaOf(page: Element, url?: string): MetaTags {
  const tags = Array.from(page.querySelectorAll("meta"), (meta) => ({
    name: (
      attribute(meta, "property") ??
      attribute(meta, "name") ??
      attribute(meta, "itemprop") ??
      ""
    ).toLowerCase(),
    content: attribute(meta, "content") ?? "",
  })).filter(({ content }) => content !== "");
  const all = (names: RegExp) => tags.filter(({ name }) => names.test(name)).map(({ content }) => content);
  const first = (names: RegExp) => all(names).map(lineIn).find(Boolean);
  const moment = (names: RegExp) => all(names).flatMap((words) => readMoment(words) ?? [])[0];
  const links = Array.from(page.querySelectorAll("link"), (link) => ({
    rel: (attribute(link, "rel") ?? "").toLowerCase(),
    type: attribute(link, "type") ?? "",
    href: attribute(link, "href") ?? "",
  }));
  const publisher = first(/^(?:og:site_name|citation_journal_title|dc\.publisher|publisher)$/);
  const known = {
    headline:
      first(/^(?:og:title|citation_title|dc\.title)$/) ??
      heading(page) ??
      first(/^twitter:title$/) ??
      titleOf(page, publisher),
    byline:
      bylineOf(all(authorNames).map(lineIn)) ??
      bylineOf(marked(page, '[itemprop="author"], [rel="author"], .byline, .author-name')),
    publisher,
    publishedAt:
      moment(publishedNames) ??
      timeOf(page, '[itemprop="datePublished"], time[pubdate], time.published, .entry-date'),
    updatedAt: moment(updatedNames) ?? timeOf(page, '[itemprop="dateModified"], time.updated'),
    time: timeOf(page, "time"),
  };
  return {
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    urls: [...links.filter(({ rel }) => rel === "canonical").map(({ href }) => href), ...all(/^og:url$/)],
    feeds: links
      .filter(({ rel, type }) => /\balternate\b/.test(rel) && /rss|atom|feed\+json/i.test(type))
      .flatMap(({ href }) => webAddress(href, url) ?? []),
    scripts: Array.from(page.querySelectorAll("script"))
      .filter((script) => /^application\/ld\+json/i.test(attribute(script, "type") ?? ""))
      .map((script) => script.textContent ?? ""),
  };
}

/** The parser keeps the case of names; pages write them in one or the other. */
const attribute = (element: Element, name: string): string | undefined =>
  (element.getAttribute(name) ?? element.getAttribute(name.toUpperCase()))?.trim() || undefined;

/** The one `<h1>`; several are no headline. */
function heading(page: Element): string | undefined {
  const [only, ...others] = Array.from(page.querySelectorAll("h1"), (h1) =>
    lineIn(h1.textContent ?? ""),
  ).filter(Boolean);
  return others.length ? undefined : only;
}

/** The title without the name of the site behind it. */
function titleOf(page: Element, publisher = ""): string | undefined {
  const title = lineIn(page.querySelector("title")?.textContent ?? "");
  const cut = Math.max(...[" | ", " – ", " — ", " - ", " :: "].map((mark) => title.lastIndexOf(mark)));
  const site = title
    .slice(cut + 3)
    .trim()
    .toLowerCase();
  const isSite = cut > 0 && (site === publisher.toLowerCase() || title.slice(0, cut).split(" ").length >= 4);
  return (isSite ? title.slice(0, cut) : title) || undefined;
}

const marked = (page: Element, selector: string): readonly string[] => {
  const line = lineIn(page.querySelector(selector)?.textContent ?? "");
  return line.length <= 100 ? [line] : [];
};

/** Most elements that are asked for a day. */
const MOST_TIMES = 20;

const timeOf = (page: Element, selector: string): string | undefined =>
  Array.from(page.querySelectorAll(selector))
    .slice(0, MOST_TIMES)
    .flatMap(
      (time) =>
        readMoment(attribute(time, "datetime") ?? attribute(time, "content") ?? time.textContent ?? "") ?? [],
    )[0];
