import { describe, expect, it } from "vitest";
import { aliasesOf } from "../../src/core/aliases.js";
import type { Article } from "../../src/core/article.js";
import { type Edition, editionOf } from "../../src/core/edition.js";
import { readArticle } from "../../src/core/facts.js";
import type { Target } from "../../src/core/watch.js";
import { watchedIn } from "../../src/core/watched.js";
import { articleOf } from "./articles.js";

const now = new Date("2026-02-01T09:00:00Z");
const aliases = aliasesOf({
  names: [{ name: "Council House", aliases: ["the Town Hall"] }],
  roles: [{ role: "Mayor of Millbrook", holder: "Ana Reyes", since: "2024-05-01" }],
  words: [],
});

const old = (text: string, parts: Partial<Article> = {}) =>
  articleOf(text, { slug: "old", publishedAt: "2026-01-05T09:00:00Z", ...parts });
const fresh = (text: string, parts: Partial<Article> = {}) =>
  articleOf(text, { slug: "new", publishedAt: "2026-01-07T09:00:00Z", ...parts });

/** The sentences that a watch tells of articles that came at once, beside those that were there. */
async function told(target: Target, news: readonly Article[], there: readonly Article[] = []) {
  const edition = editionOf([...there, ...news], now, aliases);
  const readings = await readIn(edition, news);
  const matches = await watchedIn(
    target,
    readings.map((reading) => ({ reading, earlier: [], knownTo: 0 })),
    edition,
    now,
  );
  return matches.flatMap((match) => match.told);
}

/** The readings of some articles of an edition. */
const readIn = (edition: Edition, some: readonly Article[]) =>
  edition.read(some.map(({ slug }) => edition.articles.find(({ article }) => article.slug === slug)!));

const textOf = async (target: Target, text: string, ...there: readonly Article[]) =>
  (await told(target, [fresh(text)], there)).map(({ is }) => is.fact.text);

describe("a phrase", () => {
  const finds = async (words: string, text: string) =>
    (await textOf({ kind: "phrase", words }, text)).length === 1;

  it.each([
    ["in running text", "red line", "The mayor drew a red line."],
    ["in any case", "RED line", "The mayor drew a Red Line."],
    ["in curly quotes", "red line", "It is “a red line”, he said."],
    ["whose quotation is broken", "a red line", "“It is a red,” he said, “line for us.”"],
    ["over white space and a hard space", "red line", "The mayor drew a red\u00a0 line."],
    ["with a hyphen", "red line", "The mayor’s red-line speech was long."],
    ["with an apostrophe of the other kind", "mayor's red line", "The mayor’s red line held."],
    ["with accents", "cafe owner", "The café owner paid."],
    ["with a figure", "4,200 people", "Some 4200 people came."],
    ["that is typed with a mention", "<!everyone>", "Everyone came."],
    ["in another script", "мир сейчас", "Он сказал: мир сейчас."],
    ["of stopwords", "to be or not to be", "It is to be or not to be."],
  ])("%s is found", async (_, words, text) => expect(await finds(words, text)).toBe(true));

  it.each([
    ["in another order", "red line", "The line is red."],
    ["with a word between", "red line", "The mayor drew a red dotted line."],
    ["in another form", "red line", "The mayor drew red lines."],
    ["that is part of a word", "red line", "A hundred lines were drawn; they shared liners."],
    ["over two sentences", "red line", "The light was red. Line up, she said."],
  ])("%s is not", async (_, words, text) => expect(await finds(words, text)).toBe(false));

  it("is looked for in sentences only, not in a headline or a heading", async () => {
    expect(
      await told({ kind: "phrase", words: "red line" }, [
        fresh("Red line\n\nThe mayor spoke.", { headline: "Red line" }),
      ]),
    ).toEqual([]);
  });
});

