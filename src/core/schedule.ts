import { Mistake } from "./mistake.js";
import { phrases } from "./phrases.js";

/** In the order of the week; `sun` is day 0 of the calendar. */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** A day of the week. */
export type Weekday = (typeof weekdays)[number];

/** A time of day in a place, on some days of the week: `{ at: "07:30", zone: "Europe/London", days: ["mon"] }`. */
export interface Schedule {
  /** Local time of day, `07:30`. */
  readonly at: string;
  /** IANA zone. */
  readonly zone: string;
  /** In the order of the week; every day where absent. */
  readonly days?: readonly Weekday[];
}

const wanted = phrases.subscription.wants;

/**
 * Reads a time of day.
 *
 * @throws {Mistake}
 * @example
 * readTime("7.30") // => "07:30"
 * readTime("6pm") // => "18:00"
 */
export function readTime(typed: string): string {
  const read = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(?:([ap])\.?m\.?)?$/i.exec(typed.trim());
  const [, hours = "", minutes = "", half] = read ?? [];
  const isBare = minutes === "" && !half;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0) : Number(hours);
  const isTime = read && !isBare && hour < 24 && Number(minutes) < 60 && !(half && Number(hours) > 12);
  if (!isTime) throw new Mistake("at", phrases.subscription.noTime(typed), wanted.at);
  return `${String(hour).padStart(2, "0")}:${minutes || "00"}`;
}

/** Zones that have a new name, which runtimes know and list under the old one (IANA, backward). */
const renamed = [
  ...[
    "Africa/Asmara",
    "America/Nuuk",
    "America/Argentina/Buenos_Aires",
    "Asia/Ho_Chi_Minh",
    "Asia/Kathmandu",
  ],
  ...["Asia/Kolkata", "Asia/Yangon", "Atlantic/Faroe", "Europe/Kyiv", "Pacific/Chuuk", "Pacific/Pohnpei"],
];

/** Every zone by which people may mean it: `europe/london`, and the city alone. */
const zones: ReadonlyMap<string, string> = new Map(
  [...Intl.supportedValuesOf("timeZone"), ...renamed, "UTC"].flatMap((zone) => [
    [zone.toLowerCase(), zone],
    [zone.split("/").at(-1)!.toLowerCase(), zone],
  ]),
);

/** Their names, in the order of the alphabet. */
export const zoneNames: readonly string[] = [...new Set(zones.values())].sort();

/**
 * Reads an IANA zone, however its letters are written, or the city of one.
 *
 * @throws {Mistake}
 * @example
 * readZone("new york") // => "America/New_York"
 */
export function readZone(typed: string): string {
  const name = typed.trim().replace(/\s+/g, "_");
  const known = zones.get(name.toLowerCase());
  if (known) return known;
  try {
    // Older names of zones, and offsets such as Etc/GMT-3, are no supported values and known all the same.
    if (/^[a-z]+\/[\w+/-]+$/i.test(name)) {
      new Intl.DateTimeFormat("en", { timeZone: name });
      return name;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new Mistake(
    "zone",
    phrases.subscription.noZone(typed),
    wanted.zone(zonesLike(typed, 3).join(" or ")),
  );
}

/** Zones that begin with what has been typed, or in which a word does. */
export function zonesLike(typed: string, most: number): readonly string[] {
  const start = typed.trim().toLowerCase().replace(/\s+/g, "_");
  const city = (zone: string) => zone.toLowerCase().split("/").at(-1)!;
  const begins = zoneNames.filter(
    (zone) => city(zone).startsWith(start) || zone.toLowerCase().startsWith(start),
  );
  return begins.slice(0, most);
}

const groups: Readonly<Record<string, readonly Weekday[]>> = {
  daily: weekdays,
  everyday: weekdays,
  weekdays: weekdays.slice(0, 5),
  weekends: weekdays.slice(5),
  weekend: weekdays.slice(5),
};

/**
 * Reads days of the week.
 *
 * @throws {Mistake}
 * @example
 * readDays("Mon-Thu, Sat") // => ["mon", "tue", "wed", "thu", "sat"]
 */
export function readDays(typed: string): readonly Weekday[] {
  const named = typed
    .toLowerCase()
    .replace(/\s*(?:-|–|\bto\b)\s*/g, "-")
    .split(/[\s,;]+|\band\b/)
    .filter(Boolean)
    .flatMap((word) => groups[word] ?? spanOfDays(word, typed));
  if (named.length === 0) throw noDays(typed);
  return weekdays.filter((day) => named.includes(day));
}

function spanOfDays(word: string, typed: string): readonly Weekday[] {
  const [from = "", to = from, ...more] = word.split("-");
  const [first, last] = [from, to].map((name) =>
    name.length < 3
      ? -1
      : weekdays.findIndex(
          (day) => name.startsWith(day) && fullNames[day].startsWith(name.replace(/s$/, "")),
        ),
  );
  if (first === undefined || last === undefined || first < 0 || last < 0 || more.length) throw noDays(typed);
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, i) => weekdays[(first + i) % 7]!);
}

const fullNames: Readonly<Record<Weekday, string>> = {
  ...{ mon: "monday", tue: "tuesday", wed: "wednesday", thu: "thursday" },
  ...{ fri: "friday", sat: "saturday", sun: "sunday" },
};

const noDays = (typed: string): Mistake =>
  new Mistake("days", phrases.subscription.noDays(typed), wanted.days);

/** The day of the week of an ISO day. */
export const weekdayOf = (day: string): Weekday =>
  weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]!;

/**
 * Days as people name them.
 *
 * @example
 * printDays(["mon", "tue", "wed", "thu", "fri"]) // => "weekdays"
 */
export function printDays(days: readonly Weekday[] = weekdays): string {
  const named = Object.entries(groups).find(([, group]) => group.join() === days.join())?.[0];
  return (
    named ?? days.map((day) => fullNames[day].replace(/^./, (letter) => letter.toUpperCase())).join(", ")
  );
}
