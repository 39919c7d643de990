import type { Command, MenuLine } from "./command.js";

/**
 * How a command is typed, for help and manifests.
 *
 * @example
 * usageOf(ask) // => "/ask <question> [from:…] [publisher:…] [since:2026-01-07] [until:2026-01-07]"
 */
export const usageOf = (command: Command): string =>
  [`/${command.name}`, hintOf(command)].filter(Boolean).join(" ");

/** The part of the usage after the name; of a group, what its first takes and how the others are called. */
export function hintOf(line: MenuLine): string {
  if ("commands" in line) {
    const [first, ...others] = line.commands;
    return [hintOf(first), ...others.map(({ name }) => name.slice(line.name.length + 1))].join(" | ");
  }
  const { argument, options = [] } = line;
  const first = argument ? [argument.required ? `<${argument.name}>` : `[${argument.name}]`] : [];
  return [
    ...first,
    ...options.map(({ name, kind, required }) => {
      const typed = `${name}:${kind === "date" ? "2026-01-07" : "…"}`;
      return required ? typed : `[${typed}]`;
    }),
  ].join(" ");
}
