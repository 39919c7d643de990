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
  /** ISO instant at which the archive last took in a word. */
  readonly updatedAt?: string;
  /** Milliseconds: the next end of an embargo, when another edition is due. */
  readonly until: number;
}

/** Readings are kept by revision: an article is read once. */
export type Shelf = Map<string, Reading>;

/** The edition of `articles` at `now`. `shelf` keeps what was read before. */
export function editionOf(
  articles: readonly Article[],
  now: Date,
  updatedAt?: string,
  shelf: Shelf = new Map(),
): Edition {
  const open = articles.filter((article) => isPublic(article, now));
  const readings = open.map((article) => take(shelf, article)).sort(newestFirst);
  return {
    readings,
    index: buildFactIndex(readings),
    ...(updatedAt && { updatedAt }),
    until: nextRelease(articles, now),
  };
}

function take(shelf: Shelf, article: Article): Reading {
  const key = `${article.slug} ${article.revision}`;
  const known = shelf.get(key) ?? readArticle(article);
  shelf.set(key, known);
  return known;
}

const newestFirst = (a: Reading, b: Reading): number =>
  instantOf(b.article.publishedAt) - instantOf(a.article.publishedAt) ||
  (a.article.slug < b.article.slug ? -1 : 1);

const nextRelease = (articles: readonly Article[], now: Date): number =>
  Math.min(
    Number.POSITIVE_INFINITY,
    ...articles.flatMap(({ embargoedUntil, status }) => {
      const release = embargoedUntil === undefined ? Number.NaN : instantOf(embargoedUntil);
      return status === "published" && release > now.getTime() ? [release] : [];
    }),
  );
