import { createHash } from "node:crypto";
import { DiscordAPIError, RateLimitError, type REST, Routes } from "discord.js";
import { z } from "zod";
import type { DiscordConfig } from "../config.js";
import type { Outcome, Poster, Sighting } from "../core/posting.js";
import { renderDiscord } from "./embeds.js";
import { isUnsent, reasonOf } from "./errors.js";
import { limits } from "./limits.js";

/** What a poster leans on. */
export interface PosterStart {
  readonly config: DiscordConfig;
  readonly rest: REST;
  /** The bot's own user id: only its own messages are recognised. */
  readonly self: string;
  /** How long a call may take, in milliseconds; 10 s unless given. */
  readonly requestMs?: number;
}

/**
 * Posts one message a call. The slot's key travels twice: hashed as nonce, by which Discord drops a
 * repeat for some minutes, and as the reference in the footer, by which the message is found after that.
 */
export function discordPoster({ config, rest, self, requestMs = limits.requestMs }: PosterStart): Poster {
  // The SDK forgets the token for good at the first 401, which would turn later refusals into riddles.
  const authorised = (): REST => rest.setToken(config.token);
  const signal = (): AbortSignal => AbortSignal.timeout(requestMs);

  return {
    platform: "discord",

    async post(channel, presentation, key) {
      try {
        const [first] = renderDiscord(presentation, { messages: 1, reference: referenceOf(key) });
        const body = { ...first, nonce: nonceOf(key), enforce_nonce: true };
        const posted = await authorised().post(Routes.channelMessages(channel), { body, signal: signal() });
        return { kind: "posted", message: message.parse(posted).id };
      } catch (error) {
        return outcomeOf(error);
      }
    },

    async find(channel, key) {
      const query = new URLSearchParams({ limit: String(limits.history) });
      try {
        const page = await authorised().get(Routes.channelMessages(channel), { query, signal: signal() });
        return sightingIn(z.array(seen).parse(page), self, referenceOf(key));
      } catch (error) {
        return { kind: "unknown", reason: reasonOf(error) };
      }
    },
  };
}

const message = z.object({ id: z.string() });
const seen = message.extend({
  author: z.object({ id: z.string() }),
  embeds: z.array(z.object({ footer: z.object({ text: z.string() }).nullish() })),
});

function sightingIn(messages: readonly z.infer<typeof seen>[], self: string, reference: string): Sighting {
  const own = messages.find(
    ({ author, embeds }) =>
      author.id === self && embeds.some(({ footer }) => footer?.text.includes(reference)),
  );
  return own ? { kind: "found", message: own.id } : { kind: "absent" };
}

/** Discord answers a refusal with 4xx; everything it leaves unsaid may stand in the channel. */
function outcomeOf(error: unknown): Outcome {
  const reason = reasonOf(error);
  if (error instanceof RateLimitError) return { kind: "busy", retryAfterMs: error.retryAfter, reason };
  if (isUnsent(error)) return { kind: "busy", retryAfterMs: limits.unreachableMs, reason };
  return { kind: error instanceof DiscordAPIError ? "refused" : "unclear", reason };
}

const hashOf = (key: string): string => createHash("sha256").update(key).digest("hex");
const nonceOf = (key: string): string => hashOf(key).slice(0, limits.nonce);
const referenceOf = (key: string): string => hashOf(key).slice(0, 10);
