import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "pino";
import type { FrontDesk, Request } from "../core/front-desk.js";
import { phrases } from "../core/phrases.js";
import type { Post } from "../core/posting.js";
import type { Form, Presentation } from "../core/presentation.js";
import { renderSlack, shownInSlack } from "./blocks.js";
import type { SlackClient } from "./client.js";
import { commandText, messageText, spokenCommand } from "./command-text.js";
import { troubleOf, wordsOf } from "./errors.js";
import { formView } from "./form.js";
import { limits } from "./limits.js";
import { slashName } from "./manifest.js";
import type { Mention, MessageShortcut, SlashCommand } from "./payloads.js";
import { type Destination, postPatiently } from "./poster.js";
import { type Respond, respondTo } from "./respond.js";

/** What a reply leans on. */
export interface Counter {
  readonly desk: FrontDesk;
  readonly prefix: string;
  readonly botUserId: string;
  readonly client: SlackClient;
  readonly log: Logger;
}

/** Answers a slash command through its response_url. Never rejects. */
export async function answerCommand(counter: Counter, body: SlashCommand): Promise<void> {
  if (!(await isNew(counter, body.trigger_id))) return;
  const request = {
    platform: "slack" as const,
    tenant: body.team_id,
    channel: body.channel_id,
    asker: body.user_id,
    command: body.command.slice(`/${counter.prefix}`.length),
    input: commandText(body.text),
  };
  await answerThrough(respondTo(body.response_url), counter, request, (form) => opened(counter, form, body));
}

/** Answers a command that was chosen in the menu of a message, about its text. Never rejects. */
export async function answerOnMessage(
  counter: Counter,
  command: string,
  { trigger_id, team, channel, user, message, response_url }: MessageShortcut,
): Promise<void> {
  if (!(await isNew(counter, trigger_id))) return;
  await answerThrough(respondTo(response_url), counter, {
    ...{ platform: "slack", tenant: team.id, channel: channel.id, asker: user.id, command },
    input: messageText(message.text),
  });
}

async function answerThrough(
  respond: Respond,
  counter: Counter,
  request: Request & { readonly input: string },
  open: (form: Form) => Promise<boolean> = async () => false,
): Promise<void> {
  const answer = counter.desk.answer(request);
  try {
    const looking = await showLooking(answer, respond);
    const { form } = await answer;
    if (form && (await open(form))) {
      if (looking) await respond({ delete_original: true });
      return;
    }
    await respondWith(await answer, respond, looking);
  } catch (error) {
    counter.log.warn({ err: error, command: request.command }, "a reply could not be delivered");
  }
  await remember(counter, request, { presentation: await answer });
}

/** Opens a form; a trigger is good for 3 s and for one. */
async function opened(
  { client, log }: Counter,
  form: Form,
  { trigger_id, channel_id }: SlashCommand,
): Promise<boolean> {
  try {
    await client.views.open({ trigger_id, view: formView(form, channel_id) });
    return true;
  } catch (error) {
    log.warn({ reason: wordsOf(troubleOf(error)) }, "a form could not be opened");
    return false;
  }
}

/** Tells the asker that we are looking, if the answer takes long enough to wonder. */
async function showLooking(answer: Promise<unknown>, respond: Respond): Promise<boolean> {
  const slow = await Promise.race([
    answer.then(() => false),
    delay(limits.lookingAfterMs, true, { ref: false }),
  ]);
  if (slow) await respond({ response_type: "ephemeral", text: phrases.looking });
  return slow;
}

/** Sends a reply through a response_url. */
export async function respondWith(
  presentation: Presentation,
  respond: Respond,
  looking: boolean,
): Promise<void> {
  const forAsker = presentation.audience === "asker";
  for (const [i, { text, blocks }] of renderSlack(presentation).entries())
    await respond({
      response_type: forAsker ? "ephemeral" : "in_channel",
      replace_original: looking && forAsker && i === 0,
      text,
      blocks: [...blocks],
      unfurl_links: false,
      unfurl_media: false,
    });
}

/** Answers a mention in its thread. Never rejects. */
export async function answerMention(counter: Counter, { event_id, team_id, event }: Mention): Promise<void> {
  if (!event.user || event.bot_id || !(await isNew(counter, event_id))) return;
  const names = counter.desk.commands.filter((line) => !("opensQuestions" in line)).map(({ name }) => name);
  const { command, text } = spokenCommand(event.text, counter.botUserId, { names, prefix: counter.prefix });
  const request = {
    ...({ inPublic: true } as const),
    platform: "slack",
    tenant: team_id,
    channel: event.channel,
    asker: event.user,
    thread: event.thread_ts ?? event.ts,
    command,
    input: text,
  } as const;
  const { thread } = request;
  // It stands in the thread for all to read: there is nothing to share.
  const { shareable: _, ...presentation } = await counter.desk.answer(request);
  const { messages } = await postReply(counter, presentation, { channel: event.channel, thread });
  if (messages.length) await remember(counter, request, { presentation, thread, messages });
}

/** Posts a reply and returns the ids of its messages. */
export async function postReply(
  { client, log }: Counter,
  presentation: Presentation,
  destination: Destination,
): Promise<{ readonly messages: readonly string[]; readonly failure?: string }> {
  const messages: string[] = [];
  for (const message of renderSlack(presentation)) {
    const outcome = await postPatiently(client, message, destination);
    if (outcome.kind === "posted") messages.push(outcome.message);
    else {
      log.warn({ outcome, channel: destination.channel }, "a reply could not be delivered");
      return { messages, failure: outcome.reason };
    }
  }
  return { messages };
}

/** Whether a delivery has not been answered yet. */
export async function isNew({ desk, log }: Counter, delivery: string): Promise<boolean> {
  try {
    return await desk.isNew("slack", delivery);
  } catch (error) {
    // Better answered twice than not at all.
    log.error({ err: error }, "could not tell whether a delivery is new");
    return true;
  }
}

/** What was said; what stands in a thread can be edited later. */
interface Told {
  readonly presentation: Presentation;
  readonly thread?: string;
  readonly messages?: readonly string[];
}

/** Keeps what was said and what it cited. */
export async function remember(
  { desk, prefix, log }: Counter,
  { platform, tenant, channel, asker, command, input, ...given }: Request & Partial<Pick<Post, "asked">>,
  { presentation, thread, messages = [] }: Told,
): Promise<void> {
  const asked =
    given.asked ??
    `${slashName({ name: command }, prefix)} ${typeof input === "string" ? input : input.argument}`.trim();
  try {
    await desk.remember({
      platform,
      tenant,
      channel,
      asker,
      kind: "answer",
      asked,
      citations: shownInSlack(presentation),
      messages,
      request: { command, input },
      ...(presentation.id && { id: presentation.id }),
      ...(thread && { thread }),
      ...(messages.length && { presentation }),
    });
  } catch (error) {
    log.error({ err: error }, "could not keep what a reply cited");
  }
}
