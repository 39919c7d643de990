import { readFile } from "node:fs/promises";
import { Mistake } from "../core/mistake.js";
import { objectIn } from "../intake/jsonl.js";
import { type Io, print } from "../terminal/io.js";

/**
 * Answers a batch file line by line, in order, on standard output. A line that cannot be answered
 * gets `{"id", "error"}` in its place and the rest go on.
 *
 * @returns the exit status: 1 where a line could not be answered
 * @throws {Mistake} where the file cannot be read
 */
export async function batch(
  io: Io,
  path: string,
  answer: (line: Readonly<Record<string, unknown>>) => Promise<unknown>,
): Promise<number> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Mistake(
      path,
      error.code === "ENOENT" ? "there is no such file" : error.message,
      "give a file with one JSON object a line",
    );
  });
  let status = 0;
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    let id: unknown;
    try {
      const read = objectIn(`${path} line ${i + 1}`, line);
      id = read.id ?? read.slug;
      await print(io.out, JSON.stringify(await answer(read)));
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      status = 1;
      await print(io.out, JSON.stringify({ id: id ?? null, error: error.message }));
    }
  }
  return status;
}

/** A field of a batch line that must be words. */
export function wordsIn(line: Readonly<Record<string, unknown>>, field: string): string {
  const value = line[field];
  if (typeof value !== "string")
    throw new Mistake(
      field,
      value === undefined ? "missing" : "not a string",
      `want {"id": …, "${field}": "…"}`,
    );
  return value;
}

/** The moment a batch line is asked at: its `now`, or the present. */
export function momentIn(line: Readonly<Record<string, unknown>>): Date {
  if (line.now === undefined) return new Date();
  const moment = new Date(String(line.now));
  if (Number.isNaN(moment.getTime()))
    throw new Mistake("now", `"${String(line.now)}" is not a date`, "want 2026-01-07 or 2026-01-07T09:30Z");
  return moment;
}
