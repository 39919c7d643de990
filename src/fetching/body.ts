import type { Response } from "undici";
import { Mistake } from "../core/mistake.js";

/**
 * The bytes of an answer, unpacked. They are counted as they come, so that neither an endless page nor a
 * packed one that swells is ever held.
 *
 * @throws {Mistake} where there are more than `most`, or none
 */
export async function bytesOf(place: string, response: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (Number(response.headers.get("content-length")) > most) throw await tooLarge(place, response, most);
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > most) throw await tooLarge(place, response, most);
    chunks.push(chunk);
  }
  if (size === 0)
    throw new Mistake(place, "the answer is empty", "open the address in a browser; it may want another one");
  return Buffer.concat(chunks, size);
}

/** Lets go of the connection before it is said. */
async function tooLarge(place: string, response: Response, most: number): Promise<Mistake> {
  if (!response.body?.locked) await response.body?.cancel();
  return new Mistake(
    place,
    `there are more than ${Math.floor(most / 1024 / 1024)} MB at this address`,
    "give the address of one article, or of a feed of the latest articles",
  );
}
