import { expect, it } from "vitest";
import { aliasesOf } from "../../src/core/aliases.js";
import { demoDay, newsroomOf } from "../library.js";
import { articleOf } from "./articles.js";

const aliases = aliasesOf({
  names: [
    { name: "Council House", aliases: ["the Town Hall", "Millbrook Town Hall"] },
    { name: "Harbour Watch Office", aliases: ["HWO", "the Watch"] },
    { name: "Mayor of Millbrook", aliases: ["Millbrook’s first citizen"] },
  ],
  roles: [
    { role: "Mayor of Millbrook", holder: "Luis Ortega", until: "2024-04-30" },
    { role: "Mayor of Millbrook", holder: "Ana Reyes", since: "2024-05-01" },
  ],
  words: [["barge", "lighter"]],
});

const council = articleOf("Council House will buy two barges, Ana Reyes said. She called the price fair.", {
  slug: "barges",
});
const office = articleOf("The HWO closed the lock on Tuesday. Nobody could watch it open.", { slug: "lock" });
const earlier = articleOf("The mayor of Millbrook opened a swimming pool. Luis Ortega swam first.", {
  slug: "pool",
  publishedAt: "2022-06-01",
});
const newsroom = newsroomOf([council, office, earlier], demoDay, "UTC", aliases);

/** The sentences of a direct answer. */
async function cited(question: string): Promise<readonly string[]> {
  const answer = await newsroom.ask(question);
  return answer.kind === "cited" ? answer.citations.map(({ quote }) => quote) : [];
}

it.each([
  ["What will the Town Hall buy?", "an alias"],
  ["what will millbrook town hall buy", "a longer alias, typed in a hurry"],
  ["What will Council House buy?", "the name itself"],
  ["How many lighters will Council House buy?", "a word of the beat, in the plural"],
])("%s finds what is printed under another name (%s)", async (question) => {
  expect(await cited(question)).toEqual(["Council House will buy two barges, Ana Reyes said."]);
});

it("a full name finds its letters, as they are written", async () => {
  expect(await cited("What did the Harbour Watch Office close?")).toEqual([
    "The HWO closed the lock on Tuesday.",
  ]);
  // “the Watch” is the office, “watch it” is not.
  expect(await cited("Did the Watch close the lock?")).toEqual(["The HWO closed the lock on Tuesday."]);
});

it.each([
  ["What did Luis Ortega open?", "The mayor of Millbrook opened a swimming pool.", "who was mayor then"],
  ["Who swam first, the mayor of Millbrook?", "Luis Ortega swam first.", "the mayor, by name"],
])("%s: a role is whoever held it when the article appeared (%s %s)", async (question, sentence) => {
  expect(await cited(question)).toContain(sentence);
});

it.each(["the mayor of Millbrook", "Millbrook's first citizen", "Ana Reyes"])(
  "/said %s shows what Ana Reyes said as mayor",
  async (person) => {
    const { quoted, reported } = await newsroom.said(person);
    expect([...quoted, ...reported].map(({ quote }) => quote)).toEqual([
      "Council House will buy two barges, Ana Reyes said.",
      "She called the price fair.",
    ]);
  },
);

it("a claim under another name finds the sentence that it is about", async () => {
  const { citations } = await newsroom.check("The Town Hall will buy two barges.");
  expect(citations[0]?.quote).toBe("Council House will buy two barges, Ana Reyes said.");
});

it("a filter takes an alias", async () => {
  const answer = await newsroom.ask("price", { from: "Millbrook's first citizen" });
  expect(answer.kind === "cited" && answer.citations[0].quote).toBe("She called the price fair.");
});

it("without the aliases the same question finds no answer", async () => {
  const answer = await newsroomOf([council, office, earlier]).ask("What will the Town Hall buy?");
  expect(answer.kind).not.toBe("cited");
});
