import fc from "fast-check";
import { expect, test } from "vitest";
import { escaped, link, oneLine } from "../../src/discord/markdown.js";

test.each([
  [
    "<@42> <#43> <@&44> <t:1> <:smile:45> </ask:46>",
    "\\<\\@42\\> \\<#43\\> \\<\\@&44\\> \\<t:1\\> \\<\\:smile:45\\> \\</ask:46\\>",
  ],
  ["@everyone @here", "\\@everyone \\@here"],
  ["# head\n-# small\n- item\n 2. two\n> quote", "\\# head\n\\-# small\n\\- item\n 2\\. two\n\\> quote"],
  ["[pay](https://evil.example)", "\\[pay\\](https\\://evil.example)"],
  ["**b** __u__ ~~s~~ ||x|| `c`", "\\*\\*b\\*\\* \\_\\_u\\_\\_ \\~\\~s\\~\\~ \\|\\|x\\|\\| \\`c\\`"],
  ["<: _no_ exception", "\\<: \\_no\\_ exception"],
  ["a \\* b", "a \\\\\\* b"],
  ["At 10:30 it cost 5.50, up #1 - so far.", "At 10:30 it cost 5.50, up #1 - so far."],
])("%j is shown as typed", (typed, markdown) => {
  expect(escaped(typed)).toBe(markdown);
});

test("taking the backslashes away gives the words back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
      expect(escaped(text).replace(/\\(.)/g, "$1")).toBe(text);
      expect(escaped(text).length).toBeLessThanOrEqual(2 * text.length);
    }),
  );
});

test("a link cannot be broken out of", () => {
  expect(link("A [b](c)", ["https://a.example/x)(y>z"])).toBe(
    "[A \\[b\\](c)](<https://a.example/x%29%28y%3Ez>)",
  );
});

test("a text fragment keeps its marks", () => {
  expect(link("A", ["https://a.example/p_q#:~:text=He%20added"])).toBe(
    "[A](<https://a.example/p_q#:~:text=He%20added>)",
  );
});

test("without a good address there is no link", () => {
  expect(link("A_b", [undefined, "javascript:alert(1)", "not a url", "ftp://a.example"])).toBe("A\\_b");
});

test("a headline of several lines becomes one", () => {
  expect(oneLine(" One\n# two ")).toBe("One # two");
});
