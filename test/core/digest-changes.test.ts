import { describe, expect, it } from "vitest";
import { editionsOf } from "../../src/archive/editions.js";
import type { Article } from "../../src/core/article.js";
import { corrected } from "../../src/core/corrected.js";
import { type Digest, digestFor, hasNews } from "../../src/core/digest.js";
import { editionOf } from "../../src/core/edition.js";
import { readArticle } from "../../src/core/facts.js";
import { openNewsroom } from "../../src/core/open-newsroom.js";
import { between } from "../../src/core/period.js";
import { presentDigest } from "../../src/core/present-digest.js";
import { citationsOf, type Part } from "../../src/core/presentation.js";
import { draft } from "../archive/drafts.js";
import { temporaryArchive } from "../archive/temporary.js";
import { fieldsOf, proseIn } from "../own-words.js";
import { newsroomOver, revisionsOf } from "./revised.js";

/** The digest before, this one, and instants around them. */
const [before, from, within, later, to, after] = [
  "2026-01-05T10:00:00Z",
  "2026-01-07T07:30:00Z",
  "2026-01-07T15:00:00Z",
  "2026-01-07T19:00:00Z",
  "2026-01-08T07:30:00Z",
  "2026-01-08T07:31:00Z",
] as const;

type Histories = readonly (readonly Article[])[];

/** The post of the period, over articles with their revisions. */
const posted = (...histories: Histories): Promise<Digest> =>
  newsroomOver(histories).digestBetween(new Date(from), new Date(to));

const wordings = ({ rewordings }: Digest["changes"][number]): readonly string[] =>
  rewordings.map(({ in: what, was, now }) => `${what}: ${was} → ${now}`);
const changesIn = async (...histories: Histories) => (await posted(...histories)).changes.flatMap(wordings);

/** The parts of a reply as lines, each with its kind. */
const linesOf = (parts: readonly Part[]): readonly string[] =>
  parts.map((part) => {
    switch (part.kind) {
      case "citation":
        return `[${part.citation.number}] ${part.citation.quote}`;
      case "difference":
        return `${part.in}: ${part.claim} → ${part.article}`;
      case "list":
        return part.items.join("\n");
      case "figure":
        return part.figure;
      default:
        return `${part.kind}: ${part.text}`;
    }
  });
const shown = (digest: Digest) => linesOf(presentDigest(digest, "channel").parts);

const crossed = (lorries: string): string =>
  `The quay reopened. ${lorries} lorries crossed on the first day.`;
const [twelve, fifteen, forty] = [crossed("Twelve"), crossed("Fifteen"), crossed("Forty")];

