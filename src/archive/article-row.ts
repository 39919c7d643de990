import type { Article, ArticleDraft } from "../core/article.js";
import type { ArticleRow, RevisionRow } from "./schema.js";

/** What a reader sees, in one order, so that equal words are equal text. */
export const contentOf = (draft: ArticleDraft): string =>
  JSON.stringify({
    headline: draft.headline,
    byline: draft.byline,
    publisher: draft.publisher,
    url: draft.url,
    dateline: draft.dateline,
    publishedAt: draft.publishedAt,
    updatedAt: draft.updatedAt,
    text: draft.text,
    corrections: draft.corrections.map(({ at, note }) => ({ at, note })),
  });

type Content = Omit<ArticleDraft, "slug" | "status" | "embargoedUntil" | "desk">;

/** The columns that may change without new words. */
export type Standing = Pick<ArticleRow, "status" | "embargoed_until" | "desk">;

/** Who may read an article, as its row keeps it. */
export const standingOf = ({ status, embargoedUntil, desk }: ArticleDraft): Standing => ({
  status,
  embargoed_until: embargoedUntil ?? null,
  desk: desk ?? null,
});

/** Whether the same readers may read it. */
export const sameStanding = (a: Standing, b: Standing): boolean =>
  a.status === b.status && a.embargoed_until === b.embargoed_until && a.desk === b.desk;

/** The article of a row and the words of one of its revisions. */
export const articleOf = (
  row: Standing & Pick<RevisionRow, "slug" | "revision" | "stored_at" | "content">,
): Article => ({
  slug: row.slug,
  revision: row.revision,
  ...(JSON.parse(row.content) as Content),
  storedAt: row.stored_at,
  status: row.status,
  ...(row.embargoed_until !== null && { embargoedUntil: row.embargoed_until }),
  ...(row.desk !== null && { desk: row.desk }),
});
