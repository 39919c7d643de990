import fc from "fast-check";
import { expect, test } from "vitest";
import { phrases } from "../../src/core/phrases.js";
import type { Part, Presentation } from "../../src/core/presentation.js";
import { sourceOf } from "../../src/core/print.js";
import { renderSlack } from "../../src/slack/blocks.js";
import { citation, everyPart, hostile } from "../fakes/presentations.js";
import { refusalOf } from "../fakes/slack-rules.js";
import { textsOf } from "./desk.js";

const shown = (presentation: Presentation, messages?: number) =>
  renderSlack(presentation, messages ? { messages } : {});

const withParts = (parts: readonly Part[]): Presentation => ({ ...everyPart, parts });

test("a reply is one calm message: title, quote, who said it, where to check it", () => {
  expect(shown(withParts([everyPart.parts[2]!, everyPart.parts.at(-1)!]))).toEqual([
    {
      text: "Harbour bridge\n1 sentence from 1 article",
      blocks: [
        { type: "header", text: { type: "plain_text", text: "Harbour bridge", emoji: false } },
        {
          type: "rich_text",
          elements: [
            {
              type: "rich_text_section",
              elements: [{ type: "text", text: "Tomas Reyl, harbour engineer", style: { bold: true } }],
            },
            {
              type: "rich_text_quote",
              elements: [
                { type: "text", text: "He" },
                { type: "text", text: " [Tomas Reyl]", style: { italic: true } },
                { type: "text", text: " added that the north span would open “within weeks”." },
              ],
            },
            {
              type: "rich_text_section",
              elements: [
                { type: "text", text: "[1] " },
                {
                  type: "link",
                  url: "https://quaycourier.example/bridge-north-span#:~:text=He%20added",
                  text: "North span of harbour bridge passes load test",
                },
                {
                  type: "text",
                  text: "\nCORRECTION, 8 Jan 2026: An earlier version gave the wrong year.",
                  style: { bold: true },
                },
              ],
            },
          ],
        },
        {
          type: "context",
          elements: [
            {
              type: "plain_text",
              text: "The Quay Courier · Aoife O'Brien · 7 Jan 2026 · paragraph 3, sentence 2 · revision 2\nAlso in: Harbour bridge passes test, Coast Wire",
              emoji: false,
            },
          ],
        },
        {
          type: "context",
          elements: [
            {
              type: "plain_text",
              text: "Searched 12 articles, 214 facts. Archive last updated 8 Jan 2026, 07:28 UTC.",
              emoji: false,
            },
          ],
        },
      ],
    },
  ]);
});

test("every kind of part is shown", () => {
  const texts = textsOf(shown(everyPart)).join("\n");
  for (const words of [
    "What the archive says",
    "The archive answers:",
    "roughly 75% of the north span",
    `${phrases.sides.claim}: 57%`,
    `${phrases.sides.article}: roughly 75%`,
    "Coast Wire: Harbour bridge passes test",
    "No direct answer. The closest sentences are:",
    "Searched 12 articles",
  ])
    expect(texts).toContain(words);
});

test("the sentence a quote leans on stands before it", () => {
  const lead = { quote: "Tomas Reyl spoke on Tuesday.", span: { start: 90, end: 118 } };
  const [message] = shown(withParts([{ kind: "citation", citation: citation({ lead }) }]));
  expect(textsOf(message!.blocks).slice(2, 4)).toEqual(["Tomas Reyl spoke on Tuesday.\n", "He"]);
});

test("a long reply is cut between its parts, and what is left out is counted", () => {
  const parts: Part[] = Array.from({ length: 120 }, (_, i) => ({
    kind: "citation",
    citation: citation({ number: i + 1 }),
  }));
  const messages = shown(withParts([...parts, everyPart.parts.at(-1)!]));
  const blocks = messages.map((message) => message.blocks);
  const cited = textsOf(blocks).filter((text) => /^\[\d+\] $/.test(text)).length;
  expect(messages).toHaveLength(3);
  expect(cited).toBeGreaterThan(20);
  expect(textsOf(blocks.at(-1)).at(-2)).toBe(phrases.leftOut(120 - cited));
  expect(textsOf(blocks.at(-1)).at(-1)).toContain("Searched 12 articles");
  expect(messages[1]!.text).toBe("Harbour bridge\n(2/3)");
});

test("a quote is never cut: one too long for Slack gives way to a phrase, and its source stays", () => {
  const quote = `He added ${"and added ".repeat(3000)}`;
  const [message] = shown(
    withParts([{ kind: "citation", citation: citation({ quote, insertions: [] }) }]),
    1,
  );
  const texts = textsOf(message!.blocks);
  expect(texts).toContain(phrases.tooLong(quote.length));
  expect(texts).toContain("North span of harbour bridge passes load test");
  expect(texts.join()).not.toContain("and added");
  expect(texts.join()).toContain("paragraph 3, sentence 2");
});

test("a heading is never left behind by what it heads", () => {
  const filler: Part[] = Array.from({ length: 5 }, () => ({ kind: "text", text: "x".repeat(2000) }));
  const messages = shown(
    withParts([...filler, { kind: "heading", text: "Next" }, { kind: "text", text: "y".repeat(2700) }]),
  );
  expect(textsOf(messages[1]!.blocks)).toEqual(["Next", "y".repeat(2700)]);
});

