import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { followOn } from "../../src/core/follow-on.js";
import { followingOn } from "../../src/core/thread.js";
import { hostile } from "../fakes/presentations.js";

const now = new Date("2026-01-15T09:00:00Z");
const meant = (typed: string, before: string) => followOn(typed, before, now);

describe("a question that leaves something out takes it from the one before", () => {
  it.each([
    // Who said it changes, what it was about stays.
    [
      "What did the chancellor say about pensions?",
      "and what did Badenoch say?",
      "what did Badenoch say about pensions",
      "pensions",
    ],
    [
      "What did the chancellor say about pensions?",
      "What did Badenoch say?",
      "What did Badenoch say about pensions",
      "pensions",
    ],
    [
      "What did the chancellor say about pensions?",
      "and what does the prime minister think about it?",
      "what does the prime minister think about pensions",
      "pensions",
    ],
    [
      "What did the chancellor say about pensions?",
      "And Badenoch?",
      "What did Badenoch say about pensions",
      "What did … say about pensions",
    ],
    [
      "What did the coach say about the injury?",
      "what about Salah?",
      "What did Salah say about the injury",
      "What did … say about the injury",
    ],
    [
      "What did the judge say about bail?",
      "and the prosecutor?",
      "What did the prosecutor say about bail",
      "What did … say about bail",
    ],
    [
      "When will the harbour bridge open?",
      "what did the mayor say?",
      "what did the mayor say the harbour bridge open",
      "the harbour bridge open",
    ],
    [
      "Who said the merger was dead?",
      "and what did Barclays say?",
      "what did Barclays say the merger was dead",
      "the merger was dead",
    ],
    [
      "What did Ofwat say about fines in December?",
      "and what did Severn Trent say in January?",
      "what did Severn Trent say in January about fines",
      "fines",
    ],
    // What it is about changes, who said it stays.
    [
      "What did the chancellor say about pensions?",
      "what about fuel duty?",
      "What did the chancellor say about fuel duty",
      "What did the chancellor say",
    ],
    [
      "What did the judge say about bail?",
      "and the sentence?",
      "What did the judge say about the sentence",
      "What did the judge say",
    ],
    [
      "What did Zelensky say about Russia?",
      "what about the US?",
      "What did Zelensky say about the US",
      "What did Zelensky say",
    ],
    // A name in the place of a name.
    [
      "Did Russia agree to the plan?",
      "what about the US?",
      "Did the US agree to the plan",
      "Did … agree to the plan",
    ],
    [
      "How many goals did Kane score in 2024?",
      "how about Salah?",
      "How many goals did Salah score in 2024",
      "How many goals did … score in 2024",
    ],
    [
      "What is Germany's inflation rate?",
      "And France?",
      "What is France's inflation rate",
      "What is … inflation rate",
    ],
    [
      "How many jobs will Nissan cut?",
      "and Toyota?",
      "How many jobs will Toyota cut",
      "How many jobs will … cut",
    ],
    [
      "Did Arsenal beat Chelsea in March?",
      "what about Spurs?",
      "Did Spurs beat Chelsea in March",
      "Did … beat Chelsea in March",
    ],
    [
      "Did the mayor resign?",
      "so what about the council leader?",
      "Did the council leader resign",
      "Did … resign",
    ],
    ["What is Germany's inflation rate?", "what about unemployment?", "unemployment Germany", "Germany"],
    // Where and when.
    ["How much rain fell in Leeds?", "and in York?", "How much rain fell in York", "How much rain fell"],
    ["How much snow fell?", "and in Braemar?", "How much snow fell in Braemar", "How much snow fell"],
    [
      "What did the chancellor say about pensions?",
      "and in Washington?",
      "What did the chancellor say about pensions in Washington",
      "What did the chancellor say about pensions",
    ],
    [
      "How much rain fell in Leeds on Monday?",
      "and on Tuesday?",
      "How much rain fell in Leeds on Tuesday",
      "How much rain fell in Leeds",
    ],
    [
      "How many goals did Kane score in 2024?",
      "and in 2025?",
      "How many goals did Kane score in 2025",
      "How many goals did Kane score",
    ],
    [
      "How many cars did Nissan sell?",
      "or in Sunderland?",
      "How many cars did Nissan sell in Sunderland",
      "How many cars did Nissan sell",
    ],
    // Nothing of its own, or one word behind “and”.
    ["When will the harbour bridge open?", "why?", "why the harbour bridge open", "the harbour bridge open"],
    [
      "Who said the merger was dead?",
      "when was that?",
      "when was that the merger was dead",
      "the merger was dead",
    ],
    [
      "Did the jury reach a verdict?",
      "who said that?",
      "who said that the jury reach a verdict",
      "the jury reach a verdict",
    ],
    ["Is the M1 closed?", "is that true?", "is that true the M1 closed", "the M1 closed"],
    ["Where did the ferry sink?", "but how many died?", "how many died the ferry sink", "the ferry sink"],
    ["Who won the cup final?", "and who scored?", "who scored won the cup final", "won the cup final"],
    // A pronoun that only the question before explains.
    ["Was Marlow convicted?", "when was he sentenced?", "when was Marlow sentenced", "Marlow"],
    [
      "What did Reeves say about pensions?",
      "what did she say about fuel duty?",
      "what did Reeves say about fuel duty",
      "Reeves",
    ],
    [
      "How many jobs will Nissan cut?",
      "when will they close the plant?",
      "when will Nissan close the plant",
      "Nissan",
    ],
    ["Did the mayor resign?", "why did she resign?", "why did the mayor resign", "the mayor"],
    // What is left out of the middle of what is kept is shown to be left out.
    [
      "What did Kane say about the 2025 budget in Leeds?",
      "what did Dole say in 2026?",
      "what did Dole say in 2026 about the budget in Leeds",
      "the … budget in Leeds",
    ],
  ])("%s – %s", (before, typed, question, kept) => expect(meant(typed, before)).toEqual({ question, kept }));

  it("also from one that leant on another itself", () => {
    const thread = [
      "What did Reeves say about pensions?",
      "and what did Badenoch say?",
      "what about fuel duty?",
    ];
    expect(followingOn(thread, "and Davey?", now)?.question).toBe("what did Davey say about fuel duty");
    expect(followingOn([], "and Davey?", now)).toBeUndefined();
  });
});

