import { type Article, type ArticleHead, type Correction, instantOf } from "./article.js";
import type { Reading } from "./facts.js";
import { stopwords } from "./stopwords.js";
import { wordsOf } from "./words.js";

/** What is kept at hand of an article: enough to choose it by. Its words are fetched when they are needed. */
export interface Listed extends Gathered {
  readonly article: ArticleHead;
  /** When it was published, in milliseconds since the epoch. */
  readonly publishedAt: number;
  /** When its words were taken in or released, whichever was later; minus infinity where neither is known. */
  readonly knownSince: number;
}

/** What takes reading its words to know. */
export interface Gathered {
  readonly corrections: readonly Correction[];
  /** Everything its facts and notes tell of what may be searched for, gathered once. */
  readonly mentions: Mentions;
}

/** What the facts of an article hold, as often as they hold it. */
export interface Mentions {
  /** Who speaks, by name. */
  readonly speakers: Lines;
  /** Whoever is named, and the words of the headline, alone and with the next. */
  readonly topics: Lines;
  /** Days that its sentences name, as intervals of ISO days. */
  readonly days: readonly (readonly [from: string, to: string])[];
}

/** Names, one a line: half a million strings would be dear to keep, and to look through for what is garbage. */
export type Lines = string;

const linesOf = (names: readonly string[]): Lines =>
  names.map((name) => name.replace(/\s+/g, " ").trim()).join("\n");

/** The names that stand in lines. */
export const namesIn = (lines: Lines): readonly string[] => (lines === "" ? [] : lines.split("\n"));

/** The entry of an article that has been read. */
export const listedOf = (reading: Reading): Listed =>
  listedFrom(headOf(reading.article), { corrections: reading.corrections, mentions: mentionsIn(reading) });

/** The entry of an article of which is known what reading it told. */
export const listedFrom = (article: ArticleHead, { corrections, mentions }: Gathered): Listed => ({
  ...{ article, corrections, mentions },
  publishedAt: instantOf(article.publishedAt),
  knownSince: Math.max(
    ...[article.storedAt, article.embargoedUntil].flatMap((at) => (at ? [instantOf(at)] : [])),
  ),
});

/** The part of an article that is kept at hand. */
export function headOf({ text: _, ...head }: Article): ArticleHead {
  return head;
}

/** What may be looked for in an article, as often as it holds it. */
export const mentionsIn = (reading: Reading): Mentions => ({
  speakers: linesOf(speakersIn(reading)),
  topics: linesOf(topicsIn(reading)),
  days: daysIn(reading),
});

/** By name: “the spokesman” is another in each article. */
const speakersIn = ({ facts }: Reading): readonly string[] =>
  facts.flatMap(({ attributions }) =>
    attributions.flatMap(({ speaker, via }) => (speaker && via !== "noun" ? [speaker] : [])),
  );

const topicsIn = ({ article, facts }: Reading): readonly string[] => [
  ...headlineTopics(article.headline),
  ...facts.flatMap(({ names, span }) =>
    names.flatMap(({ is, kind, start }) =>
      // A capital at the start of a sentence may be no name's.
      kind === "name" && (start === span.start || is.length === 1) ? [] : [is],
    ),
  ),
];

function headlineTopics(headline: string): readonly string[] {
  const words = wordsOf(headline);
  const isTopic = words.map(({ folded }) => /^\p{L}{3}/u.test(folded) && !stopwords.has(folded));
  return words.flatMap(({ start, end, text }, i) => {
    const next = words[i + 1];
    if (!isTopic[i]) return [];
    return next && isTopic[i + 1] && next.start === end + 1
      ? [text, headline.slice(start, next.end)]
      : [text];
  });
}

const daysIn = ({ facts }: Reading): Mentions["days"] =>
  [...new Set(facts.flatMap(({ dates }) => dates.map(({ from, to }) => `${from} ${to}`)))].map(
    (days) => days.split(" ") as [string, string],
  );