describe("what was changed since the last digest", () => {
  it("is shown in both wordings, and its article is no story", async () => {
    const digest = await posted(revisionsOf("quay", [twelve, before], [fifteen, within]));
    expect(digest.stories).toEqual([]);
    expect(hasNews(digest)).toBe(true);
    expect(presentDigest(digest, "channel").summary).toBe("1 article changed");
    expect(shown(digest).slice(1, 5)).toEqual([
      "heading: Changed since the last digest",
      "text: News of quay · 5 Jan 2026",
      "Figure, 7 Jan 2026: Twelve lorries crossed on the first day. → Fifteen lorries crossed on the first day.",
      "[1] Fifteen lorries crossed on the first day.",
    ]);
  });

  it("is told once from the words of the last digest to those of now, however often it was changed", async () =>
    expect(await changesIn(revisionsOf("quay", [twelve, before], [fifteen, within], [forty, later]))).toEqual(
      ["figure: Twelve lorries crossed on the first day. → Forty lorries crossed on the first day."],
    ));

  it("is nothing where it was changed back", async () =>
    expect(
      await changesIn(revisionsOf("quay", [twelve, before], [fifteen, within], [twelve, later])),
    ).toEqual([]));

  it("is what stands now, where it was changed once more after the period", async () =>
    expect(await changesIn(revisionsOf("quay", [twelve, before], [fifteen, within], [forty, after]))).toEqual(
      ["figure: Twelve lorries crossed on the first day. → Forty lorries crossed on the first day."],
    ));

  it("is not told again of an article that was revised before the period, nor yet of one revised after it", async () =>
    expect(
      await changesIn(
        revisionsOf("early", [twelve, before], [fifteen, "2026-01-06T10:00:00Z"]),
        revisionsOf("late", [twelve, before], [fifteen, after]),
      ),
    ).toEqual([]));

  it("belongs to the post that begins at its instant", async () => {
    const newsroom = newsroomOver([revisionsOf("quay", [twelve, before], [fifteen, to])]);
    const count = async (start: string, end: string) =>
      (await newsroom.digestBetween(new Date(start), new Date(end))).changes.length;
    expect([await count(from, to), await count(to, "2026-01-09T07:30:00Z")]).toEqual([0, 1]);
  });

  it("is only for a post: who asks for a day gets its articles", async () => {
    const newsroom = newsroomOver([revisionsOf("quay", [twelve, before], [fifteen, within])]);
    expect((await newsroom.digest("2026-01-07")).changes).toEqual([]);
  });

  it("a new article that was revised before its first digest is simply a story", async () => {
    const digest = await posted(revisionsOf("quay", [twelve, within], [fifteen, later]));
    expect(digest.changes).toEqual([]);
    expect(digest.stories.flatMap(({ figures }) => figures.map(({ quote }) => quote))).toEqual([
      "Fifteen lorries crossed on the first day.",
    ]);
  });

  it("is the first sentence and the headline too, and no other words without a figure", async () => {
    const was = "The quay reopened on Monday. The crane is still being mended.\n\nNobody knows for how long.";
    const now =
      "The quay reopened on Tuesday. The crane is still being painted.\n\nNobody knows for how long.";
    expect(
      await changesIn(
        revisionsOf(
          "quay",
          [was, before, { headline: "Quay opens on Monday" }],
          [now, within, { headline: "Quay opens on Tuesday" }],
        ),
      ),
    ).toEqual([
      "headline: Quay opens on Monday → Quay opens on Tuesday",
      "lede: The quay reopened on Monday. → The quay reopened on Tuesday.",
    ]);
  });

  it("has a sentence to check it by where only the headline was changed", async () => {
    const digest = await posted(
      revisionsOf("quay", [twelve, before], [twelve, within, { headline: "Quay opens at last" }]),
    );
    expect(citationsOf(presentDigest(digest, "channel")).map(({ quote }) => quote)).toEqual([
      "The quay reopened.",
    ]);
  });

  it("other quotation marks and spaces, composed and decomposed letters are no change", async () =>
    expect(
      await changesIn(
        revisionsOf(
          "quay",
          ["The café at the quay sold 40 cakes, “all of them warm”.", before],
          ['The cafe\u0301 at  the quay sold 40 cakes, "all of them warm".', within],
        ),
      ),
    ).toEqual([]));

  it("is a slice of both revisions, in scripts beyond the first plane too", async () => {
    const was = "🚢🚢 The ferry 𝕬ra carried 12 lorries.";
    const now = "🚢🚢 The ferry 𝕬ra carried 15 lorries.";
    const digest = await posted(revisionsOf("ferry", [was, before], [now, within]));
    const [rewording] = digest.changes[0]!.rewordings;
    expect([was.includes(rewording!.was), now.includes(rewording!.now)]).toEqual([true, true]);
    const { quote, span } = rewording!.citation!;
    expect(now.slice(span.start, span.end)).toBe(quote);
  });

  const counted = (lorries: number): string =>
    ["Harbour", "Market", "Station", "Castle", "Chapel"]
      .map((street) => `${street} Street saw ${lorries} lorries pass under its oldest arch.`)
      .join("\n\n");

  it("is at most three wordings of an article, and the rest is counted", async () => {
    const digest = await posted(revisionsOf("streets", [counted(12), before], [counted(15), within]));
    expect(digest.changes.map(({ rewordings, more }) => [rewordings.length, more])).toEqual([[3, 2]]);
    expect(shown(digest)).toContain("note: 2 more changes of this article are not shown here.");
  });

  it("is at most three wordings in all, and articles without room are counted and not named", async () => {
    const digest = await posted(
      revisionsOf("quay", [twelve, before], [fifteen, within]),
      ...["streets-1", "streets-2", "streets-3"].map((slug) =>
        revisionsOf(slug, [counted(12), before], [counted(15), within]),
      ),
    );
    expect(digest.changes.map(({ rewordings, more }) => [rewordings.length, more])).toEqual([
      [1, 0],
      [2, 3],
    ]);
    expect(digest.moreChanged).toBe(2);
    expect(shown(digest)).toContain("note: 2 more articles were changed and are not shown here.");
    expect(presentDigest(digest, "channel").summary).toBe("4 articles changed");
  });

  it("of an article that was stored ahead of its day is not told: it is a story", async () => {
    const dated = { publishedAt: "2026-01-07T12:00:00Z" };
    const digest = await posted(revisionsOf("quay", [twelve, before, dated], [fifteen, within, dated]));
    expect([digest.changes, digest.stories.length]).toEqual([[], 1]);
  });

  it("is told first where it is a figure, though another article is newer", async () => {
    const digest = await posted(
      revisionsOf("crane", ["The crane fell.", "2026-01-06T10:00:00Z"], ["The crane broke.", within]),
      revisionsOf("quay", [twelve, before], [fifteen, within]),
    );
    expect(digest.changes.map(({ article }) => article.slug)).toEqual(["quay", "crane"]);
  });

  it("stands above the stories and below the corrections", async () => {
    const noted = { corrections: [{ at: within, note: "The mayor is Ms Low, not Ms Lowe." }] };
    const digest = await posted(
      revisionsOf("quay", [twelve, before], [fifteen, within]),
      revisionsOf("mayor", ["Ms Lowe spoke.", before], ["Ms Low spoke.", within, noted]),
      revisionsOf("school", ["The school won a prize.", within]),
    );
    expect(shown(digest).filter((line) => line.startsWith("heading"))).toEqual([
      "heading: Corrections of the day",
      "heading: Changed since the last digest",
      "heading: News of school",
    ]);
  });

  it("is the same whatever the order articles came in, and its numbers run through", async () => {
    const histories = [
      revisionsOf("quay", [twelve, before], [fifteen, within]),
      revisionsOf("streets", [counted(12), before], [counted(15), within]),
      revisionsOf("school", ["The school won 3 prizes.", within]),
    ];
    const [one, other] = [await posted(...histories), await posted(...histories.toReversed())];
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
    expect(citationsOf(presentDigest(one, "channel")).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });
});

it("a post says nothing but fixed phrases, fields of articles, and slices of their revisions", async () => {
  const noted = { corrections: [{ at: within, note: "The mayor of Kelsmouth is Ms Low, not Ms Lowe." }] };
  const histories = [
    revisionsOf("quay", [twelve, before], [fifteen, within, { headline: "Lorries are back on the quay" }]),
    revisionsOf(
      "mayor",
      ["Ms Lowe spoke at the quay.", before],
      ["Ms Low spoke at the quay.", within, noted],
    ),
    revisionsOf("school", ["The school won 3 prizes for its boats.", within]),
  ];
  const { corrections, changes, stories } = await posted(...histories);
  expect([corrections.length, changes.length, stories.length]).toEqual([1, 1, 1]);
  const readings = histories.flat().map((article) => readArticle(article));
  const allowed = [...fieldsOf(readings), ...histories.flat().map(({ text }) => text)];
  expect(proseIn(presentDigest(await posted(...histories), "channel"), allowed)).toEqual([]);
});

describe("an article that may no longer be read", () => {
  const school = revisionsOf("school", ["The school won a prize.", within]);

  it.each([
    ["withdrawn", { status: "retracted" as const }],
    ["withheld", { status: "withheld" as const }],
    ["under an embargo again", { embargoedUntil: "2030-01-01T00:00:00Z" }],
  ])("%s is neither named nor counted: the post is as if it had never been", async (_, standing) => {
    const noted = { corrections: [{ at: within, note: "This article was withdrawn." }], ...standing };
    const hidden = revisionsOf("quay", [twelve, before], [fifteen, within, noted]);
    const [withIt, without] = [await posted(hidden, school), await posted(school)];
    expect(JSON.stringify(withIt)).toBe(JSON.stringify(without));
    expect(JSON.stringify(presentDigest(withIt, "channel"))).not.toContain("quay");
  });

  it("stays hidden though its history is handed in", async () => {
    const hidden = revisionsOf("quay", [twelve, before], [fifteen, within]);
    const edition = editionOf(school, new Date(to));
    const period = between(new Date(from), new Date(to), "UTC");
    const histories = new Map([["quay", hidden.map((article) => readArticle(article))]]);
    expect(await digestFor(edition, period, "UTC", undefined, { histories })).toEqual(
      await digestFor(edition, period, "UTC"),
    );
  });

  it("words of a revision that is newer than the edition's are not shown", async () => {
    const [old, known, unseen] = revisionsOf("quay", [twelve, before], [fifteen, within], [forty, later]);
    const period = between(new Date(from), new Date(to), "UTC");
    const histories = new Map([["quay", [old!, known!, unseen!].map((article) => readArticle(article))]]);
    const digest = await digestFor(editionOf([known!], new Date(to)), period, "UTC", undefined, {
      histories,
    });
    expect(digest.changes.flatMap(wordings)).toEqual([
      "figure: Twelve lorries crossed on the first day. → Fifteen lorries crossed on the first day.",
    ]);
  });
});

describe("a post whose changed articles are withdrawn later", () => {
  it("loses both wordings, the headline and the line that named it", async () => {
    const names = { headline: "Lorries return to Vandorle" };
    const digest = await posted(
      revisionsOf("quay", [twelve, before], [fifteen, within, names]),
      revisionsOf("school", ["The school won a prize.", within]),
    );
    const reply = presentDigest(digest, "channel");
    const gone = citationsOf(reply).filter(({ article }) => article.slug === "quay");
    expect(gone.map(({ quote }) => quote)).toEqual([
      "Fifteen lorries crossed on the first day.",
      "The quay reopened.",
    ]);
    const fates = new Map(gone.map(({ number }) => [number, { kind: "withdrawn" as const }]));
    const text = JSON.stringify(corrected(reply, fates));
    for (const word of ["lorries", "Vandorle", "reopened"]) expect(text).not.toContain(word);
    expect(text).toContain("The school won a prize.");
  });
});

describe("a correction of the day", () => {
  const note = "An earlier version said twelve lorries crossed. Fifteen did.";
  const corrected = (at: string) => ({ corrections: [{ at, note }] });

  it("stands first of all, is labelled, and has both wordings", async () => {
    const digest = await posted(
      revisionsOf("quay", [twelve, before], [fifteen, within, corrected(within)]),
      revisionsOf("school", ["The school won a prize.", within]),
    );
    expect(shown(digest).slice(0, 5)).toEqual([
      "heading: Corrections of the day",
      `note: CORRECTION, 7 Jan 2026: ${note}`,
      "text: News of quay · 5 Jan 2026",
      "Figure, 7 Jan 2026: Twelve lorries crossed on the first day. → Fifteen lorries crossed on the first day.",
      "[1] Fifteen lorries crossed on the first day.",
    ]);
    expect(digest.changes).toEqual([]);
    expect(presentDigest(digest, "channel").summary).toBe("1 correction; 1 story");
  });

  it("has both wordings where a calendar day is asked for", async () => {
    const newsroom = newsroomOver([
      revisionsOf("quay", [twelve, before], [fifteen, within, corrected(within)]),
    ]);
    expect((await newsroom.digest("2026-01-07")).corrections.flatMap(wordings)).toEqual([
      "figure: Twelve lorries crossed on the first day. → Fifteen lorries crossed on the first day.",
    ]);
  });

  it("without a change of words is told without wordings", async () => {
    const digest = await posted(revisionsOf("quay", [twelve, before], [twelve, within, corrected(within)]));
    expect(digest.corrections.map(({ rewordings, more }) => [rewordings, more])).toEqual([[[], 0]]);
    expect(shown(digest).slice(0, 3)).toEqual([
      "heading: Corrections of the day",
      `note: CORRECTION, 7 Jan 2026: ${note}`,
      "text: News of quay · 5 Jan 2026",
    ]);
  });

  it("has the words that its own revision changed, and what another changed is told below it", async () => {
    const [first, second, third] = [
      "The quay reopened. Ms Lowe spoke there.\n\nTwelve lorries crossed.",
      "The quay reopened. Ms Low spoke there.\n\nTwelve lorries crossed.",
      "The quay reopened. Ms Low spoke there.\n\nForty lorries crossed.",
    ];
    const digest = await posted(
      revisionsOf(
        "quay",
        [first, before],
        [second, within, corrected(within)],
        [third, later, corrected(within)],
      ),
    );
    expect(digest.corrections.flatMap(wordings)).toEqual([
      "sentence: Ms Lowe spoke there. → Ms Low spoke there.",
    ]);
    expect(digest.changes.flatMap(wordings)).toEqual([
      "figure: Twelve lorries crossed. → Forty lorries crossed.",
    ]);
  });

  it("has both headlines where its revision changed them, and not where another did", async () => {
    const [monday, tuesday] = [{ headline: "Quay opens on Monday" }, { headline: "Quay opens on Tuesday" }];
    const withNote = async (second: Partial<Article>, third: Partial<Article>) =>
      (
        await posted(
          revisionsOf(
            "quay",
            [twelve, before, monday],
            [twelve, within, { ...corrected(within), ...second }],
            [twelve, later, { ...corrected(within), ...third }],
          ),
        )
      ).corrections.flatMap(wordings);
    expect(await withNote(tuesday, tuesday)).toEqual([
      "headline: Quay opens on Monday → Quay opens on Tuesday",
    ]);
    expect(await withNote(monday, tuesday)).toEqual([]);
  });

  it("that was under an embargo is in the post after its end", async () => {
    const held = { ...corrected("2026-01-06"), embargoedUntil: within };
    const quay = revisionsOf("quay", [twelve, before], [fifteen, "2026-01-06T10:00:00Z", held]);
    expect((await posted(quay)).corrections.map(({ correction }) => correction.note)).toEqual([note]);
  });

  it("of two notes in one revision is told for each, and the wordings once", async () => {
    const notes = [
      { at: within, note: "It was on Monday." },
      { at: within, note },
    ];
    const digest = await posted(
      revisionsOf("quay", [twelve, before], [fifteen, within, { corrections: notes }]),
    );
    expect(digest.corrections.map((one) => [one.correction.note, wordings(one).length])).toEqual([
      ["It was on Monday.", 0],
      [note, 1],
    ]);
  });

  it("that came late is in the next post, whatever day it gives itself, and only in that", async () => {
    const newsroom = newsroomOver([
      revisionsOf("quay", [twelve, before], [fifteen, after, corrected("2026-01-06")]),
    ]);
    const notes = async (start: string, end: string) =>
      (await newsroom.digestBetween(new Date(start), new Date(end))).corrections.length;
    expect([
      await notes("2026-01-05T07:30:00Z", "2026-01-06T07:30:00Z"),
      await notes("2026-01-06T07:30:00Z", from),
      await notes(from, to),
      await notes(to, "2026-01-09T07:30:00Z"),
      await notes("2026-01-09T07:30:00Z", "2026-01-10T07:30:00Z"),
    ]).toEqual([0, 0, 0, 1, 0]);
  });

  it("of a new article is told, and its sentence stands in the digest once", async () => {
    const digest = await posted(revisionsOf("quay", [twelve, within], [fifteen, later, corrected(later)]));
    expect(digest.corrections.flatMap(wordings)).toHaveLength(1);
    const quotes = citationsOf(presentDigest(digest, "channel")).map(({ quote }) => quote);
    expect(quotes).toEqual(["Fifteen lorries crossed on the first day.", "The quay reopened."]);
  });

  it("that came with the first look at a feed is not posted, though its article was revised since", async () => {
    const old = { baseline: true as const, ...corrected(within) };
    const baseline = revisionsOf("quay", [twelve, within, old], [fifteen, later, old]);
    expect((await posted(baseline)).corrections).toEqual([]);
  });

  it("that only removed a sentence does not say it again", async () => {
    const slander = `${twelve}\n\nThe harbour master took 40 bribes.`;
    const digest = await posted(revisionsOf("quay", [slander, before], [twelve, within, corrected(within)]));
    expect(digest.corrections).toHaveLength(1);
    expect(JSON.stringify(presentDigest(digest, "channel"))).not.toContain("bribes");
  });
});

it("over an archive, words that were stored and never shown are on neither side", async () => {
  const archive = await temporaryArchive();
  const { articles } = archive;
  const quay = draft({ slug: "quay", publishedAt: before, text: twelve });
  await articles.put("", quay, new Date(before));
  await articles.put("", { ...quay, text: crossed("Ninety"), status: "withheld" }, new Date(within));
  await articles.put("", { ...quay, text: fifteen }, new Date(later));
  const [editions, now] = [editionsOf(archive, ""), new Date(after)];
  const newsroom = openNewsroom({
    ...{ edition: await editions.at(now), past: editions.past(now, "UTC"), now, zone: "UTC" },
    intake: async () => ({ feeds: 2, failing: [], lastFetch: to }),
  });
  const digest = await newsroom.digestBetween(new Date(from), new Date(to));
  expect(digest.changes.flatMap(wordings)).toEqual([
    "figure: Twelve lorries crossed on the first day. → Fifteen lorries crossed on the first day.",
  ]);
  expect(shown(digest)).toContain(
    "note: No new articles. Last fetch 8 Jan 2026, 07:30 UTC; 2 feeds answered",
  );
});
