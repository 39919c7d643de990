import { type Clause, isMasked } from "./clause.js";
import { cueLemma, isAuxiliary, isParticle, isView, isWeakCue, leadsUp } from "./cues.js";
import { boundaries, isBeforeVerb, prepositions } from "./particles.js";
import type { Span } from "./span.js";
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

const complements = /^(?:that|whether|how|why|what|if|there|to|as|such|more|both|all)$/;

/** The reporting word at `i`, where it is one and reports here. */
export function cueAt(clause: Clause, i: number, speech: readonly Span[]): Cue | undefined {
  const word = clause.words[i]!;
  if (isMasked(clause, word)) return undefined;
  const after = clause.words[i + 1];
  const beside = clause.words[i - 1];
  const before = beside && /^\s*$/.test(clause.text.slice(beside.end, word.start)) ? beside : undefined;
  if (word.folded === "according" && after?.folded === "to")
    return {
      span: { start: word.start, end: after.end },
      lemma: "according",
      reports: "words",
      first: i,
      conjunct: false,
      participle: false,
      accordingTo: true,
      passive: false,
    };
  const lemma = cueLemma(word.folded);
  if (!lemma || (i > 0 && /^\p{Lu}/u.test(word.text))) return undefined;
  const first = firstOfGroup(clause, i);
  if (first === i && before && (determiners.test(before.folded) || isOwner(clause, before, word)))
    return undefined;
  if (lemma === "rule" && after?.folded !== "out" && after?.folded !== "that") return undefined;
  const verb = clause.words
    .slice(0, i)
    .findLast(({ folded }) => !/^(?:not|never|also|n['’]t|\p{Ll}+ly)$/u.test(folded));
  const auxiliary = /^(?:was|were|been|be|is|are|being)$/.test(verb?.folded ?? "");
  const passive =
    auxiliary &&
    /(?:ed|told|said|thought|known|understood|found|shown|written|heard|seen|felt)$/.test(word.folded);
  const phrasal =
    after !== undefined &&
    isParticle(lemma, after.folded) &&
    !/\S/.test(clause.text.slice(word.end, after.start));
  if (
    isWeakCue(lemma) &&
    !phrasal &&
    !isBeside(word, speech) &&
    !(after && (hasObject(clause, word, after) || (passive && after.folded === "by"))) &&
    !endsSentence(clause, word, lemma) &&
    !inParenthesis(clause, word)
  )
    return undefined;
  const participle = /ing$/.test(word.folded) && !auxiliary;
  if (participle && !isBeside(word, speech) && after?.folded !== "that" && !followsComma(clause, first))
    return undefined;
  const conjunct = /^(?:and|but|then|also|or)$/.test(clause.words[first - 1]?.folded ?? "") || participle;
  const end = endOfCue(clause, lemma === "accuse" ? accusing(clause, i) : phrasal && after ? after : word);
  return {
    span: { start: clause.words[first]!.start, end },
    lemma,
    reports: isView(lemma, after?.folded) || isUnsaid(clause, first) ? "view" : "words",
    first,
    conjunct,
    participle,
    accordingTo: false,
    passive,
  };
}

/** “accused the council of”: whom stands inside. */
function accusing({ text, words }: Clause, i: number): Word {
  const of = words.slice(i, i + 7).find(({ folded }) => folded === "of");
  return of && !/[,;“”]/.test(text.slice(words[i]!.end, of.start)) ? of : words[i]!;
}

/** “declined to say”: no words of theirs. */
const isUnsaid = ({ words }: Clause, first: number): boolean =>
  words.slice(first, first + 4).some(({ folded }) => /^(?:refus|declin|fail|hesitat)/.test(folded));

/** “the mayor’s comments”; but “he ’s saying”, a form that is no noun. */
const isOwner = ({ text }: Clause, before: Word, { folded }: Word): boolean =>
  (/['’]s?$/.test(before.text) && !/^(?:he|she|it|who|that)$/.test(before.folded)) ||
  (before.folded === "s" && /['’]/.test(text[before.start - 1] ?? "") && !/ing$/.test(folded));

/** “continued: …”: the colon belongs to the word. */
const endOfCue = ({ text }: Clause, { end }: Span): number => {
  const colon = /^\s?:/.exec(text.slice(end));
  return colon ? end + colon[0].length : end;
};

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

/** Adverbs within a verb group: “has repeatedly warned”. */
const within = (folded: string): boolean =>
  /^(?:also|later|often|then|now|still|even|once|further|again|always|just|first|never|already|long|soon|actually)$/.test(
    folded,
  ) ||
  (/\p{L}{2}ly$/u.test(folded) &&
    !/^(?:family|july|italy|only|early|assembly|monthly|weekly|daily|ally|supply|reply|likely)$/.test(
      folded,
    ));

/** Where the verb group begins that the reporting word at `i` ends: “has repeatedly warned”, “declined to say”. */
function firstOfGroup({ text, words }: Clause, i: number): number {
  const joined = (at: number) => at > 0 && /^\s?$/.test(text.slice(words[at - 1]!.end, words[at]!.start));
  const belongs = (at: number) =>
    joined(at) &&
    (((isAuxiliary(words[at - 1]!.folded) || within(words[at - 1]!.folded)) &&
      !/^\p{Lu}/u.test(words[at - 1]!.text)) ||
      /^n['’]t$/.test(words[at - 1]!.folded));
  let at = i;
  while (belongs(at)) at--;
  if (
    joined(at) &&
    words[at - 1]!.folded === "to" &&
    at > 1 &&
    joined(at - 1) &&
    leadsUp(words[at - 2]!.folded)
  ) {
    at -= 2;
    while (belongs(at)) at--;
  }
  return at;
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
