import { randomUUID } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Channel, Platform, Post } from "../core/posting.js";
import { type Behind, followedTo, notWithdrawn, postsBehind } from "./behind.js";
import { citationRow, type KeptPost, postOf, postRow, postRows } from "./post-row.js";
import type { PostRow, Tables } from "./schema.js";
import { inTurn } from "./turn.js";

/** A post that now follows an article up to a revision or to its end, and the correction that says so. */
export interface Step extends Behind {
  readonly to: number | "withdrawn";
  readonly correction?: Post;
}

/** What the bot has said and in which words, for corrections to follow. */
export interface Posts {
  /** Keeps a post. A digest is kept once a slot: its last version counts. */
  remember(tenant: string, post: Post, now: Date): Promise<void>;
  /** Keeps all of them, or none; they may be of several tenants. */
  rememberAll(posts: readonly Parameters<Posts["remember"]>[]): Promise<void>;
  /** A post with all that it cited. */
  get(tenant: string, id: string): Promise<KeptPost | undefined>;
  /** What was asked for last in a thread, or in the message that opens it; oldest first. */
  askedIn(
    tenant: string,
    place: Channel & Required<Pick<Post, "thread">>,
  ): Promise<readonly NonNullable<Post["request"]>[]>;
  /** Posts that cite words which were changed since, or may not be read at `now`; oldest first. */
  behind(tenant: string, platform: Platform, now: Date): Promise<readonly Behind[]>;
  /** Takes a post a step further, once: of several processes one keeps its correction. */
  advance(tenant: string, step: Step, now: Date): Promise<void>;
  /** Corrections, or what watches tell, that have no verdict yet, oldest first. */
  undelivered(
    tenant: string,
    platform: Platform,
    kind?: "correction" | "watch",
  ): Promise<readonly KeptPost[]>;
  /** Deletes older answers that quoted nothing, which no correction will follow; tells how many there were. */
  forget(tenant: string, before: Date): Promise<number>;
}

/** The posts of a database. */
export function postsIn(db: Kysely<Tables>): Posts {
  const get = async (tenant: string, id: string): Promise<KeptPost | undefined> => {
    const row = await postRows(db, tenant).where("posts.id", "=", id).executeTakeFirst();
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

  const rememberAll: Posts["rememberAll"] = (posts) =>
    db.transaction().execute(async (tx) => {
      for (const post of posts) await keep(tx, ...post);
    });

  return {
    get,
    remember: (...post) => rememberAll([post]),
    rememberAll,
    askedIn: async (tenant, { platform, tenant: workspace, channel, thread }) => {
      const rows = await db
        .selectFrom("posts")
        .select("request")
        .where("tenant", "=", tenant)
        .where("platform", "=", platform)
        .where("workspace", "=", workspace)
        .where("channel", "=", channel)
        .where("kind", "=", "answer")
        .where("request", "is not", null)
        .where("message", "is not", null)
        .where(({ or, eb }) =>
          or([
            eb("thread", "=", thread),
            eb("message", "=", thread),
            eb(sql`substr(message, 1, ${thread.length + 1})`, "=", `${thread} `),
          ]),
        )
        .orderBy("posted_at", "desc")
        .orderBy("id")
        .limit(lastAsked)
        .execute();
      return rows.reverse().map(({ request }) => JSON.parse(request!));
    },
    behind: (tenant, platform, now) => postsBehind(db, tenant, platform, now),
    advance: (tenant, { post, slug, to, correction }, now) =>
      inTurn(db, tenant, async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable("citations")
          .set({ followed: String(to) })
          .where("tenant", "=", tenant)
          .where("post", "=", post)
          .where("slug", "=", slug)
          .where(to === "withdrawn" ? notWithdrawn : sql<boolean>`${notWithdrawn} and ${followedTo} < ${to}`)
          .executeTakeFirstOrThrow();
        if (!correction || numUpdatedRows === 0n) return;
        const row = postRow(tenant, `${post}:${slug}:${to}`, correction, now);
        await tx.insertInto("posts").values(row).execute();
        await insertCitations(tx, row, correction.citations, String(to));
      }),
    undelivered: async (tenant, platform, kind = "correction") => {
      const rows = await postRows(db, tenant)
        .where("kind", "=", kind)
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
    forget: async (tenant, before) => {
      const { numDeletedRows } = await db
        .deleteFrom("posts")
        .where("tenant", "=", tenant)
        .where("kind", "=", "answer")
        .where("posted_at", "<", before.toISOString())
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("citations")
                .select("position")
                .whereRef("citations.tenant", "=", "posts.tenant")
                .whereRef("citations.post", "=", "posts.id"),
            ),
          ),
        )
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

/** Questions of a thread that are looked at: each may lean on the one before it. */
const lastAsked = 12;

/** What is refused is tried again so often: the bot may have been let in since. */
const mostAttempts = 5;

async function keep(db: Kysely<Tables>, tenant: string, post: Post, now: Date): Promise<void> {
  const id = post.kind === "digest" ? post.asked : (post.id ?? randomUUID());
  const row = postRow(tenant, id, post, now);
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("posts")
    .values(row)
    .onConflict((known) => known.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) await replace(db, row);
  await insertCitations(db, row, post.citations);
}

/** Takes the place of an earlier version, and of what that cited. */
async function replace(db: Kysely<Tables>, row: PostRow): Promise<void> {
  const { tenant, id } = row;
  // Of several who replace it the others wait here, and then see what was cited.
  await db.updateTable("posts").set(row).where("tenant", "=", tenant).where("id", "=", id).execute();
  await db.deleteFrom("citations").where("tenant", "=", tenant).where("post", "=", id).execute();
}

/** Keeps what a post cited. */
export async function insertCitations(
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
  const rows = citations.map((cited, position) => {
    const known = cited.change ? (newest.get(cited.article.slug) ?? null) : followed;
    return citationRow({ tenant, post: id, position, followed: known }, cited);
  });
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
