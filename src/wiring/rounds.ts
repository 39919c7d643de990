import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import type { Config } from "../config.js";
import { hasNews } from "../core/digest.js";
import { presentDigest } from "../core/present-digest.js";
import type { Presentation } from "../core/presentation.js";
import { spanOf } from "../delivery/clock.js";
import { startCorrections } from "../delivery/corrections.js";
import { type Desk, deskNoter, deskTeller } from "../delivery/desk.js";
import { startDigests } from "../delivery/digests.js";
import { startFeeds } from "../delivery/feeds.js";
import { startHeartbeat } from "../delivery/heartbeat.js";
import type { Reach } from "../delivery/pages.js";
import type { Running } from "../delivery/repeat.js";
import { startRetention } from "../delivery/retention.js";
import { startWatches } from "../delivery/watches.js";
import type { Room } from "../shell/room.js";
import type { Bot } from "./bots.js";
import { configuredDigests } from "./configured-digests.js";
import type { House } from "./house.js";

/** What the rounds lean on. */
export interface Rounds {
  readonly config: Config;
  readonly house: House;
  readonly bots: readonly Bot[];
  readonly reach: Reach;
  readonly log: Logger;
}

/**
 * What goes on by itself for one newsroom: its feeds are read, its digests posted, what was said follows its articles,
 * and the desk hears when nothing comes in.
 */
export function startRounds({ archive, tenant }: Room, { config, house, bots, reach, log }: Rounds): Running {
  const { desk, newsroom, edition, history, meters } = house;
  const desks = bots.flatMap(({ poster, deskChannel: channel, deskWorkspace = "" }): readonly Desk[] =>
    channel ? [{ poster, tenant: deskWorkspace, channel }] : [],
  );
  const linked = (reply: Presentation) => house.linked(reply, { tenant });
  const feeds = startFeeds({
    ...{ ...reach, feeds: archive.feeds, articles: archive.articles, tenant },
    ...{ minutes: config.feedMinutes, log },
  });
  const shared = {
    tenant,
    deliveries: meters.counted(archive.deliveries),
    now: reach.now,
    owner: randomUUID(),
    leaseMs: config.digestLeaseMs,
    log,
    posters: bots.map(({ poster }) => poster),
    tell: deskTeller(desks, log),
  };
  const following = {
    ...{ ...shared, posts: archive.posts, linked, history },
    version: () => archive.articles.version(tenant),
  };
  const running: readonly Running[] = [
    startCorrections(following),
    startWatches({ ...following, watches: archive.watches, edition }),
    startDigests({
      ...{ ...shared, remember: desk.remember },
      subscriptions: async () => [
        ...configuredDigests(config, tenant),
        ...(await archive.subscriptions.list(tenant)),
      ],
      newsroomDigest: async (subscription, day) => {
        const { from, to } = spanOf(subscription, day);
        const digest = await (await newsroom(subscription)).digestBetween(from, to, subscription);
        return subscription.quiet && !hasNews(digest) ? undefined : linked(presentDigest(digest, "channel"));
      },
    }),
    ...(config.heartbeatMs
      ? [
          startHeartbeat(
            {
              ...{ ...archive, tenant, log, now: reach.now, silenceMs: config.heartbeatMs },
              note: deskNoter(desks, log),
            },
            feeds.firstRound,
          ),
        ]
      : []),
    startRetention({
      ...{ ...archive, tenant, log, now: reach.now },
      ...{ days: config.auditDays, zone: config.digest.zone },
    }),
    feeds,
  ];
  return { stop: () => Promise.all(running.map((one) => one.stop())) };
}
