import type { RequestListener } from "node:http";
import type { Logger } from "pino";
import type { Config } from "../config.js";
import type { FrontDesk } from "../core/front-desk.js";
import type { Installations } from "../core/installation.js";
import type { Poster } from "../core/posting.js";
import { installRoutes } from "../web/install-pages.js";

/** A running platform, whichever it is. */
export interface Bot {
  readonly name: string;
  readonly poster: Poster;
  readonly deskChannel?: string;
  /** The workspace of that channel, where the platform has several. */
  readonly deskWorkspace?: string;
  readonly routes: readonly (readonly [path: string, listener: RequestListener])[];
  isReady(): boolean;
  stop(): Promise<void>;
}

/** Each SDK is loaded only when its token is set: together they cost most of the start-up time. */
export async function startBots(
  { slack, discord, commandPrefix }: Config,
  desk: FrontDesk,
  installations: (key: Uint8Array) => Installations,
  log: Logger,
  onDeaf: (reason: string) => void,
): Promise<readonly Bot[]> {
  const bots: Bot[] = [];
  if (slack) {
    const { startSlack } = await import("../slack/bot.js");
    const bot = await startSlack({
      config: slack,
      ...("install" in slack && { installations: installations(slack.install.key) }),
      commandPrefix,
      desk,
      log: log.child({ platform: "slack" }),
      onDeaf,
    });
    const { installer } = bot;
    const onFailure = (error: unknown) => log.error({ err: error }, "an installation failed");
    const { routes, ...rest } = botOf("slack", "/slack/events", bot, slack.deskChannel);
    bots.push({
      ...rest,
      ...(slack.deskWorkspace && { deskWorkspace: slack.deskWorkspace }),
      routes: [...routes, ...(installer ? installRoutes("/slack", { ...installer, onFailure }) : [])],
    });
  }
  if (discord) {
    const { startDiscord } = await import("../discord/bot.js");
    const bot = await startDiscord({
      config: discord,
      commandPrefix,
      desk,
      log: log.child({ platform: "discord" }),
      onDeaf,
    });
    bots.push(botOf("discord", "/discord/interactions", bot, discord.deskChannel));
  }
  return bots;
}

const botOf = (
  name: string,
  path: string,
  bot: Omit<Bot, "name" | "routes"> & { readonly requestListener?: RequestListener },
  deskChannel: string | undefined,
): Bot => ({
  name,
  poster: bot.poster,
  isReady: bot.isReady,
  stop: bot.stop,
  ...(deskChannel && { deskChannel }),
  routes: bot.requestListener ? [[path, bot.requestListener]] : [],
});
