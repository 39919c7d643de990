import { expect, it } from "vitest";
import { demo, newsroomOf } from "../library.js";

const newsroom = newsroomOf(demo);
const found = async (name: string) => {
  const record = await newsroom.article(name);
  return record.kind === "found" ? record.article.slug : record.kind;
};

it.each([
  "bridge-north-span",
  " bridge-north-span ",
  "https://quaycourier.example/bridge-north-span",
  "http://www.quaycourier.example/bridge-north-span/",
  "https://quaycourier.example/bridge-north-span?utm_source=mail&fbclid=x#load-test",
  "<https://quaycourier.example/bridge-north-span>",
])("is found as %s", async (name) => expect(await found(name)).toBe("bridge-north-span"));

it.each([
  "bridge",
  "quaycourier.example",
  "https://quaycourier.example/",
  "",
  "murrelgate-tunnel",
  "ossiverne-museum",
])("is not found as “%s”", async (name) => expect(await found(name)).toBe("unknown"));

it("an unknown name is answered with names like it", async () => {
  const record = await newsroom.article("bridge-north-spam");
  expect(record.kind === "unknown" && record.nearest[0]?.slug).toBe("bridge-north-span");
});

it("shows every sentence of the body in order, and none of its headings and listed sources", async () => {
  const record = await newsroom.article("bridge-one-lane");
  if (record.kind === "unknown") throw new Error("not found");
  const starts = record.facts.map(({ span }) => span.start);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  expect(new Set(record.facts.map(({ kind }) => kind))).toEqual(new Set(["sentence"]));
  expect(record.references.map(({ publisher, title }) => [publisher, title])[0]).toEqual([
    "The Kelsmouth Ledger",
    "Survey puts bridge repair at £4.6 million",
  ]);
});

it("points from each figure and each open question to its sentence", async () => {
  const record = await newsroom.article("bridge-one-lane");
  if (record.kind === "unknown") throw new Error("not found");
  const quoteOf = (number: number) => record.facts.find((fact) => fact.number === number)?.quote ?? "";
  for (const { words, citation } of record.figures) expect(quoteOf(citation)).toContain(words);
  expect(record.open.map(quoteOf)).toEqual([
    "She declined to say more.",
    "It is still not known who will pay for the repair.",
  ]);
});
