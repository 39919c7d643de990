import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  Routes,
} from "discord.js";
import { z } from "zod";
import type { DiscordConfig } from "../config.js";
import type { Command } from "../core/command.js";
import { Mistake } from "../core/mistake.js";
import { mistakeOf } from "./errors.js";
import { limits } from "./limits.js";
import { repeatable } from "./rest.js";

/** What Discord is told of the commands. */
export interface Menu {
  readonly config: DiscordConfig;
  readonly commandPrefix: string;
  readonly commands: readonly Command[];
}

const name = z
  .string()
  .max(limits.name)
  .regex(/^[-_\p{Ll}\p{Lo}\p{N}]+$/u, "wants lower-case letters, digits, - and _");
const description = z.string().min(1).max(limits.commandDescription);
const option = z.object({
  name,
  description,
  type: z.literal(ApplicationCommandOptionType.String),
  required: z.boolean(),
  max_length: z.number(),
});
const registration = z.object({
  name,
  description,
  options: z.array(option).max(limits.options),
  contexts: z.array(z.enum(InteractionContextType)),
  integration_types: z.array(z.enum(ApplicationIntegrationType)),
});

/** One command as Discord's API takes it. */
export type Registration = z.infer<typeof registration>;

/**
 * The registration of the commands, for servers only: a newsroom's archive is asked in its channels.
 *
 * @throws {Mistake} where a command is beyond Discord's limits
 */
export function discordCommands(
  commands: readonly Command[],
  { prefix }: { readonly prefix: string },
): readonly Registration[] {
  if (commands.length > limits.commands)
    throw new Mistake("commands", `there are ${commands.length}`, `Discord takes ${limits.commands}`);
  return commands.map((command) => checked(registrationOf(command, prefix)));
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

function registrationOf(
  { name, description, argument, options = [] }: Command,
  prefix: string,
): Registration {
  // The argument comes first: Discord wants what is required before what is not.
  const fields = [
    ...(argument ? [argument] : []),
    ...options.map((field) => ({ ...field, required: false })),
  ];
  return {
    name: prefix + name,
    description,
    options: fields.map((field) => ({
      name: field.name,
      description: field.description,
      type: ApplicationCommandOptionType.String,
      required: field.required,
      max_length: limits.optionText,
    })),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
}

function checked(command: Registration): Registration {
  const issue = registration.safeParse(command).error?.issues[0];
  if (issue)
    throw new Mistake(
      `/${command.name} ${issue.path.join(".")}`,
      issue.message,
      "Discord's limits for commands",
    );
  const characters = [command, ...command.options].reduce(
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
