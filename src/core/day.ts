/**
 * The day of an instant in a zone, as an ISO day. A bare ISO day is itself everywhere.
 *
 * @param zone IANA zone
 * @example
 * localDay("2026-01-06T23:30:00Z", "Europe/Paris") // => "2026-01-07"
 */
export function localDay(iso: string | Date, zone: string): string {
  if (typeof iso === "string" && iso.length <= 10) return iso;
  return formatFor(zone).format(typeof iso === "string" ? new Date(iso) : iso);
}

/** Milliseconds since the epoch of noon on an ISO day in a zone, to the minute of the zone's offset that day. */
export function localNoon(day: string, zone: string): number {
  const noonUtc = Date.parse(`${day}T12:00:00Z`);
  const shown = formatFor(zone, "medium").format(noonUtc).replace(" ", "T");
  return noonUtc - (Date.parse(`${shown}Z`) - noonUtc);
}

/** The first minute of an ISO day in a zone, whatever its clocks skip or repeat. Found by halving. */
export function startOfDay(day: string, zone: string): Date {
  const noon = localNoon(day, zone);
  // No day is so long that it began more than a day and a half before its noon.
  let [before, within] = [-36 * 60, 0];
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (localDay(new Date(noon + middle * 60_000), zone) < day) before = middle;
    else within = middle;
  }
  return new Date(noon + within * 60_000);
}

/** The ISO day so many days later; earlier, where that is negative. */
export const daysFrom = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const formats = new Map<string, Intl.DateTimeFormat>();

/** Swedish prints dates as ISO does; to the second, where a time is asked for. */
function formatFor(zone: string, timeStyle?: "medium"): Intl.DateTimeFormat {
  const key = `${zone} ${timeStyle}`;
  const known =
    formats.get(key) ??
    new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", ...(timeStyle && { timeStyle }) });
  formats.set(key, known);
  return known;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * A day as newsrooms print it. An instant is printed as its day in UTC.
 *
 * @example
 * printDay("2026-01-07T09:30:00Z") // => "7 Jan 2026"
 */
export function printDay(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}

/** A moment as exactly as it is known: an ISO day as a day, an instant to the minute. */
export const printMoment = (iso: string): string => (iso.length <= 10 ? printDay(iso) : printMinute(iso));

/**
 * An instant to the minute, in UTC.
 *
 * @example
 * printMinute("2026-01-08T07:28:40.000Z") // => "8 Jan 2026, 07:28 UTC"
 */
export const printMinute = (iso: string): string => {
  const utc = new Date(iso).toISOString();
  return `${printDay(utc)}, ${utc.slice(11, 16)} UTC`;
};
