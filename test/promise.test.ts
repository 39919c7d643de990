import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { commands } from "../commands/index.js";
import type { Article } from "../src/core/article.js";
import { type Citation, runsOf } from "../src/core/citation.js";
import { commandsOf } from "../src/core/command.js";
import { editionOf } from "../src/core/edition.js";
import { phrases } from "../src/core/phrases.js";
import { citationsOf, type Presentation } from "../src/core/presentation.js";
import { usageOf } from "../src/core/usage.js";
import { wordsOf } from "../src/core/words.js";
import { renderDiscord } from "../src/discord/embeds.js";
import { readFiles } from "../src/intake/files.js";
import { renderSlack } from "../src/slack/blocks.js";
import { renderPlain } from "../src/terminal/plain.js";
import { demo, library, newsroomOf, readingsOf, replyTo } from "./library.js";
import { fieldsOf, proseIn } from "./own-words.js";

const now = new Date("2026-08-01T09:00:00Z");
const readings = await readingsOf(editionOf(library, now));
const plain = (reply: Presentation): string => renderPlain(reply, { colour: false, width: 100 });

const paragraphsOf = (text: string): readonly string[] =>
  text.split(/\n+/).filter((paragraph) => paragraph.trim());

/** What a newsroom asks about an article: by all its commands, in its own words and in others. */
const linesAbout = ({ slug, headline, publishedAt, byline, publisher, text }: Article): readonly string[] => [
  `/ask ${headline}`,
  `/check ${headline}`,
  ...paragraphsOf(text).flatMap((words) => [`/ask ${words.slice(0, 120)}`, `/check ${words.slice(0, 90)}`]),
  `/ask What did ${byline ?? publisher} say?`,
  `/ask Who said “${text.slice(0, 40)}”?`,
  `/article ${slug}`,
  `/digest ${publishedAt.slice(0, 10)}`,
  `/timeline ${headline}`,
  `/coverage ${headline}`,
];
const speakers = [
  ...new Set(
    readings.flatMap(({ facts }) =>
      facts.flatMap(({ attributions }) => attributions.flatMap(({ speaker }) => speaker ?? [])),
    ),
  ),
];
const articleLines = library.flatMap(linesAbout);
const lines = [
  ...articleLines,
  ...speakers.map((speaker) => `/said ${speaker}`),
  "/help",
  "/status",
  "/desk",
  "/gaps",
  "/why bridge-north-span",
  "/digest",
  "/digest list",
  "/watch list",
  "/watch contradictions",
  "/ask asdf qwerty",
  "/article no-such-bridge",
  "/add https://quay.example/bridge",
];
const newsroom = newsroomOf(library, now);
const replies = await Promise.all(
  lines.map(async (line) => ({ line, reply: await replyTo(newsroom, line) })),
);
const citations = replies.flatMap(({ reply }) => citationsOf(reply));
const readingOf = ({ article: { slug } }: Citation) => readings.find(({ article }) => article.slug === slug)!;

it("is asked enough to mean something", () => {
  expect(replies.length).toBeGreaterThan(300);
  expect(new Set(citations.map(({ article, span }) => `${article.slug} ${span.start}`)).size).toBeGreaterThan(
    250,
  );
  expect(new Set(replies.map(({ line }) => line.split(" ")[0]))).toEqual(
    new Set(commands.map(({ name }) => `/${name}`)),
  );
});

describe("1. every quote is a slice of the stored revision", () => {
  it("in the words, and in the sentence that leads up to them", () => {
    for (const citation of citations) {
      const { article } = readingOf(citation);
      expect(article.revision).toBe(citation.article.revision);
      for (const { quote, span } of [citation, citation.lead ?? citation])
        expect(quote).toBe(article.text.slice(span.start, span.end));
    }
  });

  it("as shown: what stands outside the brackets joins to the slice", () => {
    for (const citation of citations)
      expect(
        runsOf(citation)
          .flatMap(({ text, inserted }) => (inserted ? [] : [text]))
          .join(""),
      ).toBe(citation.quote);
  });
});

it("2. everything else it says is a fixed phrase, a field of an article or the asker's own words", () => {
  const menu = commandsOf(commands).flatMap((command) => [
    usageOf(command),
    command.description,
    ...command.examples.map(({ typed }) => typed),
  ]);
  const allowed = [...fieldsOf(readings), ...menu];
  const prose = replies.flatMap(({ line, reply }) =>
    proseIn(reply, [...allowed, line.replace(/^\/\S+ /, "").trim()]),
  );
  expect(prose).toEqual([]);
});

it("2. (and prose would be noticed)", () => {
  const text = "The council was wrong about all of it.";
  const reply: Presentation = { title: "", summary: "", parts: [{ kind: "note", text }], audience: "asker" };
  expect(proseIn(reply, fieldsOf(readings))).toEqual([text]);
});

describe("3. attribution and hedges travel with the sentence", () => {
  const facts = citations.map((citation) => ({
    citation,
    fact: readingOf(citation).facts.find(({ span }) => span.start === citation.span.start),
  }));

  it("because a sentence is shown whole", () => {
    for (const { citation, fact } of facts) expect(citation.span).toEqual(fact?.span);
  });

  it("and whoever speaks in it is named", () => {
    for (const { citation, fact } of facts) expect(citation.speaker).toBe(fact?.attributions[0]?.speaker);
    for (const { reply } of replies)
      for (const { speaker } of citationsOf(reply))
        if (speaker) expect(squeezed(plain(reply))).toContain(squeezed(`— ${speaker}`));
  });

  it("and a pronoun that speaks is followed by its name in brackets", () => {
    const followed = facts.flatMap(({ citation, fact }) =>
      (fact ?? { attributions: [] }).attributions
        .filter(({ via, speaker }) => via === "pronoun" && speaker)
        .map((said) => ({ citation, said })),
    );
    expect(followed.length).toBeGreaterThan(20);
    for (const { citation, said } of followed) {
      const runs = runsOf(citation).map(({ text }) => text);
      expect(runs).toContain(` [${said.speaker}]`);
    }
  });
});

