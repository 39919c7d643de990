import { setImmediate as turn } from "node:timers/promises";
import type { Audited } from "../core/audit.js";

/** What writes the audit beside the replies. */
export interface Auditor {
  /** Returns at once: a reply neither waits for the audit nor fails with it. */
  audited(entry: Audited): void;
  /** Resolves once all that was told is written. */
  settled(): Promise<void>;
}

/** An auditor. What cannot be written is told. */
export function auditorOf(
  write: (entry: Audited, now: Date) => Promise<void>,
  onFailure: (error: unknown) => void,
): Auditor {
  const underWay = new Set<Promise<void>>();
  return {
    audited(entry) {
      const now = new Date();
      // First the reply goes on its way.
      const writing = turn()
        .then(() => write(entry, now))
        .catch(onFailure)
        .finally(() => underWay.delete(writing));
      underWay.add(writing);
    },
    settled: async () => void (await Promise.all(underWay)),
  };
}
