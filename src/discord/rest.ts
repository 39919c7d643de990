import { REST, type RESTOptions } from "discord.js";
import type { DiscordConfig } from "../config.js";
import { limits } from "./limits.js";

/** Calls that may be repeated (reads, edits, registration): the SDK retries them up to 3 times. */
export const repeatable = (config: DiscordConfig): REST => restOf(config, {});

/**
 * Calls that must not happen twice (posts, callbacks): one try, since a post answered 502 may well
 * stand in the channel. A rate limit on a channel is thrown, not waited for.
 */
export const once = (config: DiscordConfig): REST => restOf(config, single);

/**
 * Calls that answer a command. The SDK would let 50 of them pass in a second; Discord does not count them among those
 * of the bot (https://docs.discord.com/developers/topics/rate-limits#global-rate-limit).
 */
export const replying = (config: DiscordConfig) => ({
  repeatable: restOf(config, uncounted),
  once: restOf(config, { ...single, ...uncounted }),
});

const single: Partial<RESTOptions> = { retries: 0, rejectOnRateLimit: ["/channels"] };
const uncounted: Partial<RESTOptions> = { globalRequestsPerSecond: Number.POSITIVE_INFINITY };

function restOf({ apiUrl, token }: DiscordConfig, options: Partial<RESTOptions>): REST {
  const where = apiUrl ? { api: apiUrl } : {};
  const { requestMs: timeout, forgetMs: handlerSweepInterval } = limits;
  return new REST({ version: "10", timeout, handlerSweepInterval, ...where, ...options }).setToken(token);
}
