import { setTimeout as delay } from "node:timers/promises";
import type { types, ViewResponseAction } from "@slack/bolt";
import type { Input } from "../core/command.js";
import { harmless } from "../core/harmless.js";
import { phrases } from "../core/phrases.js";
import { notice } from "../core/present.js";
import type { Presentation } from "../core/presentation.js";
import { renderSlack } from "./blocks.js";
import { troubleOf, wordsOf } from "./errors.js";
import { choiceOf, optionsIn, replyView } from "./form.js";
import { limits } from "./limits.js";
import { type FieldTyping, formContext, type Submission } from "./payloads.js";
import { postMessage } from "./poster.js";
import { type Counter, isNew, remember } from "./replies.js";
import { clip } from "./richtext.js";

/** What becomes of the form; nothing: it closes. */
type Response = ViewResponseAction | undefined;

/**
 * Takes submitted forms as if their command had been typed. One that is submitted again while it is looked at is
 * answered the same; later, it finds its digest set up already. Never rejects.
 */
export function submissionDesk(): (counter: Counter, submission: Submission) => Promise<Response> {
  const underway = new Map<string, Promise<Response>>();
  return (counter, submission) => {
    const { id } = submission.view;
    const response = underway.get(id) ?? submit(counter, submission).finally(() => underway.delete(id));
    underway.set(id, response);
    return response;
  };
}

async function submit(counter: Counter, { team, user, view }: Submission): Promise<Response> {
  const channel = formContext.safeParse(view.private_metadata).data?.channel;
  if (!channel) return updated(notice(phrases.form.title, phrases.form.unusable));
  const request = asTyped({ team, user }, channel, optionsIn(view));
  const reply = await counter.desk.answer(request);
  const field = reply.mistaken?.split(" ").at(-1) ?? "";
  if (Object.hasOwn(view.state.values, field))
    return {
      response_action: "errors",
      errors: { [field]: clip(harmless(reply.summary), limits.fieldError) },
    };
  if (!(await isNew(counter, `form ${view.id}`))) return undefined;
  const told = await Promise.race([
    tell(counter, reply, { channel, user: user.id }),
    delay(limits.formReplyMs, false, { ref: false }),
  ]);
  await remember(counter, request, { presentation: reply });
  return told ? undefined : updated(reply);
}

/** What the form stands for, as if it had been typed. */
const asTyped = (
  { team, user }: Pick<Submission, "team" | "user">,
  channel: string,
  options: Input["options"],
) => ({
  ...{ platform: "slack" as const, tenant: team.id, channel, asker: user.id },
  ...{ command: "digest subscribe", input: { argument: "", options } },
});

const updated = (reply: Presentation): Response => ({ response_action: "update", view: replyView(reply) });

/** Tells one person: in the channel where only they see it, or else in a direct message. Never rejects. */
async function tell(
  { client, log }: Counter,
  reply: Presentation,
  { channel, user }: { readonly channel: string; readonly user: string },
): Promise<boolean> {
  const [message] = renderSlack(reply, { messages: 1 });
  const { text, blocks } = message!;
  try {
    await client.chat.postEphemeral({ channel, user, text, blocks: [...blocks] });
    return true;
  } catch (error) {
    const outcome = await postMessage(client, message!, { channel: user });
    const reason = wordsOf(troubleOf(error));
    if (outcome.kind !== "posted") log.warn({ reason, outcome }, "the reply to a form is shown in the form");
    return outcome.kind === "posted";
  }
}

/** What may be meant by the letters typed into a field so far. Never rejects. */
export async function suggestionsFor(
  { desk }: Counter,
  { team, user, view, block_id, value }: FieldTyping,
): Promise<types.PlainTextOption[]> {
  const channel = formContext.safeParse(view.private_metadata).data?.channel ?? "";
  const request = asTyped({ team, user }, channel, { [block_id]: value });
  return (await desk.suggest(request, block_id)).map(choiceOf);
}
