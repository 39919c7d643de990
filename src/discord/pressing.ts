import { InteractionResponseType, MessageFlags } from "discord.js";
import { presentFailure } from "../core/present.js";
import type { Presentation } from "../core/presentation.js";
import type { Press, Pressed } from "../core/pressing.js";
import { readPressed } from "./buttons.js";
import { renderDiscord } from "./embeds.js";
import type { DiscordPress } from "./payloads.js";
import { type CallBack, type Counter, deferral, keep, replyToOther, show } from "./replies.js";

/** Answers a press of a button to whoever pressed; what is shared, to their channel. Never rejects. */
export async function answerPress(counter: Counter, press: DiscordPress, callBack: CallBack): Promise<void> {
  const { id, tenant, channel, within, asker, roles, manages, name, customId, values } = press;
  const read = readPressed(customId, values);
  try {
    if (!read) await callBack(replyToOther(3));
    else {
      const of: Press = {
        ...{ platform: "discord", tenant, channel, asker, roles, manages, name, ...read },
        ...(within && { within }),
      };
      await (read.choice?.verb === "share" ? share : look)(counter, press, of, callBack);
    }
  } catch (err) {
    counter.log.error({ err, interaction: id }, "a press of a button on Discord could not be answered");
  }
}

/** What is private can be said to be so before it is looked up. */
async function look(counter: Counter, press: DiscordPress, of: Press, callBack: CallBack): Promise<void> {
  const flags = MessageFlags.Ephemeral;
  if (!(await callBack(deferral(flags)))) return;
  const pressed = await lookUp(counter, press, of);
  if (!pressed) return;
  const presentation = pressed.kind === "reply" ? pressed.reply : await pressed.answer();
  const shown = await show(counter, press, presentation, flags);
  if (pressed.kind === "asked" && shown.length) await keep(counter, pressed.request, presentation, []);
}

/** Shares a private reply with its channel; its asker is told why, where it cannot be. */
async function share(counter: Counter, press: DiscordPress, of: Press, callBack: CallBack): Promise<void> {
  const pressed = await lookUp(counter, press, of);
  if (!pressed) await callBack(replyToOther(3));
  else if (pressed.kind === "reply") await callBack(privately(pressed.reply));
  else if (await callBack(deferral(0))) {
    const presentation = await pressed.answer();
    const shown = await show(counter, press, presentation, 0);
    if (shown.length) await keep(counter, pressed.request, presentation, shown);
  }
}

/** Nothing, where this press has been answered. */
async function lookUp({ desk, log }: Counter, { id }: DiscordPress, of: Press): Promise<Pressed | undefined> {
  try {
    return (await desk.isNew("discord", id)) ? await desk.press(of) : undefined;
  } catch (err) {
    log.error({ err, interaction: id }, "what was pressed on Discord could not be looked up");
    return { kind: "reply", reply: presentFailure(err) };
  }
}

const privately = (reply: Presentation) => ({
  type: InteractionResponseType.ChannelMessageWithSource,
  data: { ...renderDiscord(reply)[0], flags: MessageFlags.Ephemeral },
});
