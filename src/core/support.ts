import { align } from "./alignment.js";
import { keepsAllegations } from "./allegation.js";
import { keepsAsides } from "./asides.js";
import { isBound } from "./binding.js";
import { type Claim, isPredicate } from "./claim-text.js";
import { isCrossed } from "./crossed.js";
import { holdsDates } from "./differences/date.js";
import { holdsFigures } from "./differences/figure.js";
import { holdsModifiers } from "./differences/modifier.js";
import { holdsSpeaker } from "./differences/speaker.js";
import { hasCondition } from "./differences/stage.js";
import { type Evidence, matterOf } from "./evidence.js";
import type { QuestionTerm } from "./question.js";
import { holdsSmallWords } from "./small-words.js";
import { sliceOf } from "./span.js";
import { comparesAlike, isOneStatement } from "./statement.js";
import { holdsTense } from "./tense.js";

/** Supported is only what stands there whole: every word of the claim, said of the same things. */
export function holdsAll(claim: Claim, one: Evidence): boolean {
  const matter = matterOf(claim);
  const verb = matter.findIndex((term) => isPredicate(claim, term));
  const done = matter[verb];
  const subjects = claim.question.terms.filter(
    (term) => done && term.at < done.at && (matter.includes(term) || !isSaidOrCounted(claim, one, term)),
  );
  return (
    matter.every((term, i) => holds(one, term, verb < 0 || i < verb)) &&
    holdsSpeaker(claim, one) &&
    holdsModifiers(claim, one) &&
    holdsFigures(claim.fact, one.fact) &&
    holdsDates(claim.fact, one) &&
    staysPut(claim, one, done) &&
    saysAlike(claim, one) &&
    (!done || subjects.length === 0 || isBound(claim, one, subjects, done))
  );
}

/** What of the claim stands in the sentence stands there in the same way: as much, as sure, at the same time. */
function saysAlike(claim: Claim, one: Evidence): boolean {
  const { text } = one.fact;
  const pairs = align(claim, one);
  return (
    asks(claim.text) === asks(text.slice(Math.max(0, ...pairs.map(({ printed }) => printed.end)))) &&
    isOneStatement(claim.text, text, pairs) &&
    comparesAlike(claim.text, text, pairs) &&
    holdsSmallWords(claim.text, text, one.stretch, pairs) &&
    holdsTense(claim.text, text, pairs) &&
    keepsAllegations(claim.text, text, pairs) &&
    keepsAsides(claim.text, text, pairs) &&
    !isCrossed(pairs, one.fact)
  );
}

/** A figure, or who says it in both: nothing that the verb is said of. */
const isSaidOrCounted = (
  { fact }: Claim,
  { speakerTerms }: Evidence,
  { at, variants }: QuestionTerm,
): boolean =>
  fact.figures.some(({ start, end }) => start <= at && at < end) ||
  [...variants.keys()].some((variant) => speakerTerms.has(variant));

const asks = (text: string): boolean => /^[^.!?]*\?/.test(text);

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
