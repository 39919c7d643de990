import { InteractionResponseType } from "discord.js";
import type { FrontDesk } from "../core/front-desk.js";
import { harmless } from "../core/harmless.js";
import type { Suggestion } from "../core/suggest.js";
import { limits } from "./limits.js";
import { clip } from "./markdown.js";
import type { DiscordTyping } from "./payloads.js";
import type { CallBack } from "./replies.js";
import { requestOf } from "./request.js";

/** Offers what may be meant by the letters typed so far. Never rejects. */
export async function suggest(
  counter: { readonly desk: FrontDesk; readonly commandPrefix: string },
  typing: DiscordTyping,
  callBack: CallBack,
): Promise<void> {
  const { request } = requestOf(typing, counter);
  await callBack(choosing(await counter.desk.suggest(request, typing.focused)));
}

/** Choices below an option. Discord shows their names as they are: nothing in them is markup. */
export const choosing = (suggestions: readonly Suggestion[]) => ({
  type: InteractionResponseType.ApplicationCommandAutocompleteResult,
  data: {
    choices: suggestions.map(({ label, value }) => ({ name: clip(harmless(label), limits.choice), value })),
  },
});
