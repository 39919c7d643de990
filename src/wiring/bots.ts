import type { RequestListener } from "node:http";
import type { Logger } from "pino";
import type { Config } from "../config.js";
import type { FrontDesk } from "../core/front-desk.js";
import type { Poster } from "../core/posting.js";

/** A running platform, whichever it is. */
export interface Bot {
  readonly name: string;
  readonly poster: Poster;
  readonly deskChannel?: string;
  readonly route?: readonly [path: string, listener: RequestListener];
  isReady(): boolean;
  stop(): Promise<void>;
}

/** Each SDK is loaded only when its token is set: together they cost most of the start-up time. */
export async function startBots(
  { slack, discord, commandPrefix }: Config,
  desk: FrontDesk,
  log: Logger,
  onDeaf: (reason: string) => void,
): Promise<readonly Bot[]> {
  const bots: Bot[] = [];
  if (slack) {
    const { startSlack } = await import("../slack/bot.js");
    const bot = await startSlack({
      config: slack,
      commandPrefix,
      desk,
      log: log.child({ platform: "slack" }),
      onDeaf,
    });
    bots.push(botOf("slack", "/slack/events", bot, slack.deskChannel));
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
  bot: Omit<Bot, "name" | "route"> & { readonly requestListener?: RequestListener },
  deskChannel: string | undefined,
): Bot => ({
  name,
  poster: bot.poster,
  isReady: bot.isReady,
  stop: bot.stop,
  ...(deskChannel && { deskChannel }),
  ...(bot.requestListener && { route: [path, bot.requestListener] as const }),
});
