import { localDay, localNoon } from "./day.js";

/** What a digest covers: a day by which it is named, and which dates and instants fall into it. */
export interface Period {
  /** ISO day. */
  readonly day: string;
  covers(iso: string): boolean;
  /** ISO instants of both ends, where it is no calendar day. */
  readonly from?: string;
  readonly to?: string;
}

/** A calendar day of a zone. */
export const calendarDay = (day: string, zone: string): Period => ({
  day,
  covers: (iso) => localDay(iso, zone) === day,
});

/**
 * From one instant up to another, as from the digest before to this one. A bare ISO day counts as
 * noon of that day, so that it falls into exactly one of a row of daily digests.
 */
export const between = (from: Date, to: Date, zone: string): Period => ({
  day: localDay(to, zone),
  covers(iso) {
    const at = momentIn(iso, zone);
    return from.getTime() <= at && at < to.getTime();
  },
  from: from.toISOString(),
  to: to.toISOString(),
});

/** Milliseconds since the epoch of an instant, or of noon on an ISO day in a zone. */
export const momentIn = (iso: string, zone: string): number =>
  iso.length <= 10 ? localNoon(iso, zone) : Date.parse(iso);
