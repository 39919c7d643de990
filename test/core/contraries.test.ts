import { expect, it } from "vitest";
import { phrases } from "../../src/core/phrases.js";
import { newsroomOf, replyTo } from "../library.js";
import { articleOf } from "./articles.js";

const early = (text: string) => articleOf(text, { slug: "early", publishedAt: "2026-01-05T09:00:00Z" });
const late = (text: string) => articleOf(text, { slug: "late", publishedAt: "2026-01-09T09:00:00Z" });

/** What is cited where the first sentence is looked for by its own words, and whether the reply says that both are said. */
async function cited(one: string, other: string) {
  const answer = await newsroomOf([early(one), late(other)]).ask(one);
  return answer.kind === "cited"
    ? { quotes: answer.citations.map(({ quote }) => quote), conflicts: answer.conflicts }
    : answer.kind;
}

it.each([
  [
    "a “not”",
    "The council has agreed to the toll on the harbour bridge.",
    "The council has not agreed to the toll on the harbour bridge, the mayor said.",
  ],
  [
    "a “no”",
    "The survey found cracks in the north span.",
    "The survey found no cracks in the north span, the engineer said.",
  ],
  [
    "a denial",
    "The crane at Millbrook was unsafe, the inspector said.",
    "The port authority denied that the crane at Millbrook was unsafe.",
  ],
  ["contrary verbs", "Fares on the night ferry will rise.", "Fares on the night ferry will fall."],
  [
    "contrary states",
    "The harbour bridge is open to lorries.",
    "The harbour bridge is closed to lorries, the union said.",
  ],
  [
    "what is settled and what is not",
    "The terms of the lease have been agreed.",
    "The terms of the lease remain unresolved.",
  ],
])("%s sets two articles against one another: both are cited, newest first", async (_, one, other) =>
  expect(await cited(one, other)).toEqual({ quotes: [other, one], conflicts: ["statements"] }),
);

it.each([
  [
    "more is denied",
    "The council approved the sea wall budget.",
    "The council did not approve the larger sea wall budget.",
  ],
  [
    "what may be",
    "The harbour bridge may be closed to lorries.",
    "The harbour bridge is not closed to lorries.",
  ],
  [
    "another time",
    "In 2019 the council rejected the tunnel plan.",
    "The council has approved the tunnel plan.",
  ],
  ["another thing", "The north span is open to heavy lorries.", "The south span is closed to heavy lorries."],
  ["another doer", "Orr was not at the budget vote.", "Kale was at the budget vote."],
  [
    "not only",
    "The council has approved the sea wall budget.",
    "The council has not only approved the sea wall budget but raised it.",
  ],
  [
    "an aim",
    "The cause of the ferry fire has not been determined.",
    "The marshal came to help determine the cause of the ferry fire.",
  ],
  [
    "an open question",
    "The council has approved the tunnel plan.",
    "Orr did not say whether the council has approved the tunnel plan.",
  ],
  [
    "a description",
    "No lorries were inside the tunnel closed by the council.",
    "The tunnel was closed by the council.",
  ],
])("%s is no contrary", async (_, one, other) =>
  expect(await cited(one, other)).toMatchObject({ conflicts: [] }),
);

it("two speakers of one article may say the contrary, one speaker may not", async () => {
  const said = (speaker: string) =>
    `The wall is safe for walkers, Ada Orr said. A week passed. The wall is not safe for walkers, ${speaker} said.`;
  const conflicts = async (speaker: string) => {
    const answer = await newsroomOf([articleOf(said(speaker))]).ask("Is the wall safe for walkers?");
    return answer.kind === "cited" && answer.conflicts;
  };
  expect(await conflicts("Bo Kale")).toEqual(["statements"]);
  expect(await conflicts("Ada Orr")).toEqual([]);
});

it("what is said of other days is no contrary", async () => {
  const [monday, friday] = [
    "On Monday the harbour bridge was closed to lorries.",
    "On Friday the harbour bridge was open to lorries.",
  ];
  const answer = await newsroomOf([early(monday), late(friday)]).ask(
    "Was the harbour bridge closed to lorries?",
  );
  expect(answer).toMatchObject({ kind: "cited", citations: [{ quote: monday }], conflicts: [] });
});

it("a yes-or-no question is answered with both, and the reply says so", async () => {
  const newsroom = newsroomOf([
    early("The harbour bridge is open to lorries."),
    late("The harbour bridge is closed to lorries."),
  ]);
  const { parts } = await replyTo(newsroom, "/ask Is the harbour bridge open to lorries?");
  const quotes = parts.flatMap((part) => (part.kind === "citation" ? part.citation.quote : []));
  expect(quotes).toEqual([
    "The harbour bridge is closed to lorries.",
    "The harbour bridge is open to lorries.",
  ]);
  expect(parts).toContainEqual({ kind: "note", text: phrases.conflicts.statements });
});
