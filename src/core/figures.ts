import type { Span } from "./span.js";

/** What a figure counts in. */
export type FigureUnit = "percent" | "money" | "length" | "mass" | "duration" | "clock" | "count" | "vague";

/** A number as printed, what it counts in, and the thing it is a number of. */
export interface Figure extends Span {
  /** Absent for “thousands”, “most”, “nearly all”. */
  readonly value?: number;
  /** The upper end of a range: 5 in “3 to 5 millimetres”. */
  readonly upTo?: number;
  readonly unit: FigureUnit;
  /** “Donetsk” in “roughly 75% of Donetsk”, “troops” in “3,000 troops”. */
  readonly of?: Span;
  /** Printed as an approximation: roughly, around, nearly, about, at least. */
  readonly approximate: boolean;
}

const approximately =
  "(?:roughly|around|about|nearly|almost|approximately|some|more than|less than|fewer than|at least|at most|over|under|up to|just over|just under|close to)";
const numberWord =
  "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?";
const digits = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
const scale = "(?:\\s*(?:hundred|thousand|million|billion|trillion|bn|mn|m|k)\\b)?";
const unit =
  "\\s*(?:%|percent\\b|per cent\\b|percentage points?\\b)|[\\s-]*(?:(?:kilo|centi|milli)?met(?:er|re)s?|miles?|feet|foot|ft|inch(?:es)?|km|cm|mm|tonnes?|tons?|kilograms?|kg|pounds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\\b|\\s*(?:[ap]\\.m\\.|[ap]m\\b)|\\s*(?:euros?|dollars?|pounds?|crowns?|cents?|pence)\\b";
const vague =
  "(?:tens of thousands|hundreds of thousands|thousands|hundreds|dozens|millions|billions|scores|nearly all|almost all|most(?= of)|half(?= of)|a third|two thirds|a quarter|three quarters)";

/** “3 to 5 millimetres”, “£600,000 and £800,000”; a bare “14 to 11” is a score. */
const range = `(?:\\s*(?:(?:to|-|–)\\s*(?<upTo>${digits})(?<upToScale>${scale})(?=${unit})|(?:to|and|-|–)\\s*[£$€]\\s?(?<upToMoney>${digits})(?<upToMoneyScale>${scale})))?`;

const pattern = new RegExp(
  `(?<approx>\\b${approximately}\\s+)?(?:(?<money>[£$€])\\s?)?(?<number>(?<![\\w.,])(?:${digits})(?![\\w]*\\d|s\\b)|\\b${numberWord}\\b)(?<scale>${scale})${range}(?<unit>${unit})?|\\b(?<vague>${vague})\\b`,
  "gi",
);

const wordValues: Readonly<Record<string, number>> = Object.fromEntries(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, i) => [word, i] as const)
    .concat(
      "twenty thirty forty fifty sixty seventy eighty ninety"
        .split(" ")
        .map((word, i) => [word, 20 + 10 * i] as const),
    )
    .concat([["hundred", 100]]),
);
const scales: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  mn: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
};

/**
 * The figures of a sentence. Parts of a date are left to `dates.ts`.
 *
 * @param dates spans already read as dates
 * @example
 * readFigures("It holds roughly 75% of Donetsk.") // => [{ value: 75, unit: "percent", of: “Donetsk”, approximate: true, … }]
 */
export function readFigures(sentence: string, offset: number, dates: readonly Span[]): readonly Figure[] {
  return Array.from(sentence.matchAll(pattern)).flatMap((match) => {
    const start = offset + match.index;
    const end = start + match[0].trimEnd().length;
    if (dates.some((date) => date.start < end && start < date.end)) return [];
    const figure = figureOf(match);
    return figure
      ? [{ start, end, ...figure, ...objectOf(sentence, offset, end - offset, figure.unit) }]
      : [];
  });
}

