import { commandIn, type Input, messageCommandsOf } from "../core/command.js";
import type { FrontDesk, Request } from "../core/front-desk.js";
import type { Audience } from "../core/presentation.js";
import type { SlashCommand } from "./payloads.js";

/** A slash command, sent or being typed, as the front desk takes it, and who is to see the reply; what is unknown stays private. */
export function requestOf(
  slash: Omit<SlashCommand, "kind">,
  { desk, commandPrefix }: { readonly desk: FrontDesk; readonly commandPrefix: string },
): { readonly request: Request & { readonly input: Input }; readonly audience: Audience } {
  const unprefixed = slash.name.startsWith(commandPrefix)
    ? slash.name.slice(commandPrefix.length)
    : slash.name;
  const onMessage = messageCommandsOf(desk.commands).find((one) => one.onMessage === slash.name)?.name;
  const name = slash.onMessage === undefined ? unprefixed : (onMessage ?? unprefixed);
  const command = commandIn(desk.commands, name, { argument: "", options: {} })?.command;
  const { [command?.argument?.name ?? ""]: argument = messageText(slash.onMessage), ...options } =
    slash.options;
  const { tenant, channel, within, asker, roles, manages } = slash;
  return {
    request: {
      platform: "discord",
      tenant,
      channel,
      ...(within && { within }),
      asker,
      roles,
      manages,
      command: name,
      input: { argument, options },
    },
    audience: command?.audience ?? "asker",
  };
}

/**
 * A slash command on one line, as Discord shows it to the channel.
 *
 * @example
 * typed(slash) // => "/said person:Zelensky since:2026-01-01"
 */
export const typed = ({ name, options, onMessage }: SlashCommand): string =>
  onMessage === undefined
    ? [`/${name}`, ...Object.entries(options).map(([option, value]) => `${option}:${value}`)].join(" ")
    : `${name}: ${messageText(onMessage)}`;

/** The words of a message, without Discord's marks of quotation and emphasis. */
const messageText = (words = ""): string =>
  words
    .replace(/^(?:>>> |> )/gm, "")
    .replace(/(\*\*|__|~~|\|\|)(?=\S)(.+?)(?<=\S)\1/gs, "$2")
    .replace(/\s*\n\s*/g, " ")
    .trim();
