import { setTimeout as sleep } from "node:timers/promises";

/** What `look` gives as soon as it gives something; fails after `seconds`. */
export async function until<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  seconds = 20,
): Promise<T> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await sleep(20)) {
    const seen = await look();
    if (seen) return seen;
  }
  throw new Error(`waited in vain for ${look}`);
}
