import { expect, test } from "vitest";
import { readFiles } from "../../src/intake/files.js";
import { ferry, folderWith, jsonl, lamp } from "./articles.js";
import { type Line, linesOf, read, verbatim } from "./verbatim.js";

/** Every quote is the slice it says it is. */
function expectSlices(citations: Line["citations"], texts: ReadonlyMap<string, string>): void {
  expect(citations).not.toEqual([]);
  for (const { slug, start, end, quote } of citations) expect(texts.get(slug)?.slice(start, end)).toBe(quote);
}

test("an answer for a program holds slices of the stored text", async () => {
  const texts = new Map(
    (await readFiles(["data/articles"])).articles.map(({ article: { slug, text } }) => [slug, text]),
  );
  const [answer] = await read(["ask", "Who said the peace deal was 90% ready?", "--json"]);
  expect(answer).toEqual({
    kind: "cited",
    citations: expect.any(Array),
    nearest: expect.any(Array),
    ms: expect.any(Number),
  });
  expect(answer!.citations[0]).toEqual({
    slug: "paris-declaration",
    headline: "UK and France draw up plan for troops in Ukraine, conditional on a peace deal",
    publishedAt: "2026-01-07",
    revision: 1,
    start: expect.any(Number),
    end: expect.any(Number),
    quote: expect.stringContaining("“90% ready”"),
    speaker: "Volodymyr Zelensky",
    role: "Ukrainian President",
    kind: "sentence",
  });
  expectSlices([...answer!.citations, ...answer!.nearest], texts);
});

test("options narrow an answer for a program as they do in a channel", async () => {
  const [answer] = await read(["ask", "security guarantees from:Macron", "--json"]);
  expect(answer!.citations).toMatchObject([{ speaker: "Emmanuel Macron" }]);
});

test("who said what, a timeline and a coverage are there for programs and for readers", async () => {
  expect(await read(["said", "Macron", "about:security guarantees", "--json"])).toMatchObject([
    { speakers: ["Emmanuel Macron"], quoted: [{ slug: "paris-declaration" }], reported: [] },
  ]);
  const figures = { was: { figure: "£3.1 million" }, is: { figure: "£3.6 million" } };
  expect(await read(["timeline", "budget", "gap", "--json", "until:2026-01-10"])).toMatchObject([
    { topic: "budget gap", changes: [figures], days: [{ day: "2026-01-09" }, { day: "2026-01-06" }] },
  ]);
  expect(await read(["coverage", "zeppelin", "--json"])).toMatchObject([{ texts: [], why: "unknown-words" }]);
  const { status, out } = await verbatim(["coverage", "night trial"]);
  expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining("first published here") });
});

test("a text file is quoted by its offsets in the file, a loaded line by those in its body", async () => {
  const cwd = await folderWith({
    "ferry.txt": ferry,
    "lamp.jsonl": jsonl(lamp),
    "questions.jsonl": jsonl(
      { id: 7, question: "Who said nobody likes it?" },
      { id: "lamp", question: "What did the lamp cost?" },
    ),
  });
  await verbatim(["add", "--data", "archive", "ferry.txt"], { cwd });
  await verbatim(["load", "--data", "archive", "lamp.jsonl"], { cwd });
  const answers = await read(["ask", "--data", "archive", "--batch", "questions.jsonl"], { cwd });
  expect(answers).toMatchObject([
    { id: 7, kind: "cited", citations: [{ slug: "ferry", speaker: "Edda Tarn" }] },
    { id: "lamp", kind: "cited", citations: [{ slug: "lamp" }] },
  ]);
  const texts = new Map(Object.entries({ ferry, lamp: lamp.body }));
  expectSlices(
    answers.flatMap(({ citations }) => citations),
    texts,
  );
});

test("a batch answers every line in its order; a bad line is named in its place and the rest go on", async () => {
  const cwd = await folderWith({
    "batch.jsonl": jsonl(
      { id: "a", question: "Who said the peace deal was 90% ready?" },
      "not json",
      { id: "b" },
      { id: "c", question: 5 },
      [],
      { id: "d", question: "bridge", now: "tomorrow" },
      "",
      { id: "e", question: "What is the price of tea in Ulan Bator?" },
    ),
  });
  const { status, out, err } = await verbatim(["ask", "--batch", "batch.jsonl"], { cwd });
  expect({ status, err }).toEqual({ status: 1, err: "" });
  expect(linesOf(out)).toEqual([
    expect.objectContaining({ id: "a", kind: "cited" }),
    { id: null, error: expect.stringMatching(/line 2: not JSON/) },
    { id: "b", error: expect.stringContaining("question: missing") },
    { id: "c", error: expect.stringContaining("question: not a string") },
    { id: null, error: expect.stringMatching(/line 5: not a JSON object/) },
    { id: "d", error: expect.stringContaining('now: "tomorrow" is not a date') },
    expect.objectContaining({ id: "e", kind: "unanswered", citations: [], why: expect.any(String) }),
  ]);
});

