import { expect, it } from "vitest";
import { readAliases } from "../../src/intake/aliases.js";

const problemsIn = (text: string) => readAliases("a.yaml", text).problems.map(({ message }) => message);

it("names, roles and words are read", () => {
  const { list, problems } = readAliases(
    "a.yaml",
    [
      "names:",
      "  Council House: [the Town Hall, Millbrook Town Hall]",
      "roles:",
      "  Mayor of Millbrook:",
      "    Luis Ortega: {until: 2024-04-30}",
      "    Ana Reyes:",
      "words:",
      "  - [barge, lighter]",
    ].join("\n"),
  );
  expect(problems).toEqual([]);
  expect(list).toEqual({
    names: [{ name: "Council House", aliases: ["the Town Hall", "Millbrook Town Hall"] }],
    roles: [
      { role: "Mayor of Millbrook", holder: "Luis Ortega", until: "2024-04-30" },
      { role: "Mayor of Millbrook", holder: "Ana Reyes" },
    ],
    words: [["barge", "lighter"]],
  });
});

it.each([
  ["", "an empty file"],
  ["# nothing yet", "comments alone"],
  ["names:\nroles:\nwords: []", "empty sections"],
])("%j says nothing, and nothing is wrong with it (%s)", (text) => {
  const nothing = { list: { names: [], roles: [], words: [] }, problems: [] };
  expect(readAliases("a.yaml", text)).toEqual(nothing);
});

it.each([
  ["names:\n  Quay: [a, b", "line 2: Flow sequence in block collection", "bad YAML"],
  ["- Quay", "line 1: this is no map (want names, roles and words)", "no sections"],
  [
    "name:\n  Quay: [Pier]",
    'line 1: "name" is no section (want names, roles or words)',
    "a misspelt section",
  ],
  ["names:\n  Quay: Pier", "line 2: this is no list of names (want Name: [alias, alias])", "no list"],
  ["names:\n  Quay: []", "line 2: this is no list of names (want Name: [alias, alias])", "an empty list"],
  ["names:\n  Quay: [10]", 'line 2: 10 is no name (put a number in quotation marks, "10")', "a number"],
  ['names:\n  Quay: ["?"]', 'line 2: "?" holds no word (write a name)', "marks alone"],
  [
    `names:\n  Quay:\n    - ${"x".repeat(81)}`,
    "line 3: 81 characters are too many for a name (at most 80)",
    "a long one",
  ],
  ["names:\n  Quay: [Pier]\n  Quay: [Dock]", "line 3: Map keys must be unique", "a name twice"],
  [
    "names:\n  Quay: [the Pier]\n  Port: [Pier]",
    'line 3: "Pier" is claimed by "Quay" and by "Port" (leave it to one of them)',
    "an alias of two names",
  ],
  [
    "names:\n  Quay: [Port]\n  Port: [Dock]",
    'line 2: "Port" is claimed by "Port" and by "Quay" (leave it to one of them)',
    "a name as an alias",
  ],
  [
    "roles:\n  Mayor: Ana",
    "line 2: this is no map (want Role: {Name: {since: 2024-05-01}})",
    "a role without days",
  ],
  ["roles:\n  Mayor:\n    Ana: {since: May}", 'line 3: "May" is not a day (want 2024-05-01)', "no day"],
  [
    "roles:\n  Mayor:\n    Ana: {from: 2024-05-01}",
    'line 3: "from" says nothing of a role (want since or until)',
    "another field",
  ],
  [
    "words:\n  - barge",
    "line 2: this is no list of names (want a list of lists, - [lorry, truck])",
    "a word alone",
  ],
  [
    "words:\n  - [barge, flat boat]",
    'line 2: "flat boat" is no single word (put it under names)',
    "two words",
  ],
])("%j is named by its line, with the remedy: %s (%s)", (text, problem) => {
  expect(problemsIn(text)[0]).toContain(`a.yaml ${problem}`);
});

it("every problem is named at once, in the order of the lines", () => {
  const lines = ["names:", "  Quay: [10]", "roles:", "  Mayor: {Ana: {since: May}}", "words: [barge]"];
  expect(problemsIn(lines.join("\n")).map((message) => message.split(":")[0])).toEqual([
    "a.yaml line 2",
    "a.yaml line 4",
    "a.yaml line 5",
  ]);
});

it("maps as names of maps are named, and not written out", () =>
  expect(
    readAliases("a.yaml", `names:\n  ${"{".repeat(60)}a${"}".repeat(60)}: [x]`).problems.map(
      ({ message }) => message,
    ),
  ).toEqual(["a.yaml line 2: a list or map is no name (write one name)"]));
