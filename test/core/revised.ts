import type { Article } from "../../src/core/article.js";
import { editionOf } from "../../src/core/edition.js";
import { readArticle } from "../../src/core/facts.js";
import type { Newsroom } from "../../src/core/newsroom.js";
import { openNewsroom } from "../../src/core/open-newsroom.js";
import { articleOf } from "./articles.js";

/** The revisions of an article, oldest first: text, when it was stored, and what else was changed. */
export const revisionsOf = (
  slug: string,
  ...revisions: readonly (readonly [text: string, storedAt: string, parts?: Partial<Article>])[]
): readonly Article[] =>
  revisions.map(([text, storedAt, parts], i) =>
    articleOf(text, {
      ...{ slug, headline: `News of ${slug}`, publishedAt: revisions[0]![1] },
      ...{ revision: i + 1, storedAt, ...parts },
    }),
  );

/** A newsroom of articles with all that readers could see of them; of each the last is the one of today. */
export function newsroomOver(
  histories: readonly (readonly Article[])[],
  now = new Date("2026-02-01T09:00:00Z"),
): Newsroom {
  const edition = editionOf(
    histories.map((revisions) => revisions.at(-1)!),
    now,
  );
  const isPublic = (slug: string) => edition.articles.some(({ article }) => article.slug === slug);
  const history = async (slug: string) =>
    isPublic(slug)
      ? histories
          .flat()
          .filter((article) => article.slug === slug)
          .map((article) => readArticle(article))
      : [];
  return openNewsroom({ edition, past: { history, editionAsOf: async () => edition }, now, zone: "UTC" });
}
