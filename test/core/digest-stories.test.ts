import { describe, expect, it } from "vitest";
import type { Article } from "../../src/core/article.js";
import type { Digest, Intake } from "../../src/core/digest.js";
import { phrases } from "../../src/core/phrases.js";
import { presentDigest } from "../../src/core/present-digest.js";
import { intakeText } from "../../src/core/present-intake.js";
import { newsroomOf } from "../library.js";
import { proseIn } from "../own-words.js";
import { articleOf } from "./articles.js";

/** An article of one running story, at an hour of the day. */
const told = (publisher: string, hour: string, text: string, parts: Partial<Article> = {}): Article =>
  articleOf(text, {
    ...{ slug: publisher.toLowerCase(), publisher, headline: "Storm over Millbrook harbour" },
    ...{ publishedAt: `2026-01-06T${hour}:00:00Z`, ...parts },
  });

const digestOf = (...articles: readonly Article[]): Promise<Digest> =>
  newsroomOf(articles, new Date("2026-01-07T09:00:00Z"), "UTC").digest("2026-01-06");

const conflictsIn = ({ stories }: Digest) =>
  stories.flatMap(({ conflict }) =>
    conflict ? [{ in: conflict.in, quotes: conflict.sides.map(({ quote }) => quote) }] : [],
  );

/** Notes, list items and quotes, in the order they are shown. */
const shown = (digest: Digest): readonly string[] =>
  presentDigest(digest, "channel").parts.flatMap((part) => {
    if (part.kind === "citation") return [part.citation.quote];
    if (part.kind === "list") return part.items;
    return part.kind === "note" ? [part.text] : [];
  });

describe("two articles of one story that stand against one another", () => {
  const [killed, died] = [
    "The storm killed 12 people at Millbrook harbour.",
    "In the storm at Millbrook harbour 15 people died.",
  ];

  it("are shown side by side, newest first, under the note that says so", async () => {
    const digest = await digestOf(
      told("Star", "08", `The wind rose over Millbrook harbour at night. ${killed}`),
      told("Post", "10", `The wind fell over Millbrook harbour at noon. ${died}`),
    );
    expect(shown(digest).slice(2, 6)).toEqual([
      "The wind fell over Millbrook harbour at noon.",
      "The archive gives different figures: newest first.",
      died,
      killed,
    ]);
  });

  it("stand under the note with the story's first sentence, where it is one of them, once", async () => {
    const digest = await digestOf(told("Star", "08", killed), told("Post", "10", died));
    expect(digest.stories.map(({ lede }) => lede.map(({ quote }) => quote))).toEqual([[died]]);
    expect(shown(digest).slice(2)).toEqual([phrases.conflicts.figures, died, killed]);
  });

  it("may say yes and no", async () => {
    const yes = "The council has agreed to the toll on the harbour bridge at Millbrook.";
    const no = "The council has not agreed to the toll on the harbour bridge at Millbrook, the mayor said.";
    const digest = await digestOf(
      told("Star", "08", `The wind rose over Millbrook harbour. ${yes}`),
      told("Post", "10", `Schools near Millbrook harbour stayed shut. ${no}`),
    );
    expect(conflictsIn(digest)).toEqual([{ in: "statements", quotes: [no, yes] }]);
    expect(shown(digest)).toContain("The archive says both: newest first.");
  });

  it("are one pair of a story, and figures come before yes and no", async () => {
    const digest = await digestOf(
      told("Star", "08", `${killed} The council has agreed to the toll on the harbour bridge at Millbrook.`),
      told(
        "Post",
        "10",
        `The council has not agreed to the toll on the harbour bridge at Millbrook. ${died}`,
      ),
    );
    expect(conflictsIn(digest)).toEqual([{ in: "figures", quotes: [died, killed] }]);
  });

  it("are none where one article gives both figures", async () => {
    expect(conflictsIn(await digestOf(told("Star", "08", `${killed} ${died}`)))).toEqual([]);
    const both = told("Wire", "08", `${killed} ${died}`);
    expect(conflictsIn(await digestOf(both, told("Star", "09", killed)))).toEqual([]);
    expect(conflictsIn(await digestOf(both, told("Star", "09", `${killed} ${died}`)))).toEqual([]);
  });

  it("are none where the figures agree", async () =>
    expect(
      conflictsIn(
        await digestOf(
          told("Star", "08", "The storm killed 12 people at Millbrook harbour."),
          told("Post", "10", "In the storm at Millbrook harbour 12 people died."),
        ),
      ),
    ).toEqual([]));

  it("are none where they tell two stories", async () => {
    const digest = await digestOf(
      told("Star", "08", "The budget of Ardley grew by 12 million pounds.", { headline: "Ardley budget" }),
      told("Post", "10", "A vineyard in Sorrel Vale sold 15 barrels of cider.", { headline: "Cider sells" }),
    );
    expect([digest.stories.length, conflictsIn(digest)]).toEqual([2, []]);
  });
});

