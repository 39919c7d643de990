import { describe, expect, it } from "vitest";
import { citeAll } from "../../src/core/cite.js";
import { corrected } from "../../src/core/corrected.js";
import { type Reading, readArticle } from "../../src/core/facts.js";
import { type Fates, fateOf } from "../../src/core/fate.js";
import { phrases } from "../../src/core/phrases.js";
import { cited, heading, note } from "../../src/core/present.js";
import { presentCorrection } from "../../src/core/present-correction.js";
import type { Presentation } from "../../src/core/presentation.js";
import { renderPlain } from "../../src/terminal/plain.js";
import { proseIn } from "../own-words.js";
import { articleOf } from "./articles.js";

const cost = "The repairs will cost £4 million.";
const dearer = "The repairs will cost £5 million.";
const speech = "The north span was tested on Tuesday. It passed without damage.";
const text = `${cost}\n\n${speech}\n\nThe bridge closes on 12 May.`;
const first = articleOf(text, { slug: "bridge", headline: "Bridge to close" });
const noted = [{ at: "2026-01-14", note: "The cost was wrong at first." }];

/** Revisions of one article, oldest first: each the first one with other words or fields. */
const history = (...changes: readonly Partial<typeof first>[]): readonly Reading[] =>
  [{}, ...changes].map((change, i) =>
    readArticle({ ...first, revision: i + 1, storedAt: `2026-01-1${3 + i}T08:00:00Z`, ...change }),
  );
const replaced = (was: string, now: string) => ({ text: text.replace(was, now) });

/** The first revision's sentences as they were shown, numbered in their order. */
const [opening] = history();
const shown = citeAll(opening!.facts.map((fact) => ({ fact, reading: opening! })));
const shownOf = (words: string) => {
  const citation = shown.find(({ quote }) => quote.startsWith(words))!;
  return { ...citation, revision: 1 };
};

describe("the fate of a cited sentence", () => {
  it("is to stay where other sentences changed, moved before it or came in", () => {
    const moved = { text: `A new sentence.\n\nThe bridge closes on 12 May.\n\n${dearer}\n\n${speech}` };
    expect(fateOf(shownOf("The bridge closes"), history(moved), 1)).toEqual({ kind: "stays" });
  });

  it("is to stay where only marks and spaces are typed in another way", () => {
    const typed = replaced(cost, "The repairs will cost  £4 million.");
    expect(fateOf(shownOf("The repairs"), history(typed), 1)).toEqual({ kind: "stays" });
  });

  it("is changed with both wordings, the newsroom's note and the new sentence under the old number", () => {
    const readings = history({ ...replaced(cost, dearer), corrections: noted });
    const fate = fateOf(shownOf("The repairs"), readings, 1);
    expect(fate).toMatchObject({
      kind: "changed",
      at: "2026-01-14",
      wordings: [{ was: cost, now: dearer }],
      citation: { number: shownOf("The repairs").number, quote: dearer, article: { revision: 2 } },
      correction: noted[0],
    });
  });

  it("is changed where the sentence that it leans on was", () => {
    const readings = history(replaced("on Tuesday", "on Monday"));
    expect(shownOf("It passed").lead?.quote).toBe("The north span was tested on Tuesday.");
    expect(fateOf(shownOf("It passed"), readings, 1)).toMatchObject({
      wordings: [
        { was: "The north span was tested on Tuesday.", now: "The north span was tested on Monday." },
      ],
      citation: { quote: "It passed without damage." },
    });
  });

  it("is to be gone without words in its place where it was removed", () => {
    const fate = fateOf(shownOf("The repairs"), history(replaced(cost, "")), 1);
    expect(fate).toMatchObject({ kind: "changed", at: "2026-01-14T08:00:00Z", wordings: [{ was: cost }] });
    expect(fate).not.toHaveProperty("citation");
  });

  it("is told from what is known already, step by step", () => {
    const dearest = "The repairs of the north span will cost £6 million.";
    const readings = history(replaced(cost, dearer), replaced(cost, dearest), replaced(cost, ""));
    const wordings = (from: number, to?: number) => {
      const fate = fateOf(shownOf("The repairs"), readings, from, to);
      return fate.kind === "changed" ? fate.wordings : fate.kind;
    };
    expect(wordings(1, 2)).toEqual([{ was: cost, now: dearer }]);
    expect(wordings(2, 3)).toEqual([{ was: dearer, now: dearest }]);
    expect(wordings(3)).toEqual([{ was: dearest }]);
    expect(wordings(4)).toBe("stays");
  });

  it("is withdrawn where no revision may be read, and to stay where its own was never seen", () => {
    expect(fateOf(shownOf("The repairs"), [], 1)).toEqual({ kind: "withdrawn" });
    expect(fateOf(shownOf("The repairs"), history(replaced(cost, dearer)).slice(1), 1)).toEqual({
      kind: "stays",
    });
  });
});