/** Lines are broken to fit a terminal. */
const squeezed = (text: string): string => text.replace(/\s+/g, " ");

it("4. a headline, a heading and a listed source say what they are wherever they are shown", () => {
  const others = replies.flatMap(({ reply }) =>
    citationsOf(reply)
      .filter(({ kind }) => kind !== "sentence")
      .map((citation) => ({ citation, shown: squeezed(plain(reply)) })),
  );
  expect(new Set(others.map(({ citation }) => citation.kind))).toEqual(
    new Set(["headline", "heading", "reference"]),
  );
  for (const { citation, shown } of others)
    if (citation.kind !== "sentence") expect(shown).toContain(phrases.kinds[citation.kind]);
});

describe("5. what is embargoed, withheld or retracted is as if it had never been there", () => {
  const secret: Article = {
    slug: "quarry-fire",
    headline: "Fire at the Vandorle quarry",
    byline: "Wenna Straker",
    publisher: "The Vandorle Star (invented)",
    url: "https://vandorle.example/quarry-fire",
    publishedAt: "2026-01-07T09:00:00Z",
    revision: 3,
    text: "The Vandorle quarry burned for 31 hours.\n\n“We saw it from the harbour bridge,” said Wilf Tarrow, a quarryman.",
    status: "withheld",
    corrections: [{ at: "2026-01-08", note: "The fire burned for 31 hours, not 13." }],
    storedAt: "2026-07-30T00:00:00Z",
  };
  const hidden = [
    ...demo.filter(({ status, embargoedUntil }) => status === "retracted" || embargoedUntil),
    secret,
  ];
  const open = library.filter((article) => !hidden.includes(article));
  const questions = [
    ...hidden.flatMap(linesAbout),
    ...hidden.flatMap(({ text, headline }) =>
      [...new Set(wordsOf(`${headline} ${text}`).map((word) => word.text))].map((word) => `/ask ${word}`),
    ),
    ...hidden.flatMap(({ url }) => (url ? [`/article ${url}`] : [])),
    ...["Silvan Dray", "Wilf Tarrow", "the council", "quarryman"].flatMap((who) => [
      `/said ${who}`,
      `/ask What did ${who} say?`,
    ]),
    ...[
      "/help",
      "/status",
      "/desk",
      "/digest",
      "/digest 2026-01-08",
      "/ask ossivern",
      "/article ossiverne",
      "/ask tunnel publisher:Ledger",
      "/check The tunnel would cost £58 million",
    ],
  ];

  it(`byte for byte, in ${questions.length} replies`, async () => {
    expect(hidden.map(({ slug }) => slug)).toEqual(["murrelgate-tunnel", "ossiverne-museum", "quarry-fire"]);
    const [withThem, without] = [newsroomOf([...open, ...hidden], now), newsroomOf(open, now)];
    for (const line of questions)
      expect(JSON.stringify(await replyTo(withThem, line)), line).toBe(
        JSON.stringify(await replyTo(without, line)),
      );
  });

  it("and an embargo ends at its second", async () => {
    const shown = async (at: string) =>
      citationsOf(await replyTo(newsroomOf(library, new Date(at)), "/ask What is the Ossiverne?")).map(
        ({ article }) => article.slug,
      );
    expect(await shown("2030-01-01T05:59:59.999Z")).not.toContain("ossiverne-museum");
    expect((await shown("2030-01-01T06:00:00.000Z"))[0]).toBe("ossiverne-museum");
  });
});

describe("7. nothing is dropped in silence", () => {
  it("a reply too long for a message says how much it leaves out", async () => {
    const [slack, discord] = await everything();
    for (const text of [slack, discord])
      expect(text).toMatch(/Left out for length: \d+ more parts? of this reply\./);
  });

  it("a file that cannot be read is listed with its reason, and the others are read", async () => {
    const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const files = {
      "a.md": "no front matter",
      "b.txt": "Headline\n7 January 2026\nText.",
      "c.docx": "?",
      "d.MD": "",
      "e.txt": "",
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const { articles, problems } = await readFiles([folder]);
    const outcomes = [
      ...articles.map(({ place }) => [basename(place), "article"] as const),
      ...problems.map(({ place, mistake }) => [basename(place), mistake.what] as const),
    ];
    expect(outcomes.sort(([a], [b]) => (a < b ? -1 : 1))).toEqual([
      ["a.md", "there is no front matter"],
      ["b.txt", "article"],
      ["c.docx", "files of type .docx cannot be added"],
      ["d.MD", "the file is empty"],
      ["e.txt", "the file is empty"],
    ]);
  });

  /** Everything the suite can cite, as one reply, on both platforms. */
  async function everything(): Promise<readonly string[]> {
    const parts = replies.flatMap(({ reply }) => reply.parts.filter(({ kind }) => kind === "citation"));
    const reply: Presentation = { title: "Everything", summary: "", parts, audience: "asker" };
    return [renderSlack(reply), renderDiscord(reply)].map((messages) => JSON.stringify(messages));
  }
});
