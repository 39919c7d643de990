import { expect, it } from "vitest";
import type { Timeline } from "../../src/core/timeline.js";
import { demo, newsroomOf, replyTo } from "../library.js";
import { articleOf } from "./articles.js";

const newsroom = newsroomOf(demo);
const citationsIn = ({ days }: Timeline) =>
  days.flatMap(({ entries }) => entries.map(({ citation }) => citation));
/** `£3.1 million (budget-gap-opens) → £3.6 million (treasurer-resigns)` */
const changesIn = (timeline: Timeline): readonly string[] =>
  timeline.changes.map(({ was, is }) =>
    [was, is]
      .map(({ figure, citation }) => `${figure} (${citationsIn(timeline)[citation - 1]!.article.slug})`)
      .join(" → "),
  );

it("shows each figure that changed with both sources, newest first", async () =>
  expect(changesIn(await newsroom.timeline("budget gap"))).toEqual([
    "£3.6 million (treasurer-resigns) → £2.9 million (budget-vote)",
    "£3.1 million (budget-gap-opens) → £3.6 million (treasurer-resigns)",
  ]));

it("follows a count from article to article", async () =>
  expect(changesIn(await newsroom.timeline("lorries a day"))).toEqual([
    "about 380 lorries (repair-cost-council) → about 640 lorries (bridge-one-lane)",
    "1,150 lorries (bridge-closed-to-lorries) → about 380 lorries (repair-cost-council)",
  ]));

it("goes day by day, newest first, each day in reading order", async () => {
  const { days } = await newsroom.timeline("budget gap");
  expect(days.map(({ day }) => day)).toEqual(["2026-01-13", "2026-01-09", "2026-01-06"]);
  for (const { entries } of days) {
    const starts = entries.map(({ citation }) => citation.span.start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  }
});

it("says which days “last week” was, and not what the day above it says already", async () => {
  const { days } = await newsroom.timeline("budget gap");
  const dates = days.flatMap(({ entries }) => entries.flatMap((entry) => entry.dates));
  expect(dates).toEqual([{ words: "last week", from: "2026-01-05", to: "2026-01-11" }]);
});

it("tells what is printed again once, under its first day", async () => {
  const text = "The weir at Millbrook has lost 12 gates.";
  const timeline = await newsroomOf([
    articleOf(text, { slug: "first", publishedAt: "2026-01-05T09:00:00Z" }),
    articleOf(`It rained. ${text}`, { slug: "again", publishedAt: "2026-01-08T09:00:00Z" }),
  ]).timeline("Millbrook weir");
  expect(timeline.changes).toEqual([]);
  expect(
    citationsIn(timeline).map(({ article, alsoIn }) => [article.slug, ...alsoIn.map(({ slug }) => slug)]),
  ).toEqual([["first", "again"]]);
});

it("a figure that comes back is a change both times", async () => {
  const articles = ["12", "14", "12"].map((count, i) =>
    articleOf(`The weir has lost ${count} gates.`, {
      slug: `day-${i}`,
      publishedAt: `2026-01-0${i + 1}T09:00:00Z`,
    }),
  );
  expect(changesIn(await newsroomOf(articles).timeline("weir gates"))).toEqual([
    "14 gates (day-1) → 12 gates (day-2)",
    "12 gates (day-0) → 14 gates (day-1)",
  ]);
});

it("a figure that wire copies repeat changes once, from the article that had it first", async () => {
  const articles = ["12", "12", "14", "14"].map((count, i) =>
    articleOf(`The weir has lost ${count} gates.`, { slug: `day-${i}`, publishedAt: `2026-01-0${i + 1}` }),
  );
  const timeline = await newsroomOf(articles).timeline("weir gates");
  expect(changesIn(timeline)).toEqual(["12 gates (day-0) → 14 gates (day-2)"]);
  expect(citationsIn(timeline).map(({ alsoIn }) => alsoIn.map(({ slug }) => slug))).toEqual([
    ["day-3"],
    ["day-1"],
  ]);
});

it("is narrowed to days and publishers", async () => {
  const slugs = async (filters: Record<string, string>) => [
    ...new Set(
      citationsIn(await newsroom.timeline("budget gap", filters)).map(({ article }) => article.slug),
    ),
  ];
  expect(await slugs({ since: "2026-01-08", until: "2026-01-12" })).toEqual(["treasurer-resigns"]);
  expect(await slugs({ publisher: "Ledger" })).toEqual(["budget-vote", "budget-gap-opens"]);
});

it("of a day is what was published then, or is dated so", async () => {
  const timeline = await newsroom.timeline("12 January 2026");
  expect(timeline.changes).toEqual([]);
  expect(citationsIn(timeline).map(({ quote }) => quote)).toContain(
    "A vote on the budget is due on Monday, 12 January.",
  );
  const slugs = citationsIn(await newsroom.timeline("harbour bridge 8 January 2026")).map(
    ({ article }) => article.slug,
  );
  expect(slugs).toContain("repair-cost-council");
  expect(slugs).not.toContain("repair-cost-survey");
});

it.each([
  ["a topic nobody wrote of", "zeppelin mooring mast", "unknown-words"],
  ["small words alone", "the of it all", "nothing-asked"],
  ["marks alone", "?! …", "nothing-asked"],
  ["a retracted article", "Murrelgate tunnel", "unknown-words"],
  ["an embargoed article", "Ossiverne", "unknown-words"],
  ["known words that no sentence has together", "Zelensky bearings lorries treasurer", "off-topic"],
  ["a day on which nothing was published", "3 March 1990", "off-topic"],
])("%s: there is nothing, with the reason", async (_, topic, why) => {
  expect(await newsroom.timeline(topic)).toMatchObject({ days: [], changes: [], why: { kind: why } });
  expect(await newsroom.coverage(topic)).toMatchObject({ texts: [], open: [], why: { kind: why } });
});

it("one word is topic enough", async () =>
  expect(citationsIn(await newsroom.timeline("treasurer")).length).toBeGreaterThan(0));

it("an empty archive says that it is empty", async () =>
  expect(await newsroomOf([]).timeline("bridge")).toMatchObject({ why: { kind: "empty-archive" } }));

it("an embargoed figure changes nothing before its hour", async () => {
  const early = articleOf("The weir has lost 12 gates.", { slug: "early", publishedAt: "2026-01-05" });
  const secret = articleOf("The weir has lost 19 gates.", {
    slug: "secret",
    publishedAt: "2026-01-08",
    embargoedUntil: "2030-01-01T00:00:00Z",
  });
  const lines = ["/timeline weir gates", "/coverage weir gates", "/ask How many gates has the weir lost?"];
  for (const line of lines)
    expect(await replyTo(newsroomOf([early, secret]), line)).toEqual(
      await replyTo(newsroomOf([early]), line),
    );
  expect(
    (await newsroomOf([early, secret], new Date("2030-01-02")).timeline("weir gates")).changes,
  ).toHaveLength(1);
});
