import { expect, it } from "vitest";
import { fragmentsOf } from "../../src/core/text-fragment.js";

const page = "https://a.example/x";
const fragmentFor = (text: string, words: string, at = text.indexOf(words)) =>
  fragmentsOf(text)({ start: at, end: at + words.length }, page);

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
  expect(fragmentsOf("It rained.")({ start: 0, end: 10 }, `${page}#top`)).toBe(":~:text=It%20rained."));

it("the first sentence of a paragraph is told from one like it by the line above", () => {
  const text = "It rained. Nobody came.\n\nIt snowed.\n\nNobody came.";
  expect(fragmentFor(text, "Nobody came.", text.lastIndexOf("Nobody"))).toBe(
    "#:~:text=It%20snowed.-,Nobody%20came.",
  );
});

it("a long sentence that is printed twice is told apart too", () => {
  const long = "The council will meet on Tuesday to decide who is to pay for the repair of the bridge.";
  const text = `It rained. ${long} It snowed. ${long}`;
  expect(fragmentFor(text, long, text.lastIndexOf("The council"))).toBe(
    "#:~:text=bridge.%20It%20snowed.-,The%20council%20will%20meet,repair%20of%20the%20bridge.",
  );
});

it("words that differ only in accents or the shape of their marks are alike to a browser", () => {
  const text = '“Resumé,” he wrote. Nothing. "Resume," he wrote.';
  expect(fragmentFor(text, '"Resume," he wrote.')).toBe(
    "#:~:text=he%20wrote.%20Nothing.-,%22Resume%2C%22%20he%20wrote.",
  );
});

it("where nothing tells a sentence apart, the link opens the page", () =>
  expect(fragmentFor("Nobody came.\nNobody came.\nNobody came.", "Nobody came.", 26)).toBe(""));

it("a line break inside a sentence is a space on the page, half a character is none", () =>
  expect(fragmentFor("Nobody\ncame \uD83D there.", "Nobody\ncame \uD83D there.")).toBe(
    "#:~:text=Nobody%20came%20%EF%BF%BD%20there.",
  ));
