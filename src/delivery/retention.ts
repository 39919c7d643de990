import type { Logger } from "pino";
import type { Audit } from "../archive/audit.js";
import type { Posts } from "../archive/posts.js";
import { daysFrom, localDay, startOfDay } from "../core/day.js";
import { type Running, repeat } from "./repeat.js";

/** What forgetting leans on. */
export interface Retention {
  readonly audit: Pick<Audit, "forget">;
  readonly posts: Pick<Posts, "forget">;
  readonly tenant: string;
  /** Days that are kept, besides today. */
  readonly days: number;
  /** IANA zone of the days. */
  readonly zone: string;
  now(): Date;
  readonly log: Pick<Logger, "info" | "error">;
}

/** Between two looks, in milliseconds: days end at another hour in each zone. */
const tickMs = 60 * 60_000;

/** Forgets what is past its days now, and each day while it runs. */
export const startRetention = (run: Retention): Running =>
  repeat(() => forgetPast(run), {
    everyMs: tickMs,
    failed: (error) => run.log.error({ err: error }, "what is past AUDIT_DAYS could not be deleted"),
  });

/** Whole days go: what was asked on the first day that is kept stays, from its first minute on. */
export async function forgetPast({ audit, posts, tenant, days, zone, now, log }: Retention): Promise<void> {
  const first = startOfDay(daysFrom(localDay(now(), zone), -days), zone);
  const rows = (await audit.forget(tenant, first)) + (await posts.forget(tenant, first));
  if (rows) log.info({ rows, before: first.toISOString() }, "what was past AUDIT_DAYS was deleted");
}
