import { z } from "zod";
import type { Arrival } from "../core/article.js";
import { Mistake } from "../core/mistake.js";
import { draftOf } from "./fields.js";
import { type Intake, takeIn, together } from "./intake.js";

/** A bulk file: its articles, and of an export the rows that are no articles, for the archive to read. */
export interface Bulk extends Intake {
  readonly rows: readonly unknown[];
}

/**
 * Bulk articles, one JSON object a line: slug, headline, publishedAt, body, and the optional fields.
 * A line that cannot be read is a problem of its own.
 */
export function readJsonl(place: string, text: string): Bulk {
  const rows: unknown[] = [];
  const intakes = text.split("\n").map((line, i) => {
    if (line.trim() === "") return together([]);
    const at = `${place} line ${i + 1}`;
    if (!line.startsWith('{"table":')) return takeIn(at, () => readLine(at, line));
    rows.push(objectIn(at, line));
    return together([]);
  });
  return { ...together(intakes), rows };
}

/** @throws {Mistake} where the line is no JSON object or a field is wrong */
export function readLine(place: string, line: string): Arrival {
  const { body, ...rest } = objectIn(place, line);
  const draft = draftOf(place, { ...rest, text: body });
  const archived = exported.safeParse(rest).data;
  return archived ? { ...draft, ...archived } : draft;
}

/** What an export says of a revision, beyond what an article says of itself. */
const exported = z
  .object({
    revision: z.int().min(1),
    storedAt: z.iso.datetime(),
    releasedAt: z.iso.datetime().nullable(),
    baseline: z.literal(true).optional(),
  })
  .transform(({ baseline, ...archived }) => ({ archived, ...(baseline && { baseline }) }));

/** @throws {Mistake} where the line is no JSON object */
export function objectIn(place: string, line: string): Readonly<Record<string, unknown>> {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch (error) {
    throw new Mistake(
      place,
      `not JSON: ${error instanceof Error ? error.message : ""}`,
      "one JSON object a line",
    );
  }
  if (typeof read !== "object" || read === null || Array.isArray(read))
    throw new Mistake(place, "not a JSON object", "one JSON object a line");
  return read as Readonly<Record<string, unknown>>;
}
