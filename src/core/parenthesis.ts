import { beforeBracket, type Clause, gapAfter, isMasked, nameAt } from "./clause.js";
import { cueLemma } from "./cues.js";
import { boundaries, isAdverb, prepositions } from "./function-words.js";
import { namesOne, phraseEndingAt, type Source } from "./noun-phrase.js";
import { honorifics, kin } from "./roles.js";
import { sliceOf } from "./span.js";

/**
 * “Tilda Roe, Mayor Hugo Fenn’s envoy, said”: who stands before the
 * parenthesis that ends at `at`. The first part of the clause that may speak is its subject.
 */
export function ofParenthesis(clause: Clause, at: number): Source | undefined {
  const parts = partsOf(clause, at);
  for (const [k, [first, last]] of parts.slice(0, -1).entries()) {
    if (opensAside(clause, first)) continue;
    const end = /\)/.test(gapAfter(clause, last)) ? beforeBracket(clause, last) : last;
    const source = end >= first ? phraseEndingAt(clause, end) : undefined;
    if (!source || source.kind === "pronoun") return undefined;
    // A list: “Low, Varga and Fenn said”.
    if (parts.slice(k + 1).some(([from]) => clause.words[from]!.folded === "and")) return undefined;
    const next = parts[k + 1]!;
    const name =
      source.kind === "noun" && namesOne(clause, source.head)
        ? nameIn(clause, next, isKin.test(sliceOf(clause.text, source.head)))
        : undefined;
    const span = { start: source.span.start, end: endOfAside(clause, at) };
    return name ? { kind: "name", name, span } : { ...source, span };
  }
  return undefined;
}

const isKin = new RegExp(`\\b(?:${kin})$`, "i");

/**
 * “its secretary, Colm Arden,” and “its chairman, Dr Arden,”: a part that is a person's name and nothing else; of kin the
 * first name will do.
 */
function nameIn({ names, words }: Clause, [first, last]: readonly [number, number], isKin: boolean) {
  const opens = first < last && honorifics.has(words[first]!.folded) ? first + 1 : first;
  return names.find(
    ({ kind, start, end, role }) =>
      (kind === "person" || (isKin && kind === "name")) &&
      Math.min(start, role?.start ?? start) <= words[opens]!.start &&
      end >= words[last]!.end - 2,
  );
}

/** A parenthesis is closed by its comma. */
const endOfAside = (clause: Clause, i: number): number => {
  const gap = gapAfter(clause, i);
  return clause.words[i]!.end + (gap.includes(",") ? gap.indexOf(",") + 1 : 0);
};

/** The clause up to word `at`, cut at its commas and dashes: first and last word of each part. */
function partsOf(clause: Clause, at: number): readonly (readonly [number, number])[] {
  const parts: [number, number][] = [];
  let last = at;
  for (let i = at; i >= 0; i--) {
    const opens =
      i === 0 || isMasked(clause, clause.words[i - 1]!) || /[;:“”!?]/.test(gapAfter(clause, i - 1));
    const bounded = i > 0 && opensClause(clause, i - 1);
    if (opens || bounded) {
      parts.unshift([i, last]);
      break;
    }
    if (/,|--|[–—]/.test(gapAfter(clause, i - 1))) {
      parts.unshift([i, last]);
      last = i - 1;
    }
    if (at - i > LONGEST) return [];
  }
  return parts;
}

/** “said that …”, “because …”: what stands before belongs to another clause; “the survey that found …” does not. */
const opensClause = ({ words }: Clause, i: number): boolean =>
  /^(?:but|while|because|if|when|although|though)$/.test(words[i]!.folded) ||
  (words[i]!.folded === "that" && cueLemma(words[i - 1]?.folded ?? "") !== undefined);

/** Longest subject with what describes it, in words. */
const LONGEST = 45;

/** “In Paris, …”, “However, …”, “Asked about it, …”: before the subject, and not it. */
const opensAside = (clause: Clause, first: number): boolean => {
  const word = clause.words[first]!;
  return (
    prepositions.has(word.folded) ||
    boundaries.has(word.folded) ||
    isAdverb(word) ||
    (/(?:ing|ed)$/.test(word.folded) && !nameAt(clause, word))
  );
};
