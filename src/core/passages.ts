import type { Edition } from "./edition.js";
import type { Fact, Reading } from "./facts.js";
import { type IndexedFact, indexedAt } from "./indexed-fact.js";
import { readQuotations } from "./quotations.js";
import { sliceOf } from "./span.js";
import { termsOf } from "./terms.js";
import { squash } from "./words.js";

/** A sentence of the archive with those that follow it, as a quotation may run over them. */
export interface Passage {
  readonly one: IndexedFact;
  /** The sentences it runs over. */
  readonly sentences: readonly Fact[];
  /** The running text, as printed. */
  readonly text: string;
  /** What of it stands in quotation marks, without what stands between: “Nobody,” he wrote, “had to.” */
  readonly spoken: string;
  /** The passage that begins one sentence later. */
  readonly rest?: Omit<Passage, "one" | "rest">;
}

const CANDIDATES = 60;
/** Articles that are looked through whole: “and I cannot tell them” has no word to be found by. */
const ARTICLES = 3;
/** Sentences over which a quotation is followed. */
const LONGEST = 4;

/** The passages that share words with a quotation, likeliest first, then the others of the likeliest articles. */
export async function passagesFor(words: string, { index }: Edition): Promise<readonly Passage[]> {
  const terms = new Map(termsOf(words).map(({ term }) => [term, 1] as const));
  const found = await index.search(terms, CANDIDATES);
  const articles = [...new Set(found.map(({ reading }) => reading))].slice(0, ARTICLES);
  const around = articles.flatMap((reading) =>
    reading.facts.map((_, at) => indexedAt(reading, at, index.aliases)),
  );
  const byFact = new Map([...found, ...around].map((one) => [one.fact, one]));
  return [...byFact.values()].filter(({ fact }) => fact.kind === "sentence").map(passageOf);
}

function passageOf(one: IndexedFact): Passage {
  const rest = nextOf(one.reading, one.fact);
  return {
    one,
    ...passageFrom(one.reading, one.fact),
    ...(rest && { rest: passageFrom(one.reading, rest, LONGEST - 1) }),
  };
}

/** Whether words stand in a passage as they are and begin in its first sentence. */
export const holdsWords = (passage: Passage, words: string): boolean =>
  has(passage, "text", words) || has(passage, "spoken", words);

/** Whether they stand there in quotation marks. */
export const quotesWords = (passage: Passage, words: string): boolean => has(passage, "spoken", words);

function has({ rest, ...passage }: Passage, key: "text" | "spoken", words: string): boolean {
  const own = ` ${squash(words)} `;
  const within = (text: string | undefined) => ` ${squash(text ?? "")} `.includes(own);
  return within(passage[key]) && !within(rest?.[key]);
}

const nextOf = ({ facts }: Reading, fact: Fact): Fact | undefined => {
  const next = facts[facts.indexOf(fact) + 1];
  return next?.kind === "sentence" ? next : undefined;
};

function passageFrom({ article, facts }: Reading, fact: Fact, length = LONGEST) {
  const at = facts.indexOf(fact);
  const next = facts.slice(at, at + length);
  const broken = next.findIndex(({ kind }) => kind !== "sentence");
  const sentences = broken < 0 ? next : next.slice(0, broken);
  const span = { start: fact.span.start, end: sentences.at(-1)!.span.end };
  // Marks are read from the head of the paragraph: a sentence may stand inside a quotation.
  const head = facts.find(
    ({ kind, place }) => kind === "sentence" && place.paragraph === fact.place.paragraph,
  );
  const spoken = linesOf(article.text, head?.span.start ?? span.start, span.end).flatMap(({ line, start }) =>
    readQuotations(line, start).map((quoted) =>
      article.text.slice(Math.max(quoted.start, span.start), quoted.end),
    ),
  );
  return { sentences, text: sliceOf(article.text, span), spoken: spoken.join(" ") };
}

const linesOf = (text: string, start: number, end: number) =>
  Array.from(text.slice(start, end).matchAll(/[^\n]+/g), ({ 0: line, index }) => ({
    line,
    start: start + index,
  }));
