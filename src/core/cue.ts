import { type Clause, isMasked } from "./clause.js";
import { cueLemma, isView, isWeakCue } from "./cues.js";
import { boundaries, isBeforeVerb, prepositions } from "./function-words.js";
import type { Span } from "./span.js";
import { endOfGroup, firstOfGroup, hasParticle } from "./verb-group.js";
import type { Word } from "./words.js";

/** A reporting word, and how it stands in its clause. */
export interface Cue {
  readonly span: Span;
  readonly lemma: string;
  /** Whether it reports words, or only a wish or a view. */
  readonly reports: "words" | "view";
  /** Index of the first word of its verb group. */
  readonly first: number;
  /** `saying`, `and added`: the speaker stands with the verb before. */
  readonly conjunct: boolean;
  readonly participle: boolean;
  readonly accordingTo: boolean;
  /** `was told`, `is said`: the subject is not the speaker. */
  readonly passive: boolean;
}

const determiners =
  /^(?:the|a|an|his|her|its|their|our|my|your|this|that|these|those|no|any|some|each|every|to|of|for|with|in|\d.*|two|three|four|five|six|seven|eight|nine|ten|several|many|few|dozens?|hundred|thousand|million)$/;

/** “The new estimate is”: before one of these the bare form is a noun. */
const finite = /^(?:is|was|are|were|has|had|have|will|would|could|may|might|should|must|does|did)$/;

const complements = /^(?:that|whether|how|why|what|if|there|to|as|such|more|both|all)$/;

/** The reporting word at `i`, where it is one and reports here. */
export function cueAt(clause: Clause, i: number, speech: readonly Span[]): Cue | undefined {
  const { text, words } = clause;
  const [word, after] = [words[i]!, words[i + 1]];
  if (isMasked(clause, word)) return undefined;
  if (word.folded === "according" && after?.folded === "to") return accordingTo(i, word, after);
  const lemma = cueLemma(word.folded);
  if (!lemma || (i > 0 && /^\p{Lu}/u.test(word.text))) return undefined;
  const first = firstOfGroup(clause, i);
  const before = /^\s*$/.test(text.slice(words[i - 1]?.end ?? 0, word.start)) ? words[i - 1] : undefined;
  if (first === i && before && (determiners.test(before.folded) || isOwner(clause, before, word)))
    return undefined;
  if (word.folded === lemma && lemma !== "say" && finite.test(after?.folded ?? "")) return undefined;
  if (lemma === "rule" && after?.folded !== "out" && after?.folded !== "that") return undefined;
  const auxiliary = followsToBe(clause, i);
  const passive = auxiliary && past.test(word.folded);
  const isBare = isWeakCue(lemma) && !hasParticle(clause, i, lemma) && !isBeside(word, speech);
  if (isBare && !reportsSomething(clause, word, after, lemma, passive)) return undefined;
  const participle = /ing$/.test(word.folded) && !auxiliary;
  if (participle && !isBeside(word, speech) && after?.folded !== "that" && !followsComma(clause, first))
    return undefined;
  return {
    span: { start: words[first]!.start, end: endOfGroup(clause, i, lemma) },
    lemma,
    reports: isView(lemma, after?.folded) || isUnsaid(clause, first) ? "view" : "words",
    first,
    conjunct: participle || /^(?:and|but|then|also|or)$/.test(words[first - 1]?.folded ?? ""),
    participle,
    accordingTo: false,
    passive,
  };
}

const accordingTo = (i: number, { start }: Word, { end }: Word): Cue => ({
  span: { start, end },
  lemma: "according",
  reports: "words",
  first: i,
  conjunct: false,
  participle: false,
  accordingTo: true,
  passive: false,
});

/** “the mayor’s comments”; but “he ’s saying”, a form that is no noun. */
const isOwner = ({ text }: Clause, before: Word, { folded }: Word): boolean =>
  (/['’]s?$/.test(before.text) && !/^(?:he|she|it|who|that)$/.test(before.folded)) ||
  (before.folded === "s" && /['’]/.test(text[before.start - 1] ?? "") && !/ing$/.test(folded));

/** “was told”, “is not saying”. */
const followsToBe = ({ words }: Clause, i: number): boolean => {
  const verb = words
    .slice(0, i)
    .findLast(({ folded }) => !/^(?:not|never|also|n['’]t|\p{Ll}+ly)$/u.test(folded));
  return /^(?:was|were|been|be|is|are|being)$/.test(verb?.folded ?? "");
};

const past = /(?:ed|told|said|thought|known|understood|found|shown|written|heard|seen|felt)$/;

/** Whether a weak verb has something to report: an object, its doer, what stood before it. */
const reportsSomething = (
  clause: Clause,
  word: Word,
  after: Word | undefined,
  lemma: string,
  passive: boolean,
): boolean =>
  (after !== undefined && (hasObject(clause, word, after) || (passive && after.folded === "by"))) ||
  endsSentence(clause, word, lemma) ||
  inParenthesis(clause, word);

const hasObject = ({ text }: Clause, word: Word, after: Word): boolean =>
  /^\s$/.test(text.slice(word.end, after.start)) &&
  (complements.test(after.folded) ||
    (/^(?:see|saw|hear|read|learn|feel|felt|mean|find|found|known?|knew)/.test(word.folded) &&
    !/^\p{Lu}|^(?:he|she|it|they|we|i|you|no)$/u.test(after.text)
      ? false
      : !prepositions.has(after.folded) &&
        !boundaries.has(after.folded) &&
        !isBeforeVerb(after.folded) &&
        !(/^\p{N}/u.test(after.text) && /^call/.test(word.folded))));

/** “The port has learned.”, “he asks”: a weak verb that ends its sentence reports what stands before it. */
const endsSentence = ({ text }: Clause, { end }: Word, lemma: string): boolean =>
  /^(?:ask|note|find|show|answer|continue|report|learn|put)$/.test(lemma) &&
  /^\s?[.,]?\s*$/.test(text.slice(end));

/** “…, saying”, “by noting”, “while insisting”: a participle that goes with the verb of the sentence. */
const followsComma = ({ text, words }: Clause, i: number): boolean =>
  i > 0 &&
  (/,\s*$/.test(text.slice(words[i - 1]!.end, words[i]!.start)) ||
    /^(?:by|while|when|before|after)$/.test(words[i - 1]!.folded));

/** “declined to say”: no words of theirs. */
const isUnsaid = ({ words }: Clause, first: number): boolean =>
  words.slice(first, first + 4).some(({ folded }) => /^(?:refus|declin|fail|hesitat)/.test(folded));

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
