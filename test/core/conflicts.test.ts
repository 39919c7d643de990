import { expect, it } from "vitest";
import { figuresDiffer } from "../../src/core/conflicts.js";
import { readArticle } from "../../src/core/facts.js";
import { phrases } from "../../src/core/phrases.js";
import { demo, newsroomOf, replyTo } from "../library.js";
import { articleOf } from "./articles.js";

const early = (text: string) => articleOf(text, { slug: "early", publishedAt: "2026-01-05T09:00:00Z" });
const late = (text: string) => articleOf(text, { slug: "late", publishedAt: "2026-01-09T09:00:00Z" });

/** Whether two articles of one sentence each give different figures of one thing. */
function differ(one: string, other: string): boolean {
  const [a, b] = [early(one), late(other)].map((article) => {
    const reading = readArticle(article);
    return { fact: reading.facts[0]!, reading };
  });
  return figuresDiffer(a!, b!);
}

it("another figure of the same thing is cited too, newest first, and the reply says so", async () => {
  const newsroom = newsroomOf(demo);
  const answer = await newsroom.ask("What would the repair of the north span cost?");
  expect(answer.kind === "cited" && answer.citations.map(({ article }) => article.slug)).toEqual([
    "repair-cost-survey",
    "repair-cost-council",
  ]);
  const { parts } = await replyTo(newsroom, "/ask What would the repair of the north span cost?");
  expect(parts).toContainEqual({ kind: "note", text: phrases.conflicts.figures });
});

it("both stand there, though only one of them would have answered", async () => {
  const [one, other] = [
    "The sea wall at Millbrook will be 340 metres long.",
    "The council now says that the sea wall planned for Millbrook will be 410 metres long.",
  ];
  const answer = await newsroomOf([early(one), late(other)]).ask(
    "How long will the sea wall at Millbrook be?",
  );
  expect(answer.kind === "cited" && answer.citations.map(({ quote }) => quote)).toEqual([other, one]);
});

it("whose words are asked for is not answered with another's figure", async () => {
  const answer = await newsroomOf(demo).ask("What does the council say the repair would cost?");
  expect(answer.kind === "cited" && answer.citations.map(({ quote }) => quote).join(" ")).not.toContain(
    "£4.6 million",
  );
});

it.each([
  ["a cost", "The sea wall will cost £4 million.", "The sea wall will cost £6 million, the mayor said."],
  ["a toll in other words", "The storm killed 12 people.", "In the storm 15 people died."],
  ["a share", "Some 40% of the old quay was lost.", "About 55% of the old quay is lost."],
  ["a scale", "The sea wall will cost £900,000.", "The sea wall will cost £1.1 million."],
])("%s can differ", (_, one, other) => expect(differ(one, other)).toBe(true));

it.each([
  ["a rounding", "The sea wall will cost £4.16 million.", "The sea wall will cost £4.2 million."],
  ["roughly the same", "The sea wall will cost £4.2 million.", "The sea wall will cost about £4.25 million."],
  ["a range that holds it", "The sea wall will take 10 to 12 weeks.", "The sea wall will take 11 weeks."],
  ["another unit", "The sea wall will take 3 weeks.", "The sea wall will take 40 days."],
  ["another currency", "The sea wall will cost £4 million.", "The sea wall will cost $5 million."],
  ["another matter", "The sea wall will cost £4 million.", "The grant for the sea wall is £1 million."],
  ["the injured, where the others died", "The storm killed 12 people.", "The storm injured 30 people."],
  [
    "a condition",
    "The sea wall will cost £4 million.",
    "The mayor will resign if the sea wall costs more than £6 million.",
  ],
  ["another week's", "Last week the sea wall lost 40 stones.", "This week the sea wall lost 90 stones."],
  ["another's", "Millbrook spends £4 million on its sea wall.", "Ardley spends £6 million on its sea wall."],
  ["another time", "The sea wall cost £4 million to mend in 2019.", "The sea wall cost £6 million to mend."],
  ["denied", "The sea wall will cost £4 million.", "The sea wall will not cost £6 million."],
  [
    "what it was before",
    "The sea wall will cost £6 million.",
    "The sea wall will cost £6 million, up from £4 million.",
  ],
])("%s is no other figure", (_, one, other) => expect(differ(one, other)).toBe(false));

it("two figures of one article are no conflict", async () => {
  const text = "The sea wall will cost £4 million. The sea wall will cost £6 million with the steps.";
  const answer = await newsroomOf([articleOf(text)]).ask("What will the sea wall cost?");
  expect(answer).toMatchObject({ kind: "cited", conflicts: [] });
});
