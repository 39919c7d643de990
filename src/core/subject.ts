import { type Clause, gapAfter, isClear, isMasked, nameAt } from "./clause.js";
import type { Cue } from "./cue.js";
import { cueLemma } from "./cues.js";
import { hasRole, phraseEndingAt, readPhrase, type Source, withRole } from "./noun-phrase.js";
import { boundaries, isAdverb, isBeforeVerb, prepositions } from "./particles.js";

/** The source to the left of the cue at `i`: its grammatical subject. */
export function sourceBefore(clause: Clause, i: number): Source | undefined {
  let at = i - 1;
  while (
    at >= 0 &&
    isClear(clause, at) &&
    (isAdverb(clause.words[at]!) ||
      isBeforeVerb(clause.words[at]!.folded) ||
      /^s$/.test(clause.words[at]!.folded))
  )
    at--;
  if (at < 0) return undefined;
  const bracket = /\)\s*,?\s*$/.test(gapAfter(clause, at)) ? beforeBracket(clause, at) : at;
  if (bracket < 0) return undefined;
  const gap = gapAfter(clause, at).replace(/^.*\)/, "");
  if (/,|--|[–—]/.test(gap)) return ofParenthesis(clause, at) ?? afterComma(clause, bracket);
  if (!/^[\s’')./]*$/.test(gap)) return undefined;
  const source = appositionOf(clause, phraseEndingAt(clause, bracket));
  return source && bracket < at
    ? { ...source, span: { start: source.span.start, end: closing(clause, at) } }
    : source;
}

/** With nothing before the comma that may speak, only a name or an office does: “…, the mayor, said”. */
function afterComma(clause: Clause, at: number): Source | undefined {
  const source = phraseEndingAt(clause, at);
  return source && (source.kind !== "noun" || hasRole(clause, source.head)) ? source : undefined;
}

const closing = (clause: Clause, at: number): number =>
  clause.words[at]!.end + gapAfter(clause, at).indexOf(")") + 1;

/** “Rep. Stephen Lynch (D-Mass.) said”: the word before the bracket. */
function beforeBracket({ text, words }: Clause, at: number): number {
  const open = text.lastIndexOf("(", words[at]!.start);
  return words.findLastIndex(({ end }, i) => i < at && end <= open);
}

/** “Joost Amery, the orchestra's treasurer said”: the name before an office that only one comma sets off. */
function appositionOf(clause: Clause, source: Source | undefined): Source | undefined {
  const first = clause.names[0];
  const opens =
    first?.kind === "person" && (first.role?.start ?? first.start) <= (clause.words[0]?.start ?? 0);
  if (source?.kind !== "noun" || !opens || !hasRole(clause, source.span)) return source;
  return /^\s?, $/.test(clause.text.slice(first.end, source.span.start))
    ? { kind: "name", name: first, span: withRole(first) }
    : source;
}

/**
 * “Jared Kushner, US President Donald Trump’s special envoy, stressed”: who stands before the
 * parenthesis that ends at `at`. The first part of the clause that may speak is its subject.
 */
function ofParenthesis(clause: Clause, at: number): Source | undefined {
  const parts = partsOf(clause, at);
  for (const [k, [first, last]] of parts.slice(0, -1).entries()) {
    if (opensAside(clause, first)) continue;
    const end = /\)/.test(gapAfter(clause, last)) ? beforeBracket(clause, last) : last;
    const source = end >= first ? phraseEndingAt(clause, end) : undefined;
    if (!source || source.kind === "pronoun") return undefined;
    // A list: “Low, Varga and Fenn said”.
    if (parts.slice(k + 1).some(([from]) => clause.words[from]!.folded === "and")) return undefined;
    const next = parts[k + 1]!;
    const name = source.kind === "noun" ? nameIn(clause, next) : undefined;
    const span = { start: source.span.start, end: endOfAside(clause, at) };
    return name ? { kind: "name", name, span } : { ...source, span };
  }
  return undefined;
}

/** “its secretary, Colm Arden,”: a part that is a person's name and nothing else. */
const nameIn = ({ names, words }: Clause, [first, last]: readonly [number, number]) =>
  names.find(
    ({ kind, start, end, role }) =>
      kind === "person" &&
      Math.min(start, role?.start ?? start) <= words[first]!.start &&
      end >= words[last]!.end - 2,
  );

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

/** The subject of the sentence, for a participle that goes with its verb: “Low left, saying …”. */
export function subjectOfSentence(
  clause: Clause,
  { first: before, conjunct, participle }: Cue,
): Source | undefined {
  const { words } = clause;
  if (!conjunct) return undefined;
  if (
    !participle &&
    words.slice(0, before - 1).some(({ folded }) => boundaries.has(folded) && !/^(?:and|but)$/.test(folded))
  )
    return undefined;
  let first = 0;
  while (first < before && /^(?:but|and|so|meanwhile|however|still|then|later)$/.test(words[first]!.folded))
    first++;
  if (first >= before || prepositions.has(words[first]!.folded)) return undefined;
  const name = clause.names.find(
    ({ start, role, end }) =>
      Math.min(start, role?.start ?? start) <= words[first]!.start && end > words[first]!.start,
  );
  const last = name ? words.findLastIndex(({ end }) => end <= name.end + 2) : first;
  const source = readPhrase(clause, first, Math.max(last, first));
  return source && source.kind !== "noun" && words[first]!.folded !== "it" ? source : undefined;
}
