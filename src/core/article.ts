/** Only a `published` article is ever quoted; the others answer as if they had never been there. */
export type Status = "published" | "withheld" | "retracted";

/** A published note that earlier words were wrong. */
export interface Correction {
  /** ISO date or instant at which the note was published. */
  readonly at: string;
  /** The newsroom's own note, as printed. */
  readonly note: string;
}

/** A source an article lists at its end: another publisher's story, never a fact of this one. */
export interface Reference {
  readonly number: number;
  readonly publisher?: string;
  readonly title: string;
}

/**
 * A published story as it stood at one moment. `text` is the text of record: every quote is a
 * slice of it, and it is never normalised.
 */
export interface Article {
  readonly slug: string;
  readonly headline: string;
  readonly byline?: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly dateline?: string;
  /** ISO 8601, a date (`2026-01-07`) or an instant (`2026-01-07T09:30:00Z`). */
  readonly publishedAt: string;
  readonly updatedAt?: string;
  /** Counted from 1; other words under the same slug are the next revision. */
  readonly revision: number;
  readonly text: string;
  readonly status: Status;
  /** ISO 8601; a bare date means the start of that day in UTC. */
  readonly embargoedUntil?: string;
  readonly corrections: readonly Correction[];
  /** The desk it belongs to; absent, every desk may read it. */
  readonly desk?: string;
  /** ISO instant at which the archive took this revision in; absent outside an archive. */
  readonly storedAt?: string;
  /** ISO instant at which it became news here, where that was after its publication: fetched late, or held back. */
  readonly announcedAt?: string;
  /** It came with the first look at a feed: old news to the newsroom, so no post announces it. */
  readonly baseline?: true;
}

/** An article without its words. */
export type ArticleHead = Omit<Article, "text">;

/** An article as it comes in; the archive counts its revisions. */
export type ArticleDraft = Omit<Article, "revision" | "storedAt" | "announcedAt" | "baseline">;

/** By what a source tells its articles apart. Each of it may be missing, repeated or random. */
export interface Identity {
  /** What its ids are unique in: the feed's address, the site's host. */
  readonly source: string;
  readonly guid?: string;
}

/** When an archive took in and released a revision, for another archive to take over. */
export interface Archived {
  readonly revision: number;
  /** ISO instants. `null`: readers never saw it. */
  readonly storedAt: string;
  readonly releasedAt: string | null;
}

/**
 * A draft and how to know it again. Without an identity the slug says which article it is; with one,
 * the slug is a proposal, and guid, canonical URL and words decide.
 */
export interface Arrival extends ArticleDraft {
  readonly identity?: Identity;
  readonly baseline?: true;
  /** It comes out of an export: number and instants are kept. */
  readonly archived?: Archived;
  /** It cannot say who may read it, as a feed cannot: what is known of that stays. */
  readonly standing?: "kept";
}

/** The part of an article that a citation shows. */
export type ArticleLine = Pick<
  Article,
  "slug" | "headline" | "byline" | "publisher" | "url" | "publishedAt" | "revision" | "desk"
>;

/** Milliseconds since the epoch of an ISO date (its first moment in UTC) or instant. */
export const instantOf = (iso: string): number => Date.parse(iso);

/** Whether words of this article may be shown at `now` to those who may read its desk. */
export const isPublic = (article: ArticleHead, now: Date): boolean =>
  article.status === "published" &&
  (article.embargoedUntil === undefined || instantOf(article.embargoedUntil) <= now.getTime());
