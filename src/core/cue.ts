import { auxiliaries, cueLemma, isWeakCue } from "./cues.js";
import type { Span } from "./span.js";
import type { Clause } from "./speaker.js";

/** A reporting word, and how it stands in its clause. */
export interface Cue {
  readonly span: Span;
  readonly lemma: string;
  readonly conjunct: boolean;
  readonly accordingTo: boolean;
  /** `was told`, `is said`: the subject is not the speaker. */
  readonly passive: boolean;
}

const determiners =
  /^(?:the|a|an|his|her|its|their|our|my|your|this|that|these|those|no|any|some|each|every|to)$/;

const complements =
  /^(?:that|whether|how|why|what|if|he|she|it|they|we|i|you|there|the|a|an|his|her|their|its|no|any|all)$/;

/** The reporting word at `i`, where it is one and reports here. */
export function cueAt(clause: Clause, i: number, speech: readonly Span[]): Cue | undefined {
  const word = clause.words[i]!;
  const after = clause.words[i + 1];
  const beside = clause.words[i - 1];
  const before = beside && /^\s*$/.test(clause.text.slice(beside.end, word.start)) ? beside : undefined;
  if (word.folded === "according" && after?.folded === "to")
    return {
      span: { start: word.start, end: after.end },
      lemma: "according",
      conjunct: false,
      accordingTo: true,
      passive: false,
    };
  const lemma = cueLemma(word.folded);
  if (!lemma || (i > 0 && /^\p{Lu}/u.test(word.text))) return undefined;
  if (before && (determiners.test(before.folded) || /['’]s?$/.test(before.text))) return undefined;
  if (lemma === "rule" && after?.folded !== "out" && after?.folded !== "that") return undefined;
  if (lemma === "point" && after?.folded !== "out" && after?.folded !== "to") return undefined;
  const verb = clause.words
    .slice(0, i)
    .findLast(({ folded }) => !/^(?:not|never|also|\p{Ll}+ly)$/u.test(folded));
  const auxiliary = /^(?:was|were|been|be|is|are|being)$/.test(verb?.folded ?? "");
  const passive =
    auxiliary &&
    /(?:ed|told|said|thought|known|understood|found|shown|written|heard|seen|felt)$/.test(word.folded);
  const phrasal = after?.folded === "out" || (lemma === "call" && /^(?:for|on)$/.test(after?.folded ?? ""));
  if (
    isWeakCue(lemma) &&
    !phrasal &&
    !isBeside(word, speech) &&
    !(after && complements.test(after.folded)) &&
    !inParenthesis(clause, word)
  )
    return undefined;
  if (/ing$/.test(word.folded) && !auxiliary && !isBeside(word, speech) && after?.folded !== "that")
    return undefined;
  const conjunct =
    /^(?:and|but|then|also)$/.test(before?.folded ?? "") || (/ing$/.test(word.folded) && !auxiliary);
  const end = phrasal && after ? after.end : word.end;
  return { span: { start: withAuxiliaries(clause, i), end }, lemma, conjunct, accordingTo: false, passive };
}

/** Adverbs within a verb group: “has repeatedly warned”. */
const within = /^(?:also|later|repeatedly|often|recently|previously)$/;

/** The verb group that a reporting word ends: “has repeatedly warned”. */
function withAuxiliaries({ text, words }: Clause, i: number): number {
  let at = i;
  while (
    at > 0 &&
    (auxiliaries.has(words[at - 1]!.folded) || within.test(words[at - 1]!.folded)) &&
    /^\s$/.test(text.slice(words[at - 1]!.end, words[at]!.start))
  )
    at--;
  return words[at]!.start;
}

/** “…, he has suggested, …”: a pronoun and its verb between commas report, whatever the verb. */
const inParenthesis = ({ text }: Clause, { start, end }: Span): boolean =>
  /,\s(?:he|she|they)\s(?:(?:has|had|have)\s)?$/.test(text.slice(Math.max(0, start - 16), start)) &&
  /^[,.]/.test(text.slice(end));

/** Within reach of a quotation: no more than a few words between. */
const BESIDE = 60;

const isBeside = ({ start, end }: Span, speech: readonly Span[]): boolean =>
  speech.some(
    (quotation) =>
      (quotation.start >= end && quotation.start - end < BESIDE) ||
      (quotation.end <= start && start - quotation.end < 20),
  );
