import { type Claim, isOfName } from "./claim-text.js";
import { clausesOf } from "./clauses.js";
import { cueLemma, isAuxiliary, isWeakCue } from "./cues.js";
import type { Evidence } from "./evidence.js";
import { boundaries, isAdverb, prepositions } from "./function-words.js";
import { isPast } from "./irregular.js";
import type { QuestionTerm } from "./question.js";
import { contains, type Span } from "./span.js";
import type { Term } from "./terms.js";
import { type Word, wordsOf } from "./words.js";

/**
 * What is done is said of the same thing: in “the deal is ready, and the rest will decide”, the deal
 * decides nothing; where Orr was replaced by Kale, Orr replaced nobody.
 *
 * @param subjects the words of the claim before its verb
 */
export function isBound(
  claim: Claim,
  one: Evidence,
  subjects: readonly QuestionTerm[],
  verb: QuestionTerm,
): boolean {
  const fate = one.fates.get(verb);
  if (fate?.kind !== "held") return true;
  const { text } = one.fact;
  const clause = clausesOf(text).findLast(({ start }) => start <= fate.by.start)!;
  const inClause = one.terms.filter((term) => contains(clause, term));
  if (!inClause.some((term) => term.end <= fate.by.start && !joins.test(term.folded))) return true;
  const isTurned = isPassive(claim.text, verb.at, verb.text) !== isPassive(text, fate.by.start, fate.by.text);
  return headsOf(claim, subjects, verb).every((term, i, heads) => {
    const subject = one.fates.get(term)!;
    if (subject.kind !== "held") return subject.kind === "leaned";
    // “The mayor warned that boats would be considered lost”: the mayor would consider them so.
    if (isTurned && one.speakerTerms.has(subject.by.term)) return true;
    return inClause
      .filter(({ term: own }) => own === subject.by.term)
      .some((own) =>
        isTurned
          ? follows(text, fate.by, own)
          : isDoer(one, own, fate.by, isOfName(claim, term), i === heads.length - 1),
      );
  });
}

