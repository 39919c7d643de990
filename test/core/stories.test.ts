import { expect, it } from "vitest";
import { groupStories } from "../../src/core/stories.js";
import { demo } from "../library.js";
import { articleOf } from "./articles.js";

const slugsOf = (articles: Parameters<typeof groupStories>[0]) =>
  groupStories(articles).map((story) => story.map(({ slug }) => slug));

it("two prints of one wire story are one story, the budget of a week is another, Paris a third", () => {
  const stories = slugsOf(
    demo.filter(({ status, embargoedUntil }) => status === "published" && !embargoedUntil),
  );
  expect(stories).toEqual(
    expect.arrayContaining([
      ["night-crossings-trial", "ferry-lane-night-lorries"],
      ["budget-gap-opens", "treasurer-resigns", "budget-vote"],
      ["paris-declaration"],
    ]),
  );
});

it("the order articles come in changes nothing", () =>
  expect(slugsOf(demo.toReversed())).toEqual(slugsOf(demo)));

it("every article is in one story", () =>
  expect(slugsOf(demo).flat().sort()).toEqual(demo.map(({ slug }) => slug).sort()));

it("the same words a year later are another story", () => {
  const text = "The harbour fair opened with a parade of boats and a choir.";
  const years = ["2025-06-01", "2026-06-01"].map((publishedAt) =>
    articleOf(text, { slug: publishedAt, publishedAt }),
  );
  expect(slugsOf(years)).toEqual([["2025-06-01"], ["2026-06-01"]]);
});
