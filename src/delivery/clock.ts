import { Cron } from "croner";
import { localDay, localNoon } from "../core/day.js";

/** A time of day in a place: `{ at: "07:30", zone: "Europe/London" }`. */
export interface DailyTime {
  /** Local time of day, `07:30`. */
  readonly at: string;
  /** IANA zone. */
  readonly zone: string;
}

/** A slot whose time has come. */
export interface DueSlot {
  /** ISO day in the zone. */
  readonly day: string;
  readonly due: Date;
}

/**
 * The next slot after `now`. A time that the clocks skip falls due when they have, a repeated one once.
 * Where they skip the rest of the day (Nuuk, 23:00 on one night a year), that day has no slot.
 */
export const nextSlot = (time: DailyTime, now: Date): Date => cron(time).nextRun(now)!;

/** Today's slot, if its time has come. */
export function dueSlot(time: DailyTime, now: Date): DueSlot | undefined {
  // Croner leaves out a run that falls on the reference itself.
  const [due] = cron(time).previousRuns(1, new Date(now.getTime() + 1));
  const day = localDay(now, time.zone);
  return due && localDay(due, time.zone) === day ? { day, due } : undefined;
}

/** The instants between which the digest of a day looks: the slot before it, and its own. */
export function spanOf(time: DailyTime, day: string): { readonly from: Date; readonly to: Date } {
  const end = new Date(localNoon(day, time.zone) + 24 * 60 * 60_000);
  const [to, from] = cron(time)
    .previousRuns(3, end)
    .filter((run) => localDay(run, time.zone) <= day);
  return { from: from!, to: to! };
}

/** Calls `onDue` at every slot, and at once if today's has passed; a slot missed earlier is left out. */
export function startClock(time: DailyTime, onDue: (slot: DueSlot) => void): { stop(): void } {
  const ring = () => {
    const slot = dueSlot(time, new Date());
    if (slot) onDue(slot);
  };
  ring();
  const job = new Cron(patternOf(time), { timezone: time.zone }, ring);
  return { stop: () => job.stop() };
}

const cron = (time: DailyTime) => new Cron(patternOf(time), { timezone: time.zone });

function patternOf({ at }: DailyTime): string {
  const [hour, minute] = at.split(":");
  return `${minute} ${hour} * * *`;
}
