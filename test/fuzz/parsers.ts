import { Mistake } from "../../src/core/mistake.js";
import { readAliases } from "../../src/intake/aliases.js";
import { readDocument } from "../../src/intake/document.js";
import { type Intake, takeIn } from "../../src/intake/intake.js";
import { readJsonl } from "../../src/intake/jsonl.js";
import { readMarkdown } from "../../src/intake/markdown.js";
import { readText } from "../../src/intake/text.js";
import type { Random } from "./random.js";
import { oneOf } from "./random.js";
import { seeds } from "./seeds.js";

/** What a parser made of an input: articles, addresses, and named problems. */
export interface Outcome extends Intake {
  /** Addresses of feeds and pages that were found. */
  readonly urls: readonly string[];
  /** Lines that were made of markup. */
  readonly lines: readonly string[];
}

/** A parser, what its inputs are made of, and how it is called. */
export interface Parser {
  readonly name: string;
  readonly seeds: readonly Buffer[];
  read(input: Buffer, random: Random): Outcome;
}

const now = new Date("2026-02-01T12:00:00Z");
const nothing: Outcome = { articles: [], problems: [], urls: [], lines: [] };

const ofIntake = (intake: Intake): Outcome => ({ ...nothing, ...intake });

/** A document from somewhere on the web, its mistake a problem. */
function document(bytes: Uint8Array, contentType: string, random: Random): Outcome {
  const url = oneOf(random, [
    undefined,
    "https://quay.example/2026/01/07/bridge-closes",
    "https://quay.example/",
  ]);
  try {
    const read = readDocument("fuzz", { bytes, contentType, now, ...(url && { url }) });
    switch (read.kind) {
      case "articles":
        return {
          ...ofIntake(read.intake),
          lines: read.intake.articles.map(({ article }) => article.headline),
        };
      case "feed": {
        const { articles, problems, links, title = "" } = read.feed;
        const headlines = [
          ...articles.map(({ article }) => article.headline),
          ...links.map(({ headline = "" }) => headline),
        ];
        return { articles, problems, urls: links.map((link) => link.url), lines: [title, ...headlines] };
      }
      case "feed-list":
        return {
          ...nothing,
          problems: read.problems,
          urls: read.feeds.map(({ url: feed }) => feed),
          lines: read.feeds.map(({ title = "" }) => title),
        };
    }
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return { ...nothing, problems: [{ place: "fuzz", mistake: error }] };
  }
}

const types = [
  "",
  "text/html",
  "application/xml; charset=windows-1251",
  "text/html; charset=utf-16le",
  "text/html;charset=shift_jis",
  "text/xml; charset=gb18030",
  "text/html; charset=iso-2022-jp",
  "x; charset=klingon",
];
const bytesOf = (texts: readonly string[]) => texts.map((text) => Buffer.from(text));
const webFormats = ["html", "rss", "atom", "rdf", "jsonFeed", "opml", "wordpress", "ninjs"] as const;

/** Every parser of the intake. */
export const parsers: readonly Parser[] = [
  {
    name: "text",
    seeds: bytesOf(seeds.text),
    read: (input) => ofIntake(takeIn("fuzz", () => readText("fuzz", "a", input.toString()))),
  },
  {
    name: "markdown",
    seeds: bytesOf(seeds.markdown),
    read: (input) => ofIntake(takeIn("fuzz", () => readMarkdown("fuzz", "a", input.toString()))),
  },
  {
    name: "jsonl",
    seeds: bytesOf(seeds.jsonl),
    read: (input) => ofIntake(readJsonl("fuzz", input.toString())),
  },
  {
    name: "aliases",
    seeds: bytesOf(seeds.aliases),
    read: (input) => ({
      ...nothing,
      problems: readAliases("fuzz", input.toString()).problems.map((mistake) => ({ place: "fuzz", mistake })),
    }),
  },
  ...webFormats.map((name) => ({
    name,
    seeds: bytesOf(seeds[name]),
    read: (input: Buffer, random: Random) => document(input, "", random),
  })),
  {
    name: "charsets",
    seeds: webFormats.flatMap((name) => [
      Buffer.from(seeds[name][0], "latin1"),
      Buffer.from(`\uFEFF${seeds[name][0]}`, "utf16le"),
    ]),
    read: (input, random) => document(input, oneOf(random, types), random),
  },
];
