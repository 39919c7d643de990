import { clausesOf } from "../clauses.js";
import type { Comparator } from "../differences.js";
import type { Fact } from "../facts.js";
import { type Figure, isNear } from "../figures.js";
import { isAge } from "../years-old.js";
import { termSet, wordsAt } from "./named.js";

/** Another number of the same thing. */
export const figure: Comparator = ({ fact: claim }, { fact }) => {
  for (const claimed of claim.figures) {
    const meant = counterpart(claim, claimed, fact);
    if (meant && !isSame(claim, claimed, fact, meant))
      return { in: "figure", claim: wordsAt(claim, claimed), article: wordsAt(fact, meant) };
  }
  return undefined;
};

/** Whether every number of the claim stands in the sentence, as a number of the same thing. */
export const holdsFigures = (claim: Fact, fact: Fact): boolean =>
  claim.figures.every((claimed) => {
    const meant = counterpart(claim, claimed, fact);
    return meant !== undefined && isSame(claim, claimed, fact, meant);
  });

/** The number of a sentence that is one of the same thing, or else the likeliest of the same unit. */
export function counterpart(claim: Fact, claimed: Figure, fact: Fact): Figure | undefined {
  const object = termsAt(claim, claimed.of);
  const isOf = ({ of, unit }: Figure) =>
    isShare(unit) === isShare(claimed.unit) && sharesAny(object, termsAt(fact, of));
  // “40 of the 90 households”: households too.
  const isPart = (one: Figure, i: number) => {
    const whole = fact.figures[i + 1];
    return whole !== undefined && isOf(whole) && isWhole(fact, whole) && whole.start - one.end < PART;
  };
  const ofSame = fact.figures.filter((one, i) => isOf(one) || isPart(one, i));
  const isOld = isAge(claim, claimed);
  const isCount = claimed.of !== undefined && !isOld;
  const sameUnit = fact.figures.filter(
    (one) =>
      one.unit === claimed.unit &&
      (one.value === undefined) === (claimed.value === undefined) &&
      !(isOld && !isAge(fact, one)) &&
      !(isCount && (isAge(fact, one) || isAlien(claim, claimed, fact, one))),
  );
  const among = (ofSame.length ? ofSame : sameUnit).filter((one) => !isAnothers(claim, claimed, fact, one));
  return among.toSorted((a, b) => likeness(claim, claimed, fact, b) - likeness(claim, claimed, fact, a))[0];
}

/** “14 charges” and “six patients”, with nothing else in common. */
const isAlien = (claim: Fact, claimed: Figure, fact: Fact, printed: Figure): boolean =>
  printed.of !== undefined && likeness(claim, claimed, fact, printed) < 1;

/** Of “to 0.7% from 1.1%” each is itself, where the claim has both. */
const isAnothers = (claim: Fact, claimed: Figure, fact: Fact, printed: Figure): boolean =>
  !isSame(claim, claimed, fact, printed) &&
  fact.figures.some((one) => isSame(claim, claimed, fact, one)) &&
  claim.figures.some((other) => other !== claimed && isSame(claim, other, fact, printed));

const isShare = (unit: Figure["unit"]): boolean => unit === "percent" || unit === "vague";
const termsAt = (fact: Fact, span: Figure["of"]): ReadonlySet<string> =>
  span ? termSet(wordsAt(fact, span)) : new Set();
const sharesAny = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some((term) => b.has(term));

function isSame(claim: Fact, a: Figure, fact: Fact, b: Figure): boolean {
  const [left, right] = [wordsAt(claim, a).toLowerCase(), wordsAt(fact, b).toLowerCase()];
  if (a.value === undefined || b.value === undefined) return left === right;
  if (boundOf(claim, a) !== boundOf(fact, b) || isWhole(claim, a) !== isWhole(fact, b)) return false;
  return isNear(a, b) && (a.unit !== "clock" || halfOfDay(left) === halfOfDay(right));
}

/** Which side of the number is meant: “more than 50”, “fewer than 50”. */
function boundOf(fact: Fact, { start, end }: Figure): "above" | "below" | undefined {
  const words = fact.text.slice(Math.max(0, start - fact.span.start - BOUND), end - fact.span.start);
  return bounds.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Characters between a part and its whole: “ of their ”. */
const PART = 12;

/** Characters before a number in which such words stand. */
const BOUND = 20;
const number =
  "(?:(?:about|around|roughly|some|just)\\s+)?[£$€]?[\\d\\p{L}][^\\s]*(?:[\\s-][\\d\\p{L}%.]+){0,3}$";
/** “No fewer than” is the contrary of “fewer than”. */
const plain = "(?<!\\bnot? )";
const bounds = [
  [
    "below",
    new RegExp(
      `\\b(?:no more than|not more than|at most|up to|${plain}(?:fewer|less|smaller|shorter|lower) than|under|below|nearly|almost)\\s+${number}`,
      "iu",
    ),
  ],
  [
    "above",
    new RegExp(
      `\\b(?:no (?:fewer|less) than|not (?:fewer|less) than|at least|${plain}(?:more|greater|larger|longer|higher) than|over|above)\\s+${number}`,
      "iu",
    ),
  ],
] as const;

/** “Of the 90 households”: what some are counted among. */
const isWhole = (fact: Fact, { start }: Figure): boolean =>
  /\b(?:[\d.,]+%?|most|some|half|all|none|each|few|many|one|two|three|four|five|six|seven|eight|nine|ten|third|quarter|percent|cent|out)\s+of\s+(?:(?:the|its|their|these|those|his|her)\s+)?$/i.test(
    fact.text.slice(0, start - fact.span.start),
  );

const halfOfDay = (words: string): string | undefined => /([ap])\.?m/.exec(words)?.[1];

/** Characters on each side of a figure, in its statement, in which its object stands. */
const AROUND = 28;

/** Shared terms around two figures: what they are figures of. */
function likeness(claim: Fact, a: Figure, fact: Fact, b: Figure): number {
  const around = (one: Fact, figure: Figure) => {
    const [start, end] = [figure.start - one.span.start, figure.end - one.span.start];
    const clause = clausesOf(one.text).findLast((other) => other.start <= start)!;
    return termSet(
      one.text.slice(Math.max(clause.start, start - AROUND), Math.min(clause.end, end + AROUND)),
    );
  };
  const [left, right] = [around(claim, a), around(fact, b)];
  const shared = [...left].filter((term) => right.has(term) && !/^\d/.test(term)).length;
  return shared + (isSame(claim, a, fact, b) ? 0.5 : 0);
}
