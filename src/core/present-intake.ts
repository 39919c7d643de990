import { printDay, printMinute } from "./day.js";
import type { Intake } from "./digest.js";
import { fill, phrases } from "./phrases.js";

/** Most failing feeds that are told each with its reason. */
const FAILING = 3;

/**
 * How the feeds stand, in one line: a day without news may be a day without an answer.
 *
 * @example
 * intakeText({ lastFetch: "2026-01-08T07:28:40Z", feeds: 3, failing: [] })
 * // => "Last fetch 8 Jan 2026, 07:28 UTC; 3 feeds answered"
 */
export function intakeText({ lastFetch, feeds, failing }: Intake): string {
  const { none, never, lastFetch: last, answered, failing: failures } = phrases.intake;
  if (feeds === 0 && failing.length === 0) return none;
  const count = Math.max(0, feeds - failing.length);
  const troubles = failing.length ? [fill(failures, { count: failing.length }) + troublesOf(failing)] : [];
  if (!lastFetch) return [never, ...troubles].join("; ");
  const answers = count === 1 ? answered[0] : fill(answered[1], { count });
  return `${fill(last, { at: printMinute(lastFetch) })}; ${[answers, ...troubles].join(", ")}`;
}

/** The oldest first; of many, how many more there are. */
function troublesOf(failing: Intake["failing"]): string {
  const { failure, moreFailing } = phrases.intake;
  const reasons = failing
    .toSorted((a, b) => (a.since < b.since ? -1 : Number(a.since > b.since)))
    .slice(0, FAILING)
    .map(({ since, what }) => fill(failure, { day: printDay(since), what }));
  const more = failing.length > FAILING ? [fill(moreFailing, { count: failing.length - FAILING })] : [];
  return `${failing.length === 1 ? " " : ": "}${[...reasons, ...more].join("; ")}`;
}
