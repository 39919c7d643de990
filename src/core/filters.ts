import type { ArticleHead } from "./article.js";
import type { Command } from "./command.js";
import { overlapsDays } from "./dates.js";
import type { Edition } from "./edition.js";
import type { Within } from "./fact-index.js";
import type { IndexedFact } from "./indexed-fact.js";
import { termsOf } from "./terms.js";
import { squash } from "./words.js";

/** Narrows what is searched. Dates are ISO days, both ends included. */
export interface Filters {
  /** Only sentences attributed to this speaker. */
  readonly from?: string;
  readonly publisher?: string;
  readonly since?: string;
  readonly until?: string;
}

/** The options by which commands narrow the articles. */
export const articleOptions = [
  {
    name: "publisher",
    description: "Only articles of this publisher",
    kind: "text",
    suggests: "publishers",
  },
  { name: "since", description: "Only articles from this day on, as 2026-01-07", kind: "date" },
  { name: "until", description: "Only articles up to this day, as 2026-01-07", kind: "date" },
] as const satisfies Command["options"];

/** Whether an article is of a publisher, by part of its name. */
export const isOf = (article: ArticleHead, publisher: string): boolean =>
  squash(article.publisher ?? "").includes(squash(publisher));

/** What the filters let through; nothing where there are none. */
export function within({ from, publisher, since, until }: Filters, { index }: Edition): Within | undefined {
  if (!from && !publisher && !since && !until) return undefined;
  const days = { from: since ?? "0000-01-01", to: until ?? "9999-12-31" };
  return {
    article: ({ article }) =>
      (!publisher || isOf(article, publisher)) && overlapsDays(days, article.publishedAt),
    ...(from && { speaker: new Set(termsOf(from, index.aliases).map(({ term }) => term)) }),
  };
}

/** Whether somebody speaks in a fact whose name or role has one of some terms; anybody may, where there are none. */
export const isSpokenBy = (
  { fact, speakerTerms }: IndexedFact,
  speaker: ReadonlySet<string> | undefined,
): boolean =>
  speaker === undefined ||
  (fact.attributions.length > 0 && [...speaker].some((term) => speakerTerms.has(term)));
