import { type Aliases, noAliases } from "./aliases.js";
import type { Searched } from "./answer.js";
import { type Article, isPublic } from "./article.js";
import { termsIn } from "./article-terms.js";
import type { FactIndex, Fetch } from "./fact-index.js";
import { type Reading, readArticle } from "./facts.js";
import { openIndex } from "./indexed-articles.js";
import { type Listed, listedOf } from "./listed.js";
import { newestListedFirst } from "./newest-first.js";
import { openTermNumbers } from "./term-numbers.js";
import { termsAtHand } from "./term-store.js";

/**
 * What may be read at one moment: the public articles, indexed. What is embargoed, withheld or
 * retracted is not in it at all, so that no count, no known word and no ranking can give it away.
 */
export interface Edition {
  /** Newest first. */
  readonly articles: readonly Listed[];
  readonly index: FactIndex;
  /** ISO instant at which the newest of its words were taken in or released; absent while it is empty. */
  readonly updatedAt?: string;
  /** The words of some of its articles. */
  readonly read: Fetch;
}

/** The edition of `articles` at `now`, all of it in memory. */
export function editionOf(articles: readonly Article[], now: Date, aliases: Aliases = noAliases): Edition {
  const readings = new Map<Listed, Reading>();
  const read: Fetch = async (listed) => listed.map((one) => readings.get(one)!);
  const numbers = openTermNumbers();
  const numberOf = (term: string) => numbers.known(term) ?? numbers.add(term);
  const index = openIndex({ aliases, numbers, store: termsAtHand(numbers), fetch: read });
  for (const article of articles.filter((one) => isPublic(one, now))) {
    const reading = readArticle(article);
    const listed = listedOf(reading);
    readings.set(listed, reading);
    index.add(listed, termsIn(reading, aliases, numberOf));
  }
  index.catchUp(readings.size);
  return editionFrom([...readings.keys()].sort(newestListedFirst), index.readBy("every"), read);
}

/** An edition of articles that may be read, newest first. */
export function editionFrom(articles: readonly Listed[], index: FactIndex, read: Fetch): Edition {
  const updated = articles.reduce(
    (latest, one) => Math.max(latest, one.knownSince),
    Number.NEGATIVE_INFINITY,
  );
  return {
    ...{ articles, index, read },
    ...(Number.isFinite(updated) && { updatedAt: new Date(updated).toISOString() }),
  };
}

/** How much there was to look through. */
export const searchedIn = ({ articles, index, updatedAt }: Edition): Searched => ({
  articles: articles.length,
  facts: index.size,
  ...(updatedAt && { updatedAt }),
});
