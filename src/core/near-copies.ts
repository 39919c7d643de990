import { negationsIn } from "./differences.js";
import type { Fact } from "./facts.js";
import { readQuotations } from "./quotations.js";
import type { Span } from "./span.js";
import { squash, wordsOf } from "./words.js";

/** Words of a run, and the share of all runs that two prints have in common: extraction's usual measure for wire copy. */
const RUN = 5;
const ALIKE = 0.8;
/** Fewest quoted words by which a quotation is known again whatever stands around it. */
const QUOTED_WORDS = 8;

/** A sentence as it is held against others. */
export interface Print {
  readonly words: readonly string[];
  /** Runs of five words, or the sentence where it is shorter; and all that is quoted, where that is long. */
  readonly runs: ReadonlySet<string>;
  readonly quoted?: string;
  /** What must be the same to the letter: figures, days, names, hedges and negations. */
  readonly held: string;
  readonly speaker: string;
}

export function printOf(fact: Fact): Print {
  const words = wordsOf(fact.text).map(({ folded }) => folded);
  const quoted = readQuotations(fact.text)
    .map(({ start, end }) => squash(fact.text.slice(start, end)))
    .join(" ");
  return {
    words,
    runs: new Set(runsOf(words)),
    ...(quoted.split(" ").length >= QUOTED_WORDS && { quoted }),
    held: heldIn(fact),
    speaker: squash(fact.attributions[0]?.speaker ?? ""),
  };
}

const runsOf = (words: readonly string[]): readonly string[] =>
  Array.from({ length: Math.max(1, words.length - RUN + 1) }, (_, i) => words.slice(i, i + RUN).join(" "));

/** Who speaks is compared apart: “Dole” may be “Amara Dole”. */
function heldIn({ kind, span, text, figures, dates, names, hedges, attributions }: Fact): string {
  const printed = ({ start, end }: Span) => squash(text.slice(start - span.start, end - span.start));
  const isSource = ({ start, end }: Span) =>
    attributions.some(({ source }) => source && source.start <= start && end <= source.end);
  return JSON.stringify([
    kind,
    figures.map(printed),
    dates.map(({ from, to }) => [from, to]),
    names.filter((name) => !isSource(name)).map(printed),
    hedges.map(printed),
    negationsIn(text),
  ]);
}

/**
 * Whether two sentences are prints of one: nearly the same words, none of them changed for another, or
 * the same long quotation of the same speaker; with the same figures, days, names, hedges and negations.
 */
export const isNearCopy = (a: Print, b: Print): boolean =>
  a.held === b.held &&
  isSameSpeaker(a.speaker, b.speaker) &&
  ((a.quoted !== undefined && a.speaker !== "" && a.quoted === b.quoted) ||
    (isWithin(a.words, b.words) && alike(a.runs, b.runs) >= ALIKE));

const isSameSpeaker = (a: string, b: string): boolean =>
  a === b || (a !== "" && b !== "" && (a.endsWith(` ${b}`) || b.endsWith(` ${a}`)));

/** One has all words of the other, in their order: words are put in or left out, and none is replaced. */
function isWithin(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let at = 0;
  for (const word of long) if (word === short[at]) at += 1;
  return at === short.length;
}

/** Jaccard's measure. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((run) => b.has(run)).length;
  return common / (a.size + b.size - common);
}
