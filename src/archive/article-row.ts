import { type Arrival, type Article, type ArticleDraft, instantOf } from "../core/article.js";
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

/**
 * An arrival of a known article, as it is compared and kept. Feeds bump dates and dress addresses anew
 * while the words stay: then everything stays. New words keep the day of their first publication.
 */
export function asKnown(
  given: Arrival,
  known: (Standing & Pick<RevisionRow, "content">) | undefined,
): Arrival {
  if (!given.identity || !known) return given;
  const arrival = given.standing === "kept" ? withStanding(given, known) : given;
  const before = JSON.parse(known.content) as Content;
  if (wordsIn(arrival) === wordsIn(before)) return { ...standingIn(arrival), ...before };
  const updatedAt =
    arrival.updatedAt ?? (arrival.publishedAt === before.publishedAt ? undefined : arrival.publishedAt);
  return { ...arrival, publishedAt: before.publishedAt, ...(updatedAt && { updatedAt }) };
}

/** What an editor has withheld, retracted or put under embargo is not set free by being seen elsewhere. */
const withStanding = (
  { embargoedUntil, desk, ...words }: Arrival,
  { status, embargoed_until, desk: kept }: Standing,
): Arrival => ({
  ...words,
  status,
  ...(embargoed_until !== null && { embargoedUntil: embargoed_until }),
  ...(kept !== null && { desk: kept }),
});

const standingIn = ({ slug, status, embargoedUntil, desk, identity, baseline }: Arrival) => ({
  slug,
  status,
  ...(embargoedUntil && { embargoedUntil }),
  ...(desk && { desk }),
  ...(identity && { identity }),
  ...(baseline && { baseline }),
});

const wordsIn = ({ headline, byline, text, corrections }: Content): string =>
  JSON.stringify([headline, byline, text, corrections.map(({ note }) => note)]);

/** The words of a revision. */
export const textOf = ({ content }: Pick<RevisionRow, "content">): string =>
  (JSON.parse(content) as Content).text;

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

/** A revision with its article, and when any of the article's words were first stored and first released. */
type Row = Standing &
  Pick<ArticleRow, "baseline"> &
  Pick<RevisionRow, "slug" | "revision" | "stored_at" | "content"> & {
    readonly first_stored_at: string | null;
    readonly first_released_at: string | null;
  };

/** The article of a row and the words of one of its revisions. */
export function articleOf(row: Row): Article {
  const content = JSON.parse(row.content) as Content;
  const announcedAt = announcementOf(content, row);
  return {
    slug: row.slug,
    revision: row.revision,
    ...content,
    storedAt: row.stored_at,
    status: row.status,
    ...(row.embargoed_until !== null && { embargoedUntil: row.embargoed_until }),
    ...(row.desk !== null && { desk: row.desk }),
    ...(announcedAt && { announcedAt }),
    ...(row.baseline !== null && { baseline: true as const }),
  };
}

/** An article that comes in later than this after its publication is old news, 24 hours. */
const LATE_MS = 24 * 60 * 60_000;

/** When an article became news here, where that was after its publication: fetched late, or held back on purpose. */
function announcementOf({ publishedAt }: Content, row: Row): string | undefined {
  const { first_stored_at: stored, first_released_at: released } = row;
  if (!stored || !released) return undefined;
  const late = instantOf(released) - instantOf(publishedAt);
  return late > 0 && (late <= LATE_MS || released > stored) ? released : undefined;
}

/** When readers can first see words that are stored now; null while they are withheld. */
export const releaseOf = ({ status, embargoedUntil }: ArticleDraft, now: Date): string | null =>
  status === "published"
    ? new Date(Math.max(now.getTime(), instantOf(embargoedUntil ?? "0001-01-01"))).toISOString()
    : null;
