import type { Counted, Timed } from "./counted.js";
import { daysMeet } from "./dates.js";
import { isNear } from "./figures.js";
import { matterOf } from "./matters.js";
import { sliceOf } from "./span.js";

/** Fewest terms that two clauses share, and fewest beside a shared object. */
const SHARED = 2;
const SHARED_WITH_OBJECT = 1;
/** Share of the shorter clause's terms that they have in common. */
const SHARED_PART = 0.5;

/** Whether two figures count the same thing, in the same unit and time, as far as the words around them tell. */
export const countSame = (a: Counted, b: Counted): boolean =>
  a.unit === b.unit &&
  a.of.at(-1) === b.of.at(-1) &&
  (a.whose.length === 0 || b.whose.length === 0 || a.whose.some((term) => b.whose.includes(term))) &&
  a.isNegated === b.isNegated &&
  isSameTime(a, b) &&
  a.around.some((left) => b.around.some((right) => overlap(left, right, a.of.length > 0)));

function overlap(a: readonly string[], b: readonly string[], hasObject: boolean): boolean {
  const shared = new Set(a.filter((term) => b.includes(term))).size;
  const [left, right] = [a.filter(matterOf), b.filter(matterOf)];
  return (
    (left.length === 0 || right.length === 0 || left.some((term) => right.includes(term))) &&
    shared >= (hasObject ? SHARED_WITH_OBJECT : SHARED) &&
    shared >= SHARED_PART * Math.min(a.length, b.length)
  );
}

/** Whether both are of now, or of one time that they name. */
export const isSameTime = (a: Timed, b: Timed): boolean =>
  (a.isRecent && b.isRecent) || a.times.some((one) => b.times.some((other) => daysMeet(one, other)));

/** Share by which a number may be above “more than” another, or below “less than” it, and still be meant. */
const BOUND = 0.5;

/** Whether two values may be one: approximate, rounded, within the other's range or on its side of a bound. */
export function agree(a: Counted, b: Counted): boolean {
  const [low, high] = a.figure.value < b.figure.value ? [a, b] : [b, a];
  const slack = Math.max(stepOf(a), stepOf(b)) / 2;
  return (
    isNear(a.figure, b.figure) ||
    high.figure.value - slack <= (low.figure.upTo ?? low.figure.value) ||
    (boundOf(low) !== boundOf(high) &&
      (boundOf(low) === "least" || boundOf(high) === "most") &&
      high.figure.value <= low.figure.value * (1 + BOUND))
  );
}

/** What a figure is printed as the least or the most of. */
function boundOf({ figure, reading }: Counted): "least" | "most" | undefined {
  const printed = sliceOf(reading.article.text, figure);
  if (/^(?:(?:just )?over|more than|at least)\b/i.test(printed)) return "least";
  return /^(?:(?:just )?under|(?:less|fewer) than|at most|up to)\b/i.test(printed) ? "most" : undefined;
}

/** What the last printed decimal is worth: 100,000 in “4.2 million”. A whole number without a scale is exact. */
function stepOf({ figure, reading }: Counted): number {
  const [digits = "", , decimals = ""] = /[\d,]+(\.(\d+))?/.exec(sliceOf(reading.article.text, figure)) ?? [];
  const scale = figure.value / Number(digits.replaceAll(",", ""));
  return Number.isFinite(scale) && (scale > 1 || decimals) ? scale / 10 ** decimals.length : 0;
}
