import { expect, it } from "vitest";
import { textFragment } from "../../src/core/text-fragment.js";

const page = "https://a.example/x";
const fragmentFor = (text: string, words: string, at = text.indexOf(words)) =>
  textFragment(text, { start: at, end: at + words.length }, page);

it("a short sentence is named whole", () =>
  expect(fragmentFor("Bridge shut. It may reopen.", "It may reopen.")).toBe("#:~:text=It%20may%20reopen."));

it("a dash, a comma, an ampersand and brackets are words, not syntax", () =>
  expect(fragmentFor("US-led, “A & B” (so far)", "US-led, “A & B” (so far)")).toBe(
    "#:~:text=US%2Dled%2C%20%E2%80%9CA%20%26%20B%E2%80%9D%20%28so%20far%29",
  ));

it("a long sentence is named by its first and last words", () => {
  const long =
    "The trial would run from ten to five for two weeks, with a gap of at least two hundred metres between vehicles.";
  expect(fragmentFor(`It rained. ${long}`, long)).toBe(
    "#:~:text=The%20trial%20would%20run,hundred%20metres%20between%20vehicles.",
  );
});

it("the second of two equal sentences is told apart by the words before it", () => {
  const text = "It rained. Nobody came.\nIt snowed. Nobody came.";
  expect(fragmentFor(text, "Nobody came.", text.lastIndexOf("Nobody"))).toBe(
    "#:~:text=It%20snowed.-,Nobody%20came.",
  );
});

it("a page with an anchor of its own keeps it", () =>
  expect(textFragment("It rained.", { start: 0, end: 10 }, `${page}#top`)).toBe(":~:text=It%20rained."));
