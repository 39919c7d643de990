import { asidesOf } from "../asides.js";
import type { Claim } from "../claim-text.js";
import type { Comparator } from "../differences.js";
import { type Evidence, sharedPart } from "../evidence.js";
import { deniedBy, negationsIn } from "../negation.js";
import type { QuestionTerm } from "../question.js";
import { contains, overlaps, type Span, sliceOf } from "../span.js";

/** One says yes where the other says no: by a negation more, or by contrary words. */
export const polarity: Comparator = (claim, evidence) => {
  const { text } = claim;
  const { contraries, claimed, printed } = turnsIn(claim, evidence);
  if ((claimed.length + printed.length + contraries.length) % 2 === 0) return undefined;
  const first = contraries[0];
  return {
    in: "polarity",
    claim: (first && sliceOf(text, first.claim)) ?? claimed[0] ?? verbOf(text),
    article:
      (first && sliceOf(evidence.fact.text, first.article)) ?? printed[0] ?? verbOf(evidence.fact.text),
  };
};

/** Whether both deny equally often: of two negations that cancel out nobody can tell. */
export function deniesAlike(claim: Claim, evidence: Evidence): boolean {
  const { contraries, claimed, printed } = turnsIn(claim, evidence);
  return Math.abs(claimed.length - printed.length) <= contraries.length;
}

/** What turns the claim, and the sentence where it is about the claim's matter, into the opposite, but for what both have. */
function turnsIn(claim: Claim, evidence: Evidence) {
  const { text } = claim;
  const { fact, stretch, fates } = evidence;
  const contraries = [...fates].flatMap(([term, fate]) =>
    fate.kind === "opposed"
      ? [{ claim: spanOf(term), article: fate.by }]
      : fate.kind === "held"
        ? (degreesOf(text, term.at, fact.text, fate.by.start) ?? [])
        : [],
  );
  const own = negationsApart(
    text,
    { start: 0, end: text.length },
    contraries.map((one) => one.claim),
  );
  const shared = sharedPart(claim, evidence);
  const counted = [...contraries.map((one) => one.article), ...unconcerned(evidence)];
  const printed = negationsApart(fact.text, shared, counted);
  // What comes after says more, but where it says nothing: “and nobody had to”.
  const after = negationsIn(fact.text)
    .filter((one) => one.start >= shared.end && contains(stretch, one) && isBare(evidence, one))
    .map((span) => sliceOf(fact.text, span));
  return { contraries, claimed: without(own, [...printed, ...after]), printed: without(printed, own) };
}

/** Some words without those that the others have too, each as often as they have it. */
function without(words: readonly string[], others: readonly string[]): readonly string[] {
  const left = others.map((word) => word.toLowerCase());
  return words.filter((word) => {
    const at = left.indexOf(word.toLowerCase());
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Negations of the sentence, and asides, that are about something else than the claim. */
function unconcerned(evidence: Evidence): readonly Span[] {
  const { text } = evidence.fact;
  const held = [...evidence.fates.values()].flatMap((fate) => ("by" in fate ? fate.by.start : []));
  const isElse = (span: Span) => {
    const own = termsIn(evidence, span);
    return own.length > 0 && !own.some(({ start }) => held.includes(start));
  };
  return [
    ...negationsIn(text).filter((one) => isElse(deniedBy(text, one))),
    ...asidesOf(text).filter(isElse),
  ];
}

/** No word of content is denied by it. */
const isBare = (evidence: Evidence, negation: Span): boolean =>
  termsIn(evidence, deniedBy(evidence.fact.text, negation)).length === 0;

const termsIn = ({ terms }: Evidence, span: Span) => terms.filter((term) => contains(span, term));

const spanOf = ({ at, text }: QuestionTerm): Span => ({ start: at, end: at + text.length });

const more = /\b(?:more|most|highest|biggest|largest)\s+$/i;
const less = /\b(?:less|least|fewer|fewest|lowest|smallest)\s+$/i;

/** “The most prevalent” against “the least prevalent”. */
function degreesOf(claim: string, at: number, article: string, printedAt: number) {
  const [own, printed] = [claim.slice(0, at), article.slice(0, printedAt)];
  for (const [one, other] of [[more, less] as const, [less, more] as const]) {
    const [left, right] = [one.exec(own), other.exec(printed)];
    if (left && right)
      return {
        claim: { start: left.index, end: at - 1 },
        article: { start: right.index, end: printedAt - 1 },
      };
  }
  return undefined;
}

/** The negations in a part of a text; a word that is compared as a contrary counts once. */
const negationsApart = (text: string, part: Span, counted: readonly Span[]): readonly string[] =>
  negationsIn(sliceOf(text, part), part.start)
    .filter((span) => !counted.some((other) => overlaps(other, span)))
    .map((span) => sliceOf(text, span));

const verbOf = (text: string): string =>
  /\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|said)\b[^,.]{0,30}(?!\w)/i
    .exec(text)?.[0]
    .trim() ?? text.slice(0, 40);
