import type { Audited } from "../core/audit.js";
import { together } from "./together.js";

/** What writes the audit beside the replies. */
export interface Auditor {
  /** Returns at once: a reply neither waits for the audit nor fails with it. */
  audited(entry: Audited): void;
  /** Resolves once all that was told is written. */
  settled(): Promise<void>;
}

/** An entry, and when its reply was made. */
export type Told = readonly [entry: Audited, at: Date];

/** An auditor; what cannot be written is told. */
export function auditorOf(
  write: (entries: readonly Told[]) => Promise<void>,
  onFailure: (error: unknown) => void,
): Auditor {
  const entries = together(write);
  return {
    audited: (entry) => void entries.write([entry, new Date()]).catch(onFailure),
    settled: entries.settled,
  };
}
