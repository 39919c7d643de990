import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Delivery, Slot } from "../archive/deliveries.js";
import { localDay } from "../core/day.js";
import { phrases } from "../core/phrases.js";
import type { Poster } from "../core/posting.js";
import type { Presentation } from "../core/presentation.js";
import type { Subscription } from "../core/subscription.js";
import { openLanes } from "../fetching/lanes.js";
import { dayAfter, dueSlot, slotOn } from "./clock.js";
import { type DigestRun, runDigest, skipDigest, tell } from "./digest-run.js";

/** What the digests of all channels share. */
export interface Digests
  extends Omit<DigestRun, "poster" | "workspace" | "signal" | "whenHeld" | "newsroomDigest"> {
  readonly posters: readonly Poster[];
  readonly tenant: string;
  /** Every channel's, read again at each look at the clock. */
  subscriptions(): Promise<readonly Subscription[]>;
  newsroomDigest(subscription: Subscription, day: string): Promise<Presentation | undefined>;
}

/** Between two looks at the clock, in milliseconds. */
const TICK_MS = 1000;
/** Digests that are made and posted side by side; a thousand may fall due in one minute. */
const SIDE_BY_SIDE = 16;
/** Between two posts to one channel, in milliseconds: what Slack lets pass. */
const PAUSE_MS = 1000;

/**
 * Posts every channel's digests at their times. Started late, it posts today's once; days it missed are
 * recorded as skipped, and told. `stop` waits for what is under way.
 */
export function startDigests(all: Digests): { stop(): Promise<void> } {
  const { posters, tenant, subscriptions, newsroomDigest, ...shared } = all;
  const stopping = new AbortController();
  // Each digest under way listens for it.
  setMaxListeners(0, stopping.signal);
  const lanes = openLanes(all.now, () => PAUSE_MS, SIDE_BY_SIDE);
  /** By subscription: the day that has its verdict, or is under way. */
  const taken = new Map<string, string>();
  const underWay = new Set<Promise<void>>();

  function follow(work: Promise<void>): void {
    const settled = work.finally(() => underWay.delete(settled));
    underWay.add(settled);
  }

  async function look(): Promise<void> {
    for (const subscription of await subscriptions()) {
      const poster = posters.find(({ platform }) => platform === subscription.platform);
      if (!poster || subscription.paused) continue;
      const today = localDay(all.now(), subscription.zone);
      const key = [subscription.platform, subscription.channel, subscription.number].join();
      const isNew = !taken.has(key);
      const due = dueSlot(subscription, all.now());
      const isDue = due !== undefined && taken.get(key) !== today && isSince(subscription, due.due);
      if (!isNew && !isDue) continue;
      taken.set(key, isDue ? today : (taken.get(key) ?? ""));
      const run: DigestRun = {
        ...shared,
        poster,
        workspace: subscription.tenant,
        whenHeld: "leave",
        signal: stopping.signal,
        newsroomDigest: (day) => newsroomDigest(subscription, day),
      };
      const slot = slotOf(tenant, subscription, today);
      const job = async () => {
        await skipMissed(run, subscription, slot);
        if (isDue && !(await postedOnce(run, slot)) && taken.get(key) === today) taken.set(key, "");
      };
      follow(
        lanes.run(subscription.channel, job, stopping.signal).catch((error) => {
          // It is looked up again.
          if (taken.get(key) === today) taken.set(key, "");
          if (!stopping.signal.aborted)
            all.log.error({ err: error, slot: key }, "a digest's slot could not be looked up");
        }),
      );
    }
  }

  const rounds = async () => {
    while (!stopping.signal.aborted) {
      await look().catch((error) => all.log.error({ err: error }, "subscriptions could not be read"));
      await sleep(TICK_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const done = rounds();
  return {
    async stop() {
      stopping.abort();
      await done;
      await Promise.all(underWay);
    },
  };
}

const slotOf = (tenant: string, { platform, channel, number }: Subscription, day: string): Slot => ({
  ...{ tenant, platform, channel, day },
  ...(number && { subscription: number }),
});

const isSince = ({ since }: Subscription, due: Date): boolean => !since || due > new Date(since);

/** False where another process is at work on it, or a failure left it open: it is tried again. */
async function postedOnce(run: DigestRun, slot: Slot): Promise<boolean> {
  if (run.signal?.aborted) return true;
  if (await runDigest(run, slot)) return true;
  const state = (await run.deliveries.list(slot.tenant, slot)).find(({ day }) => day === slot.day)?.state;
  return state !== undefined && state !== "posting";
}

/** Ends the days before today that have no verdict, from the first day this subscription is known. */
async function skipMissed(run: DigestRun, subscription: Subscription, today: Slot): Promise<void> {
  const known = (await run.deliveries.list(today.tenant, today)).filter(({ day }) => day < today.day);
  const skipped: string[] = [];
  for (const day of missedDays(known, subscription, today.day)) {
    const verdict = await skipDigest(run, { ...today, day }, phrases.digest.notRunning);
    if (verdict?.kind === "skipped") skipped.push(day);
  }
  if (skipped.length) await tell(run, phrases.digest.missed(today, skipped));
}

/**
 * Days left in the middle of a post, then days without a row.
 *
 * @param known newest first
 */
function missedDays(
  known: readonly Delivery[],
  subscription: Subscription,
  today: string,
): readonly string[] {
  const { since, zone } = subscription;
  const days = known.filter(({ state }) => state === "posting").map(({ day }) => day);
  const first = known[0] ? dayAfter(known[0].day) : since && localDay(since, zone);
  for (let day = first; day && day < today; day = dayAfter(day)) {
    const due = slotOn(subscription, day);
    if (due && isSince(subscription, due)) days.push(day);
  }
  return days;
}
