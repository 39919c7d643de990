import { LogLevel, type Logger as SlackLogger } from "@slack/bolt";
import type { Logger } from "pino";

/**
 * The SDK's log lines as ours, for debugging: what goes wrong is reported where it is dealt with, in one
 * line. Its own debug lines are dropped: they hold what people asked.
 */
export const slackLogger = (log: Logger): SlackLogger => ({
  debug: () => {},
  info: (...words) => log.debug(words.join(" ")),
  warn: (...words) => log.debug(words.join(" ")),
  error: (...words) => log.debug(words.join(" ")),
  setLevel: () => {},
  getLevel: () => LogLevel.INFO,
  setName: () => {},
});
