import { type App, type Context, ErrorCode } from "@slack/bolt";
import { messageCommandsOf } from "../core/command.js";
import { actions } from "./buttons.js";
import { slackClient } from "./client.js";
import { formCallback, formField } from "./form.js";
import { callbackId, slashName } from "./manifest.js";
import { fieldTyping, mention, messageShortcut, press, slashCommand, submission } from "./payloads.js";
import { answerPress } from "./pressing.js";
import { answerCommand, answerMention, answerOnMessage, type Counter } from "./replies.js";
import { submissionDesk, suggestionsFor } from "./submissions.js";

/** What the listeners of all workspaces share. */
export interface Lobby extends Omit<Counter, "botUserId" | "client"> {
  readonly apiUrl: string | undefined;
}

/**
 * Registers a listener for every command and for mentions, each acknowledged before anything else,
 * unless the acknowledgement is the answer (forms). The SDK acknowledges events itself.
 *
 * @returns a function that waits until the replies under way are done.
 */
export function listen(app: App, lobby: Lobby): () => Promise<unknown> {
  const underway = new Set<Promise<unknown>>();
  const follow = <T>(reply: Promise<T>): Promise<T> => {
    underway.add(reply);
    return reply.finally(() => underway.delete(reply));
  };

  /** The counter of the workspace in which something was asked. */
  const counterOf = ({ botToken, botUserId = "" }: Context): Counter => ({
    ...lobby,
    botUserId,
    // Few answers need one, and it is costly to make.
    get client() {
      return slackClient(botToken, lobby.log, lobby.apiUrl);
    },
  });

  // A lost acknowledgement is no reason to leave the question unanswered.
  const acknowledge = (ack: () => Promise<void>) =>
    ack().catch((error: unknown) => lobby.log.warn({ err: error }, "could not acknowledge"));

  for (const command of lobby.desk.commands)
    app.command(slashName(command, lobby.prefix), async ({ ack, body, context }) => {
      await acknowledge(ack);
      await follow(answerCommand(counterOf(context), slashCommand.parse(body)));
    });
  for (const { name } of messageCommandsOf(lobby.desk.commands))
    app.shortcut(callbackId({ name }), async ({ ack, body, context }) => {
      await acknowledge(ack);
      await follow(answerOnMessage(counterOf(context), name, messageShortcut.parse(body)));
    });
  app.action(actions, async ({ ack, body, context }) => {
    await acknowledge(ack);
    await follow(answerPress(counterOf(context), press.parse(body)));
  });
  app.event("app_mention", async ({ body, context }) =>
    follow(answerMention(counterOf(context), mention.parse(body))),
  );
  app.error(async (error) => {
    if (error.code === ErrorCode.AuthorizationError)
      lobby.log.warn({ reason: error.message }, "a request was ignored");
    else lobby.log.error({ err: error }, "a Slack listener failed");
  });
  const submit = submissionDesk();
  app.view(formCallback, async ({ ack, body, context }) => {
    const response = await follow(submit(counterOf(context), submission.parse(body)));
    await acknowledge(() => (response ? ack(response) : ack()));
  });
  app.options<"block_suggestion">(
    { type: "block_suggestion", action_id: formField },
    async ({ ack, body, context }) => {
      const options = await follow(suggestionsFor(counterOf(context), fieldTyping.parse(body)));
      await acknowledge(() => ack({ options }));
    },
  );

  return () => Promise.allSettled(underway);
}
