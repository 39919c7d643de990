import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import type { FrontDesk } from "../core/front-desk.js";
import { readLine } from "../core/input.js";
import { citationsOf } from "../core/presentation.js";
import { type Io, print } from "./io.js";
import { renderPlain } from "./plain.js";
import { styleFor } from "./style.js";

/** What the terminal needs of the rest. */
export interface Terminal {
  readonly io: Io;
  readonly desk: FrontDesk;
  /** Where typed lines are kept for the arrow keys. */
  readonly history: string;
  /** Where the same can be asked in a browser. */
  readonly page?: string;
}

/** Whether somebody sits there who can type and read. */
export const isInteractive = ({ input, out }: Io): boolean => input.isTTY === true && out.isTTY === true;

/** Lines that are kept. */
const REMEMBERED = 500;

const welcome = [
  "Verbatim answers only in your articles’ own words: every sentence it shows is a slice of a stored article.",
  "Ask something, for example: Who said the peace deal was 90% ready?   More: /help   Leave: Ctrl-D",
  "Slack and Discord: copy .env.example to .env, fill in their tokens, start again (see README.md).",
];

/**
 * Reads questions and commands line by line until the end of the input. At a terminal it greets,
 * prompts and keeps a history; piped input is answered in plain text.
 *
 * @returns how many lines there were
 */
export async function runTerminal({ io, desk, history, page }: Terminal): Promise<number> {
  const interactive = isInteractive(io);
  const style = styleFor(interactive);
  const past = interactive ? await readHistory(history) : [];
  const greeting = [...welcome, ...(page ? [`In a browser, as Slack and Discord show it: ${page}`] : [])];
  if (interactive)
    await print(
      io.out,
      `${greeting.map((line, i) => (i === 0 ? style.bold(line) : style.dim(line))).join("\n")}\n`,
    );

  const lines = createInterface({
    input: io.input,
    ...(interactive && {
      output: io.out,
      terminal: true,
      history: [...past],
      historySize: REMEMBERED,
      prompt: style.accent("verbatim> "),
    }),
  });
  const typed: string[] = [];
  let count = 0;
  if (interactive) lines.prompt();
  for await (const line of lines) {
    count += 1;
    if (line.trim()) {
      typed.push(line.trim());
      await print(
        io.out,
        `${await reply(desk, line.trim(), { colour: interactive, width: io.out.columns ?? 100 })}\n`,
      );
    }
    if (interactive) lines.prompt();
  }
  if (!interactive) return count;
  await writeHistory(history, [...typed.toReversed(), ...past]);
  await print(io.out, "\nGoodbye. The archive stays where it is.");
  return count;
}

async function reply(
  desk: FrontDesk,
  line: string,
  look: Parameters<typeof renderPlain>[1],
): Promise<string> {
  const place = { platform: "terminal", tenant: "", channel: "terminal", asker: "terminal" } as const;
  const presentation = await desk.answer({ ...place, ...readLine(line) });
  await desk.remember({
    ...place,
    kind: "answer",
    messages: [],
    asked: line,
    citations: citationsOf(presentation),
  });
  return renderPlain(presentation, look);
}

/** Newest first. */
const readHistory = (path: string): Promise<readonly string[]> =>
  readFile(path, "utf8").then(
    (text) => text.split("\n").filter(Boolean),
    () => [], // There is none before the first visit, and it is no loss where it cannot be read.
  );

async function writeHistory(path: string, lines: readonly string[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${lines.slice(0, REMEMBERED).join("\n")}\n`, { mode: 0o600 });
}
