import type { RespondFn } from "@slack/bolt";
import { fill, phrases } from "../core/phrases.js";
import { notice } from "../core/present.js";
import type { SlackPress } from "./payloads.js";
import { type Counter, isNew, postReply, remember, respondWith } from "./replies.js";

/** Shares a private reply with its channel; its asker is told why, where it cannot be. Never rejects. */
export async function share(counter: Counter, body: SlackPress, respond: RespondFn): Promise<void> {
  if (!(await isNew(counter, body.trigger_id))) return;
  const { team, channel, user, actions, container } = body;
  try {
    const sharing = await counter.desk.share({
      ...{ platform: "slack", tenant: team.id, channel: channel.id, asker: user.id },
      name: user.name ?? user.username ?? user.id,
      of: actions[0].value,
    });
    if (sharing.kind === "refused") return await respondWith(sharing.reply, respond, false);
    const presentation = await sharing.answer();
    const thread = container?.thread_ts;
    const destination = { channel: channel.id, ...(thread && { thread }) };
    const { messages, failure: reason } = await postReply(counter, presentation, destination);
    if (messages.length)
      await remember(counter, sharing.request, { presentation, messages, ...(thread && { thread }) });
    if (reason)
      await respondWith(notice(phrases.share.not, fill(phrases.share.failed, { reason })), respond, false);
  } catch (error) {
    counter.log.error({ err: error }, "a reply could not be shared");
  }
}