const other = citeAll(
  readArticle(articleOf("The ferry runs as before.", { slug: "ferry" })).facts.map((fact) => ({
    fact,
    reading: readArticle(articleOf("The ferry runs as before.", { slug: "ferry" })),
  })),
  9,
).map((citation) => ({ ...citation, alsoIn: [shownOf("The repairs").article] }));

const { number } = shownOf("The repairs");
const message: Presentation = {
  title: "What is known of Bridge to close?",
  summary: "3 sentences from the archive",
  audience: "channel",
  parts: [
    heading("Bridge to close"),
    ...cited([shownOf("The repairs"), shownOf("The bridge closes")]),
    { kind: "figure", figure: "£4 million", citation: number },
    { kind: "difference", in: "figure", claim: "£3 million", article: "£4 million" },
    { kind: "list", items: ["Bridge to close · 12 Jan 2026", "Ferry · 12 Jan 2026"] },
    note("“12 May” is 12 May 2026."),
    ...cited(other),
  ],
};
const plain = (presentation: Presentation) => renderPlain(presentation, { colour: false, width: 300 });
const fatesAfter = (readings: readonly Reading[]): Fates =>
  new Map(
    ["The repairs", "The bridge closes"].map((words) => [
      shownOf(words).number,
      fateOf(shownOf(words), readings, 1),
    ]),
  );

describe("a corrected message", () => {
  const readings = history({ ...replaced(cost, dearer), corrections: noted });

  it("shows both wordings in the place of what was changed, and the rest as it was", () => {
    const { parts } = corrected(message, fatesAfter(readings));
    expect(parts.map(({ kind }) => kind)).toEqual([
      ...["heading", "note", "difference", "citation", "citation"],
      ...["note", "difference", "list", "note", "citation"],
    ]);
    expect(plain(corrected(message, fatesAfter(readings)))).toContain(
      `CORRECTION, 14 Jan 2026: The cost was wrong at first.\n\n  Sentence [${number}]\n    Before: ${cost}\n    Now: ${dearer}`,
    );
    expect(parts[4]).toBe(message.parts[2]);
    expect(corrected(message, new Map())).toEqual(message);
  });

  it("says where a change came without a note", () => {
    const silent = corrected(message, fatesAfter(history(replaced(cost, dearer))));
    expect(plain(silent)).toContain(
      "CORRECTION, 14 Jan 2026: the article was changed without a correction note.",
    );
  });

  it("has nothing left of an article that was withdrawn, and all of the others", () => {
    const left = plain(corrected(message, fatesAfter([])));
    expect(left).not.toMatch(/Bridge to close|million|12 May/);
    expect(left).toContain("The ferry runs as before.");
    expect(left).toContain("Ferry · 12 Jan 2026");
    const alone = { ...message, parts: message.parts.slice(0, -1) };
    expect(corrected(alone, fatesAfter([])).parts).toEqual([note(phrases.follow.withdrawn)]);
  });

  it("and its correction show nothing but slices, fields and fixed phrases", () => {
    const fates = fatesAfter(readings);
    const allowed = [
      cost,
      dearer,
      noted[0]!.note,
      ...message.parts.flatMap((part) => ("text" in part ? part.text : [])),
    ];
    for (const reply of [corrected(message, fates), presentCorrection(fates, "/ask what does it cost?")])
      expect(
        proseIn(reply, [
          ...allowed,
          message.title,
          "/ask what does it cost?",
          first.headline,
          articleOf("").headline,
        ]),
      ).toEqual([]);
  });
});

describe("a correction", () => {
  it("names the sentence that is gone with the words it had", () => {
    const fates = new Map([[4, fateOf(shownOf("The repairs"), history(replaced(cost, "")), 1)]]);
    expect(plain(presentCorrection(fates))).toBe(
      `CORRECTION\n\nCORRECTION, 14 Jan 2026: the article was changed without a correction note.\n\nSentence [4] is no longer in the article. It read: ${cost}`,
    );
  });

  it("of what was withdrawn holds no word of it", () => {
    expect(plain(presentCorrection(new Map([[4, { kind: "withdrawn" }]]), "/ask what does it cost?"))).toBe(
      "CORRECTION\n\nYou asked: /ask what does it cost?\n\nSentence [4] was withdrawn by its newsroom with its article.",
    );
  });
});
