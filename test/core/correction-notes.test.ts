import { describe, expect, it } from "vitest";
import { isNote } from "../../src/core/correction-notes.js";
import { readArticle } from "../../src/core/facts.js";
import { articleOf } from "./articles.js";

describe("a correction note", () => {
  it.each([
    "Correction: The bridge opened in 1988, not 1978.",
    "CORRECTION (8 January 2026): The mayor’s first name is Ana.",
    "Correction, Jan. 8: The mayor’s first name is Ana, not Anna.",
    "Correction, 8 January 2026, 10.30am: The mayor’s first name is Ana.",
    "[Correction: The toll is £4, not £5.]",
    "**Correction:** The toll is £4, not £5.",
    "*Correction (Jan 8):* The toll is £4, not £5.",
    "Corrections and clarifications: The toll is £4, not £5.",
    "Clarification: The ferry sails daily except on Sundays.",
    "Correction — The toll is £4, not £5.",
    "Correction – 8 January: The toll is £4, not £5.",
    "CORRECTION: An earlier version of this story misstated the toll.",
    "An earlier version of this article misstated the toll.",
    "An earlier version of this story said the bridge opened in 1978. It opened in 1988.",
    "• This article was amended on 8 January 2026 to correct the spelling of Millbrook.",
    "This article was amended on 8 January 2026. An earlier version said the toll was £5.",
    "This story has been corrected to show that the toll is £4.",
    "This story has been corrected.",
    "This article has been updated to correct the name of the mayor.",
    "This article has been updated to clarify the ownership of the ferry.",
    "Editor’s note: An earlier version of this story misspelt the mayor’s name.",
    "Editors' Note: This article has been corrected to show that the vote was on Tuesday.",
    "Editor's note (Jan. 8, 2026): The toll has been corrected to £4.",
    "Note to readers: the figure for Ward 3 in the table was wrong and has been replaced.",
    "Due to an editing error, an earlier version of this article gave the wrong toll.",
    "Because of an editing error, an earlier version of this article misidentified the engineer.",
    "A previous version of this story incorrectly stated that the council voted on Monday.",
    "A previous version of this headline misspelt Millbrook.",
    "In an earlier version of this article, the toll was given as £5.",
    "An earlier version of this post included the wrong photograph.",
    "Correction: In the original version of this story we said 12 wards; there are 14.",
    "Retraction: The Quay withdraws its report of 3 January on the ferry company.",
    "Corrected on 8 January: the toll is £4, not £5.",
    "Corrected at 10.15am on 8 January: the toll is £4.",
    "CORRECTED: paragraph 3 gives the toll as £4.",
    "We have corrected this article: the toll is £4, not £5.",
    "We have amended this story to make clear that the ferry is privately owned.",
    "The article has been corrected: the toll is £4.",
    "This piece was corrected at 10am on 8 January to say the toll is £4.",
    "(Corrects spelling of Millbrook in paragraph 2.)",
    "(Corrects toll in headline and paragraph 3 to £4 from £5)",
    "(This story has been refiled to correct the spelling of Millbrook in paragraph 2.)",
    "This version corrects the day of the vote to Tuesday.",
    "This story was first published on 7 January and has been corrected to show the toll is £4.",
    "This report was updated on 8 January to correct an error in the headline.",
    "UPDATE: This story has been corrected to reflect that the toll is £4.",
    "For the record: An earlier version of this article misspelt the mayor’s name.",
    "The headline on this article was amended on 8 January to better reflect the vote.",
    "The caption of the photograph was corrected on 8 January.",
    "This transcript has been corrected to attribute a remark to Tom Field.",
    "Erratum: table 2 gave the wrong totals for Ward 3.",
    "Amendment 8 January 2026: This article was changed to remove a reference to the wrong school.",
  ])("is: %s", (words) => expect(isNote(words)).toBe(true));
});

