import { InteractionResponseType, MessageFlags, type REST, Routes } from "discord.js";
import type { Logger } from "pino";
import { z } from "zod";
import type { FrontDesk, Request } from "../core/front-desk.js";
import { phrases } from "../core/phrases.js";
import type { Post } from "../core/posting.js";
import { presentFailure } from "../core/present.js";
import type { Presentation } from "../core/presentation.js";
import { type DiscordMessage, renderDiscord, shownInDiscord } from "./embeds.js";
import { isTooLate, reasonOf } from "./errors.js";
import type { SlashCommand } from "./payloads.js";
import { requestOf, typed } from "./request.js";
import { choosing } from "./suggestions.js";

/** By what an interaction is answered. */
export type Token = Pick<SlashCommand, "id" | "application" | "token">;

/** What answering leans on, whichever way a command came in. */
export interface Counter {
  readonly desk: FrontDesk;
  readonly commandPrefix: string;
  readonly repeatable: REST;
  readonly once: REST;
  readonly log: Logger;
}

/** Gives the first answer; tells whether more can be said. */
export type CallBack = (body: object) => Promise<boolean>;

/** “Thinking …”: whether the reply will be private is settled here and cannot be changed later. */
export const deferral = (flags: number) => ({
  type: InteractionResponseType.DeferredChannelMessageWithSource,
  data: { flags },
});

/** Defers, looks up, replies and remembers. Never rejects. */
export async function answerCommand(
  counter: Counter,
  slash: SlashCommand,
  callBack: CallBack,
): Promise<void> {
  const { request, audience } = requestOf(slash, counter);
  const flags = audience === "channel" ? 0 : MessageFlags.Ephemeral;
  if (!(await callBack(deferral(flags)))) return;

  const presentation = await lookUp(counter, slash.id, request);
  if (!presentation) return;
  const shown = await show(counter, slash, presentation, flags);
  if (shown.length === 0) return;
  // A private reply has ids too, but nothing can be done with them once the token is over.
  await keep(counter, { ...request, asked: typed(slash) }, presentation, flags === 0 ? shown : []);
}

/** Keeps what was said and what it cited; what stands in the channel can be edited later. */
export async function keep(
  { desk, log }: Counter,
  { platform, tenant, channel, asker, command, input, asked }: Request & Pick<Post, "asked">,
  presentation: Presentation,
  messages: readonly string[],
): Promise<void> {
  try {
    await desk.remember({
      ...{ platform, tenant, channel, asker, asked, messages, kind: "answer" },
      request: { command, input },
      ...(presentation.id && { id: presentation.id }),
      ...(messages.length && { presentation }),
      citations: shownInDiscord(presentation),
    });
  } catch (err) {
    log.error({ err, asked }, "a reply on Discord could not be remembered; corrections will miss it");
  }
}

/** The answer to what was not registered: an autocompletion, a menu or a form of an older version. */
export const replyToOther = (type: number) =>
  type === 4
    ? choosing([])
    : {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: { content: phrases.slashOnly, flags: MessageFlags.Ephemeral, allowed_mentions: { parse: [] } },
      };

async function lookUp({ desk, log }: Counter, interaction: string, request: Request) {
  try {
    if (await desk.isNew("discord", interaction)) return await desk.answer(request);
    log.info({ interaction }, "Discord delivered a command again; it is answered once");
    return undefined;
  } catch (err) {
    log.error({ err, interaction }, "a command from Discord could not be answered");
    return presentFailure(err);
  }
}

/** Shows the reply and returns the ids of its messages; none where it could not be shown. */
export async function show(counter: Counter, slash: Token, presentation: Presentation, flags: number) {
  const ids: string[] = [];
  try {
    for (const message of renderDiscord(presentation))
      ids.push(
        await (ids.length ? follow(counter, slash, { ...message, flags }) : edit(counter, slash, message)),
      );
    return ids;
  } catch (error) {
    counter.log.error({ interaction: slash.id, reason: reasonOf(error) }, "a reply on Discord failed");
    // What was not sent is then counted in the first message; an error says itself.
    const instead = ids.length
      ? renderDiscord(presentation, { messages: 1 })
      : renderDiscord(presentFailure());
    if (!isTooLate(error)) await edit(counter, slash, instead[0]!).catch(() => undefined);
    return ids;
  }
}

async function edit({ repeatable }: Counter, { application, token }: Token, body: DiscordMessage) {
  const message = await repeatable.patch(Routes.webhookMessage(application, token), { auth: false, body });
  return sent.parse(message).id;
}

async function follow({ once }: Counter, { application, token }: Token, body: DiscordMessage) {
  const query = new URLSearchParams({ wait: "true" });
  const message = await once.post(Routes.webhook(application, token), { auth: false, body, query });
  return sent.parse(message).id;
}

const sent = z.object({ id: z.string() });