describe("a question that leaves nothing out stands alone", () => {
  it.each([
    ["What did Reeves say about pensions?", "and what did Badenoch say about tariffs?"],
    ["What did Reeves say about pensions?", "What did Badenoch say about pensions?"],
    ["What did Reeves say about pensions?", "Who won the cup final?"],
    ["What did Reeves say about pensions?", "pensions"],
    ["What did Reeves say about pensions?", "Badenoch?"],
    ["What did Reeves say?", "and what did Badenoch say?"],
    ["Who won the cup final?", "How many people watched the cup final?"],
    ["Who won the cup final?", "And who is the mayor of Leeds?"],
    ["Who won the cup final?", "and who is the referee?"],
    ["How much rain fell in Leeds?", "Will it rain tomorrow?"],
    ["How much rain fell in Leeds?", "and will it snow in York tomorrow?"],
    ["When will the harbour bridge open?", "what about the tunnel?"],
    ["Did Barclays buy Monzo from Revolut?", "Is the deal off?"],
    ["How did Barclays, Monzo and Revolut do?", "Was he fined?"],
    ["Was Marlow convicted?", "What did the judge say about the sentence he gave?"],
    ["Was Marlow convicted?", "When did Ellis say he would appeal?"],
    ["Did Germany leave the euro?", "when was he elected?"],
    ["Who voted against the budget?", "and for it?"],
    ["How many goals did Kane score?", "and away from home?"],
    ["How many jobs will Nissan cut?", "thanks"],
    ["How many jobs will Nissan cut?", "and thanks"],
    ["How many jobs will Nissan cut?", "so they say"],
    ["How many jobs will Nissan cut?", "and"],
    ["How many jobs will Nissan cut?", "what?"],
    ["How many jobs will Nissan cut?", ""],
    ["why?", "and where?"],
    ["", "and what did Badenoch say?"],
  ])("%s – %s", (before, typed) => expect(meant(typed, before)).toBeUndefined());

  it("and so does a text that was pasted, before or now", () => {
    const pasted = "What did Reeves say about the pensions of teachers? ".repeat(80);
    expect(meant("and Badenoch?", pasted)).toBeUndefined();
    expect(meant(`and ${pasted}`, "What did Reeves say about pensions?")).toBeUndefined();
  });
});

it("whatever is typed, what is looked for are words of the two questions, and what is kept are words of the first", () => {
  const words = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom(
      ...hostile,
      "What did Reeves say about pensions?",
      "and Badenoch?",
      "why?",
      "what about the US?",
    ),
    fc
      .array(
        fc.constantFrom(
          "and",
          "what",
          "about",
          "did",
          "he",
          "say",
          "the US",
          "in Leeds",
          "2025",
          "Kane",
          "pensions",
        ),
        { maxLength: 9 },
      )
      .map((list) => list.join(" ")),
  );
  fc.assert(
    fc.property(words, words, (before, typed) => {
      const follow = meant(typed, before);
      if (!follow) return;
      for (const piece of follow.kept.split(" … ").flatMap((kept) => kept.split(", ")))
        expect(before).toContain(piece);
      const known = new Set(`${before} ${typed} about`.split(/[^\p{L}\p{N}]+/u));
      for (const word of follow.question.split(/[^\p{L}\p{N}]+/u)) expect([...known, ""]).toContain(word);
    }),
    { numRuns: 2000 },
  );
});
