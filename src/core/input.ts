import type { Command, Input, Option } from "./command.js";
import { Mistake } from "./mistake.js";
import { phrases } from "./phrases.js";
import { usageOf } from "./usage.js";

const { mistakes } = phrases;

/** Longest question or sentence that is read, in characters. */
const LONGEST = 4000;

/**
 * Reads what was typed after a command's name: free text and `name:value` options, or what a
 * platform has already told apart.
 *
 * @throws {Mistake} for an unknown option, a value that is no date, a missing or overlong argument
 * @example
 * readInput(ask, 'who paid? since:2026-01-05') // => { argument: "who paid?", options: { since: "2026-01-05" } }
 */
export function readInput(command: Command, typed: string | Input): Input {
  const input = typeof typed === "string" ? parse(command, typed) : typed;
  const argument = input.argument.trim();
  if (argument.length > LONGEST)
    throw new Mistake(`/${command.name}`, mistakes.tooLong(argument.length), mistakes.tooLongRemedy(LONGEST));
  if (command.argument?.required && argument === "")
    throw new Mistake(
      `/${command.name}`,
      mistakes.missing(command.argument.name),
      mistakes.usage(usageOf(command)),
    );
  const missing = command.options?.find(
    ({ name, required }) => required && input.options[name] === undefined,
  );
  if (missing)
    throw new Mistake(
      `/${command.name}`,
      mistakes.missing(`${missing.name}:`),
      mistakes.usage(usageOf(command)),
    );
  const options = Object.fromEntries(
    Object.entries(input.options).map(([name, value]) => [name, checkedValue(command, name, value.trim())]),
  );
  return { argument, options };
}

/**
 * A line as people type it: a command and the rest of the line, or a plain question.
 *
 * @example
 * readLine("/said Macron") // => { command: "said", input: "Macron" }
 * readLine("Who paid?") // => { command: "ask", input: "Who paid?" }
 */
export function readLine(line: string): { readonly command: string; readonly input: string } {
  const { command = "ask", input = line } =
    /^\/(?<command>\S+)\s*(?<input>[\s\S]*)$/.exec(line.trim())?.groups ?? {};
  return { command, input };
}

function parse(command: Command, typed: string): Input {
  const options = command.options ?? [];
  if (options.length === 0) return { argument: typed, options: {} };
  const known = new RegExp(
    `(?<!\\S)(?<name>${options.map(({ name }) => name).join("|")}):\\s*(?:"(?<quoted>[^"]*)"|(?<bare>\\S+))?`,
    "gi",
  );
  const marks = Array.from(outsideQuotes(typed).matchAll(known));
  const text = typed.slice(0, marks[0]?.index ?? typed.length);
  refuseStrangers(command, typed.replace(/"[^"]*"/g, ""));

  const read: Record<string, string> = {};
  let rest = text;
  marks.forEach((mark, i) => {
    const end = marks[i + 1]?.index ?? typed.length;
    const { name, value, after } = cut(typed.slice(mark.index, end), text.trim() !== "");
    read[name] = value;
    rest += after;
  });
  return { argument: rest.trim(), options: read };
}

/** An option at the end of the line takes all the words up to the next; before the free text, one. */
function cut(piece: string, takesAll: boolean): { name: string; value: string; after: string } {
  const colon = piece.indexOf(":");
  const value = piece.slice(colon + 1).trimStart();
  const quoted = /^"([^"]*)"/.exec(value);
  const one = quoted?.[0] ?? (takesAll ? value : (/^\S+/.exec(value)?.[0] ?? ""));
  return {
    name: piece.slice(0, colon).toLowerCase(),
    value: quoted?.[1] ?? one.trim(),
    after: value.slice(one.length),
  };
}

/** The same length, so that offsets hold; options inside quotation marks are words. */
const outsideQuotes = (text: string): string =>
  text.replace(/(\w:\s*"[^"]*")|"[^"]*"/g, (quoted, value) => value ?? " ".repeat(quoted.length));

/** `form:zelensky` is a slip for `from:`, not a word to look for. */
function refuseStrangers(command: Command, typed: string): void {
  const names = (command.options ?? []).map(({ name }) => name);
  const stranger = Array.from(typed.matchAll(/(?<!\S)([a-z]{3,12}):(?=[^\s/])/g), ([, name]) => name!).find(
    (name) => !names.includes(name),
  );
  if (stranger)
    throw new Mistake(
      `/${command.name}`,
      mistakes.noOption(stranger),
      mistakes.options(names.map((name) => `${name}:`).join(" ")),
    );
}

function checkedValue(command: Command, name: string, value: string): string {
  const option = command.options?.find((one) => one.name === name);
  if (!option)
    throw new Mistake(`/${command.name}`, mistakes.noOption(name), mistakes.usage(usageOf(command)));
  const place = `/${command.name} ${name}`;
  if (value === "") throw new Mistake(place, mistakes.noValue, want(option));
  if (option.kind === "date" && !isDay(value)) throw new Mistake(place, mistakes.noDate(value), want(option));
  return value;
}

const want = ({ kind, name }: Option): string =>
  kind === "date" ? mistakes.wantDate(name) : mistakes.wantWords(name);

/** A day of the calendar, as `2026-01-07`. */
export const isDay = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true;
