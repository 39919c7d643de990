import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readAliases } from "../src/intake/aliases.js";

const data = new URL("../data/", import.meta.url);
const original = new URL("../../shared/seed/article.txt", import.meta.url);

const day = z.iso.date().or(z.iso.datetime());
const frontMatter = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  headline: z.string().min(1),
  byline: z.string().optional(),
  publisher: z.string().min(1),
  url: z
    .url()
    .regex(/^https:\/\/[a-z]+\.example\//)
    .optional(),
  dateline: z.string().optional(),
  publishedAt: day,
  updatedAt: day.optional(),
  status: z.enum(["published", "withheld", "retracted"]).default("published"),
  embargoedUntil: z.iso.datetime().optional(),
  corrections: z.array(z.strictObject({ at: day, note: z.string().min(1) })).default([]),
});

const articles = readdirSync(new URL("articles/", data)).map((file) => {
  const [, head = "", body = ""] = readFileSync(new URL(`articles/${file}`, data), "utf8").split(/^---$/m);
  const error = ({ path, code }: z.core.$ZodRawIssue) => `${file}: ${path?.join(".")}: ${code}`;
  return { file, ...frontMatter.parse(parse(head), { error }), body: body.trim() };
});

function article(slug: string): (typeof articles)[number] {
  const found = articles.find((each) => each.slug === slug);
  if (!found) throw new Error(`no article ${slug}`);
  return found;
}

const paragraphs = (text: string): readonly string[] => text.split("\n\n");
const list = (text: string): readonly string[] => text.split(/;\s+/);
const mentioning = (words: string): readonly string[] =>
  articles.filter(({ headline, body }) => `${headline}\n${body}`.includes(words)).map(({ slug }) => slug);

