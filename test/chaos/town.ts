import { keyOf, type Slot } from "../../src/archive/deliveries.js";
import { localDay } from "../../src/core/day.js";
import { below, oneOf, randomOf } from "../fuzz/random.js";
import { dueToday } from "../process/local.js";
import { closed } from "./dialects.js";

/** A channel's digest in the test: where it goes, and what is wanted. */
export interface Subscribed {
  readonly slot: Slot;
  readonly wanted: {
    readonly at: string;
    readonly zone: string;
    readonly topics: readonly string[];
    readonly quiet: boolean;
  };
}

const { DIGEST_AT: at, DIGEST_ZONE: zone } = dueToday();

/** A time that was this morning. */
export const due = { at, zone };

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

/** Where every third channel is Discord's, some have several digests, and all are due since this morning. */
export function subscribedIn(seed: number, count: number): readonly Subscribed[] {
  const random = randomOf(seed);
  const day = localDay(new Date(), zone);
  const channels = [
    ...Object.keys(closed.slack).map((channel) => ({ platform: "slack", channel }) as const),
    ...Object.keys(closed.discord).map((channel) => ({ platform: "discord", channel }) as const),
  ] as { platform: "slack" | "discord"; channel: string }[];
  const all: Subscribed[] = [];
  for (let next = 0; all.length < count; next++) {
    const place = channels[next] ?? oneOf(random, newPlaces(next));
    const several = random() < 0.1 ? 3 : 1;
    for (let number = 1; number <= several && all.length < count; number++) {
      const isQuiet = random() < 0.15;
      all.push({
        slot: { tenant: "", ...place, day, subscription: number },
        wanted: {
          ...{ ...due, quiet: isQuiet },
          topics: isQuiet ? ["zeppelin"] : oneOf(random, [[], ["sea wall"], ["ferry"]]),
        },
      });
    }
  }
  return all;
}

const newPlaces = (n: number) =>
  [
    { platform: "slack", channel: `C${n}` },
    { platform: "slack", channel: `G${n}` },
    { platform: "discord", channel: String(820_000_000_000_000_000n + BigInt(n)) },
  ] as const;

/** The lines of `verbatim load` that bring them, and the news that most of them tell. */
export const linesOf = (all: readonly Subscribed[]): readonly object[] => [
  ...all.map(({ slot: { platform, channel, subscription }, wanted }) => ({
    table: "subscriptions",
    row: {
      ...{ platform, channel, number: subscription, workspace: "T1", state: "active" },
      ...{ added_by: "U1", added_at: hoursAgo(20), since: hoursAgo(20), wanted: JSON.stringify(wanted) },
    },
  })),
  ...["sea wall", "ferry"].map((topic) => ({
    slug: topic.replace(" ", "-"),
    headline: `The ${topic} opens`,
    publishedAt: hoursAgo(8),
    body: `The ${topic} of Kelsmouth opened at dawn. “It took ${below(randomOf(topic.length), 90)} years,” said Edda Tarn.`,
  })),
];

export const nameOf = ({ slot }: Subscribed): string => keyOf(slot);
