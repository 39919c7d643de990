import type { Place, Sighting } from "../core/posting.js";
import type { SlackClient } from "./client.js";
import { troubleOf, wordsOf } from "./errors.js";
import { limits } from "./limits.js";
import type { Reach } from "./reach.js";

/** Looks where a message with this key would stand, among those not older than `since`. Never rejects. */
export async function find(reach: Reach, place: Place, key: string, since: Date): Promise<Sighting> {
  try {
    const { channel, messages, more } = await reach(place.tenant, (client) => look(client, place, since));
    const ts = messages.find(({ metadata }) => carries(metadata, key))?.ts;
    if (ts) return { kind: "found", message: ts, ...(place.kind === "person" && { channel }) };
    return more
      ? { kind: "unknown", reason: `more than ${limits.lookBackMessages} messages since then` }
      : { kind: "absent" };
  } catch (error) {
    const trouble = troubleOf(error);
    const unknown = { kind: "unknown", reason: wordsOf(trouble) } as const;
    if (trouble.kind !== "rate-limited") return unknown;
    return { ...unknown, retryAfterMs: trouble.retryAfterMs ?? limits.rateLimitRetryMs };
  }
}

async function look(client: SlackClient, place: Place, since: Date) {
  const channel = place.kind === "person" ? await directMessages(client, place.person) : place.channel;
  const oldest = String(since.getTime() / 1000 - limits.clockSkewSeconds);
  const asked = { channel, oldest, limit: limits.lookBackMessages, include_all_metadata: true };
  const { messages = [], has_more: more } =
    place.kind === "thread"
      ? await client.conversations.replies({ ...asked, ts: place.message })
      : await client.conversations.history(asked);
  return { channel, messages, more };
}

async function directMessages(client: SlackClient, person: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: person });
  return channel?.id ?? "";
}

const carries = (
  metadata: { readonly event_type?: string; readonly event_payload?: object } | undefined,
  key: string,
) =>
  metadata?.event_payload !== undefined &&
  "key" in metadata.event_payload &&
  metadata.event_payload.key === key;