const passive =
  /\b(?:(?:is|are|was|were)(?:n[’']t)?|be|been|being|remains?|remained)\s+(?:(?:\w+ly|not|still|now)\s+)*$/i;
const isPassive = (text: string, at: number, word: string): boolean =>
  passive.test(text.slice(0, at)) && !/ing$/i.test(word);

/** “After losing the vote, the mayor left”: the doer may follow. */
const joins = /^(?:after|before|since|despite|having|also|later)$/;

/** Of “Marlow told Fenn that the mayor of Orrin had lied”, the mayor: what the verb is said of, not what describes it. */
function headsOf(
  { text, fact }: Claim,
  subjects: readonly QuestionTerm[],
  verb: QuestionTerm,
): readonly QuestionTerm[] {
  const words = wordsOf(text).filter(({ start }) => start < verb.at);
  const said = fact.attributions.flatMap(({ cue }) => (cue && cue.end <= verb.at ? cue.end : []));
  const opens = words.findLast(({ folded }) => folded !== "and" && boundaries.has(folded))?.end ?? 0;
  const from = Math.max(opens, ...said);
  const to = words.find(({ start, folded }) => start > from && prepositions.has(folded))?.start ?? verb.at;
  const heads = subjects.filter(({ at }) => from <= at && at < to);
  return heads.length ? heads : subjects.slice(0, 1);
}

/** Whether what stands before the verb does it: nothing governs it, and nobody stands nearer. */
function isDoer({ fact }: Evidence, subject: Term, verb: Span, isName: boolean, isLast: boolean): boolean {
  const { text } = fact;
  const own = fact.names.find(({ start, end }) =>
    contains({ start: start - fact.span.start, end: end - fact.span.start }, subject),
  );
  const between = text.slice(
    own ? Math.max(own.end - fact.span.start, subject.end) : subject.end,
    verb.start,
  );
  if (subject.end > verb.start) return false;
  const start = own ? Math.min(own.start, own.role?.start ?? own.start) - fact.span.start : subject.start;
  return !isGoverned(text.slice(0, start), isName) && (!isLast || !hasOther(between));
}

const article = /^(?:the|an?|its|their|his|her|this|that|these|those)$/;
/** “Most of the delays”: the delays, as far as the verb goes. */
const quantity =
  /\b(?:most|some|all|none|any|many|few|half|each|both|number|majority|one|two|three|dozens|hundreds|thousands|[\d.,%]+)\s+of\s*$/i;

/** What stands behind a preposition or a verb is done to, or describes: “met the minister”, “of the port”. */
export function isGoverned(before: string, isName: boolean): boolean {
  const clause = before.replace(/^.*[,;:.“”"(–—]/s, "");
  const words = wordsOf(clause);
  const at = words.findLastIndex(({ folded }) => article.test(folded));
  const isNear = at >= 0 && words.length - at <= 3;
  const last = words.at(-1);
  const governing = isNear && !isPreposition(last!.folded) ? words[at - 1] : last;
  if (!governing) return false;
  if (isPreposition(governing.folded)) return !quantity.test(clause.slice(0, governing.end));
  return (
    (isName || isNear) &&
    isVerb(governing.folded) &&
    !isPast(words[words.indexOf(governing) - 1]?.folded ?? "")
  );
}

const isPreposition = (folded: string): boolean =>
  prepositions.has(folded) ||
  /^(?:above|along|around|below|beside|besides|behind|beyond|except|inside|opposite|outside|than|towards?|unlike|upon|without)$/.test(
    folded,
  );

/** “Said the mayor would go” governs a statement, “told the mayor” the mayor. */
const isVerb = (folded: string): boolean => {
  const cue = cueLemma(folded);
  return (
    isPast(folded) && (cue === undefined || isWeakCue(cue) || /^(?:tell|assure|urge|warn|advise)$/.test(cue))
  );
};

/** “Keane, 44, who …” */
const aged = /^, \d{1,3}(?=,)/;

/** Whether somebody else stands right before the verb, behind another verb or a “that”: “Fenn that Cray had”. */
function hasOther(between: string): boolean {
  if (/\w.*\b(?:who|which|that|whose)\b/s.test(between.replace(aged, ""))) return true;
  const words = [...wordsOf(between)];
  const ends = ({ end }: Span) => /^\s*,/.test(between.slice(end));
  const helps = ({ folded }: Word, next?: Word) =>
    isAuxiliary(folded) || isPast(folded) || next?.folded === "to";
  let next: Word | undefined;
  while (
    words.length &&
    !ends(words.at(-1)!) &&
    (helps(words.at(-1)!, next) || isAdverb(words.at(-1)!) || words.at(-1)!.folded === "to")
  )
    next = words.pop();
  const last = words.at(-1);
  if (
    !last ||
    /^(?:and|or|but|then|that|which|who|after|before|since|by|while|without)$/.test(last.folded) ||
    ends(last)
  )
    return false;
  // “She said she had”, “the households it had asked”.
  if (
    /^\S*\s*(?:he|she|it|they)$/.test(words.map(({ folded }) => folded).join(" ")) ||
    /^(?:he|she|it|they)$/.test(words[0]!.folded)
  )
    return false;
  return words.some(
    ({ folded }, i) =>
      /^(?:that|because|if|when|while|whether|as|than|after|before|since|until|where|although|though|but)$/.test(
        folded,
      ) ||
      ((isAuxiliary(folded) || isPast(folded) || cueLemma(folded) !== undefined) &&
        i < words.length - 1 &&
        !prepositions.has(words[i + 1]!.folded)),
  );
}

/** Behind the verb as what it is done to, or as who does it. */
const follows = (text: string, verb: Span, other: Span): boolean =>
  verb.end <= other.start &&
  !/\b(?:that|which|who|if|when|while|after|before|because|to|in|for|with|of|on|at)\b/i.test(
    text.slice(verb.end, other.start),
  );
