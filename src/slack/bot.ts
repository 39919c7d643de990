import type { RequestListener } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { App, type Receiver } from "@slack/bolt";
import type { Logger } from "pino";
import type { SlackConfig } from "../config.js";
import type { FrontDesk } from "../core/front-desk.js";
import type { Installations } from "../core/installation.js";
import type { Poster } from "../core/posting.js";
import { slackClient } from "./client.js";
import { socketConnections } from "./connections.js";
import { httpEntrance } from "./http.js";
import { type Installer, slackInstaller } from "./installer.js";
import { limits } from "./limits.js";
import { listen } from "./listeners.js";
import { slackLogger } from "./logger.js";
import { slackPoster } from "./poster.js";
import { listenForRemoval } from "./removal.js";
import { installedWorkspaces, oneWorkspace, reportUnreadable, type Workspaces } from "./workspaces.js";

/** What the Slack bot is started with. */
export interface SlackOptions {
  readonly config: SlackConfig;
  /** Where workspaces are kept in which the app is installed; only where the configuration is for several. */
  readonly installations?: Installations;
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
  readonly poster: Poster;
  /** HTTP mode only: what the HTTP server calls for `/slack/events`. */
  readonly requestListener?: RequestListener;
  /** Lets browsers install the app; only where the configuration is for several workspaces. */
  readonly installer?: Installer;
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
  const { config, installations, commandPrefix, desk, log } = options;
  const { reach, authorize } = await workspacesOf(options);

  const entrance = entranceOf(options);
  const app = new App({
    receiver: entrance.receiver,
    authorize,
    ...(config.apiUrl && { clientOptions: { slackApiUrl: config.apiUrl } }),
    logger: slackLogger(log),
    convoStore: false,
  });
  const finished = listen(app, { desk, prefix: commandPrefix, apiUrl: config.apiUrl, log });
  if (installations) listenForRemoval(app, { installations, reach, log });
  await entrance.open();
  let stopped = false;

  return {
    poster: slackPoster(reach),
    ...(entrance.requestListener && { requestListener: entrance.requestListener }),
    ...(installations &&
      "install" in config && {
        installer: slackInstaller({ config, installations, log, isNew: (id) => desk.isNew("slack", id) }),
      }),
    isReady: () => !stopped && entrance.isOpen(),
    stop: async () => {
      stopped = true;
      await entrance.close();
      await Promise.race([finished(), delay(limits.callTimeoutMs, undefined, { ref: false })]);
    },
  };
}

async function workspacesOf({ config, installations, log }: SlackOptions): Promise<Workspaces> {
  if (!("install" in config))
    return oneWorkspace(slackClient(config.botToken, log, config.apiUrl), config.botToken);
  if (!installations) throw new Error("several workspaces need a place to be kept");
  await reportUnreadable(installations, log);
  return installedWorkspaces({ config, installations, log });
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
