import { expect, it } from "vitest";
import { mend } from "../../src/core/spelling.js";

const words = [
  { folded: "guarantees", count: 3, capitals: 1 },
  { folded: "crime", count: 3, capitals: 1 },
  { folded: "zelensky", count: 9, capitals: 9 },
  { folded: "treasurer", count: 2, capitals: 0 },
  { folded: "lorry", count: 2, capitals: 0 },
];

it.each([
  ["garantees", false, "guarantees", "a letter missing"],
  ["guarantess", false, "guarantees", "a letter wrong"],
  ["tresaurer", false, "treasurer", "two letters swapped"],
  ["lorrry", false, "lorry", "a letter too many"],
  ["Zelenskyy".toLowerCase(), true, "zelensky", "a name spelt another way"],
])("%s (name: %s) is read as %s: %s", (typed, capital, known) =>
  expect(mend(typed, capital, words)).toBe(known),
);

it.each([
  ["crimea", true, "a name becomes no ordinary word"],
  ["harbour", false, "nothing is near"],
  ["lory", false, "four letters are taken as typed"],
  ["2026", false, "so are figures"],
])("%s (name: %s) stays as typed: %s", (typed, capital) =>
  expect(mend(typed, capital, words)).toBeUndefined(),
);
