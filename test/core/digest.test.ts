import { describe, expect, it } from "vitest";
import type { Article } from "../../src/core/article.js";
import type { Digest } from "../../src/core/digest.js";
import { presentDigest } from "../../src/core/present-digest.js";
import { demo, newsroomOf } from "../library.js";
import { articleOf } from "./articles.js";

const digestOf = (day: string | undefined, articles = demo, zone = "UTC") =>
  newsroomOf(articles, new Date("2026-02-01"), zone).digest(day);

it("the same archive and day give the same digest, whatever the order articles came in", async () =>
  expect(JSON.stringify(await digestOf("2026-01-09"))).toBe(
    JSON.stringify(await digestOf("2026-01-09", demo.toReversed())),
  ));

it("without a day it is the newest day's", async () =>
  expect((await digestOf(undefined)).day).toBe("2026-01-14"));

it("a day without articles names the newest day that has some", async () =>
  expect(await digestOf("2026-01-31")).toMatchObject({ stories: [], newestDay: "2026-01-14" }));

it("the newsroom's midnight parts the days", async () => {
  const late = articleOf("It rained late.", { slug: "late", publishedAt: "2026-01-06T23:30:00Z" });
  const slugs = async (day: string, zone: string) =>
    (await digestOf(day, [late], zone)).stories.flatMap(({ sources }) => sources.map(({ slug }) => slug));
  expect([await slugs("2026-01-06", "UTC"), await slugs("2026-01-07", "UTC")]).toEqual([["late"], []]);
  expect([await slugs("2026-01-06", "Europe/Paris"), await slugs("2026-01-07", "Europe/Paris")]).toEqual([
    [],
    ["late"],
  ]);
});

it("a bare date is the same day in every zone", async () => {
  const dated = articleOf("It rained.", { publishedAt: "2026-01-06" });
  for (const zone of ["Pacific/Auckland", "America/Los_Angeles"])
    expect((await digestOf("2026-01-06", [dated], zone)).stories).toHaveLength(1);
});

it("no sentence is shown twice, and the numbers run through", async () => {
  const { stories } = await digestOf("2026-01-09");
  const citations = stories.flatMap(({ lede, quotes, figures, open }) => [
    ...lede,
    ...quotes,
    ...figures,
    ...open,
  ]);
  expect(citations.map(({ number }) => number)).toEqual(citations.map((_, i) => i + 1));
  expect(new Set(citations.map(({ quote }) => quote)).size).toBe(citations.length);
});

it("a story told by two publishers is one story with two sources", async () => {
  const { stories } = await digestOf("2026-01-09");
  const trial = stories.find(({ sources }) => sources.some(({ slug }) => slug === "night-crossings-trial"));
  expect(trial?.sources.map(({ slug }) => slug).sort()).toEqual([
    "ferry-lane-night-lorries",
    "night-crossings-trial",
  ]);
});

it("a correction is told on the day of its note", async () => {
  const { corrections } = await digestOf("2026-01-08");
  expect(corrections.map(({ article }) => article.slug)).toEqual(["bridge-north-span"]);
});

it("what is not known, or not said, is told as open", async () => {
  const { stories } = await digestOf("2026-01-05");
  expect(stories.flatMap(({ open }) => open.map(({ quote }) => quote))).toEqual([
    "It is not known when lorries will be allowed back.",
  ]);
});

describe("what came with the first look at a feed", () => {
  const news = articleOf("It rained on the harbour bridge.", {
    slug: "news",
    publishedAt: "2026-01-06T10:00:00Z",
  });
  const old = {
    ...articleOf("The ferry was late again.", { slug: "old", publishedAt: "2026-01-06T09:00:00Z" }),
    baseline: true as const,
  };
  const posted = (...articles: readonly Article[]) =>
    newsroomOf(articles, new Date("2026-02-01"), "UTC").digestBetween(
      new Date("2026-01-06"),
      new Date("2026-01-07"),
    );
  const slugsIn = ({ stories }: Digest) => stories.flatMap(({ sources }) => sources.map(({ slug }) => slug));

  it("is not posted, and its number is told", async () => {
    const digest = await posted(news, old);
    expect([slugsIn(digest), digest.leftOut]).toEqual([["news"], 1]);
    expect(JSON.stringify(presentDigest(digest, "channel"))).toContain(
      "1 article that came with the first look at a feed is left out; /digest with the day shows them.",
    );
  });

  it("is there for whoever asks for the day", async () =>
    expect(slugsIn(await digestOf("2026-01-06", [news, old]))).toEqual(["old", "news"]));

  it("has its corrections posted where they were printed later, not where they came with it", async () => {
    const noted = { ...old, corrections: [{ at: "2026-01-06", note: "It was on time." }] };
    expect((await posted(noted)).corrections).toEqual([]);
    expect((await posted({ ...noted, revision: 2 })).corrections).toHaveLength(1);
  });
});

it("an article fetched after the digest's time is in the next post, and only in that", async () => {
  const late = articleOf("The ferry ran aground.", {
    publishedAt: "2026-01-06T07:25:00Z",
    announcedAt: "2026-01-06T07:35:00Z",
  });
  const posted = async (from: string, to: string) =>
    (await newsroomOf([late]).digestBetween(new Date(from), new Date(to))).stories.length;
  expect(await posted("2026-01-05T07:30:00Z", "2026-01-06T07:30:00Z")).toBe(0);
  expect(await posted("2026-01-06T07:30:00Z", "2026-01-07T07:30:00Z")).toBe(1);
});
