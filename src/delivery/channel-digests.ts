import type { Subscriptions } from "../archive/subscriptions.js";
import { localDay } from "../core/day.js";
import { Mistake } from "../core/mistake.js";
import { phrases } from "../core/phrases.js";
import { type Channel, hasChannels } from "../core/posting.js";
import type { ChannelDigests, Subscription, Upcoming, Wanted } from "../core/subscription.js";
import { dueSlot, nextSlot, slotBefore } from "./clock.js";

/** What the digests of a channel lean on. */
export interface DigestRoom {
  readonly subscriptions: Subscriptions;
  readonly tenant: string;
  /** Those that the environment sets. */
  readonly configured: readonly Subscription[];
  now(): Date;
}

/** Who asks, and where. */
export interface Visitor extends Channel {
  readonly asker: string;
  readonly mayManage: boolean;
}

/** Most digests of one channel: more are a mistake, or malice. */
const MOST = 20;

const { subscription: words } = phrases;

/** A channel's digests. At the terminal, where nothing is posted, those of all channels, to be read only. */
export function channelDigests(room: DigestRoom, { asker, mayManage, ...channel }: Visitor): ChannelDigests {
  const { subscriptions, tenant, configured } = room;
  const isChannel = hasChannels(channel.platform);

  async function list(): Promise<readonly Upcoming[]> {
    const all = [...configured, ...(await subscriptions.list(tenant))];
    return all.filter((one) => !isChannel || isIn(one, channel)).map((one) => upcoming(one, room.now()));
  }

  async function find(number: string): Promise<Upcoming> {
    const all = await list();
    const found =
      number.trim() === "" && all.length === 1
        ? all[0]
        : all.find((one) => String(one.number) === number.trim());
    if (found) return found;
    const remedy = all.length
      ? words.wants.number(all.map((one) => one.number).join(", "))
      : words.wants.subscribe;
    const what = all.length === 0 ? words.none : number.trim() ? words.noNumber(number) : words.several;
    throw new Mistake("/digest", what, remedy);
  }

  async function add(wanted: Wanted) {
    const isSame = (one: Subscription) => !one.paused && wishOf(one) === wishOf(wanted);
    const set = configured.filter((one) => isIn(one, channel));
    const fits = (there: readonly Subscription[]) =>
      ![...set, ...there].some(isSame) && set.length + there.length < MOST;
    const added = await subscriptions.add(tenant, channel, wanted, asker, room.now(), fits);
    if (added) return { isNew: true, subscription: upcoming(added, room.now()) };
    const all = await list();
    const same = all.find(isSame);
    if (same) return { isNew: false, subscription: same };
    throw new Mistake("/digest", words.tooMany(all.length + 1), words.atMost(MOST));
  }

  async function set(number: string, to: "paused" | "active" | "removed"): Promise<Upcoming> {
    const found = await find(number);
    if (found.number === 0) throw new Mistake("/digest", words.configured, words.wants.environment);
    await subscriptions.set(tenant, found, to, room.now());
    return { ...found, paused: to === "paused" };
  }

  return { isChannel, list, find, ...(isChannel && mayManage && { change: { add, set } }) };
}

const isIn = (one: Channel, { platform, channel }: Channel): boolean =>
  one.platform === platform && one.channel === channel;

/** With where its next digest begins: at the slot before. */
function upcoming(subscription: Subscription, now: Date): Upcoming {
  const last = dueSlot(subscription, now)?.due ?? slotBefore(subscription, localDay(now, subscription.zone));
  return { ...subscription, from: last.toISOString(), next: nextSlot(subscription, now).toISOString() };
}

/** Equal where two are wanted at the same time and on the same. */
const wishOf = ({ at, zone, days, topics, publisher, quiet }: Wanted): string =>
  JSON.stringify([at, zone, days ?? [], topics, publisher ?? "", quiet]);
