import { describe, expect, it } from "vitest";
import { printDays, readDays, readTime, readZone, weekdays, zonesLike } from "../../src/core/schedule.js";
import { readWanted } from "../../src/core/subscription.js";

describe("a time of day", () => {
  it.each([
    ["07:30", "07:30"],
    ["7:30", "07:30"],
    ["7.30", "07:30"],
    ["18h05", "18:05"],
    ["6pm", "18:00"],
    ["12 a.m.", "00:00"],
    ["12:15pm", "12:15"],
    ["0:00", "00:00"],
  ])("is read as it is typed: %s", (typed, time) => expect(readTime(typed)).toBe(time));

  it.each(["25:00", "24:00", "7:60", "7", "13pm", "noon", "", "07:30:00", "-1:00", "٧:٣٠"])(
    "that is none is named with the remedy: %j",
    (typed) => expect(() => readTime(typed)).toThrow(`at: "${typed}" is not a time of day (write at:07:30)`),
  );
});

describe("a zone", () => {
  it.each([
    ["Europe/London", "Europe/London"],
    ["europe/london", "Europe/London"],
    ["London", "Europe/London"],
    ["new york", "America/New_York"],
    ["utc", "UTC"],
    ["Kyiv", "Europe/Kyiv"],
    ["Etc/GMT-3", "Etc/GMT-3"],
  ])("is read however it is written: %s", (typed, zone) => expect(readZone(typed)).toBe(zone));

  it("that nobody knows is named, with those that begin alike", () => {
    expect(() => readZone("Europe/Londn")).toThrow(
      'zone: "Europe/Londn" is not a zone (write zone:Europe/London)',
    );
    expect(() => readZone("Lond")).toThrow("do you mean Europe/London?");
    expect(() => readZone("$(date)")).toThrow("is not a zone");
  });

  it("is offered while its city or its region is typed", () => {
    expect(zonesLike("kath", 5)).toEqual(["Asia/Kathmandu"]);
    expect(zonesLike("america/new", 5)).toContain("America/New_York");
    expect(zonesLike("", 25)).toHaveLength(25);
  });
});

describe("days of the week", () => {
  it.each([
    ["weekdays", weekdays.slice(0, 5)],
    ["daily", weekdays],
    ["Mon-Thu, Sat", ["mon", "tue", "wed", "thu", "sat"]],
    ["fri - mon", ["mon", "fri", "sat", "sun"]],
    ["Tuesdays and Thursdays", ["tue", "thu"]],
    ["weekends,wed", ["wed", "sat", "sun"]],
    ["thurs", ["thu"]],
  ])("are read as people name them: %s", (typed, days) => expect(readDays(typed)).toEqual(days));

  it.each(["someday", "mo", "", "mon-", "mon-wed-fri", "monkey", ","])(
    "that are none are named: %j",
    (typed) => expect(() => readDays(typed)).toThrow(`days: "${typed}" names no days of the week`),
  );

  it("are printed as people name them", () => {
    expect([undefined, weekdays.slice(0, 5), ["mon", "sat"] as const].map(printDays)).toEqual([
      "daily",
      "weekdays",
      "Monday, Saturday",
    ]);
  });
});

describe("a wish for a digest", () => {
  it("has a zone, topics and what to do on an empty day", () => {
    expect(
      readWanted({ at: "7:30", topics: "harbour bridge, budget;", empty: "Quiet" }, "Europe/Paris"),
    ).toEqual({
      ...{ at: "07:30", zone: "Europe/Paris", topics: ["harbour bridge", "budget"], quiet: true },
    });
  });

  it.each([
    [{ empty: "maybe" }, 'empty: "maybe" is neither say nor quiet'],
    [
      { topics: Array.from({ length: 11 }, (_, i) => `t${i}`).join() },
      "topics: 11 are too many (at most 10)",
    ],
    [{ topics: "x".repeat(81) }, "topics: 81 characters are too many"],
    [{ zone: "Mars/Phobos" }, 'zone: "Mars/Phobos" is not a zone'],
  ])("that cannot be met is named %#", (options, words) =>
    expect(() => readWanted({ at: "07:30", ...options }, "UTC")).toThrow(words),
  );
});
