import { randomUUID } from "node:crypto";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import type { Logger } from "pino";
import { commands } from "../commands/index.js";
import { type Config, readConfig } from "./config.js";
import { type FrontDesk, frontDesk, type Request } from "./core/front-desk.js";
import { Mistake } from "./core/mistake.js";
import type { DigestSetting, Newsroom } from "./core/newsroom.js";
import { openNewsroom } from "./core/open-newsroom.js";
import { linkToPages } from "./core/page-links.js";
import type { Poster } from "./core/posting.js";
import { presentDigest } from "./core/present.js";
import type { Presentation } from "./core/presentation.js";
import type { Adding } from "./delivery/add-address.js";
import { nextSlot, spanOf } from "./delivery/clock.js";
import { type ChannelDigest, startDigests } from "./delivery/digests.js";
import { startFeeds } from "./delivery/feeds.js";
import { fetcherWhenAsked } from "./fetching/when-asked.js";
import { openLog } from "./log.js";
import { folderOf, openAliases, openRoom, type Room, TENANT } from "./shell/room.js";
import { type Io, print } from "./terminal/io.js";
import { isInteractive, runTerminal } from "./terminal/terminal.js";
import { pagesOf } from "./web/pages.js";
import { startWeb, type Web, type WebParts } from "./web/server.js";

/** A running platform, whichever it is. */
interface Bot {
  readonly name: string;
  readonly poster: Poster;
  readonly digestChannel?: string;
  readonly route?: readonly [path: string, listener: RequestListener];
  isReady(): boolean;
  stop(): Promise<void>;
}

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
    if (config.slack || config.discord) return await serve(config, room, house, log);
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

/** What every way in shares. */
interface House {
  readonly desk: FrontDesk;
  readonly withPages: boolean;
  /** A reply with links to the pages, once they are open. */
  linked(reply: Presentation): Presentation;
  open(parts?: Partial<Pick<WebParts, "routes" | "unready">>): Promise<Web>;
}

function houseOf({ archive, editions }: Room, config: Config, log: Logger, intake: Adding): House {
  let base: string | undefined;
  const withPages = config.web ?? !(config.slack || config.discord);
  const newsroom = (request?: Request) =>
    newsroomNow(editions, config, request && mayAdd(config, request) ? addTo(intake) : undefined);
  const linked = (reply: Presentation) => (base ? linkToPages(reply, base) : reply);
  const desk = frontDesk({
    commands,
    newsroom,
    isNew: (platform, delivery) => archive.seen.isNew(platform, delivery, new Date()),
    remember: (post) => archive.posts.remember(TENANT, post, new Date()),
    linked,
    onFailure: (error, { platform, command }) =>
      log.error({ err: error, platform, command }, "a command failed"),
  });
  return {
    desk,
    withPages,
    linked,
    open: async ({ routes = new Map(), unready = () => [] } = {}) => {
      const web = await startWeb({
        ...config.http,
        routes,
        unready,
        ...(withPages && { pages: pagesOf({ desk, newsroom }) }),
        ...(config.webUrl && { publicUrl: config.webUrl }),
        onFailure: (error) => log.error({ err: error }, "a page failed"),
      });
      if (withPages) base = config.webUrl ?? web.url;
      return web;
    },
  };
}

/**
 * The terminal with the pages beside it. Where nobody can type and nothing came through a pipe, as under
 * `docker run`, the pages stay until a signal.
 */
async function converse(io: Io, house: House, history: string, log: Logger): Promise<number> {
  const atTerminal = isInteractive(io);
  const web = house.withPages && atTerminal ? await openBeside(io, house) : undefined;
  try {
    const lines = await runTerminal({ io, desk: house.desk, history, ...(web && { page: web.url }) });
    return atTerminal || lines > 0 || !house.withPages ? 0 : await stayOpen(io, house, log);
  } finally {
    await web?.stop();
  }
}

/** The terminal works without the pages: it says in a line why they are not there. */
async function openBeside(io: Io, house: House): Promise<Web | undefined> {
  try {
    return await house.open();
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    await print(io.err, `No page in the browser: ${error.message}`);
    return undefined;
  }
}

async function stayOpen(io: Io, house: House, log: Logger): Promise<number> {
  const ending = endingOf(log);
  const web = await house.open();
  try {
    await print(io.err, `Nothing to read on standard input; the page is at ${web.url} until a signal comes.`);
    return await ending.status;
  } finally {
    await web.stop();
    ending.off();
  }
}

/** Loaded when somebody adds: an answer waits for no reader of pages. */
const addTo = (intake: Adding) => async (url: string) =>
  (await import("./delivery/add-address.js")).addAddress(intake, url);

/** At the terminal everybody may: who sits there has the archive itself. */
const mayAdd = (config: Config, { platform, asker, roles = [] }: Request): boolean =>
  platform === "terminal" || [asker, ...roles].some((id) => config.mayAdd.includes(id));

