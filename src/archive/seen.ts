import type { Kysely } from "kysely";
import type { Platform } from "../core/posting.js";
import type { Tables } from "./schema.js";

/** Which deliveries of a platform have been answered. */
export interface Seen {
  /** True the first time a delivery comes; every process that shares the archive hears it once. */
  isNew(platform: Platform, delivery: string, now: Date): Promise<boolean>;
}

/** How long a delivery is remembered: Slack repeats at once, after one minute and after five. */
const memoryMs = 15 * 60_000;

/** The seen deliveries of a database. */
export const seenIn = (db: Kysely<Tables>): Seen => ({
  isNew: (platform, delivery, now) =>
    db.transaction().execute(async (tx) => {
      const oldest = new Date(now.getTime() - memoryMs).toISOString();
      await tx.deleteFrom("seen").where("seen_at", "<", oldest).execute();
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto("seen")
        .values({ platform, delivery, seen_at: now.toISOString() })
        .onConflict((row) => row.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    }),
});