test("hostile words ping nobody, make no markup and hide nothing", () => {
  for (const words of hostile) {
    const nasty = { headline: words, byline: words, publisher: words, url: `javascript:${words}` };
    const article = { ...citation().article, ...nasty };
    const cited = citation({
      quote: words,
      insertions: [],
      speaker: words,
      role: words,
      article,
      href: "javascript:alert(1)",
      correction: { at: "2026-01-08", note: words },
    });
    const messages = shown({
      title: words,
      summary: words,
      audience: "channel",
      parts: [
        { kind: "citation", citation: cited },
        { kind: "heading", text: words },
        { kind: "text", text: words },
        { kind: "figure", figure: words, citation: 1 },
        {
          kind: "difference",
          in: words,
          claim: words,
          article: words,
          words: [{ kind: "claim" as const, text: words }],
        },
        { kind: "list", items: [words, words] },
        { kind: "note", text: words },
        { kind: "footer", text: words },
      ],
    });
    for (const message of messages) {
      expect(refusalOf(message)).toBeUndefined();
      expect(message.text).not.toMatch(/[<>]|&(?!lt;|gt;|amp;)/);
      expect(message.text.length).toBeLessThanOrEqual(4000);
      const json = JSON.stringify(message.blocks);
      expect(json).not.toContain("mrkdwn");
      expect(json).not.toMatch(/"type":"(user|usergroup|channel|broadcast|link|emoji)"/);
      expect(json).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    }
  }
});

const words = fc.oneof(
  fc.string({ maxLength: 80 }),
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.constantFrom(...hostile.slice(0, 4)),
  fc.string({ maxLength: 30 }).map((text) => text.repeat(400)),
);
const aCitation = fc
  .record({ quote: words, speaker: words, role: words, headline: words, byline: words, note: words })
  .map(({ headline, byline, note, ...said }) =>
    citation({
      ...said,
      insertions: [],
      article: { ...citation().article, headline, byline },
      correction: { at: "2026-01-08", note },
    }),
  );
const aPart: fc.Arbitrary<Part> = fc.oneof(
  { weight: 4, arbitrary: aCitation.map((cited) => ({ kind: "citation" as const, citation: cited })) },
  ...(["heading", "text", "note", "footer"] as const).map((kind) =>
    words.map((text): Part => ({ kind, text })),
  ),
  words.map((text): Part => ({ kind: "entry", text, link: { text, href: "https://a.example/" } })),
  words.map((figure): Part => ({ kind: "figure", figure, citation: 1 })),
  fc.record({
    kind: fc.constant("difference" as const),
    in: words,
    claim: words,
    article: words,
    words: words.map((text) => [{ kind: "claim" as const, text }]),
  }),
  fc.record({ kind: fc.constant("list" as const), items: fc.array(words, { maxLength: 30 }) }),
);

test("whatever the reply, Slack takes it, and every citation has its source or is counted as left out", () => {
  fc.assert(
    fc.property(
      fc.record({ title: words, summary: words, parts: fc.array(aPart, { maxLength: 90 }) }),
      fc.integer({ min: 1, max: 3 }),
      ({ title, summary, parts }, most) => {
        const numbered = parts.map((part, i) =>
          part.kind === "citation"
            ? { ...part, citation: { ...part.citation, place: { paragraph: i + 1, sentence: 1 } } }
            : part,
        );
        const messages = renderSlack(
          { title: `T${title}`, summary, parts: numbered, audience: "asker" },
          { messages: most },
        );
        expect(messages.length).toBeLessThanOrEqual(most);
        for (const message of messages) {
          expect(refusalOf(message)).toBeUndefined();
          expect(JSON.stringify(message.blocks).length).toBeLessThanOrEqual(11_000);
        }
        const sources = textsOf(messages).filter((text) => /paragraph \d+, sentence 1/.test(text)).length;
        const leftOut = /more parts? of this reply/.test(textsOf(messages.at(-1)!.blocks).join("\n"));
        const citations = numbered.filter((part) => part.kind === "citation").length;
        expect(sources === citations || leftOut).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});

test("a quote that is shown is whole, and its own source comes after it in the same message", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 12 }), (lengths) => {
      const parts = lengths.map((length, i) => ({
        kind: "citation" as const,
        citation: citation({
          number: i + 1,
          quote: `«${i}${"q".repeat(length)}»`,
          insertions: [],
          place: { paragraph: i + 1, sentence: 1 },
        }),
      }));
      for (const message of renderSlack(withParts(parts))) {
        const texts = textsOf(message.blocks);
        for (const [at, text] of texts.entries()) {
          if (!text.startsWith("«")) continue;
          const cited = parts.find((part) => part.citation.quote === text)?.citation;
          expect(cited).toBeDefined();
          expect(texts.slice(at).some((later) => later.startsWith(sourceOf(cited!)))).toBe(true);
        }
      }
    }),
    { numRuns: 50 },
  );
});
