import type { Deliveries } from "../archive/deliveries.js";
import type { Feed } from "../archive/feeds.js";
import type { Intake } from "../core/digest.js";
import { type FeedHealth, feedName, type Health } from "../core/health.js";
import { type Channel, hasChannels } from "../core/posting.js";

/** Where health is looked up. */
export interface HealthRecords {
  readonly feeds: readonly Feed[];
  readonly deliveries: Pick<Deliveries, "lastTrouble">;
  readonly tenant: string;
}

/** How feeds stand, and the last digest of a channel that failed; of any, where nothing is posted. */
export async function healthOf(
  { feeds, deliveries, tenant }: HealthRecords,
  channel: Channel,
): Promise<Health> {
  const isChannel = hasChannels(channel.platform);
  const trouble = await deliveries.lastTrouble(tenant, isChannel ? channel : undefined);
  return {
    feeds: feeds.map(feedHealth).toSorted(failingFirst),
    ...(trouble && {
      trouble: {
        kind: trouble.state === "unclear" ? "unclear" : "failed",
        ...{ platform: trouble.platform, channel: trouble.channel, day: trouble.day },
        reason: trouble.reason ?? "",
      },
    }),
  };
}

const failingFirst = (a: FeedHealth, b: FeedHealth): number => Number(!a.failing) - Number(!b.failing);

/** How a feed stands, in words that may stand in a channel. */
export const feedHealth = ({ url, state: { title, readAt, failing } }: Feed): FeedHealth => ({
  name: feedName(url, title),
  ...(readAt && { readAt }),
  ...(failing && { failing: { since: failing.since, why: failing.what } }),
});

/** How the feeds stand, as a post tells it on a day without news. */
export function intakeOf(feeds: readonly Feed[]): Intake {
  const lastFetch = feeds
    .flatMap(({ state: { readAt } }) => readAt ?? [])
    .sort()
    .at(-1);
  return {
    ...(lastFetch && { lastFetch }),
    feeds: feeds.length,
    failing: feeds.flatMap(({ state: { failing } }) =>
      failing ? [{ since: failing.since, what: failing.what }] : [],
    ),
  };
}
