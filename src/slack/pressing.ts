import { fill, phrases } from "../core/phrases.js";
import { notice, presentFailure } from "../core/present.js";
import { type Pressed, readChoice } from "../core/pressing.js";
import type { SlackPress } from "./payloads.js";
import { type Counter, isNew, postReply, remember, respondWith } from "./replies.js";
import { type Respond, respondTo } from "./respond.js";

/** Answers a press of a button to whoever pressed; what is shared, to their channel. Never rejects. */
export async function answerPress(counter: Counter, body: SlackPress): Promise<void> {
  if (!(await isNew(counter, body.trigger_id))) return;
  const thread = body.container?.thread_ts;
  // A response_url answers in the channel unless it is told of the thread.
  const inChannel = respondTo(body.response_url);
  const respond: Respond = (message) => inChannel(thread ? { ...message, thread_ts: thread } : message);
  try {
    const pressed = await pressedOn(counter, body);
    if (pressed.kind === "reply") return await respondWith(pressed.reply, respond, false);
    if (pressed.audience === "channel") return await share(counter, pressed, { body, respond });
    const presentation = await pressed.answer();
    await respondWith(presentation, respond, false);
    await remember(counter, pressed.request, { presentation });
  } catch (error) {
    counter.log.error({ err: error }, "a press of a button could not be answered");
  }
}

async function pressedOn({ desk, log }: Counter, body: SlackPress): Promise<Pressed> {
  const { team, channel, user, actions } = body;
  const [{ block_id: of, value, selected_option }] = actions;
  const choice = readChoice(selected_option?.value ?? value ?? "");
  try {
    return await desk.press({
      ...{ platform: "slack", tenant: team.id, channel: channel.id, asker: user.id },
      name: user.name ?? user.username ?? user.id,
      of,
      ...(choice && { choice }),
    });
  } catch (error) {
    log.error({ err: error }, "what was pressed could not be looked up");
    return { kind: "reply", reply: presentFailure(error) };
  }
}

/** Shares a private reply with its channel; its asker is told why, where it cannot be. */
async function share(
  counter: Counter,
  { request, answer }: Extract<Pressed, { kind: "asked" }>,
  { body, respond }: { readonly body: SlackPress; readonly respond: Respond },
): Promise<void> {
  const presentation = await answer();
  const thread = body.container?.thread_ts;
  const destination = { channel: body.channel.id, ...(thread && { thread }) };
  const { messages, failure: reason } = await postReply(counter, presentation, destination);
  if (messages.length)
    await remember(counter, request, { presentation, messages, ...(thread && { thread }) });
  if (reason)
    await respondWith(notice(phrases.share.not, fill(phrases.share.failed, { reason })), respond, false);
}
