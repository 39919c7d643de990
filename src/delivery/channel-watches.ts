import type { Watches } from "../archive/watches.js";
import { Mistake } from "../core/mistake.js";
import { phrases } from "../core/phrases.js";
import { hasChannels } from "../core/posting.js";
import {
  type Addressee,
  type ChannelWatches,
  isSameTarget,
  type Target,
  type Watch,
  type WatchChange,
} from "../core/watch.js";
import type { Visitor } from "./channel-digests.js";

/** What the watches of a channel lean on. */
export interface WatchRoom {
  readonly watches: Watches;
  readonly tenant: string;
  now(): Date;
}

/** Most watches of a channel and of a person: more are a mistake, or malice. */
const MOST = { channel: 50, me: 20 } as const;

const { watch: words } = phrases;

/** A channel's watches and the visitor's own. At the terminal, where nothing is posted, those of all channels, to be read only. */
export function channelWatches(
  { watches, tenant, now }: WatchRoom,
  { asker, mayManage, ...channel }: Visitor,
): ChannelWatches {
  const isChannel = hasChannels(channel.platform);
  // A person stands in the place of a channel.
  const places = { channel, me: { ...channel, channel: asker } } as const;
  const listOf = async (to: Addressee) =>
    (await watches.list(tenant, places[to])).filter((one) => one.to === to);

  async function list(): Promise<readonly Watch[]> {
    if (isChannel) return [...(await listOf("channel")), ...(await listOf("me"))];
    return (await watches.list(tenant)).filter(({ to }) => to === "channel");
  }

  async function find(number: string, to?: Addressee): Promise<Watch> {
    const all = await list();
    const found = all.filter((one) => String(one.number) === number.trim() && (!to || one.to === to));
    if (found.length > 1) throw new Mistake("/watch", words.inBoth(number), words.wants.toWhom);
    if (found[0]) return found[0];
    if (all.length === 0) throw new Mistake("/watch", words.none, words.wants.something);
    const numbers = [...new Set(all.map((one) => one.number))].join(", ");
    throw new Mistake("/watch", words.noNumber(number), words.wants.which(numbers));
  }

  const changeOf = (to: Addressee): WatchChange => ({
    async add(target: Target) {
      const isSame = (one: Watch) => one.to === to && isSameTarget(one.target, target);
      const fits = (there: readonly Watch[]) =>
        !there.some(isSame) && there.filter((one) => one.to === to).length < MOST[to];
      const watch = await watches.add(tenant, { ...places[to], target, to, by: asker }, now(), fits);
      if (watch) return { isNew: true, watch };
      const all = await listOf(to);
      const same = all.find(isSame);
      if (same) return { isNew: false, watch: same };
      throw new Mistake("/watch", words.tooMany(all.length + 1), words.atMost(MOST[to]));
    },
    remove: (watch) => watches.remove(tenant, watch),
  });

  return {
    isChannel,
    list,
    find,
    change: {
      ...(isChannel && mayManage && { channel: changeOf("channel") }),
      ...(isChannel && asker !== "" && { me: changeOf("me") }),
    },
  };
}
