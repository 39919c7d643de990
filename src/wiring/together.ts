import { setTimeout as delay } from "node:timers/promises";

/** So long entries are gathered, in milliseconds, before they are written … */
const GATHERED_MS = 20;
/** … and at most so many. */
const MOST = 100;

/** Writes entries, those of the same moment together. */
export interface Together<T> {
  /** Resolves once an entry is written, and rejects where that one could not be. */
  write(entry: T): Promise<void>;
  /** Resolves once all that was given is written, or could not be. */
  settled(): Promise<void>;
}

/**
 * Writes together what comes within some milliseconds: a transaction, and that it reaches the disk, costs more than what
 * stands in it. Where entries cannot be written together each is tried alone.
 *
 * @param writeAll writes all of some entries, or none
 */
export function together<T>(writeAll: (entries: readonly T[]) => Promise<void>): Together<T> {
  const underWay = new Set<Promise<void>>();
  let entries: T[] = [];
  let written = Promise.resolve();

  async function writeGathered(gathered: readonly T[]): Promise<void> {
    await delay(GATHERED_MS);
    if (gathered === entries) entries = [];
    await writeAll(gathered);
  }

  async function writeOne(entry: T): Promise<void> {
    if (entries.length === 0 || entries.length === MOST) {
      entries = [];
      written = writeGathered(entries);
    }
    const gathered = entries;
    gathered.push(entry);
    await written.catch((error) => {
      if (gathered.length === 1) throw error;
      return writeAll([entry]);
    });
  }

  return {
    write(entry) {
      const writing = writeOne(entry).finally(() => underWay.delete(writing));
      underWay.add(writing);
      return writing;
    },
    settled: async () => void (await Promise.allSettled(underWay)),
  };
}
