import type { RequestListener } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { App, type Receiver } from "@slack/bolt";
import type { Logger } from "pino";
import type { SlackConfig } from "../config.js";
import type { FrontDesk } from "../core/front-desk.js";
import type { Poster } from "../core/posting.js";
import { slackClient } from "./client.js";
import { socketConnections } from "./connections.js";
import { httpEntrance } from "./http.js";
import { limits } from "./limits.js";
import { listen } from "./listeners.js";
import { slackLogger } from "./logger.js";
import { slackPoster } from "./poster.js";
import { identify } from "./tokens.js";

/** What the Slack bot is started with. */
export interface SlackOptions {
  readonly config: SlackConfig;
  readonly commandPrefix: string;
  readonly desk: FrontDesk;
  readonly log: Logger;
  /** Called once, when no command can reach the bot any more: log the reason and exit. */
  readonly onDeaf: (reason: string) => void;
  /** Milliseconds without a connection that count as deaf; absent, `limits.deafAfterMs`. */
  readonly deafAfterMs?: number;
}

/** A running Slack bot. */
export interface SlackBot {
  /** The workspace's id. */
  readonly tenant: string;
  readonly poster: Poster;
  /** HTTP mode only: what the HTTP server calls for `/slack/events`. */
  readonly requestListener?: RequestListener;
  /** Whether commands can reach the bot. */
  isReady(): boolean;
  /** Takes no new commands and lets the replies under way finish. */
  stop(): Promise<void>;
}

/**
 * Starts the bot over Socket Mode or HTTP.
 *
 * @throws {Mistake} when a token is wrong, revoked, of the wrong kind or lacks a scope.
 */
export async function startSlack(options: SlackOptions): Promise<SlackBot> {
  const { config, commandPrefix, desk, log } = options;
  const client = slackClient(config.botToken, log, config.apiUrl);
  const { tenant, userId, botId } = await identify(client);

  const entrance = entranceOf(options);
  const app = new App({
    receiver: entrance.receiver,
    authorize: async () => ({ botToken: config.botToken, botId, botUserId: userId }),
    clientOptions: { ...(config.apiUrl && { slackApiUrl: config.apiUrl }), fetch: fetchInTime },
    logger: slackLogger(log),
    convoStore: false,
  });
  const finished = listen(app, { desk, prefix: commandPrefix, botUserId: userId, client, log });
  await entrance.open();
  let stopped = false;

  return {
    tenant,
    poster: slackPoster(client),
    ...(entrance.requestListener && { requestListener: entrance.requestListener }),
    isReady: () => !stopped && entrance.isOpen(),
    stop: async () => {
      stopped = true;
      await entrance.close();
      await Promise.race([finished(), delay(limits.callTimeoutMs, undefined, { ref: false })]);
    },
  };
}

/** The way in, in either mode. */
interface Entrance {
  readonly receiver: Receiver;
  readonly requestListener?: RequestListener;
  open(): Promise<unknown>;
  close(): Promise<unknown>;
  isOpen(): boolean;
}

function entranceOf({ config, log, onDeaf, deafAfterMs = limits.deafAfterMs }: SlackOptions): Entrance {
  if (config.mode.kind === "socket") {
    const { appToken } = config.mode;
    const receiver = socketConnections({ appToken, apiUrl: config.apiUrl, log, deafAfterMs, onDeaf });
    return { receiver, open: receiver.start, close: receiver.stop, isOpen: receiver.isOpen };
  }
  const nothing = async () => {};
  return {
    ...httpEntrance(config.mode.signingSecret, log),
    open: nothing,
    close: nothing,
    isOpen: () => true,
  };
}

/** The SDK answers a response_url with no time limit of its own. */
const fetchInTime = (url: string | URL, init: RequestInit = {}): Promise<Response> =>
  fetch(url, { signal: AbortSignal.timeout(limits.callTimeoutMs), ...init });
