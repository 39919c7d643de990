import { setTimeout as delay } from "node:timers/promises";
import type { webApi } from "@slack/bolt";
import { unreachable } from "../core/mistake.js";
import type { Outcome, Poster, Sighting } from "../core/posting.js";
import type { Presentation } from "../core/presentation.js";
import { renderSlack, type SlackMessage } from "./blocks.js";
import type { SlackClient } from "./client.js";
import { troubleOf, wordsOf } from "./errors.js";
import { limits } from "./limits.js";

const eventType = "verbatim_digest";

/** Posts digests: one message each, once, marked with its slot's key. */
export const slackPoster = (client: SlackClient): Poster => ({
  platform: "slack",
  post: (channel, presentation, key) => post(client, channel, presentation, key),
  find: (channel, key) => find(client, channel, key),
});

async function post(
  client: SlackClient,
  channel: string,
  presentation: Presentation,
  key: string,
): Promise<Outcome> {
  const [message] = renderSlack(presentation, { messages: 1 });
  const metadata = { event_type: eventType, event_payload: { key } };
  return postMessage(client, message!, { channel, metadata });
}

/** Where a message goes. */
export interface Destination {
  readonly channel: string;
  readonly thread?: string;
  readonly metadata?: webApi.MessageMetadata;
}

/** Posts a message once and says what came of it. Never rejects. */
export async function postMessage(
  client: SlackClient,
  { text, blocks }: SlackMessage,
  { channel, thread, metadata }: Destination,
): Promise<Outcome> {
  try {
    const { ts } = await client.chat.postMessage({
      channel,
      text,
      blocks: [...blocks],
      unfurl_links: false,
      unfurl_media: false,
      ...(thread && { thread_ts: thread }),
      ...(metadata && { metadata }),
    });
    return ts ? { kind: "posted", message: ts } : { kind: "unclear", reason: "Slack gave no message id" };
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

async function find(client: SlackClient, channel: string, key: string): Promise<Sighting> {
  const oldest = String(Date.now() / 1000 - limits.lookBackHours * 3600);
  const looked = { channel, oldest, limit: limits.lookBackMessages, include_all_metadata: true };
  try {
    const { messages = [], has_more: more } = await client.conversations.history(looked);
    const ts = messages.find(({ metadata }) => carries(metadata, key))?.ts;
    if (ts) return { kind: "found", message: ts };
    return more
      ? { kind: "unknown", reason: `more than ${messages.length} messages a day` }
      : { kind: "absent" };
  } catch (error) {
    return { kind: "unknown", reason: wordsOf(troubleOf(error)) };
  }
}

const carries = (
  metadata: { readonly event_type?: string; readonly event_payload?: object } | undefined,
  key: string,
) =>
  metadata?.event_type === eventType &&
  metadata.event_payload !== undefined &&
  "key" in metadata.event_payload &&
  metadata.event_payload.key === key;
