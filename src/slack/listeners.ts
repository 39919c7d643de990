import type { App } from "@slack/bolt";
import { slashName } from "./manifest.js";
import { mention, slashCommand } from "./payloads.js";
import { answerCommand, answerMention, type Counter } from "./replies.js";

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

  for (const command of counter.desk.commands)
    app.command(slashName(command, counter.prefix), async ({ ack, body, respond }) => {
      // A lost acknowledgement is no reason to leave the question unanswered.
      await ack().catch((error: unknown) => counter.log.warn({ err: error }, "could not acknowledge"));
      await follow(answerCommand(counter, slashCommand.parse(body), respond));
    });
  app.event("app_mention", async ({ body }) => follow(answerMention(counter, mention.parse(body))));
  app.error(async (error) => counter.log.error({ err: error }, "a Slack listener failed"));

  return () => Promise.allSettled(underway);
}
