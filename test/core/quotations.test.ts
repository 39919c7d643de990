import { expect, it } from "vitest";
import { readQuotations } from "../../src/core/quotations.js";

const quotedIn = (text: string) => readQuotations(text).map(({ start, end }) => text.slice(start, end));

it.each([
  ["curly", "He called it “a step”, then “a leap”.", ["a step", "a leap"]],
  ["straight", 'He called it "a step".', ["a step"]],
  ["mixed in one text", 'He said “yes” and she said "no".', ["yes", "no"]],
  ["single", "He said, ‘The pipes are done for’, and left.", ["The pipes are done for"]],
  [
    "nested: part of the outer one",
    "“They ask, ‘When?’, every day,” she said.",
    ["They ask, ‘When?’, every day,"],
  ],
  ["opened by a closing mark", "He said, ”Nobody ran.”", ["Nobody ran."]],
  ["angled", "«Oui», said the mayor.", ["Oui"]],
  ["low and high", "„Ja“ is another habit, „ja” too.", ["Ja“ is another habit, „ja"]],
  ["around other scripts", "It says “שלום” and “終点”.", ["שלום", "終点"]],
])("%s: %s", (_, text, quoted) => expect(quotedIn(text)).toEqual(quoted));

it.each([
  "The ’90s and Quill’s boats.",
  "Ten o'clock at the drivers' club.",
  "5' 11\" tall",
  "It’s the Smiths’ car.",
])("an apostrophe quotes nothing: %s", (text) => expect(quotedIn(text)).toEqual([]));

it("speech that is not closed runs to the end and says so", () =>
  expect(readQuotations("“It fell. Nobody ran.")).toEqual([{ start: 1, end: 21, closed: false }]));