describe("a person", () => {
  const tells = (name: string, text: string) => textOf({ kind: "person", name }, text);

  it("is told who says something, and who is named", async () => {
    const text =
      "Emmanuel Macron, the French president, arrived in Kyiv. “We will stay,” Macron said. The rain stopped.";
    expect(await tells("Emmanuel Macron", text)).toEqual(text.split(/(?<=[.”]) (?=[“TE])/).slice(0, 2));
    expect(await tells("macron", text)).toHaveLength(2);
    expect(await tells("President Macron", text)).toHaveLength(2);
  });

  it("is told when only a pronoun speaks for them", async () => {
    const text = "Ana Reyes opened the bridge. She said that it was safe.";
    expect(await tells("Reyes", text)).toHaveLength(2);
  });

  it("is known by a role held on the day, and by another name", async () => {
    expect(await tells("the Mayor of Millbrook", "Ana Reyes said the bridge was safe.")).toHaveLength(1);
    expect(await tells("the Town Hall", "The Council House said the bridge was safe.")).toHaveLength(1);
  });

  it("is not a namesake", async () => {
    expect(await tells("Ines Marlow", "Jonas Marlow paid. Marlow said he was glad.")).toEqual([]);
    expect(await tells("Ines Marlow", "Ines Pell and Tom Marlow said that they were glad.")).toEqual([]);
    expect(await tells("Jordan Pell", "Jordan said that its border was closed.")).toEqual([]);
    expect(await tells("Abraham Lincoln", "The train stopped in Lincoln.")).toEqual([]);
    expect(await tells("President Macron", "The president said that he was glad.")).toEqual([]);
  });
});

describe("a topic", () => {
  const topic = (words: string): Target => ({ kind: "topic", topic: words });

  it("is told the sentences on it, in other forms of its words too", async () => {
    expect(
      await textOf(topic("harbour bridge"), "The bridge in the harbour was closed. The rain stopped."),
    ).toEqual(["The bridge in the harbour was closed."]);
  });

  it("is not read as another word while the archive does not have it", async () => {
    expect(await textOf(topic("kelsmouht"), "The Kelsmouth ferry sails.")).toEqual([]);
  });
});

describe("what was printed before", () => {
  const phrase: Target = { kind: "phrase", words: "red line" };
  const wire = "The mayor drew a red line on Monday. The council will meet on Friday. Nobody expects a vote.";

  it("is not told where a wire copy prints it again", async () => {
    expect(await textOf(phrase, wire, old(wire))).toEqual([]);
    expect(await textOf(phrase, `${wire} The Star was told so.`, old(wire))).toEqual([]);
  });

  it("is told where another article has the same words", async () => {
    const other = "The pilots have a plan. The mayor drew a red line on Monday. It rained in Ardley.";
    expect(await textOf(phrase, other, old(wire))).toEqual(["The mayor drew a red line on Monday."]);
  });

  it("is told once of copies that come together, with the others beside it", async () => {
    const [one, ...others] = await told(phrase, [
      fresh(wire, { slug: "b", publishedAt: "2026-01-08T09:00:00Z", publisher: "The Star" }),
      fresh(wire, { slug: "a" }),
    ]);
    expect(others).toEqual([]);
    expect([one?.is.fact.slug, one?.is.alsoIn.map(({ slug }) => slug)]).toEqual(["a", ["b"]]);
  });

  it("is told of what copies add", async () => {
    expect(await textOf(phrase, `${wire} The Star has a red line of its own.`, old(wire))).toEqual([
      "The Star has a red line of its own.",
    ]);
  });

  it("is not told of a copy that comes together with a revision of the first", async () => {
    const first = old(wire);
    const [revised, copy] = [old(`${wire} It rained.`, { revision: 2 }), fresh(wire)];
    const edition = editionOf([revised, copy], now);
    const readings = await readIn(edition, [revised, copy]);
    const news = [revised, copy].map((one, i) => ({
      reading: readings[i]!,
      earlier: one === revised ? [readArticle(first)] : [],
      knownTo: one === revised ? 1 : 0,
    }));
    expect(await watchedIn(phrase, news, edition, now)).toEqual([]);
  });

  it("is not told again in a later revision", async () => {
    const [first, second] = [fresh(wire), fresh(`${wire} There is no red line, he said.`, { revision: 2 })];
    const edition = editionOf([second], now);
    const [reading] = await readIn(edition, [second]);
    const earlier = [readArticle(first)];
    const news = async (knownTo: number) =>
      (await watchedIn(phrase, [{ reading: reading!, earlier, knownTo }], edition, now))
        .flatMap((match) => match.told)
        .map(({ is }) => is.fact.text);
    expect(await news(1)).toEqual(["There is no red line, he said."]);
    expect(await news(0)).toHaveLength(2);
  });
});

