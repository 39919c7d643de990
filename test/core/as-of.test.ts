import { expect, it } from "vitest";
import type { Article } from "../../src/core/article.js";
import { articlesAsOf } from "../../src/core/as-of.js";
import { editionOf } from "../../src/core/edition.js";
import { readArticle } from "../../src/core/facts.js";
import { openNewsroom } from "../../src/core/open-newsroom.js";
import { presentAnswer } from "../../src/core/present.js";
import { articleOf } from "./articles.js";

const zone = "Europe/London";
const now = new Date("2026-02-01T12:00:00Z");
const v1 = articleOf("The repair will cost £4 million, the council said.", {
  publishedAt: "2026-01-05T09:00:00Z",
  url: "https://quay.example/repair",
});
const v2 = articleOf("The repair will cost £6 million, the council said.", {
  publishedAt: "2026-01-05T09:00:00Z",
  updatedAt: "2026-01-08T09:00:00Z",
  revision: 2,
  url: "https://quay.example/repair",
});

const standing = (revisions: readonly Article[], day: string) =>
  articlesAsOf(revisions, day, zone).map(({ slug, revision }) => `${slug} ${revision}`);

const newsroom = openNewsroom({
  edition: editionOf([v2], now),
  past: {
    history: async () => [v1, v2].map(readArticle),
    editionAsOf: async (day) => editionOf(articlesAsOf([v1, v2], day, zone), now),
  },
  now,
  zone,
});
const asked = (day?: string) => newsroom.ask("What will the repair cost?", day ? { "as-of": day } : {});

it("the same question on two days has two answers", async () => {
  const quotes = async (day?: string) => {
    const answer = await asked(day);
    return answer.kind === "cited" ? answer.citations.map(({ quote }) => quote) : answer.kind;
  };
  expect(await quotes("2026-01-04")).toBe("unanswered");
  expect(await quotes("2026-01-05")).toEqual([v1.text]);
  expect(await quotes("2026-01-07")).toEqual([v1.text]);
  expect(await quotes("2026-01-08")).toEqual([v2.text]);
  expect(await quotes()).toEqual([v2.text]);
});

it("an answer of the past says what became of its words, and how the archive was looked at", async () => {
  const { parts } = presentAnswer(await asked("2026-01-07"));
  expect(parts).toContainEqual(
    expect.objectContaining({ between: "revisions", claim: v1.text, article: v2.text }),
  );
  expect(parts.at(-1)).toEqual({
    kind: "footer",
    text: "Searched 1 articles, 1 facts, as they stood at the end of 7 Jan 2026.",
  });
});

it("words that are no longer there are linked to their page, not to a place in it", async () => {
  const answer = await asked("2026-01-07");
  expect(answer.kind === "cited" && answer.citations[0].href).toBe("https://quay.example/repair");
});

it("a day ends in the newsroom's zone", () => {
  const late = articleOf("Rain.", { publishedAt: "2026-01-05T23:30:00Z" });
  expect(articlesAsOf([late], "2026-01-05", "Europe/London")).toEqual([late]);
  expect(articlesAsOf([late], "2026-01-05", "Europe/Paris")).toEqual([]);
});

it("words without a date of their own count from the day they came in; the first from publication", () => {
  const later = { ...v2, updatedAt: undefined, storedAt: "2026-01-10T10:00:00Z" } as unknown as Article;
  expect(standing([{ ...v1, storedAt: "2026-01-20T10:00:00Z" }, later], "2026-01-09")).toEqual(["a 1"]);
  expect(standing([v1, later], "2026-01-10")).toEqual(["a 2"]);
});

it("words that were corrected later are not passed off as those of the first day", () => {
  const corrected = { ...v1, corrections: [{ at: "2026-01-09", note: "The sum was wrong." }] };
  expect(standing([corrected], "2026-01-08")).toEqual([]);
  expect(standing([corrected], "2026-01-09")).toEqual(["a 1"]);
});
