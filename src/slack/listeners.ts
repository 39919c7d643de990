import type { App } from "@slack/bolt";
import { messageCommandsOf } from "../core/command.js";
import { actions } from "./buttons.js";
import { callbackId, slashName } from "./manifest.js";
import { mention, messageShortcut, press, slashCommand } from "./payloads.js";
import { answerPress } from "./pressing.js";
import { answerCommand, answerMention, answerOnMessage, type Counter } from "./replies.js";

/**
 * Registers a listener for every command and for mentions, each acknowledged before anything else.
 * The SDK acknowledges events itself.
 *
 * @returns a function that waits until the replies under way are done.
 */
export function listen(app: App, counter: Counter): () => Promise<unknown> {
  const underway = new Set<Promise<void>>();
  const follow = (reply: Promise<void>): Promise<void> => {
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
  app.action(actions, async ({ ack, body, respond }) => {
    await acknowledge(ack);
    await follow(answerPress(counter, press.parse(body), respond));
  });
  app.event("app_mention", async ({ body }) => follow(answerMention(counter, mention.parse(body))));
  app.error(async (error) => counter.log.error({ err: error }, "a Slack listener failed"));

  return () => Promise.allSettled(underway);
}
