import { beforeBracket, type Clause, gapAfter, isClear } from "./clause.js";
import type { Cue } from "./cue.js";
import { boundaries, isAdverb, isBeforeVerb, prepositions } from "./function-words.js";
import { hasRole, phraseEndingAt, readPhrase, type Source, withRole } from "./noun-phrase.js";
import { ofParenthesis } from "./parenthesis.js";

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
