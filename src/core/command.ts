import type { Newsroom } from "./newsroom.js";
import type { Platform } from "./posting.js";
import type { Audience, Presentation } from "./presentation.js";
import type { Suggested } from "./suggest.js";

/** A named option, written `name:value` in Slack and the terminal, native in Discord. */
export interface Option {
  readonly name: string;
  /** At most 100 characters, Discord's limit. */
  readonly description: string;
  /** A `date` is checked before the command runs and arrives as `2026-01-07`. */
  readonly kind: "text" | "date";
  readonly required?: true;
  /** What is offered while it is typed, where the platform can. */
  readonly suggests?: Suggested;
}

/** The one free-text argument of a command. */
export interface Argument {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  /** What is offered while it is typed, where the platform can. */
  readonly suggests?: Suggested;
}

/** What was typed, read. An option that was not given is absent. */
export interface Input {
  readonly argument: string;
  readonly options: Readonly<Record<string, string>>;
}

/** A line of `/help` and of the README that the tests run against the demo archive. */
export interface Example {
  readonly typed: string;
  /** What the reply to it must contain. */
  readonly shows: string;
}

/** What can be asked for, described once and spoken on every platform: a slash command, or one of a group. */
export interface Command {
  /** Lower case, without the slash; of a group's, as it is typed: `digest subscribe`. */
  readonly name: string;
  /** At most 100 characters, Discord's limit. */
  readonly description: string;
  readonly argument?: Argument;
  readonly options?: readonly Option[];
  readonly examples: readonly Example[];
  /** What it is called in the menu of a message, whose text is then its argument. */
  readonly onMessage?: string;
  /** Questions open with its name: in running text it is meant only where the slash is typed too. */
  readonly opensQuestions?: true;
  /** The one platform whose menus name it; absent, all do. */
  readonly only?: Platform;
  readonly audience: Audience;
  /** What is asked in a thread may lean on what was asked there before. */
  readonly followsOn?: true;
  run(input: Input, newsroom: Newsroom): Promise<Presentation>;
}

/** Several commands under one slash command; the first is meant where none is named. */
export interface CommandGroup extends Pick<Command, "name" | "description"> {
  readonly commands: readonly [Command, ...Command[]];
  /** What the first is called where each must have a name (Discord). */
  readonly first: string;
}

/** A line of the menu: what has a slash of its own. */
export type MenuLine = Command | CommandGroup;

/** Everything on a menu that can be asked for. */
export const commandsOf = (menu: readonly MenuLine[]): readonly Command[] =>
  menu.flatMap((line) => ("commands" in line ? line.commands : [line]));

/** Whether a command belongs on the menus of a platform. */
export const isOn =
  (platform: Platform | undefined) =>
  ({ only }: Command): boolean =>
    only === undefined || only === platform;

/** A command that can be used on a message. */
export type MessageCommand = Command & Required<Pick<Command, "onMessage">>;

/** Everything on a menu that can be used on a message. */
export const messageCommandsOf = (menu: readonly MenuLine[]): readonly MessageCommand[] =>
  commandsOf(menu).filter((command): command is MessageCommand => command.onMessage !== undefined);

/**
 * The command that is meant, and what was typed after its name.
 *
 * @example
 * commandIn(menu, "digest", "subscribe at:07:30") // => { command: digestSubscribe, input: "at:07:30" }
 */
export function commandIn<I extends string | Input>(
  menu: readonly MenuLine[],
  name: string,
  input: I,
): { readonly command: Command; readonly input: string | I } | undefined {
  const named = (wanted: string) => commandsOf(menu).find((command) => command.name === wanted);
  if (typeof input === "string") {
    const [, word = "", rest = ""] = /^\s*(\S+)\s*([\s\S]*)$/.exec(input) ?? [];
    const longer = `${name} ${word.toLowerCase()}`;
    const inGroup = named(longer) ?? firstOf(menu, longer);
    if (inGroup) return { command: inGroup, input: rest };
  }
  const command = named(name) ?? firstOf(menu, name);
  return command && { command, input };
}

const firstOf = (menu: readonly MenuLine[], name: string): Command | undefined =>
  menu
    .filter((line) => "commands" in line)
    .find(({ name: group, first }) => name === group || name === `${group} ${first}`)?.commands[0];
