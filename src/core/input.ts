import type { Command, Input } from "./command.js";

/** Reads what was typed after a command's name. */
export function readInput(command: Command, typed: string | Input): Input {
  throw new Error(`${command.name} ${typed}`);
}
