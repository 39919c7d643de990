import type { Command } from "./command.js";

/**
 * How a command is typed, for help and manifests.
 *
 * @example
 * usageOf(ask) // => "/ask <question> [from:…] [publisher:…] [since:2026-01-07] [until:2026-01-07]"
 */
export const usageOf = (command: Command): string =>
  [`/${command.name}`, hintOf(command)].filter(Boolean).join(" ");

/** The part of the usage after the name. */
export function hintOf({ argument, options = [] }: Command): string {
  const first = argument ? [argument.required ? `<${argument.name}>` : `[${argument.name}]`] : [];
  return [
    ...first,
    ...options.map(({ name, kind }) => `[${name}:${kind === "date" ? "2026-01-07" : "…"}]`),
  ].join(" ");
}
