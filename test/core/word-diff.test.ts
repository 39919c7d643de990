import { expect, it } from "vitest";
import { changedWords, diffWords, likenessOf } from "../../src/core/word-diff.js";

/** `-gone-`, `+there+`, and what both have. */
const marked = (claim: string, article: string): string =>
  diffWords(claim, article)
    .map(({ kind, text }) => ({ same: text, claim: `-${text}-`, article: `+${text}+` })[kind])
    .join(" ");

it.each([
  ["The span will open in May", "The span will open in May.", "The span will open in May", "the same words"],
  ["The span will open", "The span would open", "The span -will- +would+ open", "one word for another"],
  [
    "the bridge opens",
    "He said the bridge opens at dawn",
    "the bridge opens",
    "what the article has around is left out",
  ],
  [
    "Ten lorries crossed",
    "In all, nine lorries crossed",
    "-Ten- +nine+ lorries crossed",
    "as many words as the claim has at its end",
  ],
  ["It fell", "It never fell", "It +never+ fell", "a word left out"],
  ["It never fell", "It fell", "It -never- fell", "a word put in"],
  ["red", "blue", "-red- +blue+", "nothing in common"],
])("%s | %s: %s (%s)", (claim, article, shown) => expect(marked(claim, article)).toBe(shown));

it("marks, case and accents are no difference", () =>
  expect(marked("the zurich plan", "“The Zürich plan”")).toBe("The Zürich plan"));

it("tells how much of the claim stands in the article, in order", () => {
  expect(likenessOf("the span will open", "The span would open soon")).toBe(0.75);
  expect(likenessOf("open the span", "The span would open")).toBeCloseTo(2 / 3);
});

it.each([
  ["It cost £4.2 million.", "It cost £4.6 million.", ["4.2"], ["4.6"]],
  [
    "The old north span was shut.",
    "The south span was shut on Monday.",
    ["old north"],
    ["south", "on Monday"],
  ],
  ["Nobody came.", "", ["Nobody came"], []],
])("the words that only one of two wordings has: %s | %s", (was, now, gone, come) => {
  const changed = changedWords(was, now);
  expect(changed.gone.map(({ start, end }) => was.slice(start, end))).toEqual(gone);
  expect(changed.come.map(({ start, end }) => now.slice(start, end))).toEqual(come);
});
