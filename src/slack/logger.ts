import { LogLevel, type Logger as SlackLogger } from "@slack/bolt";
import type { Logger } from "pino";

/** The SDK's log lines as ours. Its debug lines are dropped: they hold what people asked. */
export const slackLogger = (log: Logger): SlackLogger => ({
  debug: () => {},
  info: (...words) => log.debug(words.join(" ")),
  warn: (...words) => log.warn(words.join(" ")),
  error: (...words) => log.error(words.join(" ")),
  setLevel: () => {},
  getLevel: () => LogLevel.INFO,
  setName: () => {},
});
