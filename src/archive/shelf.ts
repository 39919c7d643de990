import type { Fetch } from "../core/fact-index.js";
import type { Reading } from "../core/facts.js";
import type { Listed } from "../core/listed.js";
import type { Readings } from "./readings.js";

/** Facts whose words are kept in memory, those of the articles that were asked for last: some 3 KB each. */
const KEPT_FACTS = 20_000;

/** Fetches the words of articles; those that were fetched lately are at hand. */
export function shelfOf(readings: Readings): Fetch {
  const kept = new Map<Listed, Reading>();
  let facts = 0;

  /** What was asked for last goes last. */
  function keep(listed: Listed, reading: Reading): void {
    if (!kept.delete(listed)) facts += reading.facts.length;
    kept.set(listed, reading);
  }

  function makeRoom(): void {
    for (const [listed, reading] of kept) {
      if (facts <= KEPT_FACTS) return;
      facts -= reading.facts.length;
      kept.delete(listed);
    }
  }

  return async (listed) => {
    const missing = listed.filter((one) => !kept.has(one));
    const fetched = await readings.of(missing.map(({ article }) => article));
    const found = new Map(missing.map((one, i) => [one, fetched[i]!]));
    const all = listed.map((one) => kept.get(one) ?? found.get(one)!);
    for (const [i, one] of listed.entries()) keep(one, all[i]!);
    makeRoom();
    return all;
  };
}
