import { Mistake } from "../core/mistake.js";
import { draftOf } from "./fields.js";
import { type Intake, takeIn, together } from "./intake.js";

/**
 * Bulk articles, one JSON object a line: slug, headline, publishedAt, body, and the optional fields.
 * A line that cannot be read is a problem of its own.
 */
export const readJsonl = (place: string, text: string): Intake =>
  together(
    text.split("\n").flatMap((line, i) => {
      if (line.trim() === "") return [];
      const at = `${place} line ${i + 1}`;
      return [takeIn(at, () => readLine(at, line))];
    }),
  );

/** @throws {Mistake} where the line is no JSON object or a field is wrong */
export function readLine(place: string, line: string) {
  const { body, ...rest } = objectIn(place, line);
  return draftOf(place, { ...rest, text: body });
}

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
