import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { localDay } from "../../src/core/day.js";
import { type DailyTime, dueSlot, nextSlot, startClock } from "../../src/delivery/clock.js";

/** Zones with every kind of change: by an hour, by half an hour, at midnight, southern, in Ramadan, none. */
const zones = [
  "UTC",
  "Europe/London",
  "Europe/Kyiv",
  "America/New_York",
  "America/St_Johns",
  "America/Havana",
  "America/Santiago",
  "Atlantic/Azores",
  "Africa/Cairo",
  "Africa/Casablanca",
  "Asia/Beirut",
  "Asia/Kathmandu",
  "Asia/Tokyo",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
  "Pacific/Kiritimati",
];

const minute = 60_000;
const time = fc.record({
  at: fc
    .integer({ min: 0, max: 24 * 60 - 1 })
    .map((minutes) => new Date(minutes * minute).toISOString().slice(11, 16)),
  zone: fc.constantFrom(...zones),
});
const instant = fc
  .integer({ min: Date.UTC(2025, 0), max: Date.UTC(2035, 0) })
  .map((milliseconds) => new Date(milliseconds));

const formats = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }),
  ]),
);

/** `2026-01-07 07:30`, the wall clock of a zone. */
const wallClock = (ms: number, zone: string): string => formats.get(zone)!.format(ms);

/** When the slot of a day falls due, found by looking at each minute. */
function dueOf(day: string, { at, zone }: DailyTime): Date | undefined {
  const from = Date.parse(`${day}T${at}Z`) - 15 * 60 * minute;
  for (let ms = from; ms < from + 30 * 60 * minute; ms += minute)
    if (wallClock(ms, zone) >= `${day} ${at}`) return new Date(ms);
  return undefined;
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(day) + 24 * 60 * minute).toISOString().slice(0, 10);

describe("a slot", () => {
  it("is due at the first minute that the wall clock shows its time or more, in every zone", () => {
    fc.assert(
      fc.property(time, instant, (daily, now) => {
        const due = nextSlot(daily, now);
        expect(due.getTime()).toBeGreaterThan(now.getTime());
        expect(due).toEqual(dueOf(localDay(due, daily.zone), daily));
      }),
      { numRuns: 300 },
    );
  });

  it("comes once for each day, without a gap, whatever the clocks do", () => {
    fc.assert(
      fc.property(time, instant, (daily, now) => {
        const due = nextSlot(daily, now);
        const following = nextSlot(daily, due);
        expect(localDay(following, daily.zone)).toBe(dayAfter(localDay(due, daily.zone)));
      }),
      { numRuns: 300 },
    );
  });

  it("is due from its very millisecond to the end of its day, and not before", () => {
    fc.assert(
      fc.property(time, instant, fc.integer({ min: 0, max: 24 * 60 }), (daily, now, minutes) => {
        const due = nextSlot(daily, now);
        expect(dueSlot(daily, due)).toEqual({ day: localDay(due, daily.zone), due });
        expect(dueSlot(daily, new Date(due.getTime() - 1))?.due).not.toEqual(due);
        const later = new Date(due.getTime() + minutes * minute);
        const isSameDay = localDay(later, daily.zone) === localDay(due, daily.zone);
        if (isSameDay && nextSlot(daily, due) > later) expect(dueSlot(daily, later)?.due).toEqual(due);
        else expect(dueSlot(daily, later)?.due).not.toEqual(due);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["02:30", "America/New_York", "2026-03-08T05:00:00Z", "2026-03-08T07:00:00.000Z"],
    ["01:30", "America/New_York", "2026-11-01T04:00:00Z", "2026-11-01T05:30:00.000Z"],
    ["07:00", "Europe/London", "2026-03-28T12:00:00Z", "2026-03-29T06:00:00.000Z"],
    ["07:00", "Europe/London", "2026-10-24T12:00:00Z", "2026-10-25T07:00:00.000Z"],
    ["00:30", "America/Havana", "2026-03-07T12:00:00Z", "2026-03-08T05:00:00.000Z"],
    ["23:30", "America/Nuuk", "2026-03-28T12:00:00Z", "2026-03-30T00:30:00.000Z"],
    ["02:15", "Australia/Lord_Howe", "2026-10-03T12:00:00Z", "2026-10-03T15:30:00.000Z"],
  ])("at %s in %s after %s is at %s", (at, zone, now, slot) => {
    expect(nextSlot({ at, zone }, new Date(now)).toISOString()).toBe(slot);
  });
});

describe("a clock", () => {
  // A day cannot be waited for: the timers are wound forward, all else is real.
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** When a clock rings that is started at one instant and watched for some hours. */
  async function rings(daily: DailyTime, from: string, hours: number): Promise<readonly string[]> {
    vi.setSystemTime(new Date(from));
    const heard: string[] = [];
    const clock = startClock(daily, ({ day }) => heard.push(`${day} at ${new Date().toISOString()}`));
    await vi.advanceTimersByTimeAsync(hours * 60 * minute);
    clock.stop();
    await vi.advanceTimersByTimeAsync(48 * 60 * minute);
    return heard;
  }

  it("rings at each slot until it is stopped", async () => {
    const daily = { at: "07:30", zone: "Europe/London" };
    expect(await rings(daily, "2026-03-28T00:00:00Z", 48)).toEqual([
      "2026-03-28 at 2026-03-28T07:30:00.000Z",
      "2026-03-29 at 2026-03-29T06:30:00.000Z",
    ]);
  });

  it("rings once when the clocks go forward over its time, and once when they show it twice", async () => {
    const spring = await rings({ at: "02:30", zone: "America/New_York" }, "2026-03-08T05:00:00Z", 23);
    expect(spring).toEqual(["2026-03-08 at 2026-03-08T07:00:00.000Z"]);
    const autumn = await rings({ at: "01:30", zone: "America/New_York" }, "2026-11-01T04:00:00Z", 25);
    expect(autumn).toEqual(["2026-11-01 at 2026-11-01T05:30:00.000Z"]);
  });

  it("started late rings at once for today, and not for yesterday", async () => {
    const daily = { at: "07:30", zone: "Europe/London" };
    expect(await rings(daily, "2026-01-07T09:00:00Z", 1)).toEqual(["2026-01-07 at 2026-01-07T09:00:00.000Z"]);
    expect(await rings(daily, "2026-01-07T07:00:00Z", 0.4)).toEqual([]);
  });
});
