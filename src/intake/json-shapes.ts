import { Mistake } from "../core/mistake.js";

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object and no list. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** @throws {Mistake} where the words are no JSON */
export function jsonIn(place: string, words: string): unknown {
  try {
    return JSON.parse(words);
  } catch (error) {
    throw new Mistake(
      place,
      `not JSON: ${(error as Error).message.slice(0, 120)}`,
      "want a feed, ninjs or WordPress posts",
    );
  }
}
