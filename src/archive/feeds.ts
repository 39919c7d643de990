import type { Kysely } from "kysely";
import type { FeedRow, Tables } from "./schema.js";

/** How the readings of a feed went. Times are ISO instants. */
export interface FeedState {
  readonly title?: string;
  /** The feed's own summaries are its articles; no page is fetched. */
  readonly summaries?: true;
  /** The desk to which its articles belong; absent, to none. */
  readonly desk?: string;
  /** The last good reading; absent, the next one is the baseline. */
  readonly readAt?: string;
  /** When articles last came of it. */
  readonly changedAt?: string;
  /** By what the site tells that nothing has changed. */
  readonly etag?: string;
  readonly lastModified?: string;
  /** How often in a row it could not be read, since when, and why the last time. */
  readonly failing?: {
    readonly since: string;
    readonly times: number;
    readonly what: string;
    readonly remedy: string;
  };
  /** A list of many pages that is read over several rounds: the next page, and when the first was read. */
  readonly paging?: { readonly page: number; readonly since: string };
  /** Up to when a list that is asked for changes only has been read. */
  readonly readUpTo?: string;
}

/** How far an item of a feed has come. Each field may be absent, so that thousands of them stay small. */
export interface Item {
  /** Hash of what the feed said of it when its article was last stored; absent, it waits to be read. */
  readonly read?: string;
  /** Hash of the dates it had then. */
  readonly dates?: string;
  /** ISO instant of the last look at its page. */
  readonly seenAt?: string;
  /** How often in a row its page could not be read. */
  readonly failed?: number;
  /** ISO instant from which its age is counted; absent, its page is looked at again only if the item changes. */
  readonly since?: string;
  /** It was there at the first look. */
  readonly baseline?: true;
}

/** The items of a feed by a hash of what tells them apart. */
export type Items = Readonly<Record<string, Item>>;

/** A feed that is read. */
export interface Feed {
  readonly url: string;
  readonly addedAt: string;
  /** ISO instant of the next reading. */
  readonly nextAt: string;
  readonly state: FeedState;
}

/** What a reading changes; items that are not given stay. */
export interface FeedChange extends Pick<Feed, "nextAt" | "state"> {
  readonly items?: Items;
}

/** The feeds of each tenant. Each reading belongs to one of several processes. */
export interface Feeds {
  /** Adds a feed, due at once; false where it is known. */
  add(tenant: string, url: string, state: FeedState, now: Date): Promise<boolean>;
  /** Stops reading a feed; its articles stay. False where it is not known. */
  remove(tenant: string, url: string): Promise<boolean>;
  /** By address. */
  list(tenant: string): Promise<readonly Feed[]>;
  items(tenant: string, url: string): Promise<Items>;
  /** Makes every feed due. */
  hurry(tenant: string, now: Date): Promise<void>;
  /** Takes the feed that is due for longest, of `only` where given, so that no other process has it until `until`. */
  take(tenant: string, now: Date, until: Date, only?: readonly string[]): Promise<Feed | undefined>;
  /** Keeps how a reading went; a feed that was removed meanwhile stays so. */
  keep(tenant: string, url: string, change: FeedChange): Promise<void>;
}

/** The feeds of a database. */
export function feedsIn(db: Kysely<Tables>): Feeds {
  const all = (tenant: string) => db.selectFrom("feeds").selectAll().where("tenant", "=", tenant);
  const update = (tenant: string, change: Partial<FeedRow>) =>
    db.updateTable("feeds").set(change).where("tenant", "=", tenant);

  const take: Feeds["take"] = async (tenant, now, until, only) => {
    const row = await all(tenant)
      .where("next_at", "<=", now.toISOString())
      .$if(only !== undefined, (query) => query.where("url", "in", only!))
      .orderBy("next_at")
      .orderBy("url")
      .limit(1)
      .executeTakeFirst();
    if (!row) return undefined;
    const { numUpdatedRows } = await update(tenant, { next_at: until.toISOString() })
      .where("url", "=", row.url)
      .where("next_at", "=", row.next_at)
      .executeTakeFirstOrThrow();
    return numUpdatedRows === 1n ? feedOf(row) : take(tenant, now, until, only);
  };

  return {
    take,
    add: async (tenant, url, state, now) => {
      const at = now.toISOString();
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("feeds")
        .values({ tenant, url, added_at: at, next_at: at, state: JSON.stringify(state), items: "{}" })
        .onConflict((row) => row.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    remove: async (tenant, url) => {
      const { numDeletedRows } = await db
        .deleteFrom("feeds")
        .where("tenant", "=", tenant)
        .where("url", "=", url)
        .executeTakeFirstOrThrow();
      return numDeletedRows === 1n;
    },
    list: async (tenant) => {
      // Their items may be many, and nobody looks at them here.
      const rows = db.selectFrom("feeds").select(["url", "added_at", "next_at", "state"]);
      return (await rows.where("tenant", "=", tenant).orderBy("url").execute()).map(feedOf);
    },
    items: async (tenant, url) =>
      JSON.parse((await all(tenant).where("url", "=", url).executeTakeFirst())?.items ?? "{}"),
    hurry: async (tenant, now) => {
      await update(tenant, { next_at: now.toISOString() }).execute();
    },
    keep: async (tenant, url, { state, nextAt, items }) => {
      const change = { state: JSON.stringify(state), next_at: nextAt };
      await update(tenant, { ...change, ...(items && { items: JSON.stringify(items) }) })
        .where("url", "=", url)
        .execute();
    },
  };
}

const feedOf = ({ url, added_at, next_at, state }: Omit<FeedRow, "tenant" | "items">): Feed => ({
  url,
  addedAt: added_at,
  nextAt: next_at,
  state: JSON.parse(state),
});
