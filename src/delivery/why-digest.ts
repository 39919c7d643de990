import type { Deliveries, Slot } from "../archive/deliveries.js";
import { localDay } from "../core/day.js";
import { unreachable } from "../core/mistake.js";
import type { ChannelDigests, Upcoming } from "../core/subscription.js";
import type { DigestDay, Matter, Outcome } from "../core/why.js";
import { dueSlot, slotBefore, slotOn } from "./clock.js";

/** Where the fate of digests is looked up. */
export interface DigestRecords {
  readonly deliveries: Pick<Deliveries, "get">;
  readonly tenant: string;
  readonly now: Date;
  readonly digests: Pick<ChannelDigests, "list" | "find">;
}

/**
 * What became of the digests of a channel on a day.
 *
 * @throws {Mistake} where there is none of that number
 */
export async function whyDigest(
  records: DigestRecords,
  { number, day }: Matter & { readonly kind: "digest" },
): Promise<readonly DigestDay[]> {
  const all = await records.digests.list();
  const meant = number ? all.filter((one) => String(one.number) === number) : all;
  if (number && meant.length === 0) await records.digests.find(number);
  return Promise.all(
    meant.map(async (digest) => {
      const on = day ?? lastDay(digest, records.now);
      return { digest, day: on, outcome: await outcomeOn(records, digest, on) };
    }),
  );
}

function lastDay(digest: Upcoming, now: Date): string {
  const due = dueSlot(digest, now)?.due ?? slotBefore(digest, localDay(now, digest.zone));
  return localDay(due, digest.zone);
}

/** The row that guarantees a digest on a day. */
export const slotOf = (tenant: string, { platform, channel, number }: Upcoming, day: string): Slot => ({
  ...{ tenant, platform, channel, day },
  ...(number && { subscription: number }),
});

/** What became of a digest on a day: what is recorded of it, else why there is nothing. */
export async function outcomeOn(
  { deliveries, tenant, now }: DigestRecords,
  digest: Upcoming,
  day: string,
): Promise<Outcome> {
  const row = await deliveries.get(slotOf(tenant, digest, day));
  if (!row) return unposted(digest, day, now);
  switch (row.state) {
    case "posted":
      return { kind: "posted", at: row.changedAt, attempts: row.attempts };
    case "skipped":
    case "refused":
    case "unclear":
      return { kind: row.state, reason: row.reason ?? "" };
    case "posting":
      return { kind: "posting" };
    default:
      return unreachable(row.state);
  }
}

/** Of days before 1900 and after 9998 the clock cannot say when a digest is due. */
export const isOnCalendar = (at: Date): boolean => at.getUTCFullYear() >= 1900 && at.getUTCFullYear() < 9999;

function unposted(digest: Upcoming, day: string, now: Date): Outcome {
  const { since, zone, paused } = digest;
  if (since && day < localDay(since, zone)) return { kind: "before", since };
  const due = isOnCalendar(new Date(day)) ? slotOn(digest, day) : new Date(day);
  if (!due) return { kind: "off-day" };
  if (since && due <= new Date(since)) return { kind: "before", since };
  if (paused) return { kind: "paused" };
  return due > now ? { kind: "later", due: due.toISOString() } : { kind: "unrecorded" };
}
