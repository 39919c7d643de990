import { expect, it } from "vitest";
import { readBlocks } from "../../src/core/blocks.js";
import { readSentences } from "../../src/core/sentences.js";
import { sliceOf } from "../../src/core/span.js";

it.each([
  ["titles and initials", "Mr. J. R. Low met Dr. Quill.|They left."],
  ["hours", "It shut at 6 a.m. on Monday.|It opened at 7 p.m.|The rest is known."],
  ["hours before speech", "They queued at 7 a.m.|“Nobody told us,” said Low."],
  ["firms and states", "Hendry & Sons Inc. of the U.S. bought it.|It sold it."],
  ["decimals and numbers", "It rose by 4.2% to No. 4 in Jan. 2026.|It fell."],
  ["speech that asks", "“Why?” he asked.|“Who?” asked Low.|“Go!”|He went."],
  ["speech that goes on", "“No,” he said.|“Never.”|It rained."],
  ["an ellipsis", "He waited … and left.|He waited…|The door shut."],
  ["e.g. and i.e.", "Tools, e.g. a saw, i.e. a blade, were lost.|Nobody cared."],
  ["pages and numbers", "See p. 55 and N°. 12 there.|It says so."],
  ["a list in one line", "1. Eggs and flour|2. Milk"],
  ["a bracket", "It fell (see fig. 2).|It stood (nobody knew why.)"],
])("%s: a sentence is whole", (_, marked) => {
  const text = marked.replaceAll("|", " ");
  expect(readSentences(text).map((span) => sliceOf(text, span))).toEqual(marked.split("|"));
});

const kindsIn = (text: string, headline = "") =>
  readBlocks(text, headline).map((block) => [block.kind, sliceOf(text, block)]);

it("lines that a mail program broke are one paragraph, and their sentences are whole", () => {
  const text = [
    "The bridge over the harbour was shut to lorries on Monday after two",
    "inspectors of the port found cracks in the bearings of the north span.",
    "Nobody was hurt, and cars may go on using both of the lanes until the",
    "mayor of Kelsmouth has read their report.",
  ].join("\n");
  expect(kindsIn(text)).toEqual([["paragraph", text]]);
  expect(readSentences(text)).toHaveLength(2);
});

it("short lines are a list, not a broken paragraph", () =>
  expect(kindsIn("eggs\nflour and milk\nbutter")).toHaveLength(3));

it("a long paragraph is read as its parts are", () => {
  const text = Array.from({ length: 300 }, (_, i) => `Mr. Low came ${i} times.`).join(" ");
  expect(readSentences(text)).toHaveLength(300);
});

it("a heading without an end mark is not glued to the sentence after it", () =>
  expect(kindsIn("What is still open\nNobody knows.")).toEqual([
    ["heading", "What is still open"],
    ["paragraph", "Nobody knows."],
  ]));

it("a caption is a heading, not a sentence of the body", () =>
  expect(kindsIn("It rained.\nPhoto: rain at noon")[1]).toEqual(["heading", "Photo: rain at noon"]));

it("the mark of a Markdown heading is no part of it", () =>
  expect(kindsIn("It rained.\n\n## What is open")[1]).toEqual(["heading", "What is open"]));

it("a list run together in one line is its items, not a heading", () =>
  expect(kindsIn("It rained.\n1. Mend the span 2. Close the lane\nIt stopped.")[1]).toEqual([
    "paragraph",
    "1. Mend the span 2. Close the lane",
  ]));

it("numbered lines at the end are listed sources, in the middle they are not", () =>
  expect(
    kindsIn("It rained.\n1. First, it stopped.\nThen it rained.\n1. Wire: Rain\n2. Wire: More rain").map(
      ([kind]) => kind,
    ),
  ).toEqual(["paragraph", "paragraph", "paragraph", "reference", "reference"]));

it.each([
  "7 January 2026",
  "07th Jan. 2026",
  "Wednesday, January 7, 2026",
  "2026-01-07",
  "Published: 7 January 2026",
])("%s under the headline is a dateline", (line) =>
  expect(kindsIn(`Rain\n${line}\nIt rained.`, "Rain").map(([kind]) => kind)).toEqual([
    "headline",
    "dateline",
    "paragraph",
  ]),
);
