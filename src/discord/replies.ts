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

/** What answering leans on, whichever way a command came in. */
export interface Counter {
  readonly desk: FrontDesk;
  readonly commandPrefix: string;
  readonly repeatable: REST;
  readonly once: REST;
  readonly log: Logger;
}

/** "Thinking …"; whether the reply will be private is settled here and cannot be changed later. */
export interface Deferral {
  readonly type: InteractionResponseType.DeferredChannelMessageWithSource;
  readonly data: { readonly flags: number };
}

/** Defers, looks up, replies and remembers. `defer` tells whether a reply can still be given. Never rejects. */
export async function answerCommand(
  counter: Counter,
  slash: SlashCommand,
  defer: (deferral: Deferral) => Promise<boolean>,
): Promise<void> {
  const { request, audience } = requestOf(slash, counter);
  const flags = audience === "channel" ? 0 : MessageFlags.Ephemeral;
  const type = InteractionResponseType.DeferredChannelMessageWithSource;
  if (!(await defer({ type, data: { flags } }))) return;

  const presentation = await lookUp(counter, slash.id, request);
  if (!presentation) return;
  const shown = await show(counter, slash, presentation, flags);
  if (shown.length === 0) return;
  await keep(counter, {
    platform: "discord",
    tenant: request.tenant,
    channel: request.channel,
    asker: request.asker,
    // A private reply has an id too, but nothing can be done with it once the token is over.
    messages: flags === 0 ? shown : [],
    ...(flags === 0 && { presentation }),
    kind: "answer",
    asked: typed(slash),
    citations: shownInDiscord(presentation),
  });
}

/** The answer to a button, a menu entry or an autocompletion: there are none yet. */
export const replyToOther = (type: number) =>
  type === 4
    ? { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [] } }
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
    return presentFailure();
  }
}

/** Shows the reply and returns the ids of its messages; none where it could not be shown. */
async function show(counter: Counter, slash: SlashCommand, presentation: Presentation, flags: number) {
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

async function edit({ repeatable }: Counter, { application, token }: SlashCommand, body: DiscordMessage) {
  const message = await repeatable.patch(Routes.webhookMessage(application, token), { auth: false, body });
  return sent.parse(message).id;
}

async function follow({ once }: Counter, { application, token }: SlashCommand, body: DiscordMessage) {
  const query = new URLSearchParams({ wait: "true" });
  const message = await once.post(Routes.webhook(application, token), { auth: false, body, query });
  return sent.parse(message).id;
}

const sent = z.object({ id: z.string() });

async function keep({ desk, log }: Counter, post: Post): Promise<void> {
  try {
    await desk.remember(post);
  } catch (err) {
    log.error(
      { err, asked: post.asked },
      "a reply on Discord could not be remembered; corrections will miss it",
    );
  }
}
