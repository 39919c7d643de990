import type { Edition } from "./edition.js";
import type { IndexedFact } from "./fact-index.js";
import type { Fact, Reading } from "./facts.js";
import { readQuotations } from "./quotations.js";
import { sliceOf } from "./span.js";
import { termsOf } from "./terms.js";
import { squash } from "./words.js";

/** A sentence of the archive with those that follow it, as a quotation may run over them. */
export interface Passage {
  readonly one: IndexedFact;
  /** The running text, as printed. */
  readonly text: string;
  /** What of it stands in quotation marks, without what stands between: “Nobody,” he wrote, “had to.” */
  readonly spoken: string;
  /** The passage that begins one sentence later. */
  readonly rest?: Pick<Passage, "text" | "spoken">;
}

const CANDIDATES = 60;
/** Articles that are looked through whole: “and I cannot tell them” has no word to be found by. */
const ARTICLES = 3;
/** Sentences over which a quotation is followed. */
const LONGEST = 4;

/** The passages that share words with a quotation, likeliest first, then the others of the likeliest articles. */
export function passagesFor(words: string, { index }: Edition): readonly Passage[] {
  const terms = new Map(termsOf(words).map(({ term }) => [term, 1] as const));
  const found = index.search(terms, CANDIDATES).map(({ fact }) => fact);
  const articles = [...new Set(found.map(({ id }) => index.get(id)!.reading))].slice(0, ARTICLES);
  const facts = new Set([...found, ...articles.flatMap((reading) => reading.facts)]);
  return [...facts].filter(({ kind }) => kind === "sentence").map((fact) => passageOf(index.get(fact.id)!));
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
  const run = facts.slice(at, at + length);
  const broken = run.findIndex(({ kind }) => kind !== "sentence");
  const end = (broken < 0 ? run : run.slice(0, broken)).at(-1)!.span.end;
  // Marks are read from the head of the paragraph: a sentence may stand inside a quotation.
  const head = facts.find(
    ({ place, kind }) => kind === "sentence" && place.paragraph === fact.place.paragraph,
  )!;
  const { start } = head.span;
  const spoken = article.text
    .slice(start, end)
    .split(/\n/)
    .reduce<{ readonly at: number; readonly pieces: readonly string[] }>(
      ({ at: offset, pieces }, line) => ({
        at: offset + line.length + 1,
        pieces: [
          ...pieces,
          ...readQuotations(line, offset).map((quotation) =>
            article.text.slice(Math.max(quotation.start, fact.span.start), quotation.end),
          ),
        ],
      }),
      { at: start, pieces: [] },
    );
  return { text: sliceOf(article.text, { start: fact.span.start, end }), spoken: spoken.pieces.join(" ") };
}
