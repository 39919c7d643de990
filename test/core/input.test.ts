import { expect, it } from "vitest";
import { ask } from "../../commands/ask.js";
import { check } from "../../commands/check.js";
import { said } from "../../commands/said.js";
import { readInput, readLine } from "../../src/core/input.js";

it.each([
  ["who paid?", "who paid?", {}],
  ["who paid? since:2026-01-05", "who paid?", { since: "2026-01-05" }],
  ["from:Macron security guarantees", "security guarantees", { from: "Macron" }],
  ["security guarantees from:Steve Witkoff", "security guarantees", { from: "Steve Witkoff" }],
  ['from:"Steve Witkoff" security', "security", { from: "Steve Witkoff" }],
  [
    'who said "from:here"? from:"Steve Witkoff" publisher:"Coast Wire"',
    'who said "from:here"?',
    { from: "Steve Witkoff", publisher: "Coast Wire" },
  ],
  [
    "who paid? publisher:Coast Wire until:2026-01-09",
    "who paid?",
    { publisher: "Coast Wire", until: "2026-01-09" },
  ],
  ["who paid? FROM: Reyl", "who paid?", { from: "Reyl" }],
  ['who said "from:here"?', 'who said "from:here"?', {}],
  ["at 7:30, who?", "at 7:30, who?", {}],
  ["see https://quaycourier.example/x", "see https://quaycourier.example/x", {}],
])("/ask %s", (typed, argument, options) => expect(readInput(ask, typed)).toEqual({ argument, options }));

it.each([
  [ask, "who? since:2026-02-30", '/ask since: "2026-02-30" is not a date (write since:2026-01-07)'],
  [ask, "who? since:tomorrow", '/ask since: "tomorrow" is not a date (write since:2026-01-07)'],
  [
    ask,
    "who? form:zelensky",
    '/ask: there is no option "form:" (it has from: publisher: since: until: as-of:)',
  ],
  [ask, "who? from:", '/ask from: the value is missing (write from:"some words")'],
  [
    ask,
    "  ",
    "/ask: question is missing (usage: /ask <question> [from:…] [publisher:…] [since:2026-01-07] [until:2026-01-07] [as-of:2026-01-07])",
  ],
  [said, "about:peace", "/said: person is missing (usage: /said <person> [about:…] [since:2026-01-07])"],
  [ask, "x".repeat(4001), "/ask: 4001 characters are too many (at most 4000; try one sentence)"],
])("a slip is named with its remedy: /$0.name %#", (command, typed, message) =>
  expect(() => readInput(command, typed)).toThrow(expect.objectContaining({ name: "Mistake", message })),
);

it("4,000 characters are read", () => expect(readInput(ask, "x".repeat(4000)).argument).toHaveLength(4000));

it("a command without options takes every word as it is", () =>
  expect(readInput(check, "since:2026-01-07")).toEqual({ argument: "since:2026-01-07", options: {} }));

it("options that a platform has told apart are checked the same way", () => {
  expect(readInput(ask, { argument: "who?", options: { since: "2026-01-05" } }).options).toEqual({
    since: "2026-01-05",
  });
  expect(() => readInput(ask, { argument: "who?", options: { since: "5/1/26" } })).toThrow("is not a date");
});

it("a line is a command and its words, or a plain question", () => {
  expect(readLine("  /said Macron\nabout:x ")).toEqual({ command: "said", input: "Macron\nabout:x" });
  expect(readLine("/help")).toEqual({ command: "help", input: "" });
  expect(readLine("Who paid 3/4?")).toEqual({ command: "ask", input: "Who paid 3/4?" });
});
