import { setTimeout as delay } from "node:timers/promises";

/** So long entries are gathered, in milliseconds, before they are written … */
const GATHERED_MS = 20;
/** … and at most so many. */
const MOST = 100;

/**
 * Writes together what comes within some milliseconds: a transaction, and that it reaches the disk, costs more than what
 * stands in it. Where entries cannot be written together each is tried alone.
 *
 * @param write writes all of some entries, or none
 * @returns what writes an entry, and rejects where that one could not be written
 */
export function together<T>(write: (entries: readonly T[]) => Promise<void>): (entry: T) => Promise<void> {
  let entries: T[] = [];
  let written = Promise.resolve();

  async function writeGathered(gathered: readonly T[]): Promise<void> {
    await delay(GATHERED_MS);
    if (gathered === entries) entries = [];
    await write(gathered);
  }

  return async (entry) => {
    if (entries.length === 0 || entries.length === MOST) {
      entries = [];
      written = writeGathered(entries);
    }
    const gathered = entries;
    gathered.push(entry);
    await written.catch((error) => {
      if (gathered.length === 1) throw error;
      return write([entry]);
    });
  };
}
