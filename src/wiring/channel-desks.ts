import type { ChannelDeskList } from "../archive/channel-desks.js";
import type { ChannelDesk, ChannelDesks, Desks } from "../core/desks.js";
import type { Request } from "../core/front-desk.js";
import { Mistake } from "../core/mistake.js";
import { phrases } from "../core/phrases.js";
import { type Channel, hasChannels } from "../core/posting.js";

/** Where it is kept whose articles a channel reads. */
export interface DeskRoom {
  readonly channelDesks: ChannelDeskList;
  readonly tenant: string;
}

/** A channel, and of a thread that is a channel of its own the one it is in. */
export type Whereabouts = Channel & Pick<Request, "within">;

/** Most desks of one channel. */
const MOST = 50;

/**
 * The desks whose articles are read somewhere. Who sits at the terminal has the archive itself; a page is open to
 * everybody; a thread is read by those of its channel.
 */
export async function desksReadIn({ channelDesks, tenant }: DeskRoom, where: Whereabouts): Promise<Desks> {
  if (where.platform === "terminal") return "every";
  if (!hasChannels(where.platform)) return [];
  const channels = [where.channel, ...(where.within ? [where.within] : [])];
  const lists = await Promise.all(
    channels.map((channel) => channelDesks.list(tenant, { platform: where.platform, channel })),
  );
  return lists.flat().map(({ desk }) => desk);
}

/** A channel's desks, for one who asks there. */
export function channelDesks(
  { channelDesks: kept, tenant }: DeskRoom,
  { platform, tenant: workspace, channel, asker }: Request,
  mayChange: boolean,
): ChannelDesks {
  const isChannel = hasChannels(platform);
  const list = () => kept.list(tenant, isChannel ? { platform, channel } : undefined);
  const here = (desk: string): ChannelDesk => ({ platform, tenant: workspace, channel, desk });
  async function give(desk: string): Promise<boolean> {
    if ((await list()).length >= MOST)
      throw new Mistake("/desk", phrases.subscription.tooMany(MOST + 1), phrases.subscription.atMost(MOST));
    return kept.give(tenant, here(desk), asker, new Date());
  }
  const take = (desk: string) => kept.take(tenant, here(desk));
  return { isChannel, list, ...(isChannel && mayChange && { change: { give, take } }) };
}
