import { describe, expect, it } from "vitest";
import type { Article } from "../../src/core/article.js";
import { changesSince, silentChanges } from "../../src/core/changes.js";
import { readArticle } from "../../src/core/facts.js";
import { alignRevisions } from "../../src/core/revisions.js";
import { articleOf } from "./articles.js";

const readingOf = (revision: number, text: string, parts: Partial<Article> = {}) =>
  readArticle(articleOf(text, { revision, ...parts }));

/** What became of each sentence, `edited: old → new`. */
const fates = (before: string, after: string): readonly string[] =>
  alignRevisions(readingOf(1, before), readingOf(2, after)).map((aligned) => {
    const was = "was" in aligned ? aligned.was.text : "";
    const now = "now" in aligned ? aligned.now.text : "";
    return `${aligned.kind}: ${was === now ? was : [was, now].filter(Boolean).join(" → ")}`;
  });

describe("two revisions, side by side", () => {
  it("a figure that changed is an edit of its sentence, and the rest stays", () =>
    expect(
      fates(
        "The bridge shut on Monday. Twelve lorries were stopped. Nobody was hurt.",
        "The bridge shut on Monday. Fifteen lorries were stopped. Nobody was hurt.",
      ),
    ).toEqual([
      "same: The bridge shut on Monday.",
      "edited: Twelve lorries were stopped. → Fifteen lorries were stopped.",
      "same: Nobody was hurt.",
    ]));

  it("a sentence that comes later has moved, and those it passed have not", () =>
    expect(
      fates(
        "Nobody was hurt. The bridge shut on Monday.\n\nLorries queued at dawn.",
        "The bridge shut on Monday.\n\nLorries queued at dawn. Nobody was hurt.",
      ),
    ).toEqual([
      "same: The bridge shut on Monday.",
      "same: Lorries queued at dawn.",
      "moved: Nobody was hurt.",
    ]));

  it("what is new was added, what is gone was removed, after the rest", () =>
    expect(
      fates(
        "The bridge shut on Monday. The mayor praised the ferry crews for their patience.",
        "The bridge shut on Monday.\n\nSchools stay open all week, the council wrote to parents.",
      ),
    ).toEqual([
      "same: The bridge shut on Monday.",
      "added: Schools stay open all week, the council wrote to parents.",
      "removed: The mayor praised the ferry crews for their patience.",
    ]));

  it("other quotation marks and spaces are no edit, other words are, and so is another currency", () =>
    expect(
      fates(
        `"It held," she said.\n\nRepairs cost £5 million.\n\nIt is  over.`,
        "“It held,” she said.\n\nRepairs cost €5 million.\n\nIt is over.",
      ).map((fate) => fate.split(":")[0]),
    ).toEqual(["same", "edited", "same"]));

  it("of equal sentences each has its own partner", () =>
    expect(fates("No. It held. No.", "No. It held.").map((fate) => fate.split(":")[0])).toEqual([
      "same",
      "same",
      "removed",
    ]));

  it("a sentence rewritten alone in its place is an edit even where few words stayed", () =>
    expect(
      fates(
        "It opened in 1968. Twelve people died. Rain fell.",
        "It opened in 1968. Fifteen people were killed. Rain fell.",
      ),
    ).toContain("edited: Twelve people died. → Fifteen people were killed."));

  it("an article written anew is not matched sentence by sentence by chance", () =>
    expect(
      fates(
        "The council met on Monday. It agreed the budget.",
        "Ferries sail hourly now. A museum opens in May.",
      ).map((fate) => fate.split(":")[0]),
    ).toEqual(["added", "added", "removed", "removed"]));
});

const v1 = readingOf(1, "Four lorries weighed 116 tonnes. The span held. Repairs begin in May.");
const v2 = readingOf(2, "Four lorries weighed 160 tonnes. The span held. Repairs begin in May.", {
  updatedAt: "2026-01-13T08:00:00Z",
  corrections: [{ at: "2026-01-13T08:00:00Z", note: "The weight was wrong." }],
});
const v3 = readingOf(3, "Four lorries weighed 160 tonnes. Repairs begin in May.", {
  updatedAt: "2026-01-14T08:00:00Z",
  corrections: [{ at: "2026-01-13T08:00:00Z", note: "The weight was wrong." }],
});

describe("what became of a sentence", () => {
  const changes = changesSince(v1, [v2, v3]);
  const [weight, held, repairs] = v1.facts.map(({ id }) => id);

  it("tells the words before and now, the day of the change and its correction", () =>
    expect(changes.get(weight!)).toMatchObject({
      at: "2026-01-13T08:00:00Z",
      was: "Four lorries weighed 116 tonnes.",
      now: { text: "Four lorries weighed 160 tonnes.", revision: 3 },
      correction: { note: "The weight was wrong." },
    }));

  it("dates a removal by the revision that removed it, and lends it no earlier note", () =>
    expect(changes.get(held!)).toEqual({ at: "2026-01-14T08:00:00Z", was: "The span held." }));

  it("says nothing of a sentence that still stands", () => expect(changes.has(repairs!)).toBe(false));

  it("is a slice of the old text and of the new", () => {
    for (const { was, now } of changes.values()) {
      expect(v1.article.text).toContain(was);
      if (now) expect(v3.article.text.slice(now.span.start, now.span.end)).toBe(now.text);
    }
  });
});

describe("a change that readers were not told of", () => {
  const first = readingOf(1, "The bridge shut on Monday.\n\nTwelve lorries were stopped. Police came.", {
    headline: "Bridge shut",
  });
  const quietly = (text: string, parts: Partial<Article> = {}) =>
    silentChanges([
      first,
      readingOf(2, text, { headline: "Bridge shut", storedAt: "2026-01-14T08:00:00Z", ...parts }),
    ]).map(({ in: what, was, now }) => [what, was, now]);
  const fifteen = "The bridge shut on Monday.\n\nFifteen lorries were stopped. Police came.";

  it("is a figure", () =>
    expect(quietly(fifteen)).toEqual([
      ["figure", "Twelve lorries were stopped.", "Fifteen lorries were stopped."],
    ]));

  it("is a headline or a first sentence", () =>
    expect(
      quietly("The bridge shut on Tuesday.\n\nTwelve lorries were stopped. Police came.", {
        headline: "Bridge shut for a day",
      }),
    ).toEqual([
      ["headline", "Bridge shut", "Bridge shut for a day"],
      ["lede", "The bridge shut on Monday.", "The bridge shut on Tuesday."],
    ]));

  it("is none where a correction note came with it", () => {
    expect(quietly(fifteen, { corrections: [{ at: "2026-01-14", note: "The number was wrong." }] })).toEqual(
      [],
    );
    expect(
      quietly(`${fifteen}\n\nCorrection: An earlier version of this article gave the number as 12.`),
    ).toEqual([]);
  });

  it("is none where only other words changed", () =>
    expect(quietly("The bridge shut on Monday.\n\nTwelve lorries were stopped. Police soon came.")).toEqual(
      [],
    ));
});