function figureOf({
  groups = {},
}: RegExpMatchArray): Pick<Figure, "value" | "upTo" | "unit" | "approximate"> | undefined {
  const approximate = groups.approx !== undefined;
  if (groups.vague) return { unit: "vague", approximate: true };
  const bare = groups.number!.toLowerCase();
  const plain = !groups.unit && !groups.money && !groups.scale?.trim();
  if (bare === "one" && plain) return undefined;
  if (/^(?:19|20)\d\d$/.test(bare) && plain && !approximate) return undefined;
  const value = scaled(bare, groups.scale);
  const upTo = groups.upTo ?? groups.upToMoney;
  return {
    value,
    ...(upTo && { upTo: scaled(upTo, groups.upToScale ?? groups.upToMoneyScale) }),
    unit: unitOf(groups.unit?.trim().replace(/^-/, "").toLowerCase(), groups.money),
    approximate,
  };
}

const scaled = (number: string, scale: string | undefined): number =>
  numberOf(number) * (scales[scale?.trim().toLowerCase() ?? ""] ?? 1);

function numberOf(word: string): number {
  if (/\d/.test(word)) return Number(word.replaceAll(",", ""));
  return word.split("-").reduce((sum, part) => sum + (wordValues[part] ?? 0), 0);
}

function unitOf(unit: string | undefined, money: string | undefined): FigureUnit {
  if (money) return "money";
  if (!unit) return "count";
  if (/^(?:%|per)/.test(unit)) return "percent";
  if (/^(?:euro|dollar|pound|crown|cent|pence)/.test(unit)) return "money";
  if (/^(?:a|p)\.?m/.test(unit)) return "clock";
  if (/^(?:second|minute|hour|day|week|month|year|decade)/.test(unit)) return "duration";
  return /^(?:ton|k(?:ilo)?g)/.test(unit) ? "mass" : "length";
}

const plural = /^(?:people|men|women|children|police|\p{Ll}{2,}(?<![su])s)$/u;

/** “of the north span”, or the nouns that follow a count: “four loaded lorries”. */
function objectOf(sentence: string, offset: number, end: number, unit: FigureUnit): { readonly of?: Span } {
  const rest = sentence.slice(end);
  const words =
    ofPhrase.exec(rest)?.groups?.of ?? (unit === "count" || unit === "vague" ? countedIn(rest) : undefined);
  if (!words) return {};
  const start = offset + end + rest.indexOf(words);
  return { of: { start, end: start + words.length } };
}

const ofPhrase =
  /^\s+of\s+(?:the\s+|its\s+|it['’]s\s+|their\s+|his\s+|her\s+|all\s+|a\s+)?(?<of>[\p{L}\p{N}’'-]+(?:\s+\p{L}[\p{L}’'-]*){0,2}?)(?=\s+(?:and|or|to|in|on|at|by|for|from|that|which|who|is|are|was|were|has|have|had|will|would|could|can|may|might|if)\b|[\s]*[,.;:”"]|\s*$)/u;

/** The words up to the first plural noun, at most three. */
function countedIn(rest: string): string | undefined {
  const words =
    /^[\s-]+(?<words>\p{Ll}[\p{L}’'-]*(?:[ -]\p{Ll}[\p{L}’'-]*){0,2})/u
      .exec(rest)
      ?.groups?.words?.split(" ") ?? [];
  const at = words.findIndex((word) => plural.test(word));
  const small = words
    .slice(0, at)
    .some((word) => /^(?:of|and|or|to|in|on|at|by|for|from|the|a|that|per|was|is|were|are)$/.test(word));
  return at < 0 || small ? undefined : words.slice(0, at + 1).join(" ");
}

/** Share by which numbers may part where one is printed as “roughly”, and where none is. */
const ROUGHLY = 0.02;
const EXACTLY = 0.001;

/** Whether two figures are one number, within what “roughly” and rounding allow. */
export const isNear = (a: Figure, b: Figure): boolean =>
  a.value !== undefined &&
  b.value !== undefined &&
  Math.abs(a.value - b.value) <=
    (a.approximate || b.approximate ? ROUGHLY : EXACTLY) * Math.max(a.value, b.value);
