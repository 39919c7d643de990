import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.js";
import { commandsOf } from "../../src/core/command.js";
import { readArticle } from "../../src/core/facts.js";
import { readInput } from "../../src/core/input.js";
import { Mistake } from "../../src/core/mistake.js";
import { readText } from "../../src/intake/text.js";
import { demo, newsroomOf } from "../library.js";
import { articleOf } from "./articles.js";

const shards = [
  "“",
  "”",
  "‘",
  "’",
  '"',
  "'",
  "«",
  "»",
  " ",
  " ",
  "\n",
  "\r\n",
  "\u2028",
  ". ",
  "… ",
  ", ",
  ": ",
  "Mr. ",
  "said ",
  "Ines Varga ",
  "he ",
  "according to ",
  "20% ",
  "last week ",
  "1. ",
  "## ",
  "£4.2m ",
  "the UK ",
  "e\u0301",
  "\uD800",
  "👩‍💻",
  "שלום ",
  "\0",
];
/** Up to 5,000 characters of anything, and of what newspapers are made of. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 5000 }),
  fc
    .array(fc.oneof(fc.constantFrom(...shards), fc.string({ maxLength: 12 })), { maxLength: 400 })
    .map((parts) => parts.join("").slice(0, 5000)),
);
const runs = { numRuns: 200 };

describe("whatever the text", () => {
  it("its facts are slices, in order, without overlap, and everything in them lies within", () =>
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const fact of readArticle(articleOf(text)).facts) {
          expect(fact.text).toBe(text.slice(fact.span.start, fact.span.end));
          expect(fact.span.start).toBeGreaterThanOrEqual(end);
          end = fact.span.end;
          for (const { start, end: to } of [...fact.figures, ...fact.dates, ...fact.names, ...fact.hedges])
            expect(fact.span.start <= start && start < to && to <= fact.span.end).toBe(true);
          for (const { at } of fact.insertions) expect(0 < at && at <= fact.text.length).toBe(true);
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      runs,
    ));

  it("nothing but white space, heading marks and stray marks lies between its facts", () =>
    fc.assert(
      fc.property(anyText, (text) => {
        const { facts } = readArticle(articleOf(text));
        const between = [0, ...facts.map(({ span }) => span.end)].map((from, i) =>
          text.slice(from, facts[i]?.span.start ?? text.length),
        );
        for (const gap of between) expect(gap).not.toMatch(/[\p{L}\p{N}]/u);
      }),
      runs,
    ));

  it("a file of it is read or refused with a remedy", () =>
    fc.assert(
      fc.property(anyText, (text) => {
        expectMistakeOrNothing(() => readText("a.txt", "a", text));
      }),
      runs,
    ));
});

describe("whatever is typed", () => {
  const newsroom = newsroomOf(demo);

  it("is asked and checked without a failure", () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(anyText, fc.string({ maxLength: 80 })), async (typed) => {
        const text = typed.slice(0, 1000);
        await newsroom.ask(text);
        await newsroom.check(text);
        await newsroom.said(text, text);
        await newsroom.article(text);
      }),
      { numRuns: 60 },
    ));

  it("is read, or refused with a remedy", () =>
    fc.assert(
      fc.property(anyText, fc.constantFrom(...commandsOf(commands)), (typed, command) => {
        expectMistakeOrNothing(() => readInput(command, typed));
      }),
      runs,
    ));
});

function expectMistakeOrNothing(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(Mistake);
  }
}
