import { expect, it } from "vitest";
import { demo, newsroomOf } from "../library.js";

const newsroom = newsroomOf(demo);

it("are newest first, quoted and reported speech apart", async () => {
  const { quoted, reported } = await newsroom.said("Tomas Reyl");
  for (const list of [quoted, reported]) {
    const days = list.map(({ article }) => article.publishedAt);
    expect(days).toEqual(days.toSorted().reverse());
  }
  expect(quoted.map(({ quote }) => quote)).toContain("“That is simply untrue,” he said.");
  expect(reported.map(({ quote }) => quote)).toContain(
    "The night trial considered last week will not go ahead, he added.",
  );
});

it("include what is said with a pronoun, and nobody else's words", async () => {
  const { quoted, reported } = await newsroom.said("Reyl");
  expect(new Set([...quoted, ...reported].map(({ speaker }) => speaker))).toEqual(new Set(["Tomas Reyl"]));
});

it("are found by office", async () =>
  expect((await newsroom.said("harbour engineer")).speakers).toEqual(["Tomas Reyl"]));

it("are narrowed to a topic", async () => {
  const { quoted, reported } = await newsroom.said("Zelensky", "peace deal");
  expect([...quoted, ...reported].map(({ quote }) => quote)).toContainEqual(
    expect.stringContaining("“90% ready”"),
  );
  expect((await newsroom.said("Zelensky", "bearings")).reported).toEqual([]);
});

it("are narrowed to days", async () => {
  const { quoted, reported } = await newsroom.said("Reyl", undefined, { since: "2026-01-10" });
  expect(new Set([...quoted, ...reported].map(({ article }) => article.slug))).toEqual(
    new Set(["bridge-one-lane"]),
  );
});

it("name everybody who answers to the name", async () => {
  const { speakers } = await newsroom.said("Marlow");
  expect(speakers).toEqual(expect.arrayContaining(["Ines Marlow", "Jonas Marlow", "J. Marlow"]));
});

it("of a name that only others say are none", async () =>
  expect(await newsroom.said("Donald Trump")).toMatchObject({ speakers: [], quoted: [], reported: [] }));

it("printed by two articles are one statement", async () => {
  const { quoted } = await newsroom.said("Amara Dole", "a bridge that is quiet at night");
  expect(quoted.filter(({ quote }) => quote.startsWith("“A bridge that is quiet"))).toHaveLength(1);
});
