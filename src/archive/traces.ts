import type { Kysely } from "kysely";
import type { Article, ArticleLine } from "../core/article.js";
import { bareUrl } from "../core/bare-url.js";
import { lineOf } from "../core/cite.js";
import { hasChannels } from "../core/posting.js";
import { addressIn, type PostLine, type RevisionTimes } from "../core/why.js";
import { articleOf } from "./article-row.js";
import { withContent } from "./articles.js";
import type { Feed, Item, Items } from "./feeds.js";
import type { Tables } from "./schema.js";

/** An article, whatever its standing, with all that is known of how it came. */
export interface Trace {
  readonly article: Article;
  /** As each of its revisions told it. */
  readonly lines: readonly ArticleLine[];
  /** Oldest first, those that nobody could see among them. */
  readonly revisions: readonly RevisionTimes[];
  /** The sources in which it is known by an id: addresses of feeds, hosts of sites. */
  readonly sources: readonly string[];
}

/** What the archive knows of an article's way. Nobody's view: who asks may be shown less. */
export interface Traces {
  /** The article of a slug, or of an address under which it came; `feeds` may know the address as an id. */
  find(tenant: string, name: string, feeds: readonly string[]): Promise<Trace | undefined>;
  /** The item of each feed that has a key, as `itemKey` makes it. */
  items(tenant: string, key: string): Promise<ReadonlyMap<Feed["url"], Item>>;
  /**
   * The messages that show sentences of an article for all of their channel to read, oldest first; of any
   * channel, where none are named. Private answers and what one person is told are none of them.
   */
  posts(
    tenant: string,
    slug: string,
    channels?: readonly Pick<PostLine, "platform" | "channel">[],
  ): Promise<readonly PostLine[]>;
}

/** The traces in a database. */
export const tracesIn = (db: Kysely<Tables>): Traces => ({
  async find(tenant, name, feeds) {
    const slug = await slugOf(db, tenant, name, feeds);
    const rows = slug === undefined ? [] : await revisionsOf(db, tenant, slug);
    const newest = rows.at(-1);
    if (!newest) return undefined;
    const keys = await db
      .selectFrom("identities")
      .select("key")
      .where("tenant", "=", tenant)
      .where("slug", "=", newest.slug)
      .execute();
    return {
      article: articleOf(newest),
      lines: rows.map((row) => lineOf(articleOf(row))),
      revisions: rows.map(({ revision, stored_at, released_at }) => ({
        ...{ revision, storedAt: stored_at },
        ...(released_at !== null && { releasedAt: released_at }),
      })),
      sources: keys.flatMap(({ key }) => /^guid (\S+) /.exec(key)?.[1] ?? []),
    };
  },
  async items(tenant, key) {
    const rows = await db
      .selectFrom("feeds")
      .select(["url", "items"])
      .where("tenant", "=", tenant)
      // Of thousands of items few feeds have this one; an underscore matches more, which is looked at again.
      .where("items", "like", `%"${key}":%`)
      .execute();
    return new Map(
      rows.flatMap(({ url, items }) => {
        const item = (JSON.parse(items) as Items)[key];
        return item ? [[url, item] as const] : [];
      }),
    );
  },
  async posts(tenant, slug, channels) {
    const rows = await db
      .selectFrom("posts")
      .leftJoin("deliveries", (join) =>
        join.onRef("deliveries.tenant", "=", "posts.tenant").onRef("deliveries.key", "=", "posts.id"),
      )
      .leftJoin("posts as followed", (join) =>
        join
          .onRef("followed.tenant", "=", "posts.tenant")
          .onRef("followed.id", "=", "posts.asked")
          .on("posts.kind", "=", "correction"),
      )
      .select(["posts.kind", "posts.platform", "posts.channel", "posts.posted_at", "deliveries.changed_at"])
      .select(["posts.asker", "posts.message", "followed.asker as whose", "followed.message as below"])
      .where("posts.tenant", "=", tenant)
      .where("posts.id", "in", (query) =>
        query
          .selectFrom("citations")
          .select("post")
          .where("citations.tenant", "=", tenant)
          .where("citations.slug", "=", slug),
      )
      .where(({ or, eb }) => or([eb("posts.kind", "=", "answer"), eb("deliveries.state", "=", "posted")]))
      .execute();
    return rows
      .filter((row) => {
        // A correction is read by those who read what it follows.
        const [asker, message] =
          row.kind === "correction" ? [row.whose, row.below] : [row.asker, row.message];
        return asker === null || message !== null;
      })
      .filter(({ platform, channel }) =>
        channels
          ? channels.some((one) => one.platform === platform && one.channel === channel)
          : hasChannels(platform),
      )
      .map(({ kind, platform, channel, posted_at, changed_at }) => ({
        ...{ kind, platform, channel, at: changed_at ?? posted_at },
      }))
      .sort((a, b) => (a.at < b.at ? -1 : 1));
  },
});

async function slugOf(
  db: Kysely<Tables>,
  tenant: string,
  name: string,
  feeds: readonly string[],
): Promise<string | undefined> {
  const address = addressIn(name);
  if (!address) return name;
  const keys = [`url ${bareUrl(address)}`, ...feeds.map((feed) => `guid ${feed} ${name}`)];
  const known = await db
    .selectFrom("identities")
    .select(["key", "slug"])
    .where("tenant", "=", tenant)
    .where("key", "in", keys)
    .execute();
  return keys.flatMap((key) => known.find((one) => one.key === key)?.slug ?? [])[0];
}

const revisionsOf = (db: Kysely<Tables>, tenant: string, slug: string) =>
  withContent(db, tenant)
    .select("released_at")
    .where("articles.slug", "=", slug)
    .orderBy("revisions.revision")
    .execute();
