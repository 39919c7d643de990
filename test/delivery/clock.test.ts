import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDay } from "../../src/core/day.js";
import { type Schedule, weekdayOf, weekdays } from "../../src/core/schedule.js";
import { dueSlot, nextSlot, slotOn, spanOf } from "../../src/delivery/clock.js";

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
function dueOf(day: string, { at, zone }: Schedule): Date | undefined {
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

  it("comes exactly once for each local date that is due, over two years, in every zone that there is", () => {
    const from = Date.UTC(2026, 0);
    const days = Array.from({ length: 730 }, (_, i) =>
      new Date(from + i * 24 * 60 * minute).toISOString().slice(0, 10),
    );
    const everyZone = Intl.supportedValuesOf("timeZone");
    for (const [i, zone] of everyZone.entries()) {
      // Each zone at another time of day, round the clock: what the clocks skip and repeat is among them.
      const at = new Date(((i * 37 + 5) % (24 * 60)) * minute).toISOString().slice(11, 16);
      const due = weekdays.filter((_, n) => (i >> n) % 2 === 1 || i % 128 === 0);
      const schedule = { at, zone, days: due };
      const slots = days.flatMap((day) => {
        const slot = slotOn(schedule, day);
        return slot ? [{ day, slot }] : [];
      });
      expect(slots.map(({ day }) => day)).toEqual(days.filter((day) => due.includes(weekdayOf(day))));
      expect(slots.map(({ slot }) => localDay(slot, zone))).toEqual(slots.map(({ day }) => day));
      for (const [n, { slot }] of slots.slice(1).entries()) {
        const before = slots[n]!.slot;
        expect(slot > before).toBe(true);
        if (n % 90 === 0) expect(nextSlot(schedule, before)).toEqual(slot);
      }
    }
  }, 240_000);

  it("that the clocks skip with the rest of its day comes in the last minute of that day", () => {
    const nuuk = { at: "23:30", zone: "America/Nuuk" };
    expect(slotOn(nuuk, "2026-03-28")?.toISOString()).toBe("2026-03-29T00:59:00.000Z");
    expect(slotOn(nuuk, "2026-03-29")?.toISOString()).toBe("2026-03-30T00:30:00.000Z");
  });

  it("on days that are not its own there is none, and the digest of Monday begins on Friday", () => {
    const weekly = { at: "07:30", zone: "Pacific/Auckland", days: weekdays.slice(0, 5) };
    expect(slotOn(weekly, "2026-01-10")).toBeUndefined();
    expect(dueSlot(weekly, new Date("2026-01-10T00:00:00Z"))).toBeUndefined();
    expect(spanOf(weekly, "2026-01-12")).toEqual({
      from: new Date("2026-01-08T18:30:00Z"),
      to: new Date("2026-01-11T18:30:00Z"),
    });
  });

  it.each([
    ["02:30", "America/New_York", "2026-03-08T05:00:00Z", "2026-03-08T07:00:00.000Z"],
    ["01:30", "America/New_York", "2026-11-01T04:00:00Z", "2026-11-01T05:30:00.000Z"],
    ["07:00", "Europe/London", "2026-03-28T12:00:00Z", "2026-03-29T06:00:00.000Z"],
    ["07:00", "Europe/London", "2026-10-24T12:00:00Z", "2026-10-25T07:00:00.000Z"],
    ["00:30", "America/Havana", "2026-03-07T12:00:00Z", "2026-03-08T05:00:00.000Z"],
    ["23:30", "America/Nuuk", "2026-03-28T12:00:00Z", "2026-03-29T00:59:00.000Z"],
    ["02:15", "Australia/Lord_Howe", "2026-10-03T12:00:00Z", "2026-10-03T15:30:00.000Z"],
  ])("at %s in %s after %s is at %s", (at, zone, now, slot) => {
    expect(nextSlot({ at, zone }, new Date(now)).toISOString()).toBe(slot);
  });
});
