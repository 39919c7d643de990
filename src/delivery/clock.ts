import { Cron } from "croner";
import { daysFrom, localDay, localNoon } from "../core/day.js";
import { type Schedule, weekdayOf, weekdays } from "../core/schedule.js";

/** A slot whose time has come. */
export interface DueSlot {
  /** ISO day in the zone. */
  readonly day: string;
  readonly due: Date;
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * When the slot of an ISO day falls due; nothing, where its day of the week has none. A time that the clocks skip
 * falls due when they have, a repeated one once; where they skip the rest of the day (Nuuk, 23:00 on one night a
 * year), in its last minute.
 */
export function slotOn({ at, zone, days = weekdays }: Schedule, day: string): Date | undefined {
  if (!days.includes(weekdayOf(day))) return undefined;
  const noon = localNoon(day, zone);
  // No zone is so far out that its day began more than two days before this noon.
  const runs = cronOf(at, zone).nextRuns(4, new Date(noon - 2 * DAY_MS));
  return runs.find((run) => localDay(run, zone) === day) ?? lastMinuteOf(day, zone, noon);
}

const crons = new Map<string, Cron>();

function cronOf(at: string, zone: string): Cron {
  const [hour, minute] = at.split(":");
  const known = crons.get(`${at} ${zone}`) ?? new Cron(`${minute} ${hour} * * *`, { timezone: zone });
  crons.set(`${at} ${zone}`, known);
  return known;
}

/** Found by halving: from noon on, the day is over once and for all. */
function lastMinuteOf(day: string, zone: string, noon: number): Date {
  let [within, over] = [0, (2 * DAY_MS) / 60_000];
  while (over - within > 1) {
    const middle = Math.floor((within + over) / 2);
    if (localDay(new Date(noon + middle * 60_000), zone) === day) within = middle;
    else over = middle;
  }
  return new Date(noon + within * 60_000);
}

/** The next slot after `now`. */
export function nextSlot(schedule: Schedule, now: Date): Date {
  for (let day = localDay(now, schedule.zone); ; day = dayAfter(day)) {
    const due = slotOn(schedule, day);
    if (due && due > now) return due;
  }
}

/** Today's slot, if its time has come. */
export function dueSlot(schedule: Schedule, now: Date): DueSlot | undefined {
  const day = localDay(now, schedule.zone);
  const due = slotOn(schedule, day);
  return due && due <= now ? { day, due } : undefined;
}

/** The instants between which the digest of a day looks: the slot before it, and its own. */
export function spanOf(schedule: Schedule, day: string): { readonly from: Date; readonly to: Date } {
  return { from: slotBefore(schedule, day), to: slotOn(schedule, day)! };
}

/** The last slot of an earlier day. */
export function slotBefore(schedule: Schedule, day: string): Date {
  for (let before = dayBefore(day); ; before = dayBefore(before)) {
    const due = slotOn(schedule, before);
    if (due) return due;
  }
}

/** The ISO day after one. */
export const dayAfter = (day: string): string => daysFrom(day, 1);
const dayBefore = (day: string): string => daysFrom(day, -1);
