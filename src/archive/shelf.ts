import type { Fetch } from "../core/fact-index.js";
import type { Reading } from "../core/facts.js";
import type { Listed } from "../core/listed.js";
import type { Readings } from "./readings.js";

/** Facts whose words are kept in memory, those of the articles that were asked for last: some 3 KB each. */
const KEPT_FACTS = 20_000;
/** Articles of which it is known that they were asked for lately. */
const KNOWN = 2000;

/**
 * Fetches the words of articles; those that were fetched again lately are at hand. What is fetched once, as most is in
 * a large archive, is not kept (Johnson and Shasha, 2Q, 1994): it would push out what is asked for again and again,
 * and be garbage that is dear to collect.
 */
export function shelfOf(readings: Readings): Fetch {
  const kept = new Map<Listed, Reading>();
  const seen = new Set<Listed>();
  let facts = 0;

  /** What was asked for last goes last. */
  function keep(listed: Listed, reading: Reading): void {
    if (kept.delete(listed)) kept.set(listed, reading);
    else if (seen.delete(listed)) {
      kept.set(listed, reading);
      facts += reading.facts.length;
    } else seen.add(listed);
  }

  function makeRoom(): void {
    for (const [listed, reading] of kept) {
      if (facts <= KEPT_FACTS) break;
      facts -= reading.facts.length;
      kept.delete(listed);
    }
    for (const listed of seen) {
      if (seen.size <= KNOWN) break;
      seen.delete(listed);
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
