import { expect, it } from "vitest";
import { phrases } from "../../src/core/phrases.js";
import { demo, newsroomOf, replyTo } from "../library.js";
import { articleOf } from "./articles.js";

/** The quotes cited where the first article says one thing and a later one the other, and whether they are said to differ. */
async function cited(question: string, early: string, late: string) {
  const answer = await newsroomOf([
    articleOf(early, { slug: "early", publishedAt: "2026-01-05T09:00:00Z" }),
    articleOf(late, { slug: "late", publishedAt: "2026-01-09T09:00:00Z" }),
  ]).ask(question);
  return answer.kind === "cited"
    ? { differ: answer.differ, quotes: answer.citations.map(({ quote }) => quote) }
    : answer;
}

it("another figure of the same thing is cited too, newest first, and the reply says so", async () => {
  const newsroom = newsroomOf(demo);
  const answer = await newsroom.ask("What would the repair of the north span cost?");
  expect(answer.kind === "cited" && answer.citations.map(({ article }) => article.slug)).toEqual([
    "repair-cost-survey",
    "repair-cost-council",
  ]);
  const { parts } = await replyTo(newsroom, "/ask What would the repair of the north span cost?");
  expect(parts).toContainEqual({ kind: "note", text: phrases.figuresDiffer });
});

it("both stand there, though only one of them would have answered", async () => {
  const early = "The sea wall at Millbrook will be 340 metres long.";
  const late = "The council now says that the sea wall planned for Millbrook will be 410 metres long.";
  expect(await cited("How long will the sea wall at Millbrook be?", early, late)).toEqual({
    differ: true,
    quotes: [late, early],
  });
});

it.each([
  ["a rounding", "The sea wall will cost £4.16 million.", "The sea wall will cost £4.2 million."],
  ["roughly the same", "The sea wall will cost £4.2 million.", "The sea wall will cost about £4.25 million."],
  ["a range that holds it", "The sea wall will take 10 to 12 weeks.", "The sea wall will take 11 weeks."],
  ["another unit", "The sea wall will take 3 weeks.", "The sea wall will take 40 days."],
  ["another currency", "The sea wall will cost £4 million.", "The sea wall will cost $5 million."],
  ["another matter", "The sea wall will cost £4 million.", "The grant for the sea wall is £1 million."],
  ["the injured, where the others died", "The storm killed 12 people.", "The storm injured 30 people."],
  ["another's", "Millbrook spends £4 million on its sea wall.", "Ardley spends £6 million on its sea wall."],
  ["another time", "The sea wall cost £4 million to mend in 2019.", "The sea wall cost £6 million to mend."],
  ["denied", "The sea wall will cost £4 million.", "The sea wall will not cost £6 million."],
  [
    "what it was before",
    "The sea wall will cost £6 million.",
    "The sea wall will cost £6 million, up from £4 million.",
  ],
])("%s is no other figure", async (_, early, late) =>
  expect(await cited("What about the sea wall or the storm?", early, late)).not.toMatchObject({
    differ: true,
  }),
);

it("two figures of one article are no conflict", async () => {
  const text = "The sea wall will cost £4 million. The sea wall will cost £6 million with the steps.";
  const answer = await newsroomOf([articleOf(text)]).ask("What will the sea wall cost?");
  expect(answer).toMatchObject({ kind: "cited", differ: false });
});
