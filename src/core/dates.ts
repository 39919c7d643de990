import { casual as parser } from "chrono-node/en";
import { isPast } from "./irregular.js";
import type { Span } from "./span.js";
import { wordsOf } from "./words.js";

/** A date expression and the days it covers, both ends included, as ISO days. */
export interface DateMention extends Span {
  readonly from: string;
  readonly to: string;
  readonly precision: "day" | "week" | "month" | "year";
}

const dayMs = 86_400_000;
const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const dayStart = (iso: string): number => Date.parse(iso.slice(0, 10));
/** 0 is Monday, as newspapers count weeks. */
const sinceMonday = (ms: number): number => (new Date(ms).getUTCDay() + 6) % 7;

/** Whether two intervals of ISO days, both ends included, share a day. */
export const daysMeet = (a: Pick<DateMention, "from" | "to">, b: Pick<DateMention, "from" | "to">): boolean =>
  a.from <= b.to && b.from <= a.to;

/** Whether a day (of an ISO date or instant) lies in an interval of ISO days, both ends included. */
export const overlapsDays = (
  { from, to }: { readonly from: string; readonly to: string },
  iso: string,
): boolean => from <= iso.slice(0, 10) && iso.slice(0, 10) <= to;

/** Words that put a bare weekday or month into the future. */
const ahead =
  /\b(?:will|next|upcoming|scheduled|due|expected|set to|plans? to|from|by|until|would|coming)\b/i;

/**
 * The dates of a sentence as intervals, anchored to the day of publication: chrono-node finds the
 * expressions, this resolver decides the days. “Last week” is a week, a bare weekday is the most
 * recent one unless the sentence looks ahead, a season is no date.
 *
 * @param anchor ISO day or instant of publication
 * @example
 * readDates("Last week he left", 0, "2026-01-07") // => [{ start: 0, end: 9, from: "2025-12-29", to: "2026-01-04", precision: "week" }]
 */
export function readDates(sentence: string, offset: number, anchor: string): readonly DateMention[] {
  if (!mayHoldDate.test(sentence)) return [];
  const at = dayStart(anchor);
  if (Number.isNaN(at)) return [];
  return parser
    .parse(sentence, { instant: new Date(at + dayMs / 2), timezone: 0 }, { forwardDate: false })
    .flatMap((found) => {
      const lead = /^\d{1,2}\s+on\s+(?=\d)/.exec(found.text)?.[0].length ?? 0; // “14 votes to 11 on 12 January”
      const words = found.text.slice(lead).replace(/[\s,]+$/, "");
      if (isFromElsewhere.test(words) || insideName(sentence, found.index + lead, words)) return [];
      const days = resolve(words.toLowerCase(), sentence, found.index + lead, at) ?? certain(found);
      const start = offset + found.index + lead;
      return days ? [{ start, end: start + words.length, ...days }] : [];
    });
}

/**
 * chrono's expressions are compiled the first two times that they are used, a sixth of a second in all: a server has that
 * behind it before anybody waits.
 */
export function compileDates(): void {
  for (const sentence of ["on Friday", "on 12 January 2026"]) readDates(sentence, 0, "2026-01-15");
}

/** chrono is the slowest part of reading: most sentences hold nothing that could be a date. */
const mayHoldDate =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|today|tonight|yesterday|tomorrow|(?:last|next|this|past|coming|previous|same)\s+(?:week|month|year|night|weekend)|\d{4}|(?:days?|weeks?|months?|years?)\s+(?:ago|later|earlier)|\d{1,2}\/\d{1,2})\b/i;

type Days = Omit<DateMention, "start" | "end">;

const interval = (from: number, to: number, precision: DateMention["precision"]): Days => ({
  from: isoDay(from),
  to: isoDay(to),
  precision,
});

function resolve(words: string, sentence: string, index: number, at: number): Days | undefined {
  const weekday = weekdays.findIndex((day) => new RegExp(`\\b${day}\\b`).test(words));
  if (weekday >= 0 && !/\d/.test(words)) return weekdayOf(weekday, words, isAhead(sentence, index), at);
  const monday = at - sinceMonday(at) * dayMs;
  const week = /\b(last|past|previous|this|next|coming)\s+week\b/.exec(words)?.[1];
  if (week) {
    const from = monday + (/last|past|previous/.test(week) ? -7 : week === "this" ? 0 : 7) * dayMs;
    return interval(from, from + 6 * dayMs, "week");
  }
  const unit = /\b(last|past|previous|this|next|coming)\s+(month|year)\b/.exec(words);
  if (unit)
    return shifted(
      at,
      unit[2] as "month" | "year",
      /last|past|previous/.test(unit[1]!) ? -1 : unit[1] === "this" ? 0 : 1,
    );
  return monthOf(words, sentence, at);
}

/** “will meet on Tuesday”, “may speak”, “is due”; not “may have spoken”. */
const looksAhead =
  /\b(?:next|upcoming|scheduled|due|expected|set to|(?:will|may|might|is to|are to)(?! have))\b/i;

/** Where a statement begins that may look another way than what stands before it. */
const turns =
  /^.*(?:[;:]|\b(?:after|because|since|when|while|where|who|which|that|but|although|though|having)\b)/is;

