import { expect, it } from "vitest";
import { demo, newsroomOf } from "../library.js";
import { articleOf } from "./articles.js";

const newsroom = newsroomOf(demo);

it.each([
  ["", "nothing-asked", "an empty question"],
  ["?!…", "nothing-asked", "marks alone"],
  ["🤷‍♀️ 🌉", "nothing-asked", "emoji alone"],
  ["who is it", "nothing-asked", "small words alone"],
  ["Wie hoch sind die Kosten der Reparatur?", "unknown-words", "another language"],
  ["今日の天気は", "unknown-words", "another script"],
  ["How much would the Murrelgate tunnel cost?", "unknown-name", "a name nobody prints"],
])("%s gets no answer and the reason %s (%s)", async (question, why) => {
  const answer = await newsroom.ask(question);
  expect(answer.kind).not.toBe("cited");
  if (answer.kind !== "cited") expect(answer.why.kind).toBe(why);
});

it("an empty archive says that it is empty", async () => {
  const answer = await newsroomOf([]).ask("Who paid?");
  expect(answer).toMatchObject({
    kind: "unanswered",
    why: { kind: "empty-archive" },
    searched: { articles: 0, facts: 0 },
  });
});

it("4,000 characters get an answer or a reason", async () => {
  const answer = await newsroom.ask("bridge lorries council ".repeat(174).slice(0, 4000));
  expect(["cited", "closest", "unanswered"]).toContain(answer.kind);
});

it("a speaker who is in the archive and silent on the matter is said to be silent", async () => {
  const answer = await newsroom.ask("What did Tomas Reyl say about the budget?");
  expect(answer).toMatchObject({
    kind: "unanswered",
    why: { kind: "silent-speaker", speaker: "Tomas Reyl" },
  });
});

it("a title before the name asked for changes nothing", async () => {
  const [plain, titled] = await Promise.all(
    ["Sandholt", "Dr Sandholt"].map((who) => newsroom.ask(`What did ${who} say about the test?`)),
  );
  const quotes = (answer: typeof plain) =>
    answer?.kind === "cited" ? answer.citations.map(({ quote }) => quote) : [];
  expect(quotes(titled)).toEqual(quotes(plain));
  expect(quotes(plain)).toHaveLength(1);
});

it("a pasted sentence asks for nobody's words", async () => {
  const answer = await newsroom.ask("“We do not recognise £4.6 million,” a spokesman said.");
  expect(answer.kind === "cited" && answer.citations[0].quote).toBe(
    "“We do not recognise £4.6 million,” a spokesman said.",
  );
});

it("a misspelt word finds what was meant", async () => {
  const answer = await newsroom.ask("Who resigned as tresaurer?");
  expect(answer.kind === "cited" && answer.citations[0].article.slug).toBe("treasurer-resigns");
  expect(answer.readAs).toEqual([{ typed: "tresaurer", known: "treasurer" }]);
});

it("a person is found under the name of the office", async () => {
  const answer = await newsroom.ask("What did the harbour engineer say about January?");
  expect(answer.kind === "cited" && answer.citations[0].speaker).toBe("Tomas Reyl");
});

it("what one article says with a pronoun is shown with the name, or with the sentence before", async () => {
  const text = "The hall is shut. It will open again on the first of May.";
  const answer = await newsroomOf([articleOf(text, { text, headline: "Hall" })]).ask(
    "When will the hall open again?",
  );
  expect(answer.kind === "cited" && answer.citations[0].lead?.quote).toBe("The hall is shut.");
});

it("an article with a correction shows its note beside every quote", async () => {
  const answer = await newsroom.ask("How long is the bridge in metres?");
  const [first] = answer.kind === "cited" ? answer.citations : answer.nearest;
  expect(first?.correction?.note).toContain("They weighed 160 tonnes.");
});

const ferry = articleOf(
  "A 71-year-old passenger was hurt when a ferry door closed at Kelsea. The ferry sailed an hour late.",
  { slug: "ferry" },
);
const coach = (text: string) => articleOf(text, { slug: "coach" });
const keane = coach(
  "Rovers have appointed Joanna Keane. The squad met Keane on Monday. Rovers expect Keane to stay for years.",
);

it.each(["How old is Keane?", "how old is keane"])(
  "%s is not answered by another's age",
  async (question) => {
    const answer = await newsroomOf([ferry, keane]).ask(question);
    expect(answer.kind).toBe("closest");
  },
);

it.each([
  "Joanna Keane, 44, replaces Luis Prado, who left on Sunday.",
  "Joanna Keane (44) replaces Luis Prado, who left on Sunday.",
  "Joanna Keane, aged 44, replaces Luis Prado, who left on Sunday.",
  "The 44-year-old Joanna Keane replaces Luis Prado, who left on Sunday.",
])("an age is told by %s", async (sentence) => {
  const newsroom = newsroomOf([
    ferry,
    coach(`Keane has 2 games to win. ${sentence} Keane signed until 2028.`),
  ]);
  const answer = await newsroom.ask("How old is Keane?");
  expect(answer.kind === "cited" && answer.citations[0].quote).toBe(sentence);
});

it("an office before a name between commas is whose words are asked for", async () => {
  const text = "Ferri left on Monday. His lawyer, Dr Nina Salvi, said he “has nothing to hide”.";
  const answer = await newsroomOf([articleOf(text)]).ask("What did the lawyer say?");
  expect(answer.kind === "cited" && answer.citations[0]).toMatchObject({
    quote: "His lawyer, Dr Nina Salvi, said he “has nothing to hide”.",
    speaker: "Nina Salvi",
  });
});
