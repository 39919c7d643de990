import { setTimeout as delay } from "node:timers/promises";
import type { webApi } from "@slack/bolt";
import { unreachable } from "../core/mistake.js";
import { phrases } from "../core/phrases.js";
import type { Outcome, Place, Post, Poster } from "../core/posting.js";
import type { Presentation } from "../core/presentation.js";
import { renderSlack, type SlackMessage, shownInSlack } from "./blocks.js";
import type { SlackClient } from "./client.js";
import { troubleOf, wordsOf } from "./errors.js";
import { limits } from "./limits.js";
import { find } from "./lookout.js";
import type { Reach } from "./reach.js";

/** Posts digests and corrections: one message each, once, marked with its slot's key; and edits what stands. */
export const slackPoster = (reach: Reach): Poster => ({
  platform: "slack",
  shown: (presentation) => shownInSlack(presentation, { messages: 1 }),
  post: (place, presentation, key) => post(reach, place, presentation, key),
  find: (place, key, since) => find(reach, place, key, since),
  edit: (messages, presentation) => edit(reach, messages, presentation),
});

async function post(reach: Reach, place: Place, presentation: Presentation, key: string): Promise<Outcome> {
  const calling = place.kind === "thread" ? place.asker : undefined;
  const [message] = renderSlack(presentation, { messages: 1, ...(calling && { calling }) });
  const metadata = { event_type: eventTypes[place.kind], event_payload: { key } };
  return attempt(() =>
    reach(place.tenant, (client) => sent(client, message!, { ...destinationOf(place), metadata })),
  );
}

const eventTypes = {
  channel: "verbatim_digest",
  thread: "verbatim_correction",
  person: "verbatim_correction",
} as const;

/** A user's id in the place of a channel's opens the direct messages with them. */
const destinationOf = (place: Place): Destination =>
  place.kind === "person"
    ? { channel: place.person }
    : { channel: place.channel, ...(place.kind === "thread" && { thread: place.message }) };

/** Where a message goes. */
export interface Destination {
  readonly channel: string;
  readonly thread?: string;
  readonly metadata?: webApi.MessageMetadata;
}

/** Posts a message once and says what came of it. Never rejects. */
export const postMessage = (
  client: SlackClient,
  message: SlackMessage,
  destination: Destination,
): Promise<Outcome> => attempt(() => sent(client, message, destination));

async function sent(
  client: SlackClient,
  { text, blocks }: SlackMessage,
  { channel, thread, metadata }: Destination,
): Promise<Outcome> {
  const posted = await client.chat.postMessage({
    channel,
    text,
    blocks: [...blocks],
    unfurl_links: false,
    unfurl_media: false,
    ...(thread && { thread_ts: thread }),
    ...(metadata && { metadata }),
  });
  if (!posted.ts) return { kind: "unclear", reason: "Slack gave no message id" };
  const isDirect = posted.channel?.startsWith("D") && posted.channel !== channel;
  return { kind: "posted", message: posted.ts, ...(isDirect && { channel: posted.channel! }) };
}

/** Each message takes its page; one that is left without says where the rest has gone. */
function edit(
  reach: Reach,
  { tenant, channel, messages }: Pick<Post, "tenant" | "channel" | "messages">,
  presentation: Presentation,
): Promise<Outcome> {
  const pages = renderSlack(presentation, { messages: messages.length });
  const [left] = renderSlack({ ...presentation, title: phrases.follow.elsewhere, parts: [] });
  const editAll = async (client: SlackClient): Promise<Outcome> => {
    for (const [i, ts] of messages.entries()) {
      const { text, blocks } = pages[i] ?? left!;
      await client.chat.update({ channel, ts, text, blocks: [...blocks] });
    }
    return { kind: "posted", message: messages[0] ?? "" };
  };
  return attempt(() => reach(tenant, editAll));
}

async function attempt(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    return outcomeOf(error);
  }
}

function outcomeOf(error: unknown): Outcome {
  const trouble = troubleOf(error);
  const reason = wordsOf(trouble);
  switch (trouble.kind) {
    case "rate-limited":
      return { kind: "busy", retryAfterMs: trouble.retryAfterMs ?? limits.rateLimitRetryMs, reason };
    case "unreachable":
      return { kind: "busy", retryAfterMs: limits.unreachableRetryMs, reason };
    case "not-installed":
      return { kind: "skipped", reason };
    case "refused":
    case "unclear":
      return { kind: trouble.kind, reason };
    default:
      return unreachable(trouble);
  }
}

/** Posts a message, waiting and trying again where it is known not to have been posted. Never rejects. */
export async function postPatiently(
  client: SlackClient,
  message: SlackMessage,
  destination: Destination,
): Promise<Outcome> {
  const outcome = await postMessage(client, message, destination);
  if (outcome.kind !== "busy") return outcome;
  await delay(Math.min(outcome.retryAfterMs, limits.rateLimitRetryMs));
  return postMessage(client, message, destination);
}