describe("no correction note", () => {
  it.each([
    "Correction: a word with a long history",
    "The Department of Correction said on Tuesday that 14 inmates were moved.",
    "Correction officers at Millbrook prison voted to strike on Tuesday.",
    "Corrections officials said the prison was full.",
    "Department of Corrections: 14 inmates moved.",
    "“An earlier version of this story was told to me by my father,” Ms Reyes said.",
    "“This story has been corrected,” the mayor said of the rumour.",
    "An earlier version of the bill would have banned lorries from the bridge.",
    "An earlier version of the plan cost £4 million.",
    "This story has been told in Millbrook for generations.",
    "This article was first published in the Quay’s winter magazine.",
    "This story was updated at 10am with comments from the council.",
    "This story has been updated with a statement from the ferry company.",
    "Editor’s note: Tom Field is the author of a book on bridges and a former engineer.",
    "Editor’s note: This story contains descriptions of violence.",
    "Editor's note: This article was first published on 7 January and is republished to mark the opening.",
    "Corrections and clarifications",
    "Correction",
    "The market correction: analysts expect shares to fall further this week.",
    "A correction in house prices is likely, the bank said.",
    "Clarification was sought from the council: none came.",
    "This article was corrected by the sub-editors before it went to print, Mr Field recalled.",
    "This story is part of a series on the harbour.",
    "This report was changed by ministers before publication, the inquiry heard.",
    "The map was updated by the survey in 2024 to show the new quay.",
    "The report was amended to correct the cost of the bridge, the council said.",
    "The report has been corrected, the council said on Tuesday.",
    "The page was corrected after a complaint from the mayor.",
    "Correction: the planet’s oldest profession",
    "The original version of the report blamed the weather.",
    "An earlier version of the report, seen by the Quay, blamed the contractor.",
    "An earlier version of the article, published in a scientific journal, was withdrawn in May.",
    "The previous version of our map was drawn in 1901, said the archivist.",
    "Note to readers: our office will be closed on Monday.",
    "Retraction — the council’s word for a climbdown — was what the mayor got.",
    "Corrected figures show that the toll brought in £4 million.",
    "Correction fluid: how an office staple was invented.",
    "For the record: the bridge is 400 metres long and took six years to build.",
    "We have corrected the course of the river, the engineer said.",
  ])("is: %s", (words) => expect(isNote(words)).toBe(false));
});

const body = [
  "The council voted on Tuesday to renew the cables of the harbour bridge.",
  "Work begins in March and takes six weeks, said Ana Reyes, the mayor.",
  "Buses will go by Quay Road, and the ferry will sail every twenty minutes.",
  "Nobody spoke against the plan at the meeting in Council House.",
  "The last closure was in 1988, when the deck was laid anew.",
  "Two more bridges are to follow, at Millbrook Lock and at the mill.",
];
const note = "Correction: The toll is £4, not £5.";

/** The notes of an article, and the sentences that are facts of it. */
function read(paragraphs: readonly string[], parts = {}) {
  const { corrections, facts } = readArticle(articleOf(paragraphs.join("\n\n"), parts));
  return { corrections, facts: facts.filter(({ kind }) => kind === "sentence").map(({ text }) => text) };
}

describe("where notes stand", () => {
  it("at the top or at the bottom, and they are no facts of the story", () => {
    for (const paragraphs of [
      [note, ...body],
      [...body, note],
    ]) {
      const { corrections, facts } = read(paragraphs);
      expect(corrections.map((one) => one.note)).toEqual([note]);
      expect(facts).toEqual(body);
    }
  });

  it("in the middle of a story the same words are what it is about", () =>
    expect(read([...body, note, ...body]).corrections).toEqual([]));

  it("under a heading for them, without a label of their own", () => {
    const notes = ["The toll is £4, not £5.", "Tom Field’s name was misspelt."];
    const { corrections } = read([...body, "Corrections and clarifications", ...notes]);
    expect(corrections.map((one) => one.note)).toEqual(notes);
  });

  it("a chapter on prisons is none", () =>
    expect(
      read([...body, "Corrections", "The county’s prisons will get £2 million more."]).corrections,
    ).toEqual([]));
});

describe("the day of a note", () => {
  it.each([
    ["Correction (8 January 2026): The toll is £4.", "2026-01-08"],
    ["Correction, Jan. 9: The toll is £4.", "2026-01-09"],
    ["Correction – 8 January: The toll is £4.", "2026-01-08"],
    ["This article was amended on 10 January 2026 because the toll was wrong.", "2026-01-10"],
  ])("%s", (words, day) =>
    expect(read([...body, words], { publishedAt: "2026-01-07" }).corrections[0]?.at).toBe(day),
  );

  it("without one it is the day the words were last changed", () =>
    expect(read([...body, note], { updatedAt: "2026-01-08T10:00:00Z" }).corrections[0]?.at).toBe(
      "2026-01-08T10:00:00Z",
    ));
});

it("a note that the source gave too is told once", () => {
  const given = [{ at: "2026-01-08", note: "The toll is £4, not £5." }];
  expect(read([...body, note], { corrections: given }).corrections).toEqual(given);
});
