import { randomUUID } from "node:crypto";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import type { Logger } from "pino";
import { commands } from "../commands/index.js";
import { type Config, readConfig } from "./config.js";
import { type FrontDesk, frontDesk } from "./core/front-desk.js";
import type { DigestSetting, Newsroom } from "./core/newsroom.js";
import { openNewsroom } from "./core/open-newsroom.js";
import type { Poster } from "./core/posting.js";
import { presentDigest } from "./core/present.js";
import { nextSlot, spanOf } from "./delivery/clock.js";
import { startCorrections } from "./delivery/corrections.js";
import { type ChannelDigest, startDigests } from "./delivery/digests.js";
import { openLog } from "./log.js";
import { folderOf, openAliases, openRoom, type Room, TENANT } from "./shell/room.js";
import type { Io } from "./terminal/io.js";
import { runTerminal } from "./terminal/terminal.js";
import { startWeb } from "./web/server.js";

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
 * `verbatim start`: every platform whose tokens are set, the digests and the health page; with no
 * tokens, the terminal. Resolves with the exit status when it is told to stop, or has gone deaf.
 */
export async function start(io: Io, flags: { readonly data?: string }): Promise<number> {
  const config = readConfig(io.env);
  const log = openLog(config.logLevel);
  const folder = folderOf(flags.data, io.env);
  const room = await openRoom(folder, await openAliases(config.aliases));
  const desk = deskOf(room, config, log);
  try {
    if (config.slack || config.discord) return await serve(config, room, desk, log);
    await runTerminal({ io, desk, history: join(folder.path, "history") });
    return 0;
  } finally {
    await room.archive.close();
  }
}

/** What the adapters may use of the rest. */
function deskOf({ archive, editions }: Room, config: Config, log: Logger): FrontDesk {
  return frontDesk({
    commands,
    newsroom: () => newsroomNow(editions, config),
    isNew: (platform, delivery) => archive.seen.isNew(platform, delivery, new Date()),
    remember: (post) => archive.posts.remember(TENANT, post, new Date()),
    onFailure: (error, { platform, command }) =>
      log.error({ err: error, platform, command }, "a command failed"),
  });
}

async function newsroomNow(editions: Room["editions"], config: Config): Promise<Newsroom> {
  const now = new Date();
  return openNewsroom({
    edition: await editions.at(now),
    past: editions.past(now, config.digest.zone),
    now,
    zone: config.digest.zone,
    digests: digestSettings(config, now),
  });
}

/** Where the digest is posted, and when next. */
const digestSettings = ({ slack, discord, digest }: Config, now: Date): readonly DigestSetting[] =>
  (["slack", "discord"] as const).flatMap((platform) => {
    const channel = { slack, discord }[platform]?.digestChannel;
    return channel ? [{ platform, channel, ...digest, next: nextSlot(digest, now).toISOString() }] : [];
  });

/** Runs the platforms until a signal comes or one of them can no longer be heard. */
async function serve(config: Config, room: Room, desk: FrontDesk, log: Logger): Promise<number> {
  const ending = endingOf(log);
  const bots: Bot[] = [];
  try {
    bots.push(...(await startBots(config, desk, log, ending.onDeaf)));
    const routes = new Map(bots.flatMap(({ route }) => (route ? [route] : [])));
    const web = await startWeb({
      ...config.http,
      routes,
      unready: () => bots.filter((bot) => !bot.isReady()).map(({ name }) => name),
    });
    const shared = {
      tenant: TENANT,
      deliveries: room.archive.deliveries,
      now: () => new Date(),
      owner: randomUUID(),
      leaseMs: config.digestLeaseMs,
      log,
    };
    const corrections = startCorrections({
      ...shared,
      posters: bots.map(({ poster }) => poster),
      posts: room.archive.posts,
      version: () => room.archive.articles.version(TENANT),
      history: (slug) => room.editions.past(new Date(), config.digest.zone).history(slug),
    });
    const digests = startDigests({
      ...shared,
      settings: bots.flatMap((bot) => channelDigest(bot, config)),
      remember: desk.remember,
      newsroomDigest: async (day) => {
        const { from, to } = spanOf(config.digest, day);
        return presentDigest(
          await (await newsroomNow(room.editions, config)).digestBetween(from, to),
          "channel",
        );
      },
    });
    log.info({ platforms: bots.map(({ name }) => name), port: web.port }, "verbatim is listening");
    const status = await ending.status;
    await Promise.all([digests.stop(), corrections.stop()]);
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
