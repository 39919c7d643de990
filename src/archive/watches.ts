import type { Kysely } from "kysely";
import type { Channel, Post } from "../core/posting.js";
import type { Target, Watch } from "../core/watch.js";
import { postRow } from "./post-row.js";
import { insertCitations } from "./posts.js";
import type { Tables, WatchRow } from "./schema.js";
import { inTurn } from "./turn.js";

/** How far a watch has looked and what it has told. */
export interface Progress {
  /** ISO instant up to which it has looked at what was released. */
  readonly until: string;
  /** By slug: the revision of which it has told, and when that was released; of the latest only. */
  readonly told: Readonly<Record<string, { readonly revision: number; readonly releasedAt: string }>>;
  /** When it told its latest messages: it tells so many a minute. */
  readonly lately: readonly string[];
}

/** A watch as it is kept. */
export interface KeptWatch extends Watch {
  readonly progress: Progress;
}

/** A revision, and when readers could first see it. */
export interface Release {
  readonly slug: string;
  readonly revision: number;
  readonly releasedAt: string;
}

/** What a watch keeps of one look: the messages that wait to be posted, and how far it has looked. */
export interface Look {
  readonly posts: readonly (Post & { readonly id: string })[];
  readonly progress: Progress;
}

/** What new articles are watched for. */
export interface Watches {
  /**
   * Adds one under the next number of its channel, or of its person, who stands in the channel's place; nothing, where
   * it `fits` not beside those that are there.
   */
  add(
    tenant: string,
    watch: Omit<Watch, "number" | "since">,
    now: Date,
    fits?: (there: readonly Watch[]) => boolean,
  ): Promise<KeptWatch | undefined>;
  /** Those of a channel or person, of all where none is named; by channel, then number. */
  list(tenant: string, channel?: Pick<Channel, "platform" | "channel">): Promise<readonly KeptWatch[]>;
  /** One that is removed keeps its number. */
  remove(tenant: string, watch: Watch): Promise<void>;
  /** What readers could first see after an instant, up to `now`; oldest first. */
  released(tenant: string, after: string, now: Date): Promise<readonly Release[]>;
  /** When the next embargo ends. */
  nextRelease(tenant: string, now: Date): Promise<string | undefined>;
  /** Keeps what a look found; false where another process has looked since the watch was read. */
  keep(tenant: string, watch: KeptWatch, look: Look, now: Date): Promise<boolean>;
}

/** The watches of a database. */
export function watchesIn(db: Kysely<Tables>): Watches {
  return {
    add: (tenant, { platform, tenant: workspace, channel, target, to, by }, now, fits) =>
      inTurn(db, tenant, async (tx) => {
        if (fits && !fits(await list(tx, tenant, { platform, channel }))) return undefined;
        const last = await tx
          .selectFrom("watches")
          .select(({ fn }) => fn.max("number").as("number"))
          .where("tenant", "=", tenant)
          .where("platform", "=", platform)
          .where("channel", "=", channel)
          .executeTakeFirst();
        const since = now.toISOString();
        const row: WatchRow = {
          ...{ tenant, platform, workspace, channel, number: (last?.number ?? 0) + 1, addressee: to },
          ...{ target: JSON.stringify(target), state: "active", added_by: by, since },
          progress: JSON.stringify({ until: since, told: {}, lately: [] } satisfies Progress),
        };
        await tx.insertInto("watches").values(row).execute();
        return watchOf(row);
      }),
    list: (tenant, channel) => list(db, tenant, channel),
    remove: async (tenant, watch) => {
      await rowOf(db, tenant, watch).set({ state: "removed" }).execute();
    },
    released: async (tenant, after, now) => {
      const rows = await db
        .selectFrom("revisions")
        .select(["slug", "revision", "released_at"])
        .where("tenant", "=", tenant)
        .where("released_at", ">", after)
        .where("released_at", "<=", now.toISOString())
        .orderBy("released_at")
        .orderBy("slug")
        .execute();
      return rows.map(({ slug, revision, released_at }) => ({ slug, revision, releasedAt: released_at! }));
    },
    nextRelease: async (tenant, now) => {
      const row = await db
        .selectFrom("revisions")
        .select(({ fn }) => fn.min("released_at").as("next"))
        .where("tenant", "=", tenant)
        .where("released_at", ">", now.toISOString())
        .executeTakeFirst();
      return row?.next ?? undefined;
    },
    keep: (tenant, watch, { posts, progress }, now) =>
      inTurn(db, tenant, async (tx) => {
        const { numUpdatedRows } = await rowOf(tx, tenant, watch)
          .set({ progress: JSON.stringify(progress) })
          .where("state", "=", "active")
          .where("progress", "=", JSON.stringify(watch.progress))
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n) return false;
        for (const [i, post] of posts.entries()) {
          // A moment apart, so that they are posted in this order.
          const row = postRow(tenant, post.id, post, new Date(now.getTime() + i));
          await tx.insertInto("posts").values(row).execute();
          await insertCitations(tx, row, post.citations);
        }
        return true;
      }),
  };
}

async function list(
  db: Kysely<Tables>,
  tenant: string,
  channel?: Pick<Channel, "platform" | "channel">,
): Promise<readonly KeptWatch[]> {
  const rows = await db
    .selectFrom("watches")
    .selectAll()
    .where("tenant", "=", tenant)
    .where("state", "=", "active")
    .$if(channel !== undefined, (query) =>
      query.where("platform", "=", channel!.platform).where("channel", "=", channel!.channel),
    )
    .orderBy("platform")
    .orderBy("channel")
    .orderBy("number")
    .execute();
  return rows.map(watchOf);
}

const rowOf = (db: Kysely<Tables>, tenant: string, { platform, channel, number }: Watch) =>
  db
    .updateTable("watches")
    .where("tenant", "=", tenant)
    .where("platform", "=", platform)
    .where("channel", "=", channel)
    .where("number", "=", number);

const watchOf = (row: WatchRow): KeptWatch => ({
  platform: row.platform,
  tenant: row.workspace,
  channel: row.channel,
  number: row.number,
  target: JSON.parse(row.target) as Target,
  to: row.addressee,
  by: row.added_by,
  since: row.since,
  progress: JSON.parse(row.progress) as Progress,
});
