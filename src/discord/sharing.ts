import { InteractionResponseType, MessageFlags } from "discord.js";
import { presentFailure } from "../core/present.js";
import type { Presentation } from "../core/presentation.js";
import type { Sharing } from "../core/sharing.js";
import { renderDiscord, shareAction } from "./embeds.js";
import type { DiscordPress } from "./payloads.js";
import { type CallBack, type Counter, deferral, keep, replyToOther, show } from "./replies.js";

/** Shares a private reply with its channel; its asker is told why, where it cannot be. Never rejects. */
export async function share(counter: Counter, press: DiscordPress, callBack: CallBack): Promise<void> {
  const sharing = await sharingOf(counter, press).catch((err): Sharing => {
    counter.log.error({ err, interaction: press.id }, "what was to be shared could not be looked up");
    return { kind: "refused", reply: presentFailure() };
  });
  try {
    if (!sharing) await callBack(replyToOther(3));
    else if (sharing.kind === "refused") await callBack(privately(sharing.reply));
    else if (await callBack(deferral(0))) {
      const presentation = await sharing.answer();
      const shown = await show(counter, press, presentation, 0);
      if (shown.length) await keep(counter, sharing.request, presentation, shown);
    }
  } catch (err) {
    counter.log.error({ err, interaction: press.id }, "a reply on Discord could not be shared");
  }
}

/** Nothing, where another button was pressed or this press has been answered. */
async function sharingOf({ desk }: Counter, press: DiscordPress): Promise<Sharing | undefined> {
  const { tenant, channel, within, asker, roles, manages, name, customId } = press;
  if (!customId.startsWith(shareAction) || !(await desk.isNew("discord", press.id))) return undefined;
  const of = customId.slice(shareAction.length);
  return desk.share({
    ...{ platform: "discord", tenant, channel, asker, roles, manages, name, of },
    ...(within && { within }),
  });
}

const privately = (reply: Presentation) => ({
  type: InteractionResponseType.ChannelMessageWithSource,
  data: { ...renderDiscord(reply)[0], flags: MessageFlags.Ephemeral },
});
