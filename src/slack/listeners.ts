import type { App } from "@slack/bolt";
import { messageCommandsOf } from "../core/command.js";
import { shareAction } from "./blocks.js";
import { formCallback, formField } from "./form.js";
import { callbackId, slashName } from "./manifest.js";
import { fieldTyping, mention, messageShortcut, press, slashCommand, submission } from "./payloads.js";
import { answerCommand, answerMention, answerOnMessage, type Counter } from "./replies.js";
import { share } from "./sharing.js";
import { submissionDesk, suggestionsFor } from "./submissions.js";

/**
 * Registers a listener for every command and for mentions, each acknowledged before anything else,
 * unless the acknowledgement is the answer (forms). The SDK acknowledges events itself.
 *
 * @returns a function that waits until the replies under way are done.
 */
export function listen(app: App, counter: Counter): () => Promise<unknown> {
  const underway = new Set<Promise<unknown>>();
  const follow = <T>(reply: Promise<T>): Promise<T> => {
    underway.add(reply);
    return reply.finally(() => underway.delete(reply));
  };

  // A lost acknowledgement is no reason to leave the question unanswered.
  const acknowledge = (ack: () => Promise<void>) =>
    ack().catch((error: unknown) => counter.log.warn({ err: error }, "could not acknowledge"));

  for (const command of counter.desk.commands)
    app.command(slashName(command, counter.prefix), async ({ ack, body, respond }) => {
      await acknowledge(ack);
      await follow(answerCommand(counter, slashCommand.parse(body), respond));
    });
  for (const { name } of messageCommandsOf(counter.desk.commands))
    app.shortcut(callbackId({ name }), async ({ ack, body, respond }) => {
      await acknowledge(ack);
      await follow(answerOnMessage(counter, name, messageShortcut.parse(body), respond));
    });
  app.action(shareAction, async ({ ack, body, respond }) => {
    await acknowledge(ack);
    await follow(share(counter, press.parse(body), respond));
  });
  const submit = submissionDesk(counter);
  app.view(formCallback, async ({ ack, body }) => {
    const response = await follow(submit(submission.parse(body)));
    await acknowledge(() => (response ? ack(response) : ack()));
  });
  app.options<"block_suggestion">(
    { type: "block_suggestion", action_id: formField },
    async ({ ack, body }) => {
      const options = await follow(suggestionsFor(counter, fieldTyping.parse(body)));
      await acknowledge(() => ack({ options }));
    },
  );
  app.event("app_mention", async ({ body }) => follow(answerMention(counter, mention.parse(body))));
  app.error(async (error) => counter.log.error({ err: error }, "a Slack listener failed"));

  return () => Promise.allSettled(underway);
}