test("an embargoed article is quoted from the moment it is free", async () => {
  const question = "Who said the Ossiverne has waited long enough?";
  const cwd = await folderWith({
    "batch.jsonl": jsonl(
      { id: 1, question, now: "2029-12-31T23:59:59Z" },
      { id: 2, question, now: "2030-01-01T06:00Z" },
    ),
  });
  const [before, after] = await read(["ask", "--batch", "batch.jsonl"], { cwd });
  expect(JSON.stringify(before)).not.toContain("ossiverne-museum");
  expect(after!.citations[0]).toMatchObject({ slug: "ossiverne-museum", speaker: "Silvan Dray" });
});

test("a claim is held against the archive, one or many", async () => {
  const claim = "Starmer said 90% of the peace deal is ready";
  const cwd = await folderWith({ "claims.jsonl": jsonl({ id: 1, claim }, { id: 2 }) });
  const [one] = await read(["check", claim, "--json"], { cwd });
  expect(one).toEqual({
    finding: "differs",
    differs: expect.arrayContaining([
      { in: "speaker", claim: expect.stringContaining("Starmer"), article: "Volodymyr Zelensky" },
    ]),
    citations: expect.arrayContaining([expect.objectContaining({ slug: "paris-declaration" })]),
  });
  const { status, out } = await verbatim(["check", "--batch", "claims.jsonl"], { cwd });
  expect(status).toBe(1);
  expect(linesOf(out)).toEqual([
    { id: 1, ...one },
    { id: 2, error: expect.stringContaining("claim: missing") },
  ]);
});

test("what is read in an article are slices of it, from a file or a batch", async () => {
  const cwd = await folderWith({
    "ferry.txt": ferry,
    "batch.jsonl": jsonl(lamp, { ...lamp, slug: "dim", publishedAt: "soon" }),
  });
  const [file] = await read(["facts", "ferry.txt", "--json"], { cwd });
  const { status, out } = await verbatim(["facts", "--batch", "batch.jsonl"], { cwd });
  const [line, bad] = linesOf(out);
  expect({ status, bad }).toEqual({
    status: 1,
    bad: { id: "dim", error: expect.stringContaining('publishedAt: "soon" is not a date') },
  });
  expect([file!.slug, line!.slug]).toEqual(["ferry", "lamp"]);
  for (const { text, start, end } of file!.facts) expect(ferry.slice(start, end)).toBe(text);
  for (const { text, start, end } of line!.facts) expect(lamp.body.slice(start, end)).toBe(text);
  expect(file!.facts).toMatchObject([
    { kind: "headline" },
    { kind: "dateline" },
    { kind: "sentence", figures: [{ value: 12 }] },
    { kind: "sentence" },
    { kind: "sentence", attribution: { speaker: "Edda Tarn", mode: "direct", via: "name" } },
  ]);
});

test("the two prints of one wire story are grouped, another matter is not", async () => {
  const [{ stories } = { stories: [] }] = await read(["stories", "--json"]);
  const trial = stories.find(({ articles }) => articles.includes("night-crossings-trial"));
  expect(trial?.articles).toContain("ferry-lane-night-lorries");
  expect(trial?.articles).not.toContain("paris-declaration");
});

test("a digest is of its day, in words or for a program", async () => {
  const [digest] = await read(["digest", "--day", "2026-01-09", "--json"]);
  expect(digest).toMatchObject({ day: "2026-01-09", corrections: expect.any(Array) });
  expect(digest!.stories.flatMap(({ articles }) => articles).sort()).toEqual([
    "ferry-lane-night-lorries",
    "night-crossings-trial",
    "treasurer-resigns",
  ]);
  const { out } = await verbatim(["digest", "--day", "2026-01-09"]);
  expect(out).toContain("Digest of 9 Jan 2026");
  expect(out).toContain("“Nobody pushed me,”");
});
