import { fill, phrases } from "./phrases.js";

const MINUTE_MS = 60_000;
const units = [
  { name: "days", ms: 24 * 60 * MINUTE_MS, from: 48 * 60 * MINUTE_MS },
  { name: "hours", ms: 60 * MINUTE_MS, from: 60 * MINUTE_MS },
  { name: "minutes", ms: MINUTE_MS, from: MINUTE_MS },
] as const;

/**
 * How long ago an instant was, in its largest whole unit; an instant that a clock has put into the future is just now.
 *
 * @example
 * ageOf("2026-01-07T09:30:00Z", new Date("2026-01-08T08:00:00Z")) // => "22 hours"
 */
export const ageOf = (iso: string, now: Date): string => printSpan(now.getTime() - Date.parse(iso));

/** A span of milliseconds in its largest whole unit; days from two on. */
export function printSpan(ms: number): string {
  const unit = units.find(({ from }) => ms >= from);
  if (!unit) return phrases.ages.none;
  const count = Math.floor(ms / unit.ms);
  const [one, several] = phrases.ages[unit.name];
  return fill(count === 1 ? one : several, { count });
}
