import type { Newsroom } from "./newsroom.js";
import type { Audience, Presentation } from "./presentation.js";

/** A named option, written `name:value` in Slack and the terminal, native in Discord. */
export interface Option {
  readonly name: string;
  /** At most 100 characters, Discord's limit. */
  readonly description: string;
  /** A `date` is checked before the command runs and arrives as `2026-01-07`. */
  readonly kind: "text" | "date";
}

/** The one free-text argument of a command. */
export interface Argument {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
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

/** A slash command, described once and spoken on every platform. */
export interface Command {
  /** Lower case, without the slash. */
  readonly name: string;
  /** At most 100 characters, Discord's limit. */
  readonly description: string;
  readonly argument?: Argument;
  readonly options?: readonly Option[];
  readonly examples: readonly Example[];
  readonly audience: Audience;
  run(input: Input, newsroom: Newsroom): Promise<Presentation>;
}
