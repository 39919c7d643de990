import { type Aliases, isName } from "./aliases.js";
import { type Claim, isPredicate, readClaim } from "./claim-text.js";
import { clausesOf } from "./clauses.js";
import { type Timed, timesOf } from "./counted.js";
import { differencesBetween } from "./differences.js";
import type { Edition } from "./edition.js";
import { type Evidence, type Fate, heldAgainst, matterOf } from "./evidence.js";
import type { Fact, Placed } from "./facts.js";
import type { IndexedFact } from "./indexed-fact.js";
import { moodOf } from "./mood.js";
import { negates, negationsIn } from "./negation.js";
import { areOpposed, mayBeOpposed } from "./opposites.js";
import { isAboutTheQuestion, type QuestionTerm, synonymsOf } from "./question.js";
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
  const { index } = edition;
  const known = new Map<Fact, Side>();
  const sideOf = (one: IndexedFact): Side => {
    const side = known.get(one.fact) ?? { ...outsideOf(one), against: new Map() };
    known.set(one.fact, side);
    return side;
  };
  const denies = (a: IndexedFact, b: IndexedFact) => {
    const [own, other] = [sideOf(a), sideOf(b)];
    own.statements ??= statementsOf(a, index.aliases);
    return own.statements.some((statement) => {
      if (!mayHoldWords(other, statement)) return false;
      statement.claim ??= readClaim(statement.text, edition, now);
      const { claim } = statement;
      return mayHold(other, claim) && isContrary(claim, heldAgainst(claim, b, edition));
    });
  };
  const areContrary = (a: IndexedFact, b: IndexedFact) =>
    areApart(a, b) &&
    mayBeContrary(sideOf(a), sideOf(b)) &&
    isSameTime(sideOf(a), sideOf(b)) &&
    (denies(a, b) || denies(b, a));
  return (a, b) => {
    const against = sideOf(a).against;
    const found = against.get(b.fact) ?? areContrary(a, b);
    against.set(b.fact, found);
    sideOf(b).against.set(a.fact, found);
    return found;
  };
}

/** What a sentence shows before it is understood. */
interface Outside extends Timed {
  /** Its words as printed, folded, by their terms. */
  readonly words: ReadonlyMap<string, string>;
  /** Those of them of which there may be a contrary. */
  readonly turning: readonly (readonly [term: string, word: string])[];
  readonly denies: boolean;
}

/** A sentence, ready to be held against many others. */
interface Side extends Outside {
  /** Those it was held against, and whether they are its contrary. */
  readonly against: Map<Fact, boolean>;
  /** Found when they are first needed. */
  statements?: readonly Statement[];
}

/** What a sentence states in a clause. */
interface Statement {
  readonly text: string;
  /** Of each of its plain words what may stand for it: no name, figure or day. */
  readonly plain: readonly (readonly string[])[];
  /** Read when it is first needed. */
  claim?: Claim;
}

/** By its terms, which are found once. */
const outsides = new WeakMap<IndexedFact["terms"], Outside>();

function outsideOf(one: IndexedFact): Outside {
  const known = outsides.get(one.terms);
  if (known) return known;
  const words = new Map(one.terms.map(({ term, folded }) => [term, folded]));
  const outside = {
    ...timesOf(one),
    words,
    turning: [...words].filter(([, word]) => mayBeOpposed(word)),
    denies: negates(one.fact.text),
  };
  outsides.set(one.terms, outside);
  return outside;
}

/** What a sentence states. */
function statementsOf({ fact, terms }: IndexedFact, aliases: Aliases): readonly Statement[] {
  const local = ({ start, end }: Span): Span => ({
    start: start - fact.span.start,
    end: end - fact.span.start,
  });
  const apart = [
    ...[...fact.figures, ...fact.dates, ...fact.attributions.flatMap(({ source }) => source ?? [])].map(
      local,
    ),
    ...terms.filter(({ term }) => isName(term)),
  ];
  const plain = terms.filter(
    (term) =>
      /^\p{Ll}/u.test(term.text) && !isAboutTheQuestion(term) && !apart.some((span) => contains(span, term)),
  );
  return clausesIn(fact).map((clause) => ({
    text: sliceOf(fact.text, clause),
    plain: plain
      .filter((term) => contains(clause, term))
      .map(({ term, folded }) => [term, ...synonymsOf(folded, aliases).map(([word]) => word)]),
  }));
}

const speakerOf = ({ fact }: Placed): string | undefined => fact.attributions[0]?.speaker;

const areApart = (a: Placed, b: Placed): boolean =>
  a.fact.kind === "sentence" &&
  b.fact.kind === "sentence" &&
  (a.fact.slug !== b.fact.slug ||
    (speakerOf(a) !== undefined && speakerOf(b) !== undefined && speakerOf(a) !== speakerOf(b)));

/** Told by the words alone, before any is understood. */
const mayBeContrary = (a: Side, b: Side): boolean =>
  (a.denies || b.denies || isSetAgainst(a, b) || isSetAgainst(b, a)) &&
  a.words.size - onlyIn(a, b).length >= SHARED;

/** Whether a word that only one of them has says the contrary of one that only the other has. */
const isSetAgainst = (a: Side, b: Side): boolean =>
  a.turning.some(
    ([term, word]) => !b.words.has(term) && onlyIn(b, a).some((other) => areOpposed(word, other)),
  );

/** The words of one that the other does not have. */
function onlyIn({ words }: Side, other: Side): readonly string[] {
  const only: string[] = [];
  for (const [term, word] of words) if (!other.words.has(term)) only.push(word);
  return only;
}

/** All plain words but the one that sets the two against one another. */
const mayHoldWords = ({ words }: Side, { plain }: Statement): boolean =>
  plain.filter((any) => !any.some((word) => words.has(word))).length <= 1;

/** The same of all its words. */
const mayHold = ({ words }: Side, claim: Claim): boolean =>
  matterOf(claim).filter(({ variants }) => ![...variants.keys()].some((word) => words.has(word))).length <= 1;

/** What a sentence states, clause by clause, without who says it; “denied that” stays with what is denied. */
function clausesIn({ text, span, attributions }: Fact): readonly Span[] {
  const said = attributions.flatMap(({ cue, content }): readonly Span[] => {
    if (!content) return [];
    const isDenied = cue && negates(text.slice(cue.start - span.start, cue.end - span.start));
    return [{ start: (isDenied ? cue : content).start - span.start, end: content.end - span.start }];
  });
  return (said.length ? said : [{ start: 0, end: text.length }])
    .flatMap((one) =>
      clausesOf(sliceOf(text, one)).map(({ start, end }) => ({
        start: one.start + start,
        end: one.start + end,
      })),
    )
    .filter((clause) => !leaning.test(sliceOf(text, clause)));
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
