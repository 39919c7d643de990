import { webApi } from "@slack/bolt";
import type { Logger } from "pino";
import { limits } from "./limits.js";
import { slackLogger } from "./logger.js";

/** The Web API as this adapter calls it. */
export type SlackClient = webApi.WebClient;

/**
 * Options for a client that tries once, waits a while and reports a rate limit: the SDK's own retries would
 * post twice when a reply is lost. A new object at each call, because the SDK writes into it.
 */
export const onceOptions = (log: Logger, apiUrl: string | undefined): webApi.WebClientOptions => ({
  ...(apiUrl && { slackApiUrl: apiUrl }),
  logger: slackLogger(log),
  retryConfig: { retries: 0 },
  timeout: limits.callTimeoutMs,
  rejectRateLimitedCalls: true,
});

/** A client of its own, for posting and looking; without a token, for what needs none. */
export const slackClient = (
  token: string | undefined,
  log: Logger,
  apiUrl: string | undefined,
): SlackClient => new webApi.WebClient(token, onceOptions(log, apiUrl));
