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

/** Between two times that what is older is deleted. */
const tidyMs = 60_000;

/** The seen deliveries of a database. */
export function seenIn(db: Kysely<Tables>): Seen {
  let tidied = 0;

  async function tidy(oldest: string, now: Date): Promise<void> {
    if (Math.abs(now.getTime() - tidied) < tidyMs) return;
    tidied = now.getTime();
    await db.deleteFrom("seen").where("seen_at", "<", oldest).execute();
  }

  return {
    async isNew(platform, delivery, now) {
      const oldest = new Date(now.getTime() - memoryMs).toISOString();
      await tidy(oldest, now);
      const seen_at = now.toISOString();
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("seen")
        .values({ platform, delivery, seen_at })
        .onConflict((row) =>
          row.columns(["platform", "delivery"]).doUpdateSet({ seen_at }).where("seen.seen_at", "<", oldest),
        )
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}
