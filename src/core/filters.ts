import type { Article } from "./article.js";
import type { Command } from "./command.js";
import { overlapsDays } from "./dates.js";
import type { Edition } from "./edition.js";
import type { Fact } from "./facts.js";
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
export const isOf = (article: Article, publisher: string): boolean =>
  squash(article.publisher ?? "").includes(squash(publisher));

/** Which facts the filters let through; nothing where there are no filters. */
export function keepFor(
  { from, publisher, since, until }: Filters,
  { index }: Edition,
): ((fact: Fact) => boolean) | undefined {
  if (!from && !publisher && !since && !until) return undefined;
  const speaker = from ? termsOf(from, index.aliases).map(({ term }) => term) : [];
  const days = { from: since ?? "0000-01-01", to: until ?? "9999-12-31" };
  return (fact) => {
    const { reading, speakerTerms } = index.get(fact.id)!;
    const { article } = reading;
    return (
      (!publisher || isOf(article, publisher)) &&
      (!since && !until ? true : overlapsDays(days, article.publishedAt)) &&
      (!from ||
        (speaker.length > 0 &&
          fact.attributions.length > 0 &&
          speaker.some((term) => speakerTerms.has(term))))
    );
  };
}
