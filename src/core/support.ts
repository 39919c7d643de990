import { type Claim, isPredicate } from "./claim-text.js";
import { clausesOf } from "./clauses.js";
import { holdsDates } from "./differences/date.js";
import { holdsFigures } from "./differences/figure.js";
import { holdsModifiers } from "./differences/modifier.js";
import { holdsSpeaker } from "./differences/speaker.js";
import { hasCondition } from "./differences/stage.js";
import { type Evidence, matterOf } from "./evidence.js";
import type { QuestionTerm } from "./question.js";
import { contains, type Span, sliceOf } from "./span.js";
import type { Term } from "./terms.js";

/** Supported is only what stands there whole: every word of the claim, said of the same things. */
export function holdsAll(claim: Claim, one: Evidence): boolean {
  const matter = matterOf(claim);
  const verb = matter.findIndex((term) => isPredicate(claim, term));
  return (
    matter.every((term, i) => holds(one, term, verb < 0 || i < verb)) &&
    holdsSpeaker(claim, one) &&
    holdsModifiers(claim, one) &&
    holdsFigures(claim.fact, one.fact) &&
    holdsDates(claim.fact, one) &&
    staysPut(claim, one, matter[verb]) &&
    (verb < 1 || isBound(claim, one, matter.slice(0, verb), matter[verb]!))
  );
}

/** What is spoken of may stand in the headline or the sentence before; what is said of it may not. */
function holds({ fates, speakerTerms }: Evidence, term: QuestionTerm, isTopic: boolean): boolean {
  const fate = fates.get(term)!.kind;
  const isSpeaker = [...term.variants.keys()].some((variant) => speakerTerms.has(variant));
  return fate === "held" || (fate === "leaned" && (isTopic || isSpeaker));
}

/** What stands behind a “but” is not said of what is done before it; a condition that the claim has too may. */
function staysPut(
  { text }: Claim,
  { fact, fates, stretch }: Evidence,
  verb: QuestionTerm | undefined,
): boolean {
  const fate = verb && fates.get(verb);
  const start = fate?.kind === "held" ? fate.by.start : stretch.start;
  return hasCondition.test(text) || !turning.test(sliceOf(fact.text, { ...stretch, start }));
}

const turning = /\S.*(?:;|\b(?:but|although|though|while|whilst|whereas))\s/i;

/**
 * What is done is said of the same thing: in “the deal is ready, and the rest will decide”, the deal
 * decides nothing; where Orr was replaced by Kale, Orr replaced nobody.
 */
function isBound(
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
  const isTurned = passive.test(claim.text.slice(0, verb.at)) !== isPassive(text, fate.by);
  return subjects.some((term) => {
    const subject = one.fates.get(term)!;
    if (subject.kind !== "held") return subject.kind === "leaned";
    // “The mayor warned that boats would be considered lost”: the mayor would consider them so.
    if (isTurned && one.speakerTerms.has(subject.by.term)) return true;
    return inClause
      .filter(({ term: own }) => own === subject.by.term)
      .some((own) => (isTurned ? follows(text, fate.by, own) : precedes(text, own, fate.by)));
  });
}

const passive =
  /\b(?:(?:is|are|was|were)(?:n[’']t)?|be|been|being|remains?|remained)\s+(?:(?:\w+ly|not|still|now)\s+)*$/i;
const isPassive = (text: string, { start, text: word }: Term): boolean =>
  passive.test(text.slice(0, start)) && !/ing$/i.test(word);

/** “After losing the vote, the mayor left”: the doer may follow. */
const joins = /^(?:after|before|since|despite|having|also|later)$/;

/** Before the verb, with no “which” between that stands for something else. */
const precedes = (text: string, subject: Span, verb: Span): boolean =>
  subject.end <= verb.start && !/\w.*\b(?:who|which|that|whose)\b/s.test(text.slice(subject.end, verb.start));

/** Behind the verb as what it is done to, or as who does it. */
const follows = (text: string, verb: Span, other: Span): boolean =>
  verb.end <= other.start &&
  !/\b(?:that|which|who|if|when|while|after|before|because|to|in|for|with|of|on|at)\b/i.test(
    text.slice(verb.end, other.start),
  );
