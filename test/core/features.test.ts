import { expect, it } from "vitest";
import { newsroomOf } from "../library.js";
import { articleOf } from "./articles.js";

/** The sentences shown for a question, best first, and whether the first is given as the answer. */
async function shown(question: string, ...sentences: readonly string[]) {
  const text = sentences.join("\n\n");
  const answer = await newsroomOf([articleOf(text)]).ask(question);
  const citations = [...(answer.kind === "cited" ? answer.citations : []), ...answer.nearest];
  return { kind: answer.kind, quotes: citations.map(({ quote }) => quote) };
}

it.each([
  [
    "When was the bridge repaired?",
    "The bridge was repaired on 4 May 2021 by the port.",
    "The bridge repaired by the port is painted blue.",
    "a date where a date is asked for",
  ],
  [
    "When was the bridge repaired?",
    "The bridge was repaired on 4 May 2021 by the port.",
    "The bridge was repaired in 2021 by the port.",
    "the day says more than the year",
  ],
  [
    "When was the bridge repaired?",
    "The bridge was repaired on 4 May 2021 by the port.",
    "The bridge was repaired two years ago by the port.",
    "“two years ago” says little",
  ],
  [
    "Which countries sent engineers to the bridge?",
    "Norway and Chile sent engineers to the bridge.",
    "Ines Marlow sent engineers to the bridge.",
    "countries where countries are asked for",
  ],
  [
    "Why was the bridge shut?",
    "The bridge was shut because two bearings had cracked.",
    "The bridge was shut for lorries and cars.",
    "“because” gives a reason",
  ],
  [
    "Who opened the bridge?",
    "The mayor, Ines Marlow, opened the bridge.",
    "Who opened the bridge?",
    "a sentence that asks the question itself is no answer",
  ],
  [
    "Who opened the bridge?",
    "The mayor, Ines Marlow, opened the bridge.",
    "… opened the bridge with Hugo Fenn and …",
    "a sentence that is cut short says less",
  ],
  [
    "How many lorries crossed in 2024?",
    "In 2024 the harbour bridge was crossed by 1,150 lorries.",
    "In 2025 the harbour bridge was crossed by 640 lorries.",
    "another year is another answer",
  ],
  [
    "Who took part in the invention of the ferry bell?",
    "Hugo Fenn invented the ferry bell.",
    "Hugo Fenn took the ferry to Orrin.",
    "invented is a relative of invention",
  ],
  [
    "Marlow quotes",
    "“It is a plaster on a broken leg,” Marlow said.",
    "Marlow said the budget was a poor one, and late.",
    "quotes are words in quotation marks",
  ],
])("%s is answered by “%s”, not by “%s” (%s)", async (question, right, other) => {
  expect((await shown(question, other, right)).quotes[0]).toBe(right);
  expect((await shown(question, right, other)).quotes[0]).toBe(right);
});

it.each([
  ["Who did not sign the letter?", "Ines Marlow signed the letter on Monday.", "it says who did"],
  ["Who signed the letter in 2019?", "Ines Marlow signed the letter in 2024.", "another year"],
  ["What did the letter cost?", "Ines Marlow signed the letter on Monday.", "nothing of a cost"],
])("%s has no direct answer in “%s” (%s)", async (question, sentence) =>
  expect((await shown(question, sentence)).kind).not.toBe("cited"),
);

it("a sentence that leans on the one before answers with its words", async () => {
  const text = "The swimming hall is shut. It will open again on 1 May.";
  expect(await shown("When will the swimming hall open again?", text)).toMatchObject({
    kind: "cited",
    quotes: ["It will open again on 1 May.", "The swimming hall is shut."],
  });
});

it("a headline that a sentence of its article says whole comes last", async () => {
  const text = "The council closed the ferry bridge on Monday.\n\nThe ferry will run instead.";
  const answer = await newsroomOf([articleOf(text, { headline: "Council closed ferry bridge" })]).ask(
    "Did the council close the ferry bridge?",
  );
  expect(answer.kind).toBe("cited");
  const shown = [...(answer.kind === "cited" ? answer.citations : []), ...answer.nearest];
  expect(shown.map(({ quote }) => quote)).not.toContain("Council closed ferry bridge");
  expect(shown[0]?.quote).toBe("The council closed the ferry bridge on Monday.");
});

it("to yes or no, what is still open on the matter is shown beside", async () => {
  const { kind, quotes } = await shown(
    "Was the repair of the bridge agreed?",
    "Ines Marlow said the repair of the bridge had been agreed.",
    "The cost of the repair of the bridge is still unresolved.",
  );
  expect({ kind, quotes }).toEqual({
    kind: "cited",
    quotes: [
      "Ines Marlow said the repair of the bridge had been agreed.",
      "The cost of the repair of the bridge is still unresolved.",
    ],
  });
});
