import { type Aliases, noAliases } from "./aliases.js";
import type { Searched } from "./answer.js";
import { type Article, instantOf, isPublic } from "./article.js";
import { buildFactIndex, type FactIndex } from "./fact-index.js";
import { type Reading, readArticle } from "./facts.js";

/**
 * What may be read at one moment: the public articles, read and indexed. What is embargoed,
 * withheld or retracted is not in it at all, so that no count, no known word and no ranking can
 * give it away.
 */
export interface Edition {
  /** Newest first. */
  readonly readings: readonly Reading[];
  readonly index: FactIndex;
  /** ISO instant at which the newest of its words were taken in or released; absent while it is empty. */
  readonly updatedAt?: string;
  /** Milliseconds, half open: between two ends of embargoes the edition stays the same. */
  readonly from: number;
  readonly until: number;
}

/** Readings are kept by revision: an article is read once. */
export type Shelf = Map<string, Reading>;

/** The edition of `articles` at `now`. `shelf` keeps what was read before. */
export function editionOf(
  articles: readonly Article[],
  now: Date,
  shelf: Shelf = new Map(),
  aliases: Aliases = noAliases,
): Edition {
  const open = articles.filter((article) => isPublic(article, now));
  const readings = open.map((article) => take(shelf, article)).sort(newestFirst);
  const updated = open.flatMap(({ storedAt, embargoedUntil }) =>
    [storedAt, embargoedUntil].flatMap((at) => (at ? [instantOf(at)] : [])),
  );
  const releases = articles.flatMap(({ embargoedUntil }) =>
    embargoedUntil ? [instantOf(embargoedUntil)] : [],
  );
  return {
    readings,
    index: buildFactIndex(readings, aliases),
    ...(updated.length && { updatedAt: new Date(largest(updated)).toISOString() }),
    from: largest(releases.filter((release) => release <= now.getTime())),
    until: -largest(releases.filter((release) => release > now.getTime()).map((release) => -release)),
  };
}

/** Spreading into `Math.max` fails beyond some hundred thousand values. */
const largest = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);

/** An article, read: once for each revision. */
export function take(shelf: Shelf, article: Article): Reading {
  const key = `${article.slug} ${article.revision}`;
  const known = shelf.get(key);
  const reading = known ? { ...known, article } : readArticle(article);
  if (!known || !sameStanding(known.article, article)) shelf.set(key, reading);
  return shelf.get(key)!;
}

/** Who may read an article changes without new words. */
const sameStanding = (a: Article, b: Article): boolean =>
  a.status === b.status && a.embargoedUntil === b.embargoedUntil && a.desk === b.desk;

/** The order of an edition: by publication, then by slug. */
export const newestFirst = (a: Reading, b: Reading): number =>
  instantOf(b.article.publishedAt) - instantOf(a.article.publishedAt) ||
  (a.article.slug < b.article.slug ? -1 : 1);

/** How much there was to look through. */
export const searchedIn = ({ readings, index, updatedAt }: Edition): Searched => ({
  articles: readings.length,
  facts: index.size,
  ...(updatedAt && { updatedAt }),
});
