import fc from "fast-check";
import { expect, test } from "vitest";
import type { Citation } from "../../src/core/citation.js";
import { phrases } from "../../src/core/phrases.js";
import type { Part, Presentation } from "../../src/core/presentation.js";
import { type DiscordMessage, renderDiscord } from "../../src/discord/embeds.js";
import { refusalOfMessage } from "../fakes/discord-rules.js";
import { citation, everyPart, hostile } from "../fakes/presentations.js";

const reply = (...parts: readonly Part[]): Presentation => ({ ...everyPart, parts });
const quoting = (parts: Partial<Citation>): Part => ({
  kind: "citation",
  citation: citation({ insertions: [], ...parts }),
});
const textOf = (messages: readonly DiscordMessage[]): string =>
  messages.flatMap(({ embeds }) => embeds.map(({ description }) => description ?? "")).join("\n");
const footerOf = (messages: readonly DiscordMessage[]): string =>
  messages.at(-1)?.embeds.at(-1)?.footer?.text ?? "";
const leftOutOf = (messages: readonly DiscordMessage[]): number =>
  Number(/Left out for length: (\d+)/.exec(footerOf(messages))?.[1] ?? 0);

test("a reply shows who said it, the words, where to check them and what was corrected", () => {
  const [message, ...more] = renderDiscord(everyPart);
  expect(more).toEqual([]);
  expect(message?.embeds).toHaveLength(1);
  expect(message?.embeds[0]?.title).toBe("Harbour bridge");
  expect(message?.embeds[0]?.description).toBe(`**What the archive says**
The archive answers:

**Tomas Reyl, harbour engineer**
> He *\\[Tomas Reyl\\]* added that the north span would open “within weeks”.
\\[1\\] [North span of harbour bridge passes load test](<https://quaycourier.example/bridge-north-span#:~:text=He%20added>)
-# The Quay Courier · Aoife O'Brien · 7 Jan 2026 · paragraph 3, sentence 2 · revision 2
**CORRECTION, 8 Jan 2026: An earlier version gave the wrong year.**
-# Also in: Harbour bridge passes test, Coast Wire

**roughly 75% of the north span** \\[1\\]

£4.2 million \\[1\\] → **£4.6 million** \\[2\\]

**figure**
${phrases.sides.claim}: 57%
${phrases.sides.article}: roughly 75%

**wording**
${phrases.sides.claim}: will open
${phrases.sides.article}: would open
${phrases.sides.both}: It ~~will~~ **would** open

- Coast Wire: Harbour bridge passes test
- The Quay Courier: Council votes

Markdown
\`\`\`
> It *held*.

— [Reyl](<https://a.example>)
\`\`\`

*No direct answer. The closest sentences are:*`);
  expect(footerOf([message!])).toBe(
    "Searched 12 articles, 214 facts. Archive last updated 8 Jan 2026, 07:28 UTC.",
  );
});

test("where the article was just named, a quote is linked by its place in it", () => {
  const part = { kind: "citation", citation: citation({ insertions: [] }), brief: true } as const;
  const text = textOf(renderDiscord(reply(part)));
  expect(text).toContain("\\[1\\] [paragraph 3, sentence 2](<https://quaycourier.example/");
  expect(text).not.toContain("North span");
});

test("the sentence that a quote leans on stands before it", () => {
  const lead = { quote: "Reyl led the test.", span: { start: 100, end: 118 } };
  expect(textOf(renderDiscord(reply(quoting({ lead, quote: "He was relieved." }))))).toContain(
    "> Reyl led the test.\n> He was relieved.\n",
  );
});

test("a quote of several lines is quoted on every line", () => {
  expect(textOf(renderDiscord(reply(quoting({ quote: "One.\n\n# Two." }))))).toContain(
    "> One.\n> \n> \\# Two.\n",
  );
});

test("a quote is never cut: one that is too long gives way to a notice, with its link kept", () => {
  const text = textOf(renderDiscord(reply(quoting({ quote: "word ".repeat(12_000) }))));
  expect(text).toContain(phrases.tooLong(60_000));
  expect(text).toContain("[North span of harbour bridge passes load test](<https://quaycourier.example/");
  expect(text).toContain("The Quay Courier · Aoife O'Brien");
  expect(text).not.toContain("word word");
});

test("a link that is too long falls back to the article's own page, and a dangerous one to plain text", () => {
  const long = `https://a.example/#:~:text=${"x".repeat(3000)}`;
  expect(textOf(renderDiscord(reply(quoting({ href: long }))))).toContain(
    "(<https://quaycourier.example/bridge-north-span>)",
  );
  const article = { ...citation().article, url: "javascript:alert(1)" };
  expect(textOf(renderDiscord(reply(quoting({ href: "file:///etc/passwd", article }))))).not.toContain("](");
});

