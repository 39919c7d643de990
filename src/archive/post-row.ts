import type { Kysely } from "kysely";
import type { ArticleLine } from "../core/article.js";
import type { Citation } from "../core/citation.js";
import type { Post, Quoted } from "../core/posting.js";
import type { CitationRow, PostRow, Tables } from "./schema.js";

/** The slice a post showed, with the sentence before it where that was shown too. */
export interface Cited
  extends Pick<Citation, "number" | "quote" | "span" | "place" | "lead">,
    Pick<ArticleLine, "slug" | "revision"> {
  /** Up to where the post has followed the article: a revision, or its end; absent, the one it cites. */
  readonly followed?: number | "withdrawn";
}

/** A post as it is kept. Without messages it was private, or has not gone out. */
export interface KeptPost extends Omit<Post, "citations"> {
  readonly id: string;
  /** ISO instant. */
  readonly postedAt: string;
  readonly citations: readonly Cited[];
}

/** A post as its row keeps it. */
export const postRow = (tenant: string, id: string, post: Post, now: Date): PostRow => ({
  tenant,
  id,
  platform: post.platform,
  workspace: post.tenant,
  channel: post.channel,
  message: post.messages.join(" ") || null,
  thread: post.thread ?? null,
  kind: post.kind,
  asker: post.asker ?? null,
  asked: post.asked,
  posted_at: now.toISOString(),
  presentation: post.presentation ? JSON.stringify(post.presentation) : null,
  request: post.request ? JSON.stringify(post.request) : null,
});

/** What a post cited as its row keeps it. */
export const citationRow = (
  at: Pick<CitationRow, "tenant" | "post" | "position" | "followed">,
  { number, quote, span, place, lead, article: { slug, revision } }: Quoted,
): CitationRow => ({ ...at, slug, revision, cited: JSON.stringify({ number, quote, span, place, lead }) });

/** Posts, each with what is known of its delivery: the program may have been killed before it came here. */
export const postRows = (db: Kysely<Tables>, tenant: string) =>
  db
    .selectFrom("posts")
    .leftJoin("deliveries", (join) =>
      join.onRef("deliveries.tenant", "=", "posts.tenant").onRef("deliveries.key", "=", "posts.id"),
    )
    .selectAll("posts")
    .select(["deliveries.message as delivered", "deliveries.channel as where"])
    .where("posts.tenant", "=", tenant)
    .orderBy("posts.posted_at")
    .orderBy("posts.id");

type Row = Awaited<ReturnType<ReturnType<typeof postRows>["execute"]>>[number];

/** A post of its row and the rows of what it cited. */
export const postOf = (row: Row, citations: readonly CitationRow[]): KeptPost => ({
  id: row.id,
  platform: row.platform,
  tenant: row.workspace,
  channel: (row.delivered && row.where) || row.channel,
  kind: row.kind,
  asked: row.asked,
  postedAt: row.posted_at,
  messages: (row.message ?? row.delivered)?.split(" ") ?? [],
  ...(row.thread !== null && { thread: row.thread }),
  ...(row.asker !== null && { asker: row.asker }),
  ...(row.presentation !== null && { presentation: JSON.parse(row.presentation) }),
  ...(row.request !== null && { request: JSON.parse(row.request) }),
  citations: citations.map(citedOf),
});

const citedOf = ({ slug, revision, cited, followed }: CitationRow): Cited => ({
  slug,
  revision,
  ...(JSON.parse(cited) as Omit<Cited, "slug" | "revision">),
  ...(followed !== null && { followed: followed === "withdrawn" ? followed : Number(followed) }),
});