describe("contradictions", () => {
  const differing = async (text: string, ...there: readonly Article[]) =>
    (await told({ kind: "contradictions" }, [fresh(text)], there)).map(({ is, was }) => [
      is.fact.text,
      was?.fact.text,
    ]);
  const differs = async (earlier: string, later: string) => (await differing(later, old(earlier))).length > 0;

  it.each([
    ["a cost", "The sea wall will cost £4 million.", "The sea wall will cost £6 million, the mayor said."],
    ["a toll", "The storm in Millbrook killed 12 people.", "The storm in Millbrook killed 15 people."],
    ["a length", "The sea wall will be 340 metres long.", "The sea wall will be 410 metres long."],
    ["more than before", "The storm killed at least 12 people.", "The storm killed at least 40 people."],
    [
      "a rise",
      "The sea wall will cost £4 million.",
      "The sea wall will cost £6 million, up from £4 million.",
    ],
    ["beyond a bound", "The storm killed more than 20 people.", "The storm killed 60 people."],
  ])("%s differs", async (_, earlier, later) =>
    expect(await differing(later, old(earlier))).toEqual([[later, earlier]]),
  );

  it.each([
    ["a rounding", "The storm killed 89.6% of the oysters.", "The storm killed nearly 90% of the oysters."],
    ["a rounded sum", "The sea wall will cost £4.16 million.", "The sea wall will cost £4.2 million."],
    ["a bound that holds it", "The storm killed more than 20 people.", "The storm killed 23 people."],
    ["a bound after it", "The storm killed 23 people.", "The storm killed more than 20 people."],
    ["an upper bound", "The sea wall will cost up to £6 million.", "The sea wall will cost £5 million."],
    ["another unit", "The sea wall will be 5 km long.", "The sea wall will be 3.1 miles long."],
    ["another thing", "The storm killed 12 people.", "The storm injured 30 people."],
    ["another thing of the same number", "The storm killed 12 people.", "The storm sank 12 boats."],
    [
      "another’s",
      "Millbrook spends £4 million on its sea wall.",
      "Ardley spends £6 million on its sea wall.",
    ],
    [
      "another time",
      "The sea wall cost £4 million to mend in 2019.",
      "The sea wall cost £6 million to mend.",
    ],
  ])("%s does not", async (_, earlier, later) => expect(await differs(earlier, later)).toBe(false));

  it("are none in an article that gives both", async () => {
    const both = "The sea wall will cost £6 million. The sea wall will cost £4 million before the steps.";
    expect(await differs("The sea wall will cost £4 million.", both)).toBe(false);
  });

  it("are none between stories months apart", async () => {
    const [first, second] = [
      "The storm in Millbrook killed 12 people.",
      "The storm in Millbrook killed 15 people.",
    ];
    expect(await differing(second, old(first, { publishedAt: "2025-10-05T09:00:00Z" }))).toEqual([]);
  });

  it("are not told of wire copy, whether it prints the old or the new figure", async () => {
    const text = (cost: string) =>
      `The sea wall will cost £${cost} million. It will be built in May. The council voted on Monday.`;
    const [first, second] = [
      old(text("4")),
      old(text("6"), { slug: "second", publishedAt: "2026-01-06T09:00:00Z" }),
    ];
    expect(await differing(text("4"), first, second)).toEqual([]);
    expect(await differing(text("6"), first, second)).toEqual([]);
  });

  it("are told once where the new figure has been given already, and again where it goes back", async () => {
    const [first, second] = [
      old("The sea wall will cost £4 million."),
      old("The sea wall at Millbrook will cost £6 million.", {
        slug: "second",
        publishedAt: "2026-01-06T09:00:00Z",
      }),
    ];
    expect(await differing("The long sea wall will cost £6 million, he said.", first, second)).toEqual([]);
    expect(
      await differing("But the sea wall will still cost £4 million, she said.", first, second),
    ).toHaveLength(1);
  });

  it("are told of copies that come together once", async () => {
    const [first, text] = [
      old("The sea wall will cost £4 million."),
      "The sea wall will cost £6 million. It will be built in May.",
    ];
    const all = await told(
      { kind: "contradictions" },
      [fresh(text, { slug: "a" }), fresh(text, { slug: "b" })],
      [first],
    );
    expect(all.map(({ is }) => is.fact.slug)).toEqual(["a"]);
  });

  it("are no article’s own correction, nor of a copy of what it said before", async () => {
    const text = (cost: string) =>
      `The sea wall will cost £${cost} million. It will be built in May. The council voted on Monday.`;
    const [first, second] = [
      fresh(text("4")),
      fresh(text("6"), { revision: 2, updatedAt: "2026-01-08T09:00:00Z" }),
    ];
    const edition = editionOf([second, old(text("4"), { slug: "copy" })], now);
    const [reading] = await readIn(edition, [second]);
    const news = [{ reading: reading!, earlier: [readArticle(first)], knownTo: 1 }];
    expect(await watchedIn({ kind: "contradictions" }, news, edition, now)).toEqual([]);
  });
});