async function newsroomNow(
  editions: Room["editions"],
  config: Config,
  add?: Newsroom["add"],
): Promise<Newsroom> {
  const now = new Date();
  return openNewsroom({
    edition: await editions.at(now),
    past: editions.past(now, config.digest.zone),
    now,
    zone: config.digest.zone,
    digests: digestSettings(config, now),
    ...(add && { add }),
  });
}

/** Where the digest is posted, and when next. */
const digestSettings = ({ slack, discord, digest }: Config, now: Date): readonly DigestSetting[] =>
  (["slack", "discord"] as const).flatMap((platform) => {
    const channel = { slack, discord }[platform]?.digestChannel;
    return channel ? [{ platform, channel, ...digest, next: nextSlot(digest, now).toISOString() }] : [];
  });

/** Runs the platforms until a signal comes or one of them can no longer be heard. */
async function serve(
  config: Config,
  room: Room,
  { desk, linked, open }: House,
  log: Logger,
): Promise<number> {
  const ending = endingOf(log);
  const bots: Bot[] = [];
  try {
    bots.push(...(await startBots(config, desk, log, ending.onDeaf)));
    const routes = new Map(bots.flatMap(({ route }) => (route ? [route] : [])));
    const web = await open({
      routes,
      unready: () => bots.filter((bot) => !bot.isReady()).map(({ name }) => name),
    });
    const digests = startDigests({
      settings: bots.flatMap((bot) => channelDigest(bot, config)),
      tenant: TENANT,
      deliveries: room.archive.deliveries,
      remember: desk.remember,
      now: () => new Date(),
      owner: randomUUID(),
      leaseMs: config.digestLeaseMs,
      log,
      newsroomDigest: async (day) => {
        const { from, to } = spanOf(config.digest, day);
        const newsroom = await newsroomNow(room.editions, config);
        return linked(presentDigest(await newsroom.digestBetween(from, to), "channel"));
      },
    });
    log.info({ platforms: bots.map(({ name }) => name), port: web.port }, "verbatim is listening");
    const status = await ending.status;
    await digests.stop();
    await web.stop();
    return status;
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
    ending.off();
  }
}

const channelDigest = ({ poster, digestChannel }: Bot, { digest }: Config): readonly ChannelDigest[] =>
  digestChannel ? [{ poster, channel: digestChannel, ...digest }] : [];

/** Each SDK is loaded only when its token is set: together they cost most of the start-up time. */
async function startBots(
  { slack, discord, commandPrefix }: Config,
  desk: FrontDesk,
  log: Logger,
  onDeaf: (reason: string) => void,
): Promise<readonly Bot[]> {
  const bots: Bot[] = [];
  if (slack) {
    const { startSlack } = await import("./slack/bot.js");
    const bot = await startSlack({
      config: slack,
      commandPrefix,
      desk,
      log: log.child({ platform: "slack" }),
      onDeaf,
    });
    bots.push(botOf("slack", "/slack/events", bot, slack.digestChannel));
  }
  if (discord) {
    const { startDiscord } = await import("./discord/bot.js");
    const bot = await startDiscord({
      config: discord,
      commandPrefix,
      desk,
      log: log.child({ platform: "discord" }),
      onDeaf,
    });
    bots.push(botOf("discord", "/discord/interactions", bot, discord.digestChannel));
  }
  return bots;
}

const botOf = (
  name: string,
  path: string,
  bot: Omit<Bot, "name" | "route"> & { readonly requestListener?: RequestListener },
  digestChannel: string | undefined,
): Bot => ({
  name,
  poster: bot.poster,
  isReady: bot.isReady,
  stop: bot.stop,
  ...(digestChannel && { digestChannel }),
  ...(bot.requestListener && { route: [path, bot.requestListener] as const }),
});

/**
 * What ends the process: a signal (0), or a state in which it would live on without hearing
 * anybody (1), so that its supervisor starts it again.
 */
function endingOf(log: Logger) {
  let end: (status: number) => void = () => undefined;
  const status = new Promise<number>((resolve) => {
    end = resolve;
  });
  const onSignal = () => end(0);
  const onDeaf = (reason: string) => {
    log.fatal({ reason }, "verbatim can no longer be heard and stops");
    end(1);
  };
  const onError = (error: unknown) => {
    log.fatal({ err: error }, "an unexpected failure; verbatim stops");
    end(1);
  };
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  process.on("unhandledRejection", onError).on("uncaughtException", onError);
  const off = () =>
    process
      .off("SIGINT", onSignal)
      .off("SIGTERM", onSignal)
      .off("unhandledRejection", onError)
      .off("uncaughtException", onError);
  return { status, onDeaf, off };
}
