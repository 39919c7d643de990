import { join } from "node:path";
import { readConfig } from "./config.js";
import { compileDates } from "./core/dates.js";
import { startFeeds } from "./delivery/feeds.js";
import type { Reach } from "./delivery/pages.js";
import { startRetention } from "./delivery/retention.js";
import { fetcherWhenAsked } from "./fetching/when-asked.js";
import { openLog } from "./log.js";
import { folderOf, openAliases, openRoom, type Room, type RoomFlags } from "./shell/room.js";
import type { Io } from "./terminal/io.js";
import { type Bot, startBots } from "./wiring/bots.js";
import { converse } from "./wiring/conversation.js";
import { endingOf } from "./wiring/ending.js";
import { houseOf } from "./wiring/house.js";
import { readersHere } from "./wiring/readers.js";
import { readersBeside } from "./wiring/readers-beside.js";
import { type Rounds, startRounds } from "./wiring/rounds.js";
import { forEachTenant } from "./wiring/tenants.js";

/**
 * `verbatim start`: every platform whose tokens are set, the digests and the web server; with no
 * tokens, the terminal and the pages. Resolves with the exit status when it is told to stop, or has gone deaf.
 */
export async function start(io: Io, flags: RoomFlags): Promise<number> {
  const config = readConfig(io.env);
  const log = openLog(config.logLevel);
  const folder = folderOf(flags, io.env);
  const onLost = (error: unknown) => log.warn({ err: error }, "a connection to the database has ended");
  const room = await openRoom(folder, await openAliases(config.aliases), { onLost });
  const { fetchAllow: allow, webUrl: contact } = config;
  const reach: Reach = {
    fetcher: fetcherWhenAsked({ allow, ...(contact && { contact }) }),
    now: () => new Date(),
  };
  const onEnded = (error: unknown) =>
    log.error({ err: error }, "the thread that reads has ended; another is started when it is asked");
  const { aliases } = config;
  const serves = config.slack || config.discord;
  const readers = serves
    ? readersBeside({ folder, ...(aliases && { aliases }) }, { onLost, onEnded })
    : readersHere(room);
  const house = houseOf(room, readers, config, log, reach);
  try {
    if (serves) return await serve(room, { config, house, reach, log });
    // Nothing but answers between the lines that are typed.
    const shared = { ...reach, ...room.archive, tenant: room.tenant, log: log.child({}, { level: "error" }) };
    const feeds = startFeeds({ ...shared, minutes: config.feedMinutes });
    const retention = startRetention({ ...shared, days: config.auditDays, zone: config.digest.zone });
    return await converse(io, house, join(folder.path, "history"), log).finally(() =>
      Promise.all([feeds.stop(), retention.stop()]),
    );
  } finally {
    await house.settled();
    await readers.close();
    await room.archive.close();
  }
}

/** Runs the platforms until a signal comes or one of them can no longer be heard. */
async function serve(room: Room, shared: Omit<Rounds, "bots">): Promise<number> {
  const { config, house, log } = shared;
  const ending = endingOf(log);
  const bots: Bot[] = [];
  try {
    compileDates();
    bots.push(...(await startBots(config, house.desk, room.archive.installations, log, ending.onDeaf)));
    const web = await house.open(bots);
    const rounds = forEachTenant(
      async () => (config.newsrooms === "apart" ? room.archive.tenants() : [room.tenant]),
      (tenant) => startRounds(room.of(tenant), { ...shared, bots }),
      log,
    );
    log.info({ platforms: bots.map(({ name }) => name), port: web.port }, "verbatim is listening");
    const status = await ending.status;
    await rounds.stop();
    await web.stop();
    return status;
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
    ending.off();
  }
}