/** Whether what a day is told of is still to come: of “said on Monday that it will close on Friday”, the closing. */
function isAhead(sentence: string, index: number): boolean {
  const before = sentence.slice(0, index).replace(turns, "");
  if (looksAhead.test(before)) return true;
  const isDone = wordsOf(before).some(({ folded }) => isPast(folded));
  return !isDone && looksAhead.test(sentence);
}

function weekdayOf(weekday: number, words: string, isAhead: boolean, at: number): Days {
  const back = (new Date(at).getUTCDay() - weekday + 7) % 7;
  const future = /\bnext\b/.test(words) || (back > 0 && !/\blast\b/.test(words) && isAhead);
  const day = at + (future ? (7 - back) % 7 || 7 : /\blast\b/.test(words) && back === 0 ? -7 : -back) * dayMs;
  return interval(day, day, "day");
}

/** A month, or a day of a month, without a year: the nearest to the anchor. */
function monthOf(words: string, sentence: string, at: number): Days | undefined {
  const month = months.findIndex((name) => new RegExp(`\\b${name}`).test(words));
  if (month < 0 || /\b\d{4}\b/.test(words)) return undefined;
  const year = new Date(at).getUTCFullYear();
  const day = Number(/\b(\d{1,2})(?:st|nd|rd|th)?\b/.exec(words)?.[1] ?? 0);
  const candidates = [year - 1, year, year + 1].map((y) => Date.UTC(y, month, day || 15));
  const past = !ahead.test(sentence);
  const nearest = candidates.reduce((a, b) =>
    distance(b, at, day ? undefined : past) < distance(a, at, day ? undefined : past) ? b : a,
  );
  const y = new Date(nearest).getUTCFullYear();
  const last = Number(/\b\d{1,2}\D{1,5}(\d{1,2})\b/.exec(words)?.[1] ?? day);
  return day
    ? interval(nearest, nearest + Math.max(0, last - day) * dayMs, "day")
    : interval(Date.UTC(y, month, 1), Date.UTC(y, month + 1, 0), "month");
}

/** Days between; what lies on the unlikely side of the anchor counts double. */
const distance = (ms: number, at: number, past: boolean | undefined): number =>
  Math.abs(ms - at) * (past === undefined || Math.abs(ms - at) < 20 * dayMs || past === ms < at ? 1 : 2);

function shifted(at: number, unit: "month" | "year", by: number): Days {
  const date = new Date(at);
  const [y, m] = [date.getUTCFullYear(), date.getUTCMonth()];
  return unit === "year"
    ? interval(Date.UTC(y + by, 0, 1), Date.UTC(y + by, 11, 31), "year")
    : interval(Date.UTC(y, m + by, 1), Date.UTC(y, m + by + 1, 0), "month");
}

/** What chrono is certain of: a full date, a month of a year, today and its neighbours, so many days ago. */
function certain({ start, end, text }: ReturnType<typeof parser.parse>[number]): Days | undefined {
  const [year, month, day] = [start.get("year"), start.get("month"), start.get("day")];
  if (year === null || month === null || day === null) return undefined;
  const relative =
    /\b(?:today|tonight|yesterday|tomorrow|ago|later|earlier|night|morning|evening|afternoon)\b/i.test(text);
  if (!start.isCertain("month") && !relative) {
    return start.isCertain("year") && /\b\d{4}\b/.test(text)
      ? interval(Date.UTC(year, 0, 1), Date.UTC(year, 11, 31), "year")
      : undefined;
  }
  if (!start.isCertain("day") && !relative) {
    return start.isCertain("year")
      ? interval(Date.UTC(year, month - 1, 1), Date.UTC(year, month, 0), "month")
      : undefined;
  }
  const from = Date.UTC(year, month - 1, day);
  const to = end ? Date.UTC(end.get("year")!, end.get("month")! - 1, end.get("day")!) : from;
  return interval(from, Math.max(from, to), "day");
}

/** “Two weeks after the vote”, “a year earlier”: counted from another day than the article's. “£2.3m after” is no time. */
const isFromElsewhere =
  /\b(?:after|before|later|earlier)$|^\S+\s(?:seconds?|minutes?|hours?)\s(?:after|before)\b|^[\d.,]+\s?[hms]\b/i;

/** “Sun newspaper”, “March on Moscow”, “sat down”: a word that only looks like a date. */
function insideName(sentence: string, index: number, text: string): boolean {
  if (
    /^(?:sun|sat|mon|wed|thu|fri|tue|mar|may|(?:second )?march|second|now|dec|oct|night|morning|evening|afternoon|noon|midnight)$/i.test(
      text,
    ) &&
    !/^(?:March|May)$/.test(text)
  )
    return true;
  const [before, after] = [sentence.slice(0, index), sentence.slice(index + text.length)];
  if (/^(?:March|May)$/.test(text))
    return !/\b(?:in|last|next|this|since|until|by|late|early|mid|of|from|to|and|through|,)[\s-]+$/i.test(
      before,
    );
  return /\p{Lu}\p{L}+\s$/u.test(before) && /^\s\p{Lu}/u.test(after) && !/\d/.test(text);
}
