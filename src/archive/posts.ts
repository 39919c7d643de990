import { randomUUID } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { ArticleLine } from "../core/article.js";
import type { Citation } from "../core/citation.js";
import type { Platform, Post } from "../core/posting.js";
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

/** A post that has not followed one of its articles to where it stands now. */
export interface Behind {
  readonly post: string;
  readonly slug: string;
}

/** A post that now follows an article up to a revision or to its end, and the correction that says so. */
export interface Step extends Behind {
  readonly to: number | "withdrawn";
  readonly correction?: Post;
}

/** What the bot has said and in which words, for corrections to follow. */
export interface Posts {
  /** Keeps a post. A digest is kept once a slot: its last version counts. */
  remember(tenant: string, post: Post, now: Date): Promise<void>;
  /** A post with all that it cited. */
  get(tenant: string, id: string): Promise<KeptPost | undefined>;
  /** Posts that cite words which were changed since, or may not be read at `now`; oldest first. */
  behind(tenant: string, platform: Platform, now: Date): Promise<readonly Behind[]>;
  /** Takes a post a step further, once: of several processes one keeps its correction. */
  advance(tenant: string, step: Step, now: Date): Promise<void>;
  /** Corrections that have no verdict yet, oldest first. */
  undelivered(tenant: string, platform: Platform): Promise<readonly KeptPost[]>;
}

/** The posts of a database. */
export function postsIn(db: Kysely<Tables>): Posts {
  const get = async (tenant: string, id: string): Promise<KeptPost | undefined> => {
    const row = await rowsOf(db, tenant).where("posts.id", "=", id).executeTakeFirst();
    if (!row) return undefined;
    const citations = await db
      .selectFrom("citations")
      .selectAll()
      .where("tenant", "=", tenant)
      .where("post", "=", id)
      .orderBy("position")
      .execute();
    return postOf(row, citations);
  };

  return {
    get,
    remember: (tenant, post, now) =>
      db.transaction().execute(async (tx) => {
        const row = rowOf(tenant, post.kind === "digest" ? post.asked : randomUUID(), post, now);
        await tx.deleteFrom("citations").where("tenant", "=", tenant).where("post", "=", row.id).execute();
        await tx
          .insertInto("posts")
          .values(row)
          .onConflict((known) => known.columns(["tenant", "id"]).doUpdateSet(row))
          .execute();
        await insertCitations(tx, row, post.citations);
      }),
    behind: (tenant, platform, now) => behind(db, tenant, platform, now),
    advance: (tenant, { post, slug, to, correction }, now) =>
      db.transaction().execute(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable("citations")
          .set({ followed: String(to) })
          .where("tenant", "=", tenant)
          .where("post", "=", post)
          .where("slug", "=", slug)
          .where(to === "withdrawn" ? notWithdrawn : sql<boolean>`${notWithdrawn} and ${followedTo} < ${to}`)
          .executeTakeFirstOrThrow();
        if (!correction || numUpdatedRows === 0n) return;
        const row = rowOf(tenant, `${post}:${slug}:${to}`, correction, now);
        await tx.insertInto("posts").values(row).execute();
        await insertCitations(tx, row, correction.citations, String(to));
      }),
    undelivered: async (tenant, platform) => {
      const rows = await rowsOf(db, tenant)
        .where("kind", "=", "correction")
        .where("posts.platform", "=", platform)
        .where(({ or, eb, and }) =>
          or([
            eb("deliveries.state", "is", null),
            eb("deliveries.state", "=", "posting"),
            and([eb("deliveries.state", "=", "refused"), eb("deliveries.attempts", "<", mostAttempts)]),
          ]),
        )
        .execute();
      return Promise.all(rows.map(async ({ id }) => (await get(tenant, id))!));
    },
  };
}

const notWithdrawn = sql<boolean>`coalesce(citations.followed, '') <> 'withdrawn'`;
/** The revision up to which a citation has been followed. */
const followedTo = sql<number>`cast(coalesce(citations.followed, citations.revision) as integer)`;

/** A correction that is refused is tried again so often: the bot may have been let in since. */
const mostAttempts = 5;

const rowOf = (tenant: string, id: string, post: Post, now: Date): PostRow => ({
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
});

async function insertCitations(
  db: Kysely<Tables>,
  { tenant, id }: PostRow,
  citations: Post["citations"],
  followed: string | null = null,
): Promise<void> {
  const newest = await revisionsOf(
    db,
    tenant,
    citations.flatMap(({ change, article }) => (change ? [article.slug] : [])),
  );
  const rows = citations.map(
    ({ number, quote, span, place, lead, article, change }, position): CitationRow => ({
      tenant,
      post: id,
      position,
      slug: article.slug,
      revision: article.revision,
      cited: JSON.stringify({ number, quote, span, place, lead }),
      followed: change ? (newest.get(article.slug) ?? null) : followed,
    }),
  );
  if (rows.length) await db.insertInto("citations").values(rows).execute();
}

/** Up to where words of the past were shown with what became of them. */
async function revisionsOf(db: Kysely<Tables>, tenant: string, slugs: readonly string[]) {
  if (slugs.length === 0) return new Map<string, string>();
  const rows = await db
    .selectFrom("articles")
    .select(["slug", "revision"])
    .where("tenant", "=", tenant)
    .where("slug", "in", slugs)
    .execute();
  return new Map(rows.map(({ slug, revision }) => [slug, String(revision)]));
}

/** Posts, each with what is known of its delivery: the program may have been killed before it came here. */
const rowsOf = (db: Kysely<Tables>, tenant: string) =>
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

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>["execute"]>>[number];

const postOf = (row: Row, citations: readonly CitationRow[]): KeptPost => ({
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
  citations: citations.map(citedOf),
});

const citedOf = ({ slug, revision, cited, followed }: CitationRow): Cited => ({
  slug,
  revision,
  ...(JSON.parse(cited) as Omit<Cited, "slug" | "revision">),
  ...(followed !== null && { followed: followed === "withdrawn" ? followed : Number(followed) }),
});

/** A digest that has not gone out has nothing to follow; neither has a correction of which nobody knows. */
const behind = (
  db: Kysely<Tables>,
  tenant: string,
  platform: Platform,
  now: Date,
): Promise<readonly Behind[]> =>
  db
    .selectFrom("citations")
    .innerJoin("articles", (join) =>
      join.onRef("articles.tenant", "=", "citations.tenant").onRef("articles.slug", "=", "citations.slug"),
    )
    .innerJoin("posts", (join) =>
      join.onRef("posts.tenant", "=", "citations.tenant").onRef("posts.id", "=", "citations.post"),
    )
    .leftJoin("deliveries", (join) =>
      join.onRef("deliveries.tenant", "=", "posts.tenant").onRef("deliveries.key", "=", "posts.id"),
    )
    .select(["citations.post", "citations.slug"])
    .distinct()
    .where("citations.tenant", "=", tenant)
    .where("posts.platform", "=", platform)
    .where(({ or, eb }) => or([eb("kind", "=", "answer"), eb("deliveries.state", "=", "posted")]))
    .where(notWithdrawn)
    .where(({ or, eb }) =>
      or([
        eb("articles.status", "<>", "published"),
        eb("articles.embargoed_until", ">", now.toISOString()),
        eb(followedTo, "<", eb.ref("articles.revision")),
      ]),
    )
    .orderBy("posts.posted_at")
    .orderBy("citations.post")
    .execute();
