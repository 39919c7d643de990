import { setTimeout as delay } from "node:timers/promises";
import { type Receiver, SocketModeReceiver } from "@slack/bolt";
import type { Logger } from "pino";
import { onceOptions } from "./client.js";
import { troubleOf, wordsOf } from "./errors.js";
import { limits } from "./limits.js";
import { slackLogger } from "./logger.js";
import { tokenMistake } from "./tokens.js";

/** What Socket Mode needs. */
export interface SocketOptions {
  readonly appToken: string;
  readonly apiUrl: string | undefined;
  readonly log: Logger;
  readonly deafAfterMs: number;
  /** Called once, when no command can reach us any more. */
  readonly onDeaf: (reason: string) => void;
}

/** Several Socket Mode connections that serve one app; Slack sends each payload to one of them. */
export interface SocketConnections extends Receiver {
  /** Whether at least one connection is open. */
  isOpen(): boolean;
}

/**
 * Holds two connections, so that a command finds one open while the other is refreshed, and reconnects them
 * itself: the SDK's own reconnecting waits for seconds and ends, when it fails, in an unhandled rejection.
 */
export function socketConnections(options: SocketOptions): SocketConnections {
  const receivers = Array.from({ length: limits.connections }, () => receiverOf(options));
  const open = new Set<SocketModeReceiver>();
  const stopping = new AbortController();
  let silence: NodeJS.Timeout | undefined;
  let deaf = false;

  function fallSilent(reason: string): void {
    if (deaf || stopping.signal.aborted) return;
    deaf = true;
    options.onDeaf(reason);
  }

  function listenTo(receiver: SocketModeReceiver): void {
    receiver.client.on("connected", () => {
      open.add(receiver);
      clearTimeout(silence);
      silence = undefined;
    });
    receiver.client.on("disconnected", () => {
      if (!open.delete(receiver) || stopping.signal.aborted) return;
      const reason = `no connection to Slack for ${options.deafAfterMs / 1000} s`;
      if (!open.size) silence ??= setTimeout(() => fallSilent(reason), options.deafAfterMs);
      void reconnect(receiver);
    });
  }

  async function reconnect(receiver: SocketModeReceiver): Promise<void> {
    let wait: number = limits.reconnectMs;
    while (!stopping.signal.aborted && !open.has(receiver)) {
      await delay(wait, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      const failure = await receiver.client.start().then(() => undefined, troubleOf);
      if (stopping.signal.aborted) return void receiver.client.disconnect();
      if (failure) options.log.warn({ reason: wordsOf(failure) }, "Slack could not be reached again yet");
      if (failure?.kind === "refused") return fallSilent(`Slack refuses to reconnect: ${wordsOf(failure)}`);
      wait =
        failure?.kind === "rate-limited" && failure.retryAfterMs
          ? failure.retryAfterMs
          : Math.min(wait * 2, limits.reconnectMaxMs);
    }
  }

  async function stop(): Promise<void> {
    stopping.abort();
    clearTimeout(silence);
    const closed = Promise.all(receivers.map(({ client }) => client.disconnect()));
    await Promise.race([closed, delay(limits.reconnectMaxMs, undefined, { ref: false })]);
  }

  async function start(): Promise<void> {
    for (const receiver of receivers) listenTo(receiver);
    const started = await Promise.allSettled(receivers.map((receiver) => receiver.start()));
    const failed = started.find((one) => one.status === "rejected");
    if (!failed) return;
    await stop();
    throw tokenMistake("SLACK_APP_TOKEN", failed.reason);
  }

  return {
    init: (app) => {
      for (const receiver of receivers) receiver.init(app);
    },
    start,
    stop,
    isOpen: () => open.size > 0 && !deaf,
  };
}

const receiverOf = ({ appToken, apiUrl, log }: SocketOptions): SocketModeReceiver =>
  new SocketModeReceiver({
    appToken,
    logger: slackLogger(log),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: onceOptions(log, apiUrl) },
  });