test("what does not fit is counted, and the footer stays last", () => {
  const messages = renderDiscord(
    reply(...Array.from({ length: 100 }, (_, i) => quoting({ number: i + 1 })), everyPart.parts.at(-1)!),
  );
  expect(messages).toHaveLength(3);
  const shown = textOf(messages).match(/\\\[\d+\\\]/g)?.length ?? 0;
  expect(leftOutOf(messages)).toBe(100 - shown);
  expect(footerOf(messages)).toMatch(/\nSearched 12 articles/);
  expect(messages.slice(0, -1).map((message) => footerOf([message]))).toEqual(["", ""]);
});

test("a heading is never left behind by what it heads", () => {
  const parts = Array.from({ length: 60 }, (_, i) => [
    { kind: "heading" as const, text: `Section ${i}` },
    quoting({ number: i }),
  ]);
  for (const { embeds } of renderDiscord(reply(...parts.flat())))
    for (const { description } of embeds) expect(description).not.toMatch(/Section \d+\*\*$/);
});

test("long prose is split between words and shown whole", () => {
  const text = Array.from({ length: 2000 }, (_, i) => `w${i}`).join(" ");
  expect(textOf(renderDiscord(reply({ kind: "text", text }))).split(/\s+/)).toEqual(text.split(" "));
});

test("a reply of nothing but a title is a message that Discord takes", () => {
  expect(renderDiscord(reply()).map(refusalOfMessage)).toEqual([""]);
  expect(renderDiscord({ ...reply(), title: "", summary: "Nothing" }).map(refusalOfMessage)).toEqual([""]);
});

test.each(hostile)("hostile text neither pings nor breaks out of its place: %.30s", (text) => {
  const article = { ...citation().article, headline: text, publisher: text, byline: text };
  const correction = { at: "2026-01-08", note: text };
  const also = [{ ...article }];
  const messages = renderDiscord({
    title: text,
    summary: text,
    audience: "channel",
    parts: [
      { kind: "heading", text },
      { kind: "text", text },
      quoting({
        quote: text,
        speaker: text,
        role: text,
        article,
        correction,
        alsoIn: also,
        lead: { quote: text, span: { start: 0, end: 1 } },
      }),
      { kind: "figure", figure: text, citation: 1 },
      {
        kind: "difference",
        in: text,
        claim: text,
        article: text,
        words: [{ kind: "claim" as const, text: text }],
      },
      { kind: "list", items: [text, text] },
      { kind: "note", text },
      { kind: "footer", text },
    ],
  });
  expect(messages.map(refusalOfMessage).filter(Boolean)).toEqual([]);
  // The bot's own marks: links, and words that are struck out.
  const shown = textOf(messages).replaceAll(/(?<!\\)\]\(<https:[^<>()]*>\)|(?<!\\)~~/g, "");
  expect(shown).not.toMatch(/(?<!\\)[<@_~`|\]]|https?:\/\//);
  expect(messages[0]?.embeds[0]?.title).not.toMatch(/(?<!\\)[<@_~`|\]]/);
  expect(JSON.stringify(messages)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  expect(messages.every((message) => message.allowed_mentions.parse.length === 0)).toBe(true);
});

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom("*", "_", "<", "@", "#", "\n", " ", "a", "-", "1", ".", ":", "/"),
    maxLength: 300,
  }),
  fc.integer({ min: 0, max: 9000 }).map((length) => "*x ".repeat(length / 3)),
);
const anyPart: fc.Arbitrary<Part> = fc.oneof(
  ...(["heading", "text", "note", "footer"] as const).map((kind) => anyText.map((text) => ({ kind, text }))),
  fc.array(anyText, { maxLength: 20 }).map((items) => ({ kind: "list" as const, items })),
  anyText.map((text) => ({ kind: "entry" as const, text, link: { text, href: "https://a.example/" } })),
  anyText.map((figure) => ({ kind: "figure" as const, figure, citation: 1 })),
  anyText.map((text) => ({
    kind: "difference" as const,
    in: text,
    claim: text,
    article: text,
    words: [{ kind: "claim" as const, text: text }],
  })),
  fc.tuple(anyText, anyText, anyText).map(([quote, speaker, note]) =>
    quoting({
      quote,
      speaker,
      correction: { at: "2026-01-08", note },
      article: { ...citation().article, headline: speaker },
    }),
  ),
);

test("every reply is within Discord's limits, and each source is shown or counted", () => {
  fc.assert(
    fc.property(
      fc.array(anyPart, { maxLength: 40 }),
      anyText,
      fc.integer({ min: 1, max: 3 }),
      (parts, title, most) => {
        const messages = renderDiscord(
          { ...reply(...parts), title },
          { messages: most, reference: "0123456789" },
        );
        expect(messages.length).toBeLessThanOrEqual(most);
        expect(messages.map(refusalOfMessage).filter(Boolean)).toEqual([]);
        const citations = parts.filter(({ kind }) => kind === "citation").length;
        const sources =
          textOf(messages).match(/^-# The Quay Courier · Aoife O'Brien · 7 Jan 2026/gm)?.length ?? 0;
        expect(sources + leftOutOf(messages)).toBeGreaterThanOrEqual(citations);
        if (!leftOutOf(messages)) expect(sources).toBe(citations);
        expect(footerOf(messages)).toMatch(/0123456789$/);
      },
    ),
    { numRuns: 300 },
  );
});
