import { createHash } from "node:crypto";
import { DiscordAPIError, RateLimitError, type REST, Routes, SnowflakeUtil, userMention } from "discord.js";
import { z } from "zod";
import type { DiscordConfig } from "../config.js";
import { phrases } from "../core/phrases.js";
import type { Outcome, Place, Poster } from "../core/posting.js";
import { renderDiscord, shownInDiscord } from "./embeds.js";
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

  /** Asked again, Discord gives the same direct messages. */
  async function channelOf(place: Place): Promise<string> {
    if (place.kind !== "person") return place.channel;
    const body = { recipient_id: place.person };
    return message.parse(await authorised().post(Routes.userChannels(), { body, signal: signal() })).id;
  }

  async function page(channel: string, before?: string) {
    const query = new URLSearchParams({ limit: String(limits.history), ...(before && { before }) });
    return z
      .array(seen)
      .parse(await authorised().get(Routes.channelMessages(channel), { query, signal: signal() }));
  }

  return {
    platform: "discord",
    shown: (presentation) => shownInDiscord(presentation, { messages: 1 }),

    async post(place, presentation, key) {
      try {
        const channel = await channelOf(place);
        const [first] = renderDiscord(presentation, { messages: 1, reference: referenceOf(key) });
        const body = { ...first, ...addressing(place), nonce: nonceOf(key), enforce_nonce: true };
        const posted = await authorised().post(Routes.channelMessages(channel), { body, signal: signal() });
        return { kind: "posted", message: message.parse(posted).id, ...direct(place, channel) };
      } catch (error) {
        return outcomeOf(error);
      }
    },

    async find(place, key, since) {
      try {
        const channel = await channelOf(place);
        let before: string | undefined;
        for (let pages = 0; pages < limits.historyPages; pages++) {
          const messages = await page(channel, before);
          const own = messages.find((one) => isOwn(one, self, referenceOf(key)));
          if (own) return { kind: "found", message: own.id, ...direct(place, channel) };
          before = messages.at(-1)?.id;
          if (messages.length < limits.history || !before || sentAt(before) < since.getTime())
            return { kind: "absent" };
        }
        return { kind: "unknown", reason: "there are too many messages since then" };
      } catch (error) {
        const isBusy = error instanceof RateLimitError;
        return {
          kind: "unknown",
          reason: reasonOf(error),
          ...(isBusy && { retryAfterMs: error.retryAfter }),
        };
      }
    },

    async edit({ channel, messages }, presentation) {
      const pages = renderDiscord(presentation, { messages: messages.length });
      const [left] = renderDiscord({ ...presentation, title: phrases.follow.elsewhere, parts: [] });
      try {
        for (const [i, id] of messages.entries())
          await authorised().patch(Routes.channelMessage(channel, id), {
            // Left out, the buttons of before would stay.
            body: { components: [], ...(pages[i] ?? left!) },
            signal: signal(),
          });
        return { kind: "posted", message: messages[0] ?? "" };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

const direct = (place: Place, channel: string) => (place.kind === "person" ? { channel } : {});

/** Embeds ping nobody; the one person who is called stands in the text beside them. */
function addressing(place: Place) {
  if (place.kind !== "thread") return {};
  return {
    message_reference: { message_id: place.message },
    ...(place.asker && {
      content: userMention(place.asker),
      allowed_mentions: { parse: [], users: [place.asker] },
    }),
  };
}

const message = z.object({ id: z.string() });
const seen = message.extend({
  author: z.object({ id: z.string() }),
  embeds: z.array(z.object({ footer: z.object({ text: z.string() }).nullish() })),
});

const isOwn = ({ author, embeds }: z.infer<typeof seen>, self: string, reference: string): boolean =>
  author.id === self && embeds.some(({ footer }) => footer?.text.includes(reference));

/** Ids tell when their message was sent, by Discord's clock; ours may be off a little. */
const sentAt = (id: string): number => SnowflakeUtil.timestampFrom(id) + limits.signatureAgeMs;

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
