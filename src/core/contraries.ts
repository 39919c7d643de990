import { type Claim, isPredicate, readClaim } from "./claim-text.js";
import { clausesOf } from "./clauses.js";
import { timesOf } from "./counted.js";
import { differencesBetween } from "./differences.js";
import type { Edition } from "./edition.js";
import { type Evidence, type Fate, heldAgainst, matterOf } from "./evidence.js";
import type { Fact, Placed } from "./facts.js";
import type { IndexedFact } from "./indexed-fact.js";
import { moodOf } from "./mood.js";
import { negates, negationsIn } from "./negation.js";
import { areOpposed } from "./opposites.js";
import type { QuestionTerm } from "./question.js";
import { isSameTime } from "./same-thing.js";
import { contains, type Span, sliceOf } from "./span.js";
import { holdsAll } from "./support.js";

/** Fewest words that two statements share, beside what sets them against one another. */
const SHARED = 2;

/**
 * Whether two sentences, of two articles or two speakers, say yes and no of one matter: as a claim,
 * what one of them states differs from the other in that and in nothing else.
 */
export function contrariesIn(edition: Edition, now: Date): (a: IndexedFact, b: IndexedFact) => boolean {
  const read = new Map<Fact, readonly Claim[]>();
  const claimsOf = ({ fact }: IndexedFact): readonly Claim[] => {
    const claims = read.get(fact) ?? statementsIn(fact).map((text) => readClaim(text, edition, now));
    read.set(fact, claims);
    return claims;
  };
  const denies = (a: IndexedFact, b: IndexedFact) =>
    claimsOf(a).some((claim) => mayHold(b, claim) && isContrary(claim, heldAgainst(claim, b, edition)));
  return (a, b) =>
    areApart(a, b) &&
    mayBeContrary(a, b) &&
    isSameTime(timesOf(a), timesOf(b)) &&
    (denies(a, b) || denies(b, a));
}

const speakerOf = ({ fact }: Placed): string | undefined => fact.attributions[0]?.speaker;

const areApart = (a: Placed, b: Placed): boolean =>
  a.fact.kind === "sentence" &&
  b.fact.kind === "sentence" &&
  (a.fact.slug !== b.fact.slug ||
    (speakerOf(a) !== undefined && speakerOf(b) !== undefined && speakerOf(a) !== speakerOf(b)));

/** Told by the words alone, before any is understood. */
function mayBeContrary(a: IndexedFact, b: IndexedFact): boolean {
  const [left, right] = [a, b].map(({ terms }) => new Map(terms.map(({ term, folded }) => [term, folded])));
  const only = (own: typeof left, other: typeof left) => [...own!].filter(([term]) => !other!.has(term));
  const [here, there] = [only(left, right), only(right, left)];
  return (
    left!.size - here.length >= SHARED &&
    (negates(a.fact.text) ||
      negates(b.fact.text) ||
      here.some(([, one]) => there.some(([, other]) => areOpposed(one, other))))
  );
}

/** All its words but the one that sets the two against one another. */
const mayHold = ({ terms }: IndexedFact, claim: Claim): boolean =>
  matterOf(claim).filter(({ variants }) => !terms.some(({ term }) => variants.has(term))).length <= 1;

/** What a sentence states, clause by clause, without who says it; “denied that” stays with what is denied. */
function statementsIn({ text, span, attributions }: Fact): readonly string[] {
  const said = attributions.flatMap(({ cue, content }): readonly Span[] => {
    if (!content) return [];
    const isDenied = cue && negates(text.slice(cue.start - span.start, cue.end - span.start));
    return [{ start: (isDenied ? cue : content).start - span.start, end: content.end - span.start }];
  });
  return (said.length ? said : [{ start: 0, end: text.length }])
    .map((one) => sliceOf(text, one))
    .flatMap((words) => clausesOf(words).map((clause) => sliceOf(words, clause)))
    .filter((words) => !leaning.test(words));
}

/** Words of which only what stands around tells whom or what they mean; and questions. */
const leaning =
  /\b(?:i|we|you|he|she|it|they|me|us|him|them|my|our|your|his|her|its|their|this|these|those|who|which|such)\b|\?/i;

/** Every word is held, but that what is done is denied, or its contrary is done. */
function isContrary(claim: Claim, evidence: Evidence): boolean {
  const matter = matterOf(claim);
  const fateOf = (term: QuestionTerm) => evidence.fates.get(term)!.kind;
  const held = matter.filter((term) => fateOf(term) === "held");
  const opposed = matter.filter((term) => fateOf(term) === "opposed");
  const done = matter.filter((term) => isPredicate(claim, term) && isDone(evidence, term));
  const { text } = evidence.fact;
  return (
    held.length >= SHARED &&
    held.length + opposed.length === matter.length &&
    opposed.length <= 1 &&
    opposed.every((term) => done.includes(term)) &&
    (done.length > 0 || [claim.text, sliceOf(text, evidence.stretch)].every((words) => exists.test(words))) &&
    !partly.test(`${claim.text} ${text}`) &&
    isSameMood(claim, evidence) &&
    deniesNoMore(evidence) &&
    isInPolarityAlone(claim, evidence)
  );
}

function isDone({ fact, fates }: Evidence, term: QuestionTerm): boolean {
  const fate = fates.get(term)!;
  return "by" in fate && isPredicate(fact, { at: fate.by.start, text: fate.by.text });
}

/** “There is no crisis” has no other word for what is so. */
const exists = /\bthere(?: is|[’']s| are| was| were)\b/i;
/** Words that deny by halves, or deny nothing. */
const partly =
  /\b(?:few|hardly|barely|without|neither|nor|not (?:only|just|all|every)|no (?:doubt|longer|more)|nothing but)\b/i;

function isInPolarityAlone(claim: Claim, evidence: Evidence): boolean {
  const differs = differencesBetween(claim, evidence);
  return (
    differs.length > 0 &&
    differs.every((one) => one.in === "polarity") &&
    holdsAll(claim, withContraries(evidence))
  );
}

/** As if the contrary of a word were the word. */
const withContraries = (evidence: Evidence): Evidence => ({
  ...evidence,
  fates: new Map(
    [...evidence.fates].map(([term, fate]): [typeof term, Fate] => [
      term,
      fate.kind === "opposed" ? { kind: "held", by: fate.by } : fate,
    ]),
  ),
});

/** From its “not” on, the sentence has no word that the claim does not have: who votes for no larger budget may vote for one. */
function deniesNoMore({ fact, fates, stretch, terms }: Evidence): boolean {
  const known = [...fates.values()].flatMap((fate) => ("by" in fate ? fate.by : []));
  const last = Math.max(...known.filter((one) => contains(stretch, one)).map(({ end }) => end));
  return negationsIn(sliceOf(fact.text, stretch), stretch.start)
    .filter(({ start }) => start < last)
    .every((no) =>
      terms
        .filter(({ start, end }) => start >= no.end && end <= last)
        .every((term) => known.some((one) => one.start === term.start)),
    );
}

/** Both are done, or both will be, or both may be; “to sign” is not done. */
function isSameMood(claim: Claim, { fact, fates, stretch }: Evidence): boolean {
  const isAim = (text: string, at: number) => /\bto\s+(?:\w+ly\s+)?$/i.test(text.slice(0, at));
  return (
    moodOf(claim.text) === moodOf(sliceOf(fact.text, stretch)) &&
    [...fates].every(
      ([{ at }, fate]) => !("by" in fate) || isAim(claim.text, at) === isAim(fact.text, fate.by.start),
    )
  );
}
