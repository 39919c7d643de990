import { type Kysely, sql } from "kysely";
import type { Platform } from "../core/posting.js";
import type { Tables } from "./schema.js";

/** A post that has not followed one of its articles to where it stands now. */
export interface Behind {
  readonly post: string;
  readonly slug: string;
}

/** Whether a citation's article had not come to its end when it was last followed. */
export const notWithdrawn = sql<boolean>`coalesce(citations.followed, '') <> 'withdrawn'`;
/** The revision up to which a citation has been followed; the one it cites, where its article has come to its end. */
export const followedTo = sql<number>`case when citations.followed = 'withdrawn' or citations.followed is null
  then citations.revision else cast(citations.followed as integer) end`;

/**
 * The posts of a platform that are behind an article, oldest first. A digest that has not gone out has
 * nothing to follow; neither has a correction of which nobody knows.
 */
export async function postsBehind(
  db: Kysely<Tables>,
  tenant: string,
  platform: Platform,
  now: Date,
): Promise<readonly Behind[]> {
  const rows = await db
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
    .select(["citations.post", "citations.slug", "posts.posted_at"])
    .distinct()
    .where("citations.tenant", "=", tenant)
    .where("posts.platform", "=", platform)
    .where(({ or, eb }) => or([eb("kind", "=", "answer"), eb("deliveries.state", "=", "posted")]))
    .where(notWithdrawn)
    // By far the most articles stand as they came: what cites them is not looked at.
    .where("citations.slug", "in", (rows) =>
      rows
        .selectFrom("articles")
        .select("slug")
        .where("tenant", "=", tenant)
        .where(({ or, eb }) =>
          or([
            eb("revision", ">", 1),
            eb("status", "<>", "published"),
            eb("embargoed_until", "is not", null),
          ]),
        ),
    )
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
  return rows.map(({ post, slug }) => ({ post, slug }));
}
