import type { Kysely } from "kysely";
import type { ChannelDesk } from "../core/desks.js";
import type { Channel } from "../core/posting.js";
import type { Tables } from "./schema.js";

/** Which desks' articles each channel reads. */
export interface ChannelDeskList {
  /** False where it is so already. */
  give(tenant: string, channel: ChannelDesk, by: string, now: Date): Promise<boolean>;
  /** False where it is so already. */
  take(tenant: string, channel: ChannelDesk): Promise<boolean>;
  /** Those of a channel, of all where none is named; by channel, then name. */
  list(tenant: string, channel?: Pick<Channel, "platform" | "channel">): Promise<readonly ChannelDesk[]>;
}

/** The channels' desks in a database. */
export const channelDesksIn = (db: Kysely<Tables>): ChannelDeskList => ({
  async give(tenant, { platform, tenant: workspace, channel, desk }, by, now) {
    const row = { tenant, platform, channel, desk, workspace, given_by: by, given_at: now.toISOString() };
    const given = await db
      .insertInto("channel_desks")
      .values(row)
      .onConflict((old) => old.doNothing())
      .executeTakeFirst();
    return given.numInsertedOrUpdatedRows === 1n;
  },
  async take(tenant, { platform, channel, desk }) {
    const taken = await db
      .deleteFrom("channel_desks")
      .where("tenant", "=", tenant)
      .where("platform", "=", platform)
      .where("channel", "=", channel)
      .where("desk", "=", desk)
      .executeTakeFirst();
    return taken.numDeletedRows === 1n;
  },
  async list(tenant, channel) {
    const rows = await db
      .selectFrom("channel_desks")
      .select(["platform", "workspace as tenant", "channel", "desk"])
      .where("tenant", "=", tenant)
      .$if(channel !== undefined, (query) =>
        query.where("platform", "=", channel!.platform).where("channel", "=", channel!.channel),
      )
      .orderBy("platform")
      .orderBy("channel")
      .orderBy("desk")
      .execute();
    return rows;
  },
});
