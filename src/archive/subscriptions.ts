import type { Kysely } from "kysely";
import type { Channel } from "../core/posting.js";
import type { Subscription, Wanted } from "../core/subscription.js";
import type { SubscriptionRow, Tables } from "./schema.js";
import { inTurn } from "./turn.js";

/** What may become of a subscription; one that is removed keeps its number. */
export type SubscriptionState = "active" | "paused" | "removed";

/** The daily digests that channels have asked for. */
export interface Subscriptions {
  /** Adds one under the next number of its channel; nothing, where it `fits` not beside those that are there. */
  add(
    tenant: string,
    channel: Channel,
    wanted: Wanted,
    by: string,
    now: Date,
    fits?: (there: readonly Subscription[]) => boolean,
  ): Promise<Subscription | undefined>;
  /** Those of a channel, of all where none is named; by channel, then number. */
  list(tenant: string, channel?: Channel): Promise<readonly Subscription[]>;
  /** What falls due before `now` is not posted by one that was paused. */
  set(tenant: string, which: Subscription, state: SubscriptionState, now: Date): Promise<void>;
}

/** The subscriptions of a database. */
export function subscriptionsIn(db: Kysely<Tables>): Subscriptions {
  async function list(
    from: Kysely<Tables>,
    tenant: string,
    channel?: Channel,
  ): Promise<readonly Subscription[]> {
    const rows = await from
      .selectFrom("subscriptions")
      .selectAll()
      .where("tenant", "=", tenant)
      .where("state", "<>", "removed")
      .$if(channel !== undefined, (query) =>
        query.where("platform", "=", channel!.platform).where("channel", "=", channel!.channel),
      )
      .orderBy("platform")
      .orderBy("channel")
      .orderBy("number")
      .execute();
    return rows.map(subscriptionOf);
  }

  return {
    add: (tenant, place, wanted, by, now, fits) =>
      inTurn(db, tenant, async (tx) => {
        if (fits && !fits(await list(tx, tenant, place))) return undefined;
        const { platform, tenant: workspace, channel } = place;
        const last = await tx
          .selectFrom("subscriptions")
          .select(({ fn }) => fn.max("number").as("number"))
          .where("tenant", "=", tenant)
          .where("platform", "=", platform)
          .where("channel", "=", channel)
          .executeTakeFirst();
        const at = now.toISOString();
        const row: SubscriptionRow = {
          ...{ tenant, platform, workspace, channel, number: (last?.number ?? 0) + 1 },
          ...{ wanted: JSON.stringify(wanted), state: "active", added_by: by, added_at: at, since: at },
        };
        await tx.insertInto("subscriptions").values(row).execute();
        return subscriptionOf(row);
      }),
    list: (tenant, channel) => list(db, tenant, channel),
    set: async (tenant, { platform, channel, number }, state, now) => {
      await db
        .updateTable("subscriptions")
        .set({ state, ...(state === "active" && { since: now.toISOString() }) })
        .where("tenant", "=", tenant)
        .where("platform", "=", platform)
        .where("channel", "=", channel)
        .where("number", "=", number)
        .where("state", "<>", state)
        .execute();
    },
  };
}

const subscriptionOf = (row: SubscriptionRow): Subscription => ({
  ...(JSON.parse(row.wanted) as Wanted),
  platform: row.platform,
  tenant: row.workspace,
  channel: row.channel,
  number: row.number,
  paused: row.state === "paused",
  by: row.added_by,
  since: row.since,
});
