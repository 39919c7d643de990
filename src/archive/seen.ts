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

/** What is past it is deleted so often … */
const tidyMs = 1000;
/** … and at most so much of it at a time, so that nothing is held up. */
const MOST = 1000;

/** The seen deliveries of a database. */
export function seenIn(db: Kysely<Tables>): Seen {
  let tidiedAt = 0;

  async function tidy(platform: Platform, now: Date, oldest: string): Promise<void> {
    if (Math.abs(now.getTime() - tidiedAt) < tidyMs) return;
    tidiedAt = now.getTime();
    await db
      .deleteFrom("seen")
      .where("platform", "=", platform)
      .where("delivery", "in", (rows) =>
        rows
          .selectFrom("seen")
          .select("delivery")
          .where("platform", "=", platform)
          .where("seen_at", "<", oldest)
          .orderBy("seen_at")
          .limit(MOST),
      )
      .execute();
  }

  return {
    async isNew(platform, delivery, now) {
      const oldest = new Date(now.getTime() - memoryMs).toISOString();
      await tidy(platform, now, oldest);
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("seen")
        .values({ platform, delivery, seen_at: now.toISOString() })
        .onConflict((row) =>
          row
            .columns(["platform", "delivery"])
            .doUpdateSet({ seen_at: now.toISOString() })
            .where("seen.seen_at", "<", oldest),
        )
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}
