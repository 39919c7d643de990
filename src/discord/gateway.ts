import { WebSocketManager, WebSocketShardEvents } from "@discordjs/ws";
import { GatewayDispatchEvents, GatewayIntentBits, type REST } from "discord.js";
import type { Logger } from "pino";
import type { DiscordConfig } from "../config.js";
import { mistakeOf } from "./errors.js";
import { watchHearing } from "./hearing.js";

/** A connection to Discord's gateway, which needs no public address. */
export interface Gateway {
  isReady(): boolean;
  stop(): Promise<void>;
}

/** What a gateway connection leans on. */
export interface GatewayStart {
  readonly config: DiscordConfig;
  readonly rest: REST;
  readonly log: Logger;
  /** No connection for so long, in milliseconds, counts as deaf. */
  readonly deafMs: number;
  readonly onInteraction: (payload: unknown) => void;
  /** Told once, when no interaction will come any more. */
  readonly onDeaf: (reason: string) => void;
}

/**
 * Connects, stays connected and resumes without losing an interaction. Of the SDK it takes the socket
 * only: its `Client` builds objects from each payload and throws, out of reach, where one is unexpected.
 *
 * @throws {Mistake} where no connection comes about
 */
export async function openGateway(start: GatewayStart): Promise<Gateway> {
  const { config, log, deafMs, onInteraction, onDeaf } = start;
  let stopped = false;
  const manager = socketOf(start, () => stopped);
  const hearing = watchHearing(deafMs);
  const close = () => manager.destroy({ reason: "stopping" });
  const onOpen = (): void => {
    if (stopped) void close();
    else hearing.resume();
  };
  manager
    .on(WebSocketShardEvents.Ready, onOpen)
    .on(WebSocketShardEvents.Resumed, onOpen)
    .on(WebSocketShardEvents.Closed, ({ code }) => hearing.lose(code))
    .on(WebSocketShardEvents.Error, ({ error }) => log.warn({ reason: error.message }, "Discord's gateway"))
    .on(WebSocketShardEvents.Dispatch, ({ data }) => {
      if (data.t === GatewayDispatchEvents.InteractionCreate) onInteraction(data.d);
    });

  const stop = async (): Promise<void> => {
    stopped = true;
    // Between connections the SDK is left to run out: a socket it destroys half open may end the process.
    if (hearing.isOpen()) await close();
    hearing.end();
  };
  const deaf = await Promise.race([hearing.deaf, manager.connect()]).catch((error) =>
    mistakeOf(error, config),
  );
  if (deaf) {
    await stop();
    throw deaf;
  }
  hearing.deaf.then(({ message }) => onDeaf(message));
  return { isReady: hearing.isOpen, stop };
}

function socketOf({ config, rest }: GatewayStart, isStopped: () => boolean): WebSocketManager {
  // Kept here because the SDK's own store is shared by every connection of the process.
  let session: Awaited<ReturnType<WebSocketManager["options"]["retrieveSessionInfo"]>> = null;
  return new WebSocketManager({
    token: config.token,
    intents: GatewayIntentBits.Guilds,
    rest,
    shardCount: 1,
    // The SDK cannot be stopped between two attempts; one that is never told its session goes no further.
    retrieveSessionInfo: () => (isStopped() ? new Promise(() => {}) : session),
    updateSessionInfo: (_, next) => {
      session = next;
    },
  });
}
