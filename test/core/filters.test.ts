import { expect, it } from "vitest";
import type { Filters } from "../../src/core/filters.js";
import { demo, newsroomOf } from "../library.js";

const newsroom = newsroomOf(demo);
const shown = async (question: string, filters: Filters) => {
  const answer = await newsroom.ask(question, filters);
  return [...(answer.kind === "cited" ? answer.citations : []), ...answer.nearest];
};

it("from: lets through only what that person says", async () => {
  const speakers = (await shown("bridge lorries ban", { from: "Reyl" })).map(({ speaker }) => speaker);
  expect(new Set(speakers)).toEqual(new Set(["Tomas Reyl"]));
});

it("publisher: knows a publisher by a part of the name", async () => {
  const publishers = (await shown("lorries at night", { publisher: "coast wire" })).map(
    ({ article }) => article.publisher,
  );
  expect(new Set(publishers)).toEqual(new Set(["Coast Wire (invented)"]));
});

it("since: and until: take both ends in", async () => {
  const days = (await shown("bridge", { since: "2026-01-07", until: "2026-01-09" })).map(({ article }) =>
    article.publishedAt.slice(0, 10),
  );
  expect(days.length).toBeGreaterThan(0);
  for (const day of days) expect(["2026-01-07", "2026-01-08", "2026-01-09"]).toContain(day);
  expect(
    (await shown("North span load test", { since: "2026-01-07", until: "2026-01-07" }))[0]?.article.slug,
  ).toBe("bridge-north-span");
});

it("what no article passes is not found", async () =>
  expect(await shown("bridge", { since: "2027-01-01" })).toEqual([]));
