import { expect, it, test } from "vitest";
import { type Audited, typedOf } from "../../src/core/audit.js";
import type { Command, Input } from "../../src/core/command.js";
import { frontDesk, type Request } from "../../src/core/front-desk.js";
import { Mistake, Outage } from "../../src/core/mistake.js";
import type { Newsroom } from "../../src/core/newsroom.js";
import type { Presentation } from "../../src/core/presentation.js";
import { citation, everyPart } from "../fakes/presentations.js";
import { demo, newsroomOf, replyTo } from "../library.js";

const command = (name: string, run: () => Presentation): Command => ({
  ...{ name, description: name, examples: [], audience: "asker" },
  argument: { name: "question", description: "What to ask", required: false },
  run: async () => run(),
});

const request: Request = {
  ...{ platform: "slack", tenant: "T1", channel: "C1", asker: "U1", command: "ask", input: "who?" },
};

function deskOf() {
  const entries: Audited[] = [];
  const desk = frontDesk({
    commands: [
      command("ask", () => ({
        ...everyPart,
        parts: [
          {
            kind: "citation",
            citation: citation({ lead: { quote: "It opened.", span: { start: 100, end: 110 } } }),
          },
        ],
      })),
      command("silent", () => ({ ...everyPart, nothing: true })),
      command("wrong", () => {
        throw new Mistake("/wrong", "is wrong", "try again");
      }),
      command("away", () => {
        throw new Outage("PostgreSQL at db.internal", "cannot be reached", "try again in a moment");
      }),
      command("broken", () => {
        throw new Error("no such table");
      }),
    ],
    newsroom: async () => ({}) as Newsroom,
    isNew: async () => true,
    remember: async () => {},
    recall: async ({ of }) =>
      of === "kept"
        ? {
            ...{ platform: "slack", tenant: "T1", channel: "C1", asker: "U1", asked: "/ask who?" },
            request: { command: "ask", input: "who?" },
            citations: [],
          }
        : undefined,
    onFailure: () => {},
    audited: (entry) => void entries.push(entry),
  });
  return { desk, entries };
}

const slice = { slug: "bridge-north-span", revision: 2 };
const shown = [
  { ...slice, start: 100, end: 110 },
  { ...slice, start: 120, end: 175 },
];

it("is told who asked what, where, and which slices of which revisions the reply held", async () => {
  const { desk, entries } = deskOf();
  await desk.answer({ ...request, roles: ["1"], manages: true });
  expect(entries).toEqual([{ ...request, outcome: "answered", shown }]);
});

it.each([
  ["silent", "nothing"],
  ["wrong", "mistake"],
  ["broken", "failure"],
  ["away", "failure"],
  ["<!everyone>", "unknown"],
])("/%s ends as %s", async (name, outcome) => {
  const { desk, entries } = deskOf();
  await desk.answer({ ...request, command: name });
  expect(entries).toMatchObject([{ command: name, input: "who?", asker: "U1", outcome }]);
});

it("has what was shared once, when the reply for the channel was made, and what was refused", async () => {
  const { desk, entries } = deskOf();
  const press = {
    platform: "slack",
    ...{ tenant: "T1", channel: "C1", asker: "U1", name: "ann" },
    choice: { verb: "share" },
  } as const;
  const pressed = await desk.press({ ...press, of: "kept" });
  expect(entries).toEqual([]);
  if (pressed.kind === "asked") await pressed.answer();
  await desk.press({ ...press, of: "gone" });
  await desk.press({ ...press, asker: "U2", of: "kept" });
  expect(entries).toEqual([
    { ...request, outcome: "shared", shown },
    { ...request, command: "share", input: "", outcome: "refused", shown: [] },
    { ...request, asker: "U2", command: "share", input: "/ask who?", outcome: "refused", shown: [] },
  ]);
});

test.each<[string, string | Input, string]>([
  ["ask", "  who  paid? ", "/ask   who  paid?"],
  [
    "said",
    { argument: "Macron", options: { about: "peace deal", since: "2026-01-07" } },
    '/said Macron about:"peace deal" since:2026-01-07',
  ],
  ["help", { argument: "", options: {} }, "/help"],
  ["help", "", "/help"],
])("/%s %j reads as it is typed", (name, input, line) =>
  expect(typedOf({ command: name, input })).toBe(line),
);

test.each([
  ["/ask Who paid for the Zanzibar telescope?", true],
  ["/ask Who said the peace deal was 90% ready?", undefined],
  ["/ask ???", undefined],
  ["/said Nobody Atall", true],
  ["/said Macron", undefined],
  ["/timeline zanzibar telescope", true],
  ["/coverage zanzibar telescope", true],
  ["/coverage budget gap", undefined],
  ["/check Zanzibar telescopes hum xylophonic madrigals", true],
  ["/check Russia occupies 57% of Donetsk", undefined],
  ["/article no-such-bridge", undefined],
  ["/digest 1999-01-01", undefined],
])("%s says that the archive does not say: %s", async (line, nothing) =>
  expect((await replyTo(newsroomOf(demo), line)).nothing).toBe(nothing),
);

it("while the archive is away a reply says when to ask again, and not where the archive is", async () => {
  const { summary } = await deskOf().desk.answer({ ...request, command: "away" });
  expect(summary).toBe(
    "The archive cannot be reached at this moment. Nothing was lost; try again in a moment.",
  );
});
