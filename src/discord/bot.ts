import type { RequestListener } from "node:http";
import { type REST, Routes } from "discord.js";
import type { Logger } from "pino";
import { z } from "zod";
import type { DiscordConfig } from "../config.js";
import type { FrontDesk } from "../core/front-desk.js";
import { unreachable } from "../core/mistake.js";
import type { Poster } from "../core/posting.js";
import { isTooLate, mistakeOf, reasonOf } from "./errors.js";
import { openGateway } from "./gateway.js";
import { interactionListener } from "./interactions.js";
import { limits } from "./limits.js";
import { type Asked, readInteraction } from "./payloads.js";
import { discordPoster } from "./poster.js";
import { answerPress } from "./pressing.js";
import { answerCommand, type CallBack, type Counter, replyToOther } from "./replies.js";
import { once, repeatable, replying } from "./rest.js";
import { suggest } from "./suggestions.js";

/** What Discord is started with. */
export interface DiscordStart {
  readonly config: DiscordConfig;
  readonly commandPrefix: string;
  readonly desk: FrontDesk;
  readonly log: Logger;
  /** Told once, when no command will come any more; the reason names the remedy. */
  readonly onDeaf: (reason: string) => void;
  /** No connection for so long, in milliseconds, counts as deaf; 30 s unless given. */
  readonly deafMs?: number;
}

/** Verbatim on Discord. */
export interface DiscordBot {
  readonly poster: Poster;
  /** HTTP mode only: serves `/discord/interactions`. */
  readonly requestListener?: RequestListener;
  /** Whether commands come in. */
  isReady(): boolean;
  /** Takes no more commands and resolves once those under way are answered. */
  stop(): Promise<void>;
}

/**
 * Starts Discord by the gateway or over HTTP, as the configuration says.
 *
 * @throws {Mistake} where the token is wrong, or Discord cannot be reached
 */
export async function startDiscord(start: DiscordStart): Promise<DiscordBot> {
  const { config, log, deafMs = limits.deafMs } = start;
  const rest = repeatable(config);
  const counter = { ...start, ...replying(config) };
  const self = await whoAmI(rest, config);
  const poster = discordPoster({ config, rest: once(config), self });
  const { answer, settled } = answerAll(counter);

  switch (config.mode.kind) {
    case "gateway": {
      const onInteraction = (payload: unknown): void => receive(counter, payload, answer);
      const { onDeaf } = start;
      const gateway = await openGateway({ config, rest, log, deafMs, onInteraction, onDeaf });
      return { poster, isReady: gateway.isReady, stop: () => gateway.stop().then(settled) };
    }
    case "http": {
      const requestListener = interactionListener({ ...config.mode, log, onCommand: answer });
      return { poster, requestListener, isReady: () => true, stop: settled };
    }
    default:
      return unreachable(config.mode);
  }
}

async function whoAmI(rest: REST, config: DiscordConfig): Promise<string> {
  try {
    return z.object({ id: z.string() }).parse(await rest.get(Routes.user())).id;
  } catch (error) {
    throw mistakeOf(error, config);
  }
}

/** Answers commands and knows which are still under way. */
function answerAll(counter: Counter) {
  const underWay = new Set<Promise<void>>();
  return {
    answer(asked: Asked, callBack: CallBack): void {
      const answered = answering(counter, asked, callBack).finally(() => underWay.delete(answered));
      underWay.add(answered);
    },
    settled: async (): Promise<void> => {
      await Promise.all(underWay);
    },
  };
}

function answering(counter: Counter, asked: Asked, callBack: CallBack): Promise<void> {
  switch (asked.kind) {
    case "command":
      return answerCommand(counter, asked, callBack);
    case "press":
      return answerPress(counter, asked, callBack);
    case "typing":
      return suggest(counter, asked, callBack);
    default:
      return unreachable(asked);
  }
}

/** An interaction from the gateway, which wants its first answer by REST. */
function receive(
  { once, log }: Counter,
  payload: unknown,
  answer: (asked: Asked, callBack: CallBack) => void,
) {
  const interaction = readInteraction(payload);
  if (!interaction || interaction.kind === "ping")
    return log.warn("Discord sent an interaction nobody can read");
  const callBack = (body: object): Promise<boolean> =>
    once.post(Routes.interactionCallback(interaction.id, interaction.token), { auth: false, body }).then(
      () => true,
      (error) => {
        log.warn(
          { interaction: interaction.id, reason: reasonOf(error) },
          "a first answer to Discord failed",
        );
        // Any other failure may have been a lost reply to a callback that arrived.
        return !isTooLate(error);
      },
    );
  if (interaction.kind === "other") void callBack(replyToOther(interaction.type));
  else answer(interaction, callBack);
}
