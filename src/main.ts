import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Logger } from "pino";
import { type Config, readConfig } from "./config.js";
import { hasNews } from "./core/digest.js";
import { presentDigest } from "./core/present-digest.js";
import type { Adding } from "./delivery/add-address.js";
import { spanOf } from "./delivery/clock.js";
import { startCorrections } from "./delivery/corrections.js";
import { deskNoter, deskTeller } from "./delivery/desk.js";
import { startDigests } from "./delivery/digests.js";
import { startFeeds } from "./delivery/feeds.js";
import { type Heartbeat, startHeartbeat } from "./delivery/heartbeat.js";
import { startWatches } from "./delivery/watches.js";
import { fetcherWhenAsked } from "./fetching/when-asked.js";
import { openLog } from "./log.js";
import { folderOf, openAliases, openRoom, type Room, TENANT } from "./shell/room.js";
import type { Io } from "./terminal/io.js";
import { type Bot, startBots } from "./wiring/bots.js";
import { configuredDigests } from "./wiring/configured-digests.js";
import { converse } from "./wiring/conversation.js";
import { endingOf } from "./wiring/ending.js";
import { type House, houseOf } from "./wiring/house.js";

/**
 * `verbatim start`: every platform whose tokens are set, the digests and the web server; with no
 * tokens, the terminal and the pages. Resolves with the exit status when it is told to stop, or has gone deaf.
 */
export async function start(io: Io, flags: { readonly data?: string }): Promise<number> {
  const config = readConfig(io.env);
  const log = openLog(config.logLevel);
  const folder = folderOf(flags.data, io.env);
  const room = await openRoom(folder, await openAliases(config.aliases));
  const intake = intakeOf(room, config);
  const house = houseOf(room, config, log, intake);
  const isTerminal = !config.slack && !config.discord;
  const feeds = startFeeds({
    ...intake,
    feeds: room.archive.feeds,
    minutes: config.feedMinutes,
    // Nothing but answers between the lines that are typed.
    log: isTerminal ? log.child({}, { level: "error" }) : log,
  });
  try {
    if (config.slack || config.discord) return await serve(config, room, house, log, feeds.firstRound);
    return await converse(io, house, join(folder.path, "history"), log);
  } finally {
    await feeds.stop();
    await room.archive.close();
  }
}

/** By what articles come in from the web. */
const intakeOf = ({ archive }: Room, { fetchAllow: allow, webUrl: contact }: Config): Adding => ({
  fetcher: fetcherWhenAsked({ allow, ...(contact && { contact }) }),
  articles: archive.articles,
  tenant: TENANT,
  now: () => new Date(),
});

/** Runs the platforms until a signal comes or one of them can no longer be heard. */
async function serve(
  config: Config,
  room: Room,
  { desk, linked, newsroom, meters, open }: House,
  log: Logger,
  firstRound: Promise<void>,
): Promise<number> {
  const ending = endingOf(log);
  const bots: Bot[] = [];
  try {
    bots.push(...(await startBots(config, desk, log, ending.onDeaf)));
    const web = await open(bots);
    const desks = bots.flatMap(({ poster, deskChannel: channel }) => (channel ? [{ poster, channel }] : []));
    const shared = {
      tenant: TENANT,
      deliveries: meters.counted(room.archive.deliveries),
      now: () => new Date(),
      owner: randomUUID(),
      leaseMs: config.digestLeaseMs,
      log,
      posters: bots.map(({ poster }) => poster),
      tell: deskTeller(desks, log),
    };
    const following = {
      ...shared,
      posts: room.archive.posts,
      version: () => room.archive.articles.version(TENANT),
      linked,
      history: (slug: string) => room.editions.past(new Date(), config.digest.zone).history(slug),
    };
    const corrections = startCorrections(following);
    const watches = startWatches({
      ...following,
      watches: room.archive.watches,
      edition: (now) => room.editions.at(now),
    });
    const digests = startDigests({
      ...shared,
      subscriptions: async () => [
        ...configuredDigests(config),
        ...(await room.archive.subscriptions.list(TENANT)),
      ],
      remember: desk.remember,
      newsroomDigest: async (subscription, day) => {
        const { from, to } = spanOf(subscription, day);
        const digest = await (await newsroom()).digestBetween(from, to, subscription);
        return subscription.quiet && !hasNews(digest) ? undefined : linked(presentDigest(digest, "channel"));
      },
    });
    const heartbeat = heartbeatOf(room, config, { note: deskNoter(desks, log), log }, firstRound);
    log.info({ platforms: bots.map(({ name }) => name), port: web.port }, "verbatim is listening");
    const status = await ending.status;
    await Promise.all([digests.stop(), corrections.stop(), watches.stop(), heartbeat?.stop()]);
    await web.stop();
    return status;
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
    ending.off();
  }
}

/** What tells the desk of silence, where it is wanted. */
function heartbeatOf(
  { archive }: Room,
  { heartbeatMs }: Config,
  outlets: Pick<Heartbeat, "note" | "log">,
  firstRound: Promise<void>,
): ReturnType<typeof startHeartbeat> | undefined {
  if (!heartbeatMs) return undefined;
  const beat = { ...archive, ...outlets, tenant: TENANT, silenceMs: heartbeatMs, now: () => new Date() };
  return startHeartbeat(beat, firstRound);
}
