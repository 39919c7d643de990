import { describe, expect, it } from "vitest";
import { demo, newsroomOf } from "./library.js";

const newsroom = newsroomOf(demo);

describe("the first sentence of the answer, over the demo archive", () => {
  it.each([
    [
      "How many lorries used the bridge each day last year?",
      "Last year an average of 1,150 lorries",
      "not the 380 during the ban, not the 640 after it",
    ],
    [
      "How many lorries a day are expected now that it has reopened?",
      "The Quay expects about 640 lorries",
      "“now” is the newest article",
    ],
    [
      "Who said the cracks were no longer than a hand?",
      "He added that the cracks were found",
      "“no longer” is part of the quotation, no negation",
    ],
    [
      "Was it dangerous for cars?",
      "There was no danger to cars",
      "danger answers dangerous, and a no is an answer",
    ],
    [
      "On what condition could the ban be partly lifted in January?",
      "Reyl said the ban could be lifted in part",
      "the condition is in the sentence: “but only if”",
    ],
    [
      "Is the driver Marlow a relative of the council leader?",
      "“Nobody told us until we got here,” said J. Marlow",
      "three people are called Marlow",
    ],
    [
      "By how much did home care costs go up?",
      "Harbour fees fell by 9% last year while",
      "go up is rise; both figures stand in one sentence",
    ],
    [
      "Does the £3.1 million cover the bridge?",
      "The repair of the harbour bridge is not included",
      "the figure, though the headline has it too",
    ],
    [
      "Did hauliers pressure the Quay into testing early?",
      "Reyl denied that the test had been brought forward",
      "a denial answers a yes-or-no question",
    ],
    [
      "What must happen before lorries return, in Sandholt's view?",
      "She said lorries should return only if",
      "the pronoun is Sandholt's",
    ],
    [
      "What does the council say the repair would cost?",
      "Repairing the north span of the harbour bridge would cost £4.2 million",
      "the council's figure, not the survey's £4.6 million",
    ],
    [
      "What does the survey say the repair would cost?",
      "Repairing the north span of the harbour bridge would cost £4.6 million",
      "the survey's figure, not the council's £4.2 million",
    ],
    [
      "What share of the cables is original?",
      "It also says that 62% of the bearings and 18% of the cables",
      "a share is a percentage",
    ],
    [
      "quote “when can the lorries cross”",
      "“People stop me and say, ‘When can the lorries cross?’",
      "exact words, inside a quotation inside a quotation",
    ],
    [
      "Who said they have to sleep too?",
      "“We have to sleep too,” said its secretary",
      "“they” of the question is “we” of the quotation",
    ],
    [
      "Why did the treasurer leave?",
      "In a letter to the council Cray said he was leaving",
      "leave finds leaving, though the headline says resigns",
    ],
    [
      "How did the council vote on the budget?",
      "Kelsmouth council passed its budget by 14 votes to 11",
      "not the night bus's 16 to 11",
    ],
    [
      "What did Fenn call the budget?",
      "Mr Fenn, whose group voted against the budget, called it",
      "the speaker and the object are both asked for",
    ],
  ])("%s %s … (%s)", async (question, opening) => {
    const answer = await newsroom.ask(question);
    expect(answer.kind).toBe("cited");
    if (answer.kind === "cited") expect(answer.citations[0].quote.slice(0, opening.length)).toBe(opening);
  });
});

it("two publishers with two figures are both shown, the newer first", async () => {
  const answer = await newsroom.ask("How much would it cost to mend the north span?");
  const shown = answer.kind === "cited" ? answer.citations : [];
  const costs = shown.flatMap(({ quote }) => /£4\.\d million/.exec(quote) ?? []);
  expect(costs).toEqual(["£4.6 million", "£4.2 million"]);
});

it("a sentence that two articles print is one citation, with the other article beside it", async () => {
  const answer = await newsroom.ask("Who said they have to sleep too?");
  const [first] = answer.kind === "cited" ? answer.citations : [];
  expect([first?.article.slug, ...(first?.alsoIn ?? []).map(({ slug }) => slug)].sort()).toEqual([
    "ferry-lane-night-lorries",
    "night-crossings-trial",
  ]);
});

describe("no direct answer", () => {
  it.each([
    ["How long is the hull of the Ossiverne?", "embargoed"],
    ["How much would the Murrelgate tunnel cost?", "retracted"],
    ["What did Tomas Reyl say about the budget?", "Reyl speaks, never about the budget"],
    ["What did Noor Halden say about the bridge?", "Halden speaks only of the budget"],
    ["What did the transport minister say about the bridge?", "no such minister appears"],
    ["How old is Edwin Cray?", "not said"],
    ["How many members voted to keep library fines?", "votes and libraries occur, never together"],
    ["Which company will carry out the repair?", "no company is named"],
    ["Is a tunnel planned in case the bridge cannot be saved?", "only a retracted article says so"],
  ])("%s (%s)", async (question) => expect((await newsroom.ask(question)).kind).not.toBe("cited"));
});
