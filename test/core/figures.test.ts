import { expect, it } from "vitest";
import { readArticle } from "../../src/core/facts.js";
import { articleOf, figuresIn } from "./articles.js";

it.each([
  [
    "two shares of two things",
    "It holds roughly 75% of Donetsk and nearly all of Luhansk.",
    [
      ["roughly 75%", "Donetsk"],
      ["nearly all", "Luhansk"],
    ],
  ],
  [
    "two counts of two things",
    "It lost 3 boats and 12 sailors.",
    [
      ["3", "boats"],
      ["12", "sailors"],
    ],
  ],
  [
    "money",
    "It would cost £4.2 million, $900 or €48m.",
    [
      ["£4.2 million", null],
      ["$900", null],
      ["€48m", null],
    ],
  ],
  [
    "a score, which is no range",
    "They won by 14 votes to 11.",
    [
      ["14", "votes"],
      ["11", null],
    ],
  ],
  ["a range of money", "It costs between £600,000 and £800,000 a year.", [["£600,000 and £800,000", null]]],
  ["a range", "It would take 10 to 12 weeks.", [["10 to 12 weeks", null]]],
  [
    "number words",
    "Two members and twenty-one guests left.",
    [
      ["Two", "members"],
      ["twenty-one", "guests"],
    ],
  ],
  ["a thousands comma", "Some 1,150 lorries crossed.", [["Some 1,150", "lorries"]]],
  [
    "times of day",
    "It shut at 6 a.m. and opened at 7.30 pm.",
    [
      ["6 a.m.", null],
      ["7.30 pm", null],
    ],
  ],
  [
    "vague numbers",
    "Thousands of troops and dozens of tanks.",
    [
      ["Thousands", "troops"],
      ["dozens", "tanks"],
    ],
  ],
])("%s: %s", (_, text, figures) => expect(figuresIn(text)).toEqual(figures));

it.each(["The ’90s lamps will go.", "It opened in 1968.", "One of them left.", "It fell on 12 January."])(
  "no figure: %s",
  (text) => expect(figuresIn(text)).toEqual([]),
);

it("“roughly” and its like are part of the figure and mark it approximate", () => {
  const [fact] = readArticle(articleOf("About 40 lorries and 3 cars waited.")).facts;
  expect(fact?.figures.map(({ value, approximate }) => [value, approximate])).toEqual([
    [40, true],
    [3, false],
  ]);
});
