import { runsOf } from "../src/core/citation.js";
import type { Reading } from "../src/core/facts.js";
import { phrases } from "../src/core/phrases.js";
import { citationsOf, type Part, type Presentation } from "../src/core/presentation.js";
import { alsoInOf, creditOf, whereaboutsOf } from "../src/core/print.js";
import { squash, wordsOf } from "../src/core/words.js";

/** Fewest words in a row that count as prose. */
const PROSE_WORDS = 4;

/**
 * Runs of four words and more in a reply that nobody wrote: they stand in no cited slice, no field of
 * an article, no word of the asker and no phrase of the bot.
 *
 * @param allowed what else may be shown: the asker's line, the fields of articles
 */
export function proseIn(reply: Presentation, allowed: readonly string[]): readonly string[] {
  const cited = citationsOf(reply).flatMap(({ quote, lead, speaker = "", role = "" }) => [
    quote,
    lead?.quote ?? "",
    speaker,
    role,
  ]);
  const sources = [...cited, ...allowed].filter(Boolean);
  const longestFirst = [...sources, ...segments].sort((a, b) => b.length - a.length);
  return linesOf(reply).flatMap((line) =>
    longestFirst
      .reduce((left, source) => left.replaceAll(source, "\n"), line.replace(dates, "\n"))
      .split("\n")
      .filter(
        (left) =>
          wordsOf(left).length >= PROSE_WORDS &&
          !sources.some((source) => source.includes(line) || squash(source).includes(squash(left))),
      ),
  );
}

const dates = /\d{1,2} [A-Z][a-z]{2} \d{4}(?:, \d\d:\d\d UTC)?/g;

/** What a wildcard of a phrase is filled with here. */
const filled = "§";
const sample = { platform: filled, channel: filled, day: "2026-01-07", toString: () => filled };

/** The fixed parts of every phrase, between its braces, numbers and names. */
const segments = phrasesIn(phrases).flatMap((phrase) =>
  phrase
    .replace(dates, filled)
    .split(/§|\{\w+\}|\d+/)
    .filter((segment) => /\p{L}/u.test(segment)),
);

function phrasesIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") return [String(value(sample, ["2026-01-07"]))];
  return Object.values(value as object).flatMap(phrasesIn);
}

/** Every string of a reply, as the renderers print it. */
const linesOf = ({ title, summary, parts }: Presentation): readonly string[] => [
  title,
  summary,
  ...parts.flatMap(printed),
];

function printed(part: Part): readonly string[] {
  switch (part.kind) {
    case "citation": {
      const { link, correction, source } = whereaboutsOf(part.citation, part.brief);
      const inserted = runsOf(part.citation).flatMap((run) => (run.inserted ? [run.text] : []));
      return [...inserted, creditOf(part.citation), link, correction, source, alsoInOf(part.citation)];
    }
    case "list":
      return part.items;
    case "entry":
      return [part.text, part.link?.text ?? ""];
    case "figure":
      return [part.figure, part.was?.figure ?? ""];
    case "difference":
      return [part.in, part.claim, part.article, ...(part.words ?? []).map(({ text }) => text)];
    case "code":
      return [part.label];
    default:
      return [part.text];
  }
}

/** The fields of articles that a reply may print beside its quotes. */
export const fieldsOf = (readings: readonly Reading[]): readonly string[] =>
  readings.flatMap(({ article, references, facts }) => [
    article.slug,
    article.headline,
    article.publisher ?? "",
    article.byline ?? "",
    article.url ?? "",
    ...article.corrections.map(({ note }) => note),
    ...references.flatMap(({ publisher = "", title }) => [publisher, title]),
    ...facts.flatMap(({ attributions }) =>
      attributions.flatMap(({ speaker = "", role = "" }) => [speaker, role]),
    ),
  ]);
