import { expect, it } from "vitest";
import type { Coverage } from "../../src/core/coverage.js";
import { phrases } from "../../src/core/phrases.js";
import { demo, newsroomOf, replyTo } from "../library.js";
import { articleOf } from "./articles.js";

const newsroom = newsroomOf(demo);
const slugsIn = ({ texts }: Coverage) =>
  texts.map(({ original, copies }) => [original, ...copies].map(({ slug }) => slug));

it("lists the articles newest first, wire copies under the one that came first", async () =>
  expect(slugsIn(await newsroom.coverage("night trial"))).toEqual([
    ["bridge-one-lane"],
    ["night-crossings-trial", "ferry-lane-night-lorries"],
  ]));

it("names publishers, bylines and listed sources once each", async () => {
  const { publishers, bylines, references } = await newsroom.coverage("night trial");
  expect(publishers).toEqual([
    "The Quay Courier (invented)",
    "The Kelsmouth Ledger (invented)",
    "Coast Wire (invented)",
  ]);
  expect(bylines).toEqual(["Aoife O'Brien", "Coast Wire staff"]);
  expect(references.map(({ publisher }) => publisher)).toEqual([
    "The Kelsmouth Ledger",
    "Coast Wire",
    "Kelsmouth Port Authority",
  ]);
});

it("cites what is still open, newest first", async () =>
  expect((await newsroom.coverage("bridge repair")).open.map(({ quote }) => quote)).toEqual([
    "It is still not known who will pay for the repair.",
    "The cost of a repair has not been estimated.",
  ]));

it("counts copies apart, and calls the earliest “first published here”", async () => {
  const { summary, parts } = await replyTo(newsroom, "/coverage night trial");
  expect(summary).toBe("3 articles, 9 Jan 2026 to 14 Jan 2026");
  expect(parts).toContainEqual({ kind: "note", text: "2 original, 1 republished." });
  const lines = parts.flatMap((part) => (part.kind === "list" ? part.items : []));
  expect(lines.filter((line) => line.endsWith(phrases.coverageFirst))).toEqual([
    "Lorries could cross Kelsmouth bridge at night under trial plan · Coast Wire (invented) · 9 Jan 2026 · https://coastwire.example/night-crossings-trial · first published here",
  ]);
});

it("does not say which copy came first where only the day is known", async () => {
  const copies = ["a", "b"].map((slug) =>
    articleOf("The weir broke. The mill is dry.", { slug, publishedAt: "2026-01-05" }),
  );
  const [text] = (await newsroomOf(copies).coverage("weir")).texts;
  expect([text?.isFirst, text?.copies.length]).toEqual([false, 1]);
  expect(JSON.stringify(await replyTo(newsroomOf(copies), "/coverage weir"))).not.toContain(
    phrases.coverageFirst,
  );
});

it("is narrowed to days and publishers", async () => {
  expect(slugsIn(await newsroom.coverage("night trial", { publisher: "Courier" }))).toEqual([
    ["bridge-one-lane"],
  ]);
  expect(slugsIn(await newsroom.coverage("night trial", { until: "2026-01-10" }))).toHaveLength(1);
});
