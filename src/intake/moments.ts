const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Hours from UTC of the zone names that feeds and pages print. */
const zones: Readonly<Record<string, number>> = {
  ...{ EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7, AKST: -9, AKDT: -8, HST: -10 },
  ...{ AST: -4, ADT: -3, BRT: -3, BST: 1, IST: 5.5, CET: 1, CEST: 2, MEZ: 1, MESZ: 2, EET: 2, EEST: 3 },
  ...{
    MSK: 3,
    SAST: 2,
    EAT: 3,
    WAT: 1,
    SGT: 8,
    HKT: 8,
    JST: 9,
    KST: 9,
    AWST: 8,
    ACST: 9.5,
    AEST: 10,
    AEDT: 11,
  },
  ...{ NZST: 12, NZDT: 13 },
};

/**
 * A date as feeds and pages write it: ISO 8601 in all its cuts, RFC 822, epoch seconds, spelt out. A time without a
 * zone, or with one that nobody knows, counts as UTC.
 *
 * @returns an ISO day or instant; nothing where the words are no date, or one before newspapers
 * @example
 * readMoment("Wed, 7 Jan 26 09:30 PST") // => "2026-01-07T17:30:00Z"
 */
export function readMoment(words: string): string | undefined {
  const text = words.trim().replace(/\s+/g, " ");
  if (text === "" || text.length > 80) return undefined;
  return numbered(text) ?? epoch(text) ?? spelt(text);
}

/** A moment that is not ahead of `now`: what has been published was, whatever its zone claims. */
export const notAhead = (moment: string, now: Date): string =>
  Date.parse(moment) > now.getTime() ? printed(now) : moment;

/** An instant as articles print it: to the second where it has no fraction. */
export const printed = (now: Date): string => now.toISOString().replace(".000Z", "Z");

/** Whether the first moment is later than the second. */
export const isLater = (a: string, b: string): boolean => Date.parse(a) > Date.parse(b);

const clock = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?(?<rest>.*)`;
const shapes = [
  new RegExp(String.raw`^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?:[T ,]+${clock})?$`, "i"),
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T?(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?(?<rest>.*))?$/i,
  new RegExp(String.raw`^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})(?:[ ,]+${clock})?$`, "i"),
];

function numbered(text: string): string | undefined {
  for (const shape of shapes) {
    const found = shape.exec(text)?.groups;
    if (found) return momentOf(Number(found.year), Number(found.month), Number(found.day), found);
  }
  return undefined;
}

/** Seconds or milliseconds since 1970, from 1973 to 2286. */
function epoch(text: string): string | undefined {
  if (!/^\d{9,10}$|^\d{12,13}$/.test(text)) return undefined;
  return instant(Number(text) * (text.length > 10 ? 1 : 1000));
}

/** “Wed, 07 Jan 2026 09:30:00 +0100”, “January 7, 2026 at 9:30 am”, “Wed Jan 7 09:30:00 GMT 2026”. */
function spelt(text: string): string | undefined {
  const month =
    months.findIndex((name) => new RegExp(`(?:^|[^a-z])${name}[a-z]*(?:[^a-z]|$)`, "i").test(text)) + 1;
  if (month === 0) return undefined;
  const time = new RegExp(clock, "i").exec(text);
  const days = time ? text.replace(time[0], " ").concat(` ${time.groups?.rest ?? ""}`) : text;
  const year = /(?:^|[^\d:+-])(\d{4})(?!\d)/.exec(days.replace(/-(?=\d{4}\b)/, " "))?.[1];
  const numbers = Array.from(days.replace(/[+-]\d{4}/g, " ").matchAll(/(?<!\d)\d{1,2}(?!\d)/g), ([n]) =>
    Number(n),
  );
  const [day, short] = numbers;
  const written = year ? Number(year) : short === undefined ? Number.NaN : short + (short < 70 ? 2000 : 1900);
  return day === undefined ? undefined : momentOf(written, month, day, time?.groups ?? {});
}

type Clock = Readonly<Record<string, string | undefined>>;

function momentOf(year: number, month: number, day: number, { hour, minute, second, rest = "" }: Clock) {
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1600 && year <= 9999;
  if (!real) return undefined;
  if (hour === undefined) return ms === 0 ? undefined : date.toISOString().slice(0, 10);
  const hours = (Number(hour) % (/^\s*[ap]\.?m/i.test(rest) ? 12 : 24)) + (/^\s*p\.?m/i.test(rest) ? 12 : 0);
  const passed = Number(hour) === 24 ? 24 : hours;
  const seconds = passed * 3600 + Math.min(Number(minute), 59) * 60 + Math.min(Number(second ?? 0), 59);
  return instant(ms + (seconds - hoursFromUtc(rest) * 3600) * 1000);
}

function hoursFromUtc(rest: string): number {
  const offset = /([+-])(\d{2}):?(\d{2})?(?!\d)/.exec(rest);
  if (offset) return Number(`${offset[1]}1`) * (Number(offset[2]) + Number(offset[3] ?? 0) / 60);
  const name = /\b[A-Z]{3,4}\b/.exec(rest)?.[0];
  return (name && zones[name]) || 0;
}

/** The first moment of 1970 is how programs write that they know none. */
const instant = (ms: number): string | undefined =>
  ms === 0 || Number.isNaN(ms) ? undefined : printed(new Date(ms));