describe("wire copies", () => {
  const wire =
    "The lighthouse keeper rowed out to the wreck. He brought four sailors ashore before dawn. The rope held, he said later.";
  const original = told("Wire", "06", wire, { headline: "Keeper rows to wreck" });

  it("are one line of the sources, with the one that came first before the others", async () => {
    const digest = await digestOf(
      original,
      told("Star", "08", wire, { headline: "Four sailors ashore" }),
      told("Post", "09", `${wire} Nobody was hurt.`, { headline: "Keeper is a hero" }),
      told("Courier", "11", "The lighthouse keeper rowed out to the wreck with a rope, our reporter saw.", {
        headline: "At the wreck",
      }),
    );
    expect(shown(digest).slice(0, 2)).toEqual([
      "At the wreck · Courier · 6 Jan 2026",
      "Keeper rows to wreck · Wire · 6 Jan 2026 · first published here · same text: Four sailors ashore · Star · 6 Jan 2026; Keeper is a hero · Post · 6 Jan 2026",
    ]);
    expect(digest.stories[0]?.sources.map(({ slug }) => slug)).toEqual(["courier", "post", "star", "wire"]);
  });

  it("none is called the first where their dates do not tell", async () => {
    const dated = { publishedAt: "2026-01-06" };
    const digest = await digestOf(
      { ...original, ...dated },
      told("Star", "", wire, { headline: "Four sailors ashore", ...dated }),
    );
    expect(shown(digest)[0]).toBe(
      "Four sailors ashore · Star · 6 Jan 2026 · same text: Keeper rows to wreck · Wire · 6 Jan 2026",
    );
  });

  it("an article printed by nobody else is named as before, without a list", async () =>
    expect(shown(await digestOf(original))[0]).toBe("Wire · 6 Jan 2026"));
});

describe("a post without news says why", () => {
  const failing = { since: "2026-01-06T04:00:00Z", what: "the site answered 403" };
  const posted = (intake?: Intake): Digest => ({
    ...{ day: "2026-01-08", from: "2026-01-07T07:30:00.000Z", to: "2026-01-08T07:30:00.000Z" },
    ...{ corrections: [], changes: [], stories: [], searched: { articles: 3, facts: 40 } },
    ...(intake && { intake }),
  });

  it("when it last looked, how many feeds answered, and which fail since when", () => {
    const { summary, parts } = presentDigest(
      posted({ lastFetch: "2026-01-08T07:28:40Z", feeds: 4, failing: [failing] }),
      "channel",
    );
    const text =
      "No new articles. Last fetch 8 Jan 2026, 07:28 UTC; 3 feeds answered, 1 failing since 6 Jan 2026 (the site answered 403)";
    expect(summary).toBe(text);
    expect(parts).toContainEqual({ kind: "note", text });
  });

  it("in fixed phrases", () => {
    const reply = presentDigest(
      posted({ feeds: 7, failing: Array.from({ length: 5 }, () => failing) }),
      "channel",
    );
    expect(reply.summary).toContain("5 failing");
    expect(proseIn(reply, [failing.what])).toEqual([]);
  });

  it("and nothing of feeds where nobody told how they stand", () =>
    expect(presentDigest(posted(), "channel").summary).toBe("No article was published in this time."));

  it.each([
    [
      "one feed",
      { lastFetch: "2026-01-08T07:28:40Z", feeds: 1, failing: [] },
      "Last fetch 8 Jan 2026, 07:28 UTC; 1 feed answered",
    ],
    ["no feed", { feeds: 0, failing: [] }, "No feed is set up."],
    ["none that was read yet", { feeds: 2, failing: [] }, "No feed has been read yet"],
    [
      "all failing from the first",
      { feeds: 1, failing: [failing] },
      "No feed has been read yet; 1 failing since 6 Jan 2026 (the site answered 403)",
    ],
    [
      "all failing now",
      { lastFetch: "2026-01-05T07:28:40Z", feeds: 1, failing: [failing] },
      "Last fetch 5 Jan 2026, 07:28 UTC; 0 feeds answered, 1 failing since 6 Jan 2026 (the site answered 403)",
    ],
    [
      "many failing, the oldest trouble first",
      {
        lastFetch: "2026-01-08T07:28:40Z",
        feeds: 6,
        failing: ["08", "05", "07", "06", "04"].map((day) => ({
          since: `2026-01-${day}`,
          what: `no ${day}`,
        })),
      },
      "Last fetch 8 Jan 2026, 07:28 UTC; 1 feed answered, 5 failing: since 4 Jan 2026 (no 04); since 5 Jan 2026 (no 05); since 6 Jan 2026 (no 06); 2 more",
    ],
  ])("%s", (_, intake, text) => expect(intakeText(intake)).toBe(text));
});
