import type { Fact } from "./facts.js";
import { negationsIn } from "./negation.js";
import { readQuotations } from "./quotations.js";
import { type Span, sliceOf } from "./span.js";
import { squash, wordsOf } from "./words.js";

/** Words of a run, and the share of all runs that two prints have in common: extraction's usual measure for wire copy. */
const RUN = 5;
const ALIKE = 0.8;
/** Fewest quoted words by which a quotation is known again whatever stands around it. */
const QUOTED_WORDS = 8;

/** A sentence as it is held against others. */
export interface Print {
  readonly fact: Fact;
  /** What near-copies have to the letter. */
  readonly held: string;
  readonly words: readonly string[];
  /** Runs of five words; the sentence itself, where it is shorter. */
  readonly runs: ReadonlySet<string>;
  /** All that is quoted, where that is long. */
  readonly quoted?: string;
  /** Every near-copy has one of these keys too. */
  readonly keys: readonly string[];
}

const prints = new WeakMap<Fact, Print>();

/** A sentence made ready to be held against others, once. */
export function printOf(fact: Fact): Print {
  const print = prints.get(fact) ?? madeReady(fact);
  prints.set(fact, print);
  return print;
}

function madeReady(fact: Fact): Print {
  const held = heldIn(fact);
  const words = wordsOf(fact.text).map(({ folded }) => folded);
  const runs = new Set(runsOf(words));
  const quoted = quotedIn(fact);
  const isLong = quoted.split(" ").length >= QUOTED_WORDS;
  const first = [...runs].sort(longestFirst).slice(0, runs.size - Math.ceil(ALIKE * runs.size) + 1);
  return { fact, held, words, runs, ...(isLong && { quoted }), keys: isLong ? [...first, quoted] : first };
}

/** Two that are alike share one of the first runs in any order; long runs are rare, so that few others do. */
const longestFirst = (a: string, b: string): number => b.length - a.length || (a < b ? -1 : 1);

const quotedIn = ({ text }: Fact): string =>
  /["“«„‘']/.test(text)
    ? readQuotations(text)
        .map(({ start, end }) => squash(text.slice(start, end)))
        .join(" ")
    : "";

const runsOf = (words: readonly string[]): readonly string[] =>
  Array.from({ length: Math.max(1, words.length - RUN + 1) }, (_, i) => words.slice(i, i + RUN).join(" "));

/**
 * Whether two sentences are prints of one: nearly the same words, none of them changed for another, or
 * the same long quotation of the same speaker; with the same figures, days, names, hedges and negations.
 */
export const isNearCopy = (a: Print, b: Print): boolean =>
  (isSameQuotation(a, b) || (isWithin(a.words, b.words) && alike(a.runs, b.runs) >= ALIKE)) &&
  isSameSpeaker(speakerOf(a), speakerOf(b)) &&
  a.held === b.held;

const isSameQuotation = (a: Print, b: Print): boolean =>
  a.quoted !== undefined && a.quoted === b.quoted && speakerOf(a) !== "";

const speakerOf = ({ fact: { attributions } }: Print): string => squash(attributions[0]?.speaker ?? "");

const isSameSpeaker = (a: string, b: string): boolean =>
  a === b || (a !== "" && b !== "" && (a.endsWith(` ${b}`) || b.endsWith(` ${a}`)));

/** What was made of a fact once: every topic folds the same ones. */
const known = new WeakMap<Fact, string>();

/** What near-copies have to the letter; who speaks is compared apart: “Dole” may be “Amara Dole”. */
export function heldIn(fact: Fact): string {
  const held = known.get(fact) ?? lettersOf(fact);
  known.set(fact, held);
  return held;
}

function lettersOf({ kind, span, text, figures, dates, names, hedges, attributions }: Fact): string {
  const printed = ({ start, end }: Span) => squash(text.slice(start - span.start, end - span.start));
  const isSource = ({ start, end }: Span) =>
    attributions.some(({ source }) => source && source.start <= start && end <= source.end);
  return JSON.stringify([
    kind,
    figures.map(printed),
    dates.map(({ from, to }) => [from, to]),
    names.filter((name) => !isSource(name)).map(printed),
    hedges.map(printed),
    negationsIn(text).map((span) => sliceOf(text, span).toLowerCase()),
  ]);
}

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
