import { expect, it } from "vitest";
import { readText } from "../../src/intake/text.js";

const read = (text: string) => readText("rain.txt", "rain", text);

it("the first line is the headline, the second the date, and the whole file is the text of record", () => {
  const text = "Rain at last\n07th Jan. 2026\n\nIt rained.\n";
  expect(read(text)).toEqual({
    slug: "rain",
    headline: "Rain at last",
    publishedAt: "2026-01-07",
    text,
    status: "published",
    corrections: [],
  });
});

it.each([
  "7 January 2026",
  "January 7, 2026",
  "Wednesday 7 January 2026",
  "2026-01-07",
  "Kelsmouth, 7 January 2026",
  "Published: 7 January 2026",
])("%s is a date line", (line) => expect(read(`Rain\n${line}\nIt rained.`).publishedAt).toBe("2026-01-07"));

it("Windows and old Mac line ends part lines too", () => {
  for (const end of ["\r\n", "\r", "\u2028"])
    expect(read(["Rain", "7 January 2026", "It rained."].join(end))).toMatchObject({
      headline: "Rain",
      publishedAt: "2026-01-07",
    });
});

it.each([
  ["By Ann Lee, Political Editor", "7 January 2026"],
  ["7 January 2026", "By Ann Lee, Political Editor"],
  ["BY: Ann Lee, Political Editor", "Published: 7 January 2026"],
])("who wrote it may stand with the date: %s, %s", (...lines) =>
  expect(read(["Rain", ...lines, "It rained."].join("\n"))).toMatchObject({
    byline: "Ann Lee, Political Editor",
    publishedAt: "2026-01-07",
  }),
);

it("a desk may stand before the date", () =>
  expect(read("Rain\nBy Weather desk\n7 January 2026\nIt rained.").byline).toBe("Weather desk"));

it.each([
  "By noon it had stopped",
  "By Noon it had stopped.",
  "By then 40 had left",
  "By Friday the river was over the road",
])("“%s” is nobody's name", (line) =>
  expect(read(`Rain\n7 January 2026\n${line}\nIt rained.`)).not.toHaveProperty("byline"),
);

it("a byte order mark is no part of the headline", () =>
  expect(read("\uFEFFRain\n7 January 2026\nIt rained.").headline).toBe("Rain"));

it.each([
  ["", "rain.txt: the file is empty (first line the headline, second line a date, then the text)"],
  ["Rain", "rain.txt: the second line is not a date (want a line such as 7 January 2026 under the headline)"],
  [
    "Rain\nIt rained all night.",
    'rain.txt: the second line "It rained all night." is not a date (want a line such as 7 January 2026 under the headline)',
  ],
  [
    "Rain\nIt rained all night\n7 January 2026",
    'rain.txt: the second line "It rained all night" is not a date (want a line such as 7 January 2026 under the headline)',
  ],
  [
    "Rain\nlast week",
    'rain.txt: the second line "last week" is not a date (want a line such as 7 January 2026 under the headline)',
  ],
  [
    "Rain\n7 January",
    'rain.txt: the second line "7 January" is not a date (want a line such as 7 January 2026 under the headline)',
  ],
])("a slip is named with its remedy: %#", (text, message) =>
  expect(() => read(text)).toThrow(expect.objectContaining({ name: "Mistake", message })),
);
