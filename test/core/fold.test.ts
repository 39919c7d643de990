import { expect, it } from "vitest";
import type { Article } from "../../src/core/article.js";
import { groupCopies } from "../../src/core/copies.js";
import { readArticle } from "../../src/core/facts.js";
import { fold } from "../../src/core/fold.js";
import { demo } from "../library.js";
import { articleOf } from "./articles.js";

/** How many lines one sentence each of two articles makes; the second may come out on another day. */
const linesOf = (one: string, other: string, parts: Partial<Article> = {}): number =>
  fold(
    [articleOf(one, { slug: "one" }), articleOf(other, { slug: "other", ...parts })].flatMap((article) => {
      const reading = readArticle(article);
      return reading.facts.map((fact) => ({ fact, reading }));
    }),
  ).length;

const long = (words: string): string =>
  `The committee that looks after the old harbour of Millbrook and the three streets behind it said in its yearly report that the sea wall ${words} and that the work on the steps beside the fish market, which began in the spring, would be done before the first of the winter storms reached the town and its harbour.`;

it.each([
  ["words added at the end", `${long("is sound").slice(0, -1)}, it said.`],
  ["accents and another kind of apostrophe", long("is sound").replace("harbour of", "hárbour of")],
])("near-copies are one line: %s", (_, other) => expect(linesOf(long("is sound"), other)).toBe(1));

it.each([
  ["a negation", "is sound", "is not sound"],
  ["a figure", "is 41 paces long", "is 47 paces long"],
  ["a figure in words", "needs three gates", "needs nine gates"],
  ["a name", "is what Ada Fennel wants", "is what Ada Fenwick wants"],
  ["a hedge", "will hold", "might hold"],
  ["a word for its opposite", "rose", "fell"],
  ["“more than” for “less than”", "cost more than £3 million", "cost less than £3 million"],
])("however long the sentence, one that differs in %s stays apart", (_, one, other) =>
  expect(linesOf(long(one), long(other))).toBe(2),
);

it("the same words about another Tuesday are another statement", () => {
  const words = "The sluice was opened on Tuesday.";
  expect(linesOf(words, words)).toBe(1);
  expect(linesOf(words, words, { publishedAt: "2026-01-20T12:00:00Z" })).toBe(2);
});

it("the same words of another speaker are another statement", () =>
  expect(
    linesOf(
      "Ada Fennel spoke first. “It is over,” she said.",
      "Bram Tull spoke last. “It is over,” she said.",
    ),
  ).toBe(4));

it("a long quotation is known again, whatever stands around it", () => {
  const words = "a wall that nobody looks at is a wall that will fall";
  const told = `“${words[0]!.toUpperCase()}${words.slice(1)},” said Ada Fennel.`;
  expect(linesOf(told, `Ada Fennel told the meeting: “${words}.”`)).toBe(1);
  expect(linesOf(told, `Bram Tull told the meeting: “${words}.”`), "of another speaker").toBe(2);
  expect(linesOf("“It is over,” said Ada Fennel.", "Ada Fennel warned: “It is over.”"), "too short").toBe(2);
});

const wire =
  "The ferry to Millbrook sank at its moorings. Nobody was aboard. “We heard it go,” said Ada Fennel, who lives on the quay.";

it("articles that print most of one text are copies, the oldest first", () => {
  const articles = [
    articleOf(`Anglers saw it all. ${wire}`, { slug: "late", publishedAt: "2026-01-14T09:00:00Z" }),
    articleOf(wire, { slug: "early", publishedAt: "2026-01-13T09:00:00Z" }),
    articleOf("The ferry has a new owner. Nobody was aboard.", { slug: "other" }),
  ];
  expect(
    groupCopies(articles.map(readArticle)).map((group) => group.map(({ article: { slug } }) => slug)),
  ).toEqual([["other"], ["early", "late"]]);
});

it("in the demo archive the night trial is printed twice, and everything else once", () =>
  expect(
    groupCopies(demo.map(readArticle)).flatMap((group) =>
      group.length > 1 ? [group.map(({ article: { slug } }) => slug)] : [],
    ),
  ).toEqual([["night-crossings-trial", "ferry-lane-night-lorries"]]));

it("a thousand articles without a word are no copies of one another", () =>
  expect(
    groupCopies(Array.from({ length: 1000 }, (_, i) => readArticle(articleOf("", { slug: `a${i}` })))),
  ).toHaveLength(1000));
