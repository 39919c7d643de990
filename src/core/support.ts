import { type Claim, isCompared, isPredicate } from "./claim-text.js";
import { clausesOf } from "./clauses.js";
import { holdsDates } from "./differences/date.js";
import { holdsFigures } from "./differences/figure.js";
import { holdsSpeaker } from "./differences/speaker.js";
import type { Evidence } from "./evidence.js";
import type { QuestionTerm } from "./question.js";
import { contains } from "./span.js";

/** Supported is only what stands there whole: every word of the claim, in the sentence or in what it leans on. */
export function holdsAll(claim: Claim, one: Evidence): boolean {
  const holds = (term: QuestionTerm): boolean => {
    const fate = one.fates.get(term)?.kind;
    return (
      fate === "held" || (fate === "leaned" && !isPredicate(claim, term)) || isCompared(claim.fact, term.at)
    );
  };
  return (
    claim.question.terms.every(holds) &&
    holdsSpeaker(claim, one) &&
    holdsFigures(claim.fact, one.fact) &&
    holdsDates(claim.fact, one) &&
    isBound(claim, one)
  );
}

/**
 * What is done is said of the same thing: in “the deal is ready, and the rest will decide”, the deal
 * decides nothing.
 */
function isBound(claim: Claim, one: Evidence): boolean {
  const matter = claim.question.terms.filter(({ at }) => !isCompared(claim.fact, at));
  const i = matter.findIndex((term) => isPredicate(claim, term));
  const fate = i > 0 ? one.fates.get(matter[i]!) : undefined;
  if (fate?.kind !== "held") return true;
  const { text } = one.fact;
  const { start, end } = fate.by;
  const clause = clausesOf(text).findLast((span) => span.start <= start)!;
  const inClause = one.terms.filter((term) => contains(clause, term));
  if (!inClause.some((term) => term.end <= start && !joins.test(term.folded))) return true;
  const isPassive = /\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$/i.test(
    claim.text.slice(0, matter[i]!.at),
  );
  return matter.slice(0, i).some((term) => {
    const subject = one.fates.get(term);
    if (subject?.kind !== "held") return subject?.kind === "leaned";
    const places = inClause.filter(({ term: own }) => own === subject.by.term);
    return places.some((own) => {
      const between = text.slice(end, own.start);
      return own.end <= start || (isPassive ? !parts.test(between) : /\bby\b/i.test(between));
    });
  });
}

/** “After losing the vote, the mayor left”: the doer may follow. */
const joins = /^(?:after|before|since|despite|having|also|later)$/;
/** Behind these, what follows a verb is not what it is done to. */
const parts = /\b(?:that|which|who|if|when|while|after|before|because|to|in|for|with|of|on|at)\b/i;