describe.each(articles)("$file", ({ file, slug, headline, body, ...dates }) => {
  it("is named by its slug", () => expect(file).toBe(`${slug}.md`));

  it("is dated within the days of the demo", () => {
    const { publishedAt, updatedAt = publishedAt, corrections } = dates;
    for (const date of [publishedAt, updatedAt, ...corrections.map(({ at }) => at)])
      expect("2026-01-05" <= date && date < "2026-01-15", date).toBe(true);
    expect(updatedAt >= publishedAt).toBe(true);
  });

  it("closes every quotation it opens, within the paragraph", () => {
    for (const paragraph of paragraphs(body)) expect(paragraph.replace(/“[^“”]*”/g, "")).not.toMatch(/[“”"]/);
  });

  it("has curly apostrophes and no markup but headings and listed sources", () => {
    expect(headline + body).not.toContain("'");
    expect(body.replace(/^## /gm, "").replace(/^\d\. /gm, "")).not.toMatch(
      /[*_`#[\]<>|]|^[-+] |\n\n\n| {2}/m,
    );
  });
});

describe("the Paris article", () => {
  const { body } = article("paris-declaration");
  const sentences = body.split(/(?<=[.”])\s+(?=[“A-Z])/);

  it.each([
    [
      "Starmer",
      "paves the way for the legal framework under which British, French, and partner forces could operate on Ukrainian soil, securing Ukraine’s skies and seas, and regenerating Ukraine’s armed forces for the future",
    ],
    ["Russia", "legitimate target"],
    [
      "Steve Witkoff",
      "durable security guarantees and robust prosperity commitments are essential to a lasting peace",
    ],
    ["He added that allies", "largely finished"],
    ["Jared Kushner", "real backstops"],
    ["Jared Kushner", "not happen again"],
    ["Volodymyr Zelensky", "huge step forward"],
    ["Macron", "considerable progress"],
    ["He noted, too,", "robust"],
    ["Zelensky", "90% ready"],
    ["Zelensky", "determine the fate of peace, the fate of Ukraine and Europe"],
  ])("keeps what %s said: “%s”", (speaker, quote) => {
    expect(sentences.find((sentence) => sentence.includes(`“${quote}”`))).toContain(speaker);
  });

  it.each(
    list(`thousands of troops; 20% of its territory; around 20% of Ukraine’s territory; most of the Donbas;
      nearly all of Luhansk; roughly 75% of neighbouring Donetsk; “90% ready”; the remaining 10%; 100 Rafale Jets`),
  )("keeps the figure: %s", (figure) => expect(body).toContain(figure));

  it.each(
    list(`if Russia agrees to a peace deal; if there were a ceasefire; can be sent; no timeline; repeatedly warned;
      has so far been silent; in broad terms; any future truce; Few details; might be forced; only if it ultimately;
      agreement in principle; So far, by contrast; Only if Russia’s forces; would be likely to; hopes; no guarantee;
      still unresolved`),
  )("keeps the hedge or condition: %s", (hedge) => expect(body).toContain(hedge));

  it("tells a reader at once who said the deal was 90% ready, and when", () =>
    expect(
      sentences.filter((sentence) => /^Last week, Zelensky said .*“90% ready”/.test(sentence)),
    ).toHaveLength(1));

  it("lists its five sources last, numbered and titled as their publishers titled them", () =>
    expect(paragraphs(body).at(-1)?.split("\n")).toEqual([
      "1. CNN.com: UK and France agree to send troops to Ukraine",
      "2. ABC.com: France and UK commit to deploying troops to Ukraine",
      "3. AcademicBlock.com: Moscow Talks End Without Progress on Ukraine Peace Deal",
      "4. BBC.com: Zelensky says peace deal is 90% ready in New Year address",
      "5. AcademicBlock.com: Ukraine locked deal with France to get 100 Rafale Jets",
    ]));

  it.skipIf(!existsSync(original))(
    "shares no six words in a row with the article it was written anew from (skipped where that article is not at ../shared/seed/article.txt)",
    () => {
      const theirs = runsOfSix(readFileSync(original, "utf8"));
      expect([...runsOfSix(body)].filter((run) => theirs.has(run))).toEqual([]);
    },
  );
});

/** Quotations and listed sources are not ours to rewrite: they count for nothing and end a run. */
function runsOfSix(text: string): ReadonlySet<string> {
  const pieces = text.replace(/^\d\. .*$/gm, "").split(/“[^”]*”/);
  return new Set(
    pieces.flatMap((piece) => {
      const words = piece.toLowerCase().match(/[\p{L}\p{N}’]+/gu) ?? [];
      return words.slice(5).map((_, at) => words.slice(at, at + 6).join(" "));
    }),
  );
}

describe("the invented newsroom", () => {
  it("is plainly invented: every article but the Paris one says so", () =>
    expect(
      articles.filter(({ publisher }) => !publisher.endsWith("(invented)")).map(({ slug }) => slug),
    ).toEqual(["paris-declaration"]));

  it("corrects a figure, in a note and in the body", () => {
    const { corrections, body } = article("bridge-north-span");
    expect(corrections.map(({ note }) => note)).toEqual([
      "An earlier version of this article said the four lorries weighed 116 tonnes in all. They weighed 160 tonnes.",
    ]);
    expect(body).toContain("160 tonnes");
    expect(body).not.toContain("116");
  });

  it("has two publishers who differ on one cost", () => {
    const [council, survey] = [article("repair-cost-council"), article("repair-cost-survey")];
    expect(council.body).toMatch(/^Repairing the north span of the harbour bridge would cost £4\.2 million/);
    expect(survey.body).toMatch(/^Repairing the north span of the harbour bridge would cost £4\.6 million/);
    expect(council.publisher).not.toBe(survey.publisher);
    expect(council.publishedAt < survey.publishedAt).toBe(true);
  });

  it.each([
    [
      "the budget gap",
      "budget-gap-opens: £3.1 million; treasurer-resigns: £3.6 million; budget-vote: £2.9 million",
    ],
    ["lorries a day", "bridge-closed-to-lorries: 1,150; repair-cost-council: 380; bridge-one-lane: 640"],
  ])("follows %s over three articles", (_, figures) => {
    const steps = list(figures).map((step) => step.split(": "));
    for (const [slug = "", figure = ""] of steps) expect(article(slug).body).toContain(figure);
    const dates = steps.map(([slug = ""]) => article(slug).publishedAt);
    expect(dates).toEqual(dates.toSorted());
  });

  it("prints one wire story twice, under two headlines", () => {
    const [wire, copy] = [article("night-crossings-trial"), article("ferry-lane-night-lorries")];
    const shared = paragraphs(copy.body).filter((paragraph) => wire.body.includes(paragraph));
    expect(shared).toHaveLength(paragraphs(copy.body).length - 1);
    expect([copy.headline, copy.publisher]).not.toEqual([wire.headline, wire.publisher]);
  });

  it("holds back a story that no other article mentions", () => {
    expect(article("ossiverne-museum").embargoedUntil).toBe("2030-01-01T06:00:00Z");
    expect(mentioning("Ossiverne")).toEqual(["ossiverne-museum"]);
  });

  it("has retracted a story that no other article mentions", () => {
    const { status, corrections } = article("murrelgate-tunnel");
    expect([status, corrections[0]?.note]).toEqual([
      "retracted",
      "This article has been retracted. The document it relied on was not genuine.",
    ]);
    expect(mentioning("Murrelgate")).toEqual(["murrelgate-tunnel"]);
  });

  it("has a byline with an apostrophe", () =>
    expect(article("bridge-north-span").byline).toBe("Aoife O'Brien"));

  it.each([
    ["a quote in two parts", "budget-gap-opens", "in the autumn,” he said, “and it"],
    ["a quote before its speaker", "bridge-closed-to-lorries", "lose a bridge,” said Tomas Reyl"],
    ["a quotation inside a quotation", "repair-cost-council", "‘When can the lorries cross?’"],
    ["according to", "repair-cost-council", "according to a council note"],
    ["a pronoun who speaks", "repair-cost-council", "She added that the council would pay"],
    ["a denial", "bridge-north-span", "Reyl denied that"],
    ["what is not known", "bridge-closed-to-lorries", "It is not known when"],
    ["no comment", "repair-cost-council", "The Quay declined to comment."],
    ["a condition", "bridge-north-span", "should return only if the two cracked bearings were replaced"],
    [
      "percentages of two things",
      "budget-gap-opens",
      "fell by 9% last year while the cost of home care rose by 12%",
    ],
    ["a range", "repair-cost-survey", "10 to 12 weeks"],
    ["a distance", "bridge-closed-to-lorries", "23 miles"],
    ["a vote count", "budget-vote", "14 votes to 11 on 12 January"],
    ["a resignation", "treasurer-resigns", "Edwin Cray resigned"],
    ["last week", "treasurer-resigns", "the larger figure last week"],
    [
      "namesakes",
      "bridge-closed-to-lorries",
      "J. Marlow, a driver from Stanner Cross who is not related to the council leader, Ines Marlow",
    ],
    ["the Quay, a body", "bridge-one-lane", "The Quay expects"],
    ["the Quay, a place", "bridge-closed-to-lorries", "on the Quay, where about 40 lorries"],
    ["an abbreviation with dots", "repair-cost-survey", "the U.K. code"],
    ["titles", "repair-cost-survey", "Dr Petra Sandholt"],
    ["listed sources", "bridge-one-lane", "\n3. Kelsmouth Port Authority: "],
  ])("has %s", (_, slug, words) => expect(article(slug).body).toContain(words));

  it("is described in the README, article by article", () => {
    const readme = readFileSync(new URL("README.md", data), "utf8");
    expect(articles.filter(({ file }) => !readme.includes(`| \`${file}\` |`))).toEqual([]);
  });
});

it("the aliases are read without a problem, and describe themselves in an example that is read too", async () => {
  const text = readFileSync(new URL("aliases.yaml", data), "utf8");
  const example = text.replaceAll(/^(?!# {3}(?! {6})).*\n/gm, "").replaceAll(/^# {3}/gm, "");
  expect(readAliases("aliases.yaml", text).problems).toEqual([]);
  expect(readAliases("example", example)).toMatchObject({ problems: [], list: { roles: { length: 2 } } });
});
