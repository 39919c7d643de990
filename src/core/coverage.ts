import type { Mended, Reason, Searched } from "./answer.js";
import { type ArticleLine, instantOf, type Reference } from "./article.js";
import type { Citation } from "./citation.js";
import { citeAll, lineOf } from "./cite.js";
import { groupCopies } from "./copies.js";
import { type Edition, searchedIn } from "./edition.js";
import type { Reading } from "./facts.js";
import { type Filters, within } from "./filters.js";
import { fold } from "./fold.js";
import { onTopic } from "./topic.js";
import { squash } from "./words.js";

/** What has been published on a topic. */
export interface Coverage {
  readonly topic: string;
  /** Newest first. */
  readonly texts: readonly PublishedText[];
  readonly bylines: readonly string[];
  readonly publishers: readonly string[];
  /** Other publishers' stories that these articles list. */
  readonly references: readonly Reference[];
  /** Sentences that say what is not known, not decided or not said, newest first. */
  readonly open: readonly Citation[];
  readonly readAs: readonly Mended[];
  /** Why there is nothing. */
  readonly why?: Reason;
  readonly searched: Searched;
}

/** An article, with those that print its text again, oldest first. */
export interface PublishedText {
  readonly original: ArticleLine;
  /** It came out before all of them, as far as their dates tell. */
  readonly isFirst: boolean;
  readonly copies: readonly ArticleLine[];
}

/** The articles that have a sentence on a topic, who wrote and published them, and what they leave open. */
export async function coverageOf(
  edition: Edition,
  topic: string,
  filters: Filters,
  now: Date,
): Promise<Coverage> {
  const { sentences, readAs, why } = await onTopic(edition, topic, within(filters, edition), now);
  const readings = [...new Set(sentences.map(({ reading }) => reading))];
  return {
    topic,
    texts: groupCopies(readings).map(textOf).toReversed(),
    bylines: distinct(readings.map(({ article }) => article.byline)),
    publishers: distinct(readings.map(({ article }) => article.publisher)),
    references: referencesOf(readings),
    open: citeAll(fold(sentences.filter(({ fact }) => fact.open))),
    readAs,
    ...(why && { why }),
    searched: searchedIn(edition),
  };
}

/** Articles that print one text, oldest first, as a text and its copies. */
export const textOf = (group: readonly Reading[]): PublishedText => {
  const [original, ...copies] = group.map(({ article }) => lineOf(article));
  return { original: original!, isFirst: copies.every((copy) => isBefore(original!, copy)), copies };
};

/** Of two articles of one day, only instants tell which came first. */
const isBefore = ({ publishedAt: a }: ArticleLine, { publishedAt: b }: ArticleLine): boolean =>
  a.length > 10 && b.length > 10 ? instantOf(a) < instantOf(b) : a.slice(0, 10) < b.slice(0, 10);

const distinct = (names: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(names.flatMap((name) => name ?? [])),
];

/** Each story once, however many articles list it. */
const referencesOf = (readings: readonly Reading[]): readonly Reference[] => [
  ...new Map(
    readings
      .flatMap(({ references }) => references)
      .map((reference) => [squash(`${reference.publisher} ${reference.title}`), reference]),
  ).values(),
];
