import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Part, Presentation } from "../src/core/presentation.js";
import { renderDiscord, shownInDiscord } from "../src/discord/embeds.js";
import { renderSlack, shownInSlack } from "../src/slack/blocks.js";
import { refusalOfMessage } from "./fakes/discord-rules.js";
import { citation, everyPart, hostile } from "./fakes/presentations.js";
import { refusalOf } from "./fakes/slack-rules.js";

const cites = (count: number, length = 40): readonly Part[] =>
  Array.from({ length: count }, (_, i) => ({
    kind: "citation",
    citation: citation({ number: i + 1, quote: `«${i + 1}» ${"word ".repeat(length / 5)}`, insertions: [] }),
  }));
const replyOf = (parts: readonly Part[]): Presentation => ({ ...everyPart, parts });
const withButtons = (reply: Presentation): Presentation => ({
  ...reply,
  id: "r".repeat(36),
  shareable: true,
});

/** Each message of a reply: the citations it shows, and those that its buttons are for. */
const slack = (reply: Presentation) =>
  renderSlack(reply).map(({ blocks }) => numbersIn(JSON.stringify(blocks), /"\[(\d+)\] "/g, blocks));
const discord = (reply: Presentation) =>
  renderDiscord(reply).map(({ embeds, components }) =>
    numbersIn(JSON.stringify(embeds), /\\n\\\\\[(\d+)\\\\\] \[/g, components),
  );
const numbersIn = (json: string, mark: RegExp, rows: unknown) => ({
  shown: Array.from(json.matchAll(mark), ([, number]) => Number(number)),
  pressed: Array.from(JSON.stringify(rows ?? []).matchAll(/"paragraph:(\d+)/g), ([, number]) =>
    Number(number),
  ),
});

test("sixty citations: as many are shown with buttons as without, the others are counted, and every button is of a sentence above it", () => {
  for (const count of [1, 2, 9, 25, 60])
    for (const [render, look] of [
      [renderSlack, slack],
      [renderDiscord, discord],
    ] as const) {
      const reply = replyOf([...cites(count), everyPart.parts.at(-1)!]);
      const [plain, dressed] = [look(reply), look(withButtons(reply))];
      expect(dressed.flatMap(({ shown }) => shown)).toEqual(plain.flatMap(({ shown }) => shown));
      for (const { shown, pressed } of dressed) expect(pressed).toEqual(shown.slice(0, pressed.length));
      const numbers = dressed.flatMap(({ shown }) => shown);
      expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => i + 1));
      const leftOut = /Left out for length: (\d+) more/.exec(JSON.stringify(render(withButtons(reply))));
      expect(numbers.length + Number(leftOut?.[1] ?? 0)).toBe(count);
    }
});

test("an answer of five sentences has every choice for each of them", () => {
  const reply = withButtons(replyOf(cites(5, 200)));
  for (const look of [slack, discord])
    expect(look(reply)).toEqual([{ shown: [1, 2, 3, 4, 5], pressed: [1, 2, 3, 4, 5] }]);
});

test("only the last message of a private reply has the button to share; a public one has none", () => {
  const reply = withButtons(replyOf(cites(40, 400)));
  const { shareable: _, ...open } = reply;
  for (const render of [renderSlack, renderDiscord]) {
    const messages = render(reply).map((message) => JSON.stringify(message).includes("Share to channel"));
    expect(messages).toEqual([false, false, true]);
    expect(JSON.stringify(render(open))).not.toContain("Share to channel");
  }
});

test("whatever a reply is made of, its buttons cost it no citation, and both platforms take it", () => {
  const words = fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom(...hostile.slice(0, 4)));
  const part: fc.Arbitrary<Part> = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 4000 }).map((length) => cites(1, length)[0]!) },
    words.map((text): Part => ({ kind: "text", text })),
    words.map((text): Part => ({ kind: "code", label: "HTML", text: text || "x", cites: citation() })),
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 60 }), (parts) => {
      const numbered = parts.map((one, i) =>
        one.kind === "citation" ? { ...one, citation: { ...one.citation, number: i + 1 } } : one,
      );
      const reply = replyOf(numbered);
      const dressed = withButtons(reply);
      expect(shownInSlack(dressed)).toEqual(shownInSlack(reply));
      expect(shownInDiscord(dressed)).toEqual(shownInDiscord(reply));
      for (const message of renderSlack(dressed)) {
        expect(refusalOf(message)).toBeUndefined();
        expect(JSON.stringify(message.blocks).length).toBeLessThanOrEqual(11_000);
      }
      for (const message of renderDiscord(dressed))
        expect(refusalOfMessage(message as Parameters<typeof refusalOfMessage>[0])).toBe("");
    }),
    { numRuns: 60 },
  );
});

describe("words to copy", () => {
  const texts = [
    ...hostile,
    "``````` ``` `",
    "a\n```\n@everyone\n```js\n",
    "\\`\\`\\`",
    `{"quote": "${'\\"'.repeat(4000)}"}`,
    "שלום ‮ abc ".repeat(500),
    "🌉".repeat(3000),
  ];
  const codeOf = (text: string) => replyOf([{ kind: "code", label: "CSL-JSON", text, cites: citation() }]);
  const harmlessly = (text: string) => text.replace(/[\u202A-\u202E\u2066-\u2069]/g, "\uFFFD");

  test("in Slack join to what they were, or are counted as left out", () => {
    for (const text of texts) {
      const messages = renderSlack(codeOf(text));
      for (const message of messages) expect(refusalOf(message)).toBeUndefined();
      const blocks = messages.flatMap(
        (message) => message.blocks as readonly { readonly elements?: unknown }[],
      );
      const pieces = blocks.flatMap(({ elements }) =>
        ((elements ?? []) as { type: string; elements: { text: string }[] }[])
          .filter(({ type }) => type === "rich_text_preformatted")
          .map(({ elements: [only] }) => only!.text),
      );
      const joined = pieces.join("");
      if (joined.length < text.length) expect(JSON.stringify(blocks)).toContain("Left out for length");
      expect(harmlessly(text).startsWith(joined)).toBe(true);
    }
  });

  test("in Discord never end their block of code, and join to what they were, or are counted as left out", () => {
    for (const text of texts) {
      const messages = renderDiscord(codeOf(text));
      for (const message of messages)
        expect(refusalOfMessage(message as Parameters<typeof refusalOfMessage>[0])).toBe("");
      const markdown = messages.flatMap(({ embeds }) => embeds.map(({ description = "" }) => description));
      const pieces = markdown.flatMap((description) =>
        description.split("```").flatMap((piece, i) => (i % 2 ? [piece.slice(1, -1)] : [])),
      );
      const joined = pieces.join("");
      if (joined.length < text.length) expect(JSON.stringify(messages)).toContain("Left out for length");
      expect(harmlessly(text).startsWith(joined)).toBe(true);
      expect(joined).not.toBe("");
    }
  });

  test("say which piece they are, and lead to the page that has them whole", () => {
    const href = "https://desk.example/a/bridge/1/cite/bridge-1";
    const reply = replyOf([
      { kind: "code", label: "CSL-JSON", text: "x".repeat(3000), cites: citation(), href },
    ]);
    expect(JSON.stringify(renderSlack(reply))).toContain(`"url":"${href}","text":"CSL-JSON (1/2)"`);
    expect(JSON.stringify(renderDiscord(reply))).toContain(`[CSL-JSON (1/3)](<${href}>)`);
  });
});
