import { REST, type RESTOptions } from "discord.js";
import type { DiscordConfig } from "../config.js";
import { limits } from "./limits.js";

/** Calls that may be repeated (reads, edits, registration): the SDK retries them up to 3 times. */
export const repeatable = (config: DiscordConfig): REST => restOf(config, {});

/**
 * Calls that must not happen twice (posts, callbacks): one try, since a post answered 502 may well
 * stand in the channel. A rate limit on a channel is thrown, not waited for.
 */
export const once = (config: DiscordConfig): REST =>
  restOf(config, { retries: 0, rejectOnRateLimit: ["/channels"] });

function restOf({ apiUrl, token }: DiscordConfig, options: Partial<RESTOptions>): REST {
  const where = apiUrl ? { api: apiUrl } : {};
  const { requestMs: timeout, forgetMs: handlerSweepInterval } = limits;
  return new REST({ version: "10", timeout, handlerSweepInterval, ...where, ...options }).setToken(token);
}
