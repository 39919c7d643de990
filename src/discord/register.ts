import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Routes,
} from "discord.js";
import { z } from "zod";
import type { DiscordConfig } from "../config.js";
import {
  type Command,
  isOn,
  type MenuLine,
  type MessageCommand,
  messageCommandsOf,
} from "../core/command.js";
import { Mistake } from "../core/mistake.js";
import { mistakeOf } from "./errors.js";
import { limits } from "./limits.js";
import { repeatable } from "./rest.js";

/** What Discord is told of the commands. */
export interface Menu {
  readonly config: DiscordConfig;
  readonly commandPrefix: string;
  readonly commands: readonly MenuLine[];
}

const name = z
  .string()
  .max(limits.name)
  .regex(/^[-_\p{Ll}\p{Lo}\p{N}]+$/u, "wants lower-case letters, digits, - and _");
const description = z.string().min(1).max(limits.commandDescription);
const field = z.object({
  name,
  description,
  type: z.literal(ApplicationCommandOptionType.String),
  required: z.boolean(),
  max_length: z.number(),
  autocomplete: z.literal(true).optional(),
});
const subcommand = z.object({
  name,
  description,
  type: z.literal(ApplicationCommandOptionType.Subcommand),
  options: z.array(field).max(limits.options),
});
const registration = z.object({
  name,
  description,
  options: z.array(z.discriminatedUnion("type", [field, subcommand])).max(limits.options),
  contexts: z.array(z.enum(InteractionContextType)),
  integration_types: z.array(z.enum(ApplicationIntegrationType)),
});

const onMessage = z.object({
  name: z.string().min(1).max(limits.name),
  type: z.literal(ApplicationCommandType.Message),
  contexts: z.array(z.enum(InteractionContextType)),
  integration_types: z.array(z.enum(ApplicationIntegrationType)),
});

/** One slash command as Discord's API takes it. */
type SlashRegistration = z.infer<typeof registration>;
/** One command, slash or in the menu of a message, as Discord's API takes it. */
export type Registration = SlashRegistration | z.infer<typeof onMessage>;

/**
 * The registration of the commands, for servers only: a newsroom's archive is asked in its channels.
 * None sets `default_member_permissions`, which Discord holds against a command with all its subcommands: of
 * `/digest` everybody may read a day, and who may change digests is told by the member's permissions at each use
 * (`payloads.ts`); `/add` is for those whom the newsroom names, whatever Discord lets them do.
 *
 * @throws {Mistake} where a command is beyond Discord's limits
 */
export function discordCommands(
  commands: readonly MenuLine[],
  { prefix }: { readonly prefix: string },
): readonly Registration[] {
  if (commands.length > limits.commands)
    throw new Mistake("commands", `there are ${commands.length}`, `Discord takes ${limits.commands}`);
  return [
    ...commands.map((command) => checked(registrationOf(command, prefix))),
    ...messageCommandsOf(commands).map(onMessageOf),
  ];
}

/**
 * Replaces the registered commands, in one server or everywhere, and returns how many there are now.
 *
 * @throws {Mistake}
 */
export async function registerDiscord({ config, commandPrefix, commands }: Menu): Promise<number> {
  const body = discordCommands(commands, { prefix: commandPrefix });
  const rest = repeatable(config);
  try {
    const application = config.applicationId ?? (await applicationId(rest.get(Routes.currentApplication())));
    const registered = await rest.put(commandsRoute(application, config), { body });
    return z.array(z.unknown()).parse(registered).length;
  } catch (error) {
    throw mistakeOf(error, config);
  }
}

/** Where the commands of an app are kept: with one server or with all. */
export const commandsRoute = (application: string, { guildId }: DiscordConfig) =>
  guildId ? Routes.applicationGuildCommands(application, guildId) : Routes.applicationCommands(application);

const applicationId = async (reply: Promise<unknown>): Promise<string> =>
  z.object({ id: z.string() }).parse(await reply).id;

const registrationOf = (line: MenuLine, prefix: string): SlashRegistration => ({
  name: prefix + line.name,
  description: line.description,
  options:
    "commands" in line
      ? line.commands.filter(isOn("discord")).map((command, i) => ({
          name: i ? command.name.slice(line.name.length + 1) : line.first,
          description: command.description,
          type: ApplicationCommandOptionType.Subcommand as const,
          options: fieldsOf(command),
        }))
      : fieldsOf(line),
  ...inServers(),
});

const onMessageOf = ({ onMessage: label }: MessageCommand): Registration =>
  onMessage.parse({ name: label, type: ApplicationCommandType.Message, ...inServers() });

const inServers = () => ({
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
});

/** The argument comes first: Discord wants what is required before what is not. */
const fieldsOf = ({ argument, options = [] }: Command) =>
  [
    ...(argument ? [argument] : []),
    ...options.map((option) => ({ ...option, required: option.required === true })),
  ].map(({ name, description, required, suggests }) => ({
    ...{ name, description, required, max_length: limits.optionText },
    ...(suggests && { autocomplete: true as const }),
    type: ApplicationCommandOptionType.String as const,
  }));

function checked(command: SlashRegistration): SlashRegistration {
  const issue = registration.safeParse(command).error?.issues[0];
  if (issue)
    throw new Mistake(
      `/${command.name} ${issue.path.join(".")}`,
      issue.message,
      "Discord's limits for commands",
    );
  const inside = command.options.flatMap((it) => ("options" in it ? [it, ...it.options] : [it]));
  const characters = [command, ...inside].reduce(
    (sum, it) => sum + it.name.length + it.description.length,
    0,
  );
  if (characters > limits.commandCharacters)
    throw new Mistake(
      `/${command.name}`,
      `is ${characters} characters`,
      `want ${limits.commandCharacters} in all`,
    );
  return command;
}
