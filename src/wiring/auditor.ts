import { setTimeout as delay } from "node:timers/promises";
import type { Audited } from "../core/audit.js";

/** What writes the audit beside the replies. */
export interface Auditor {
  /** Returns at once: a reply neither waits for the audit nor fails with it. */
  audited(entry: Audited): void;
  /** Resolves once all that was told is written. */
  settled(): Promise<void>;
}

/** An entry, and when its reply was made. */
export type Told = readonly [entry: Audited, at: Date];

/** So long entries are gathered, in milliseconds: they are written together while replies go on their way … */
const GATHERED_MS = 10;
/** … and at most so many. */
const MOST = 100;

/** An auditor. Where entries cannot be written together each is tried alone; what cannot be written is told. */
export function auditorOf(
  write: (entries: readonly Told[]) => Promise<void>,
  onFailure: (error: unknown) => void,
): Auditor {
  const underWay = new Set<Promise<void>>();
  let gathered: Told[] | undefined;

  async function writeGathered(entries: readonly Told[]): Promise<void> {
    await delay(GATHERED_MS);
    gathered = undefined;
    await write(entries).catch(async (error) => {
      if (entries.length === 1) return onFailure(error);
      for (const entry of entries) await write([entry]).catch(onFailure);
    });
  }

  return {
    audited(entry) {
      const told: Told = [entry, new Date()];
      if (gathered && gathered.length < MOST) return void gathered.push(told);
      gathered = [told];
      const writing = writeGathered(gathered).finally(() => underWay.delete(writing));
      underWay.add(writing);
    },
    settled: async () => void (await Promise.all(underWay)),
  };
}
