import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { ArticleLine } from "../core/article.js";
import type { Citation } from "../core/citation.js";
import type { Post } from "../core/posting.js";
import type { CitationRow, PostRow, Tables } from "./schema.js";

/** The slice a post showed, with the sentence before it where that was shown too. */
export type Cited = Pick<Citation, "number" | "quote" | "span" | "place" | "lead"> &
  Pick<ArticleLine, "slug" | "revision">;

/** A post and those of its citations that were asked for. A digest without `message` may not have gone out. */
export interface CitingPost extends Omit<Post, "citations"> {
  /** ISO instant. */
  readonly postedAt: string;
  readonly citations: readonly Cited[];
}

/** What the bot has said and in which words, for corrections to follow. */
export interface Posts {
  /** Keeps a post. A digest is kept once a slot: its last version counts. */
  remember(tenant: string, post: Post, now: Date): Promise<void>;
  /** The posts that cited an article, or one revision of it, oldest first. */
  citing(tenant: string, slug: string, revision?: number): Promise<readonly CitingPost[]>;
}

/** The posts of a database. */
export const postsIn = (db: Kysely<Tables>): Posts => ({
  remember: (tenant, post, now) =>
    db.transaction().execute(async (tx) => {
      const row = rowOf(tenant, post, now);
      const citations = citationRows(row, post.citations);
      await tx.deleteFrom("citations").where("tenant", "=", tenant).where("post", "=", row.id).execute();
      await tx
        .insertInto("posts")
        .values(row)
        .onConflict((known) => known.columns(["tenant", "id"]).doUpdateSet(row))
        .execute();
      if (citations.length) await tx.insertInto("citations").values(citations).execute();
    }),
  citing: async (tenant, slug, revision) => {
    const posts = new Map<string, CitingPost>();
    for (const row of await rowsCiting(db, tenant, slug, revision)) {
      const post = posts.get(row.id) ?? postOf(row);
      posts.set(row.id, { ...post, citations: [...post.citations, citedOf(row)] });
    }
    return [...posts.values()];
  },
});

const rowOf = (tenant: string, post: Post, now: Date): PostRow => ({
  tenant,
  id: post.kind === "digest" ? post.asked : randomUUID(),
  platform: post.platform,
  workspace: post.tenant,
  channel: post.channel,
  message: post.message ?? null,
  kind: post.kind,
  asker: post.asker ?? null,
  asked: post.asked,
  posted_at: now.toISOString(),
  presentation: null,
});

const citationRows = ({ tenant, id }: PostRow, citations: Post["citations"]): CitationRow[] =>
  citations.map(({ number, quote, span, place, lead, article }, position) => ({
    tenant,
    post: id,
    position,
    slug: article.slug,
    revision: article.revision,
    cited: JSON.stringify({ number, quote, span, place, lead }),
    followed: null,
  }));

/** A digest's message is also sought in its delivery: the program may have been killed before it came here. */
const rowsCiting = (db: Kysely<Tables>, tenant: string, slug: string, revision?: number) =>
  db
    .selectFrom("citations")
    .innerJoin("posts", (join) =>
      join.onRef("posts.tenant", "=", "citations.tenant").onRef("posts.id", "=", "citations.post"),
    )
    .leftJoin("deliveries", (join) =>
      join.onRef("deliveries.tenant", "=", "posts.tenant").onRef("deliveries.key", "=", "posts.id"),
    )
    .selectAll("posts")
    .select(["citations.slug", "citations.revision", "citations.cited"])
    .select("deliveries.message as delivered")
    .where("citations.tenant", "=", tenant)
    .where("citations.slug", "=", slug)
    .$if(revision !== undefined, (query) => query.where("citations.revision", "=", revision!))
    .orderBy("posts.posted_at")
    .orderBy("posts.id")
    .orderBy("citations.position")
    .execute();

type Row = Awaited<ReturnType<typeof rowsCiting>>[number];

const postOf = ({ message, delivered, ...row }: Row): CitingPost => ({
  platform: row.platform,
  tenant: row.workspace,
  channel: row.channel,
  kind: row.kind,
  asked: row.asked,
  postedAt: row.posted_at,
  ...((message ?? delivered) && { message: message ?? delivered! }),
  ...(row.asker !== null && { asker: row.asker }),
  citations: [],
});

const citedOf = ({ slug, revision, cited }: Row): Cited => ({
  slug,
  revision,
  ...(JSON.parse(cited) as Omit<Cited, "slug" | "revision">),
});
