import type { Searched } from "./answer.js";
import type { Citation } from "./citation.js";
import { citeAll } from "./cite.js";
import { overlapsDays } from "./dates.js";
import { type Difference, differencesBetween } from "./differences.js";
import { type Edition, searchedIn } from "./edition.js";
import { type Fact, readArticle } from "./facts.js";
import type { Features } from "./features.js";
import { fold } from "./fold.js";
import { type Question, type QuestionTerm, readQuestion } from "./question.js";
import { type Ranked, rank } from "./ranking.js";
import { squash, wordsOf } from "./words.js";

/** A sentence held against the archive. The citations are best first. */
export interface Finding {
  readonly kind: "verbatim" | "supported" | "differs" | "not-found";
  readonly claim: string;
  /** How the claim differs from the first citation. */
  readonly differs: readonly Difference[];
  readonly citations: readonly Citation[];
  readonly searched: Searched;
}

const CANDIDATES = 60;
const SHOWN = 5;
/** Fewest words that are found verbatim; shorter runs occur by chance. */
const VERBATIM_WORDS = 4;
/** Share of a sentence that a fragment must make up to count as the sentence, unless it was quoted. */
const VERBATIM_SHARE = 0.5;
/** Share of the claim's matter, by rarity, that a sentence must hold to be about the same thing. */
const SAME_MATTER = 0.6;
/** Of that, so much must stand in the sentence itself and not in what it leans on. */
const OWN_MATTER = 0.35;
/** Another sentence is held against the claim too when it holds about as much of it. */
const AS_CLOSE = 0.85;
/** Sentences that are held against the claim. */
const HELD = 4;

/** Holds a sentence against the archive: verbatim, supported, differing (and in what), or not found. */
export function check(edition: Edition, text: string, now: Date): Finding {
  const searched = searchedIn(edition);
  const found = (
    kind: Finding["kind"],
    facts: readonly Ranked[],
    differs: readonly Difference[] = [],
  ): Finding => ({
    kind,
    claim: text,
    differs,
    citations: citeAll(fold(facts).slice(0, SHOWN)),
    searched,
  });
  const question = readQuestion(text, edition.index, now);
  const claim = readClaim(text, now);
  const candidates = candidatesFor(question, claim, edition);
  const verbatim = candidates.filter(({ fact }) => isVerbatim(text, fact));
  if (verbatim.length) return found("verbatim", verbatim);

  const best = candidates[0];
  const strange = question.terms.some(({ unknown, name }) => unknown && name);
  if (!best || strange || !isAbout(best.features)) return found("not-found", candidates.slice(0, 3));
  const close = candidates
    .filter(({ features }) => isAbout(features) && features.coverage >= best.features.coverage * AS_CLOSE)
    .slice(0, HELD)
    .filter((one) => isOfItsTime(claim, one) && sharesMore(question, one));
  const judged = close.map((one) => ({ one, differs: differing(question, claim, one) }));
  const agreeing = judged.filter(
    ({ one, differs }) => differs.length === 0 && holdsAll(question, claim, one),
  );
  if (agreeing.length) return found("supported", [...agreeing.map(({ one }) => one), ...close]);
  const other = judged.find(({ differs }) => differs.length > 0);
  if (other) return found("differs", [other.one, ...candidates], other.differs);
  return found("not-found", candidates.slice(0, 3));
}

/** It holds the same matter, most of it with what it leans on, and some of it itself. */
export const isAbout = ({ coverage, context }: Features): boolean =>
  context >= SAME_MATTER && coverage >= OWN_MATTER;

/** Sentences about the claim's matter, best first: who says it and its figures are compared, not looked for. */
function candidatesFor(question: Question, claim: Fact, { index }: Edition): readonly Ranked[] {
  const matter = question.terms.filter(({ at, unknown }) => !unknown && !isCompared(claim, at));
  const terms = new Map(matter.flatMap(({ variants }) => [...variants]));
  return rank({ ...question, terms: matter, wants: "any" }, index.search(terms, CANDIDATES), index)
    .filter(({ fact }) => fact.kind === "sentence")
    .sort((a, b) => b.features.coverage - a.features.coverage || b.score - a.score);
}

/**
 * In what they differ. With a word the archive does not have, another figure, date or name may be one
 * of another thing: the hull is no bridge, however long.
 */
function differing(question: Question, claim: Fact, one: Ranked): readonly Difference[] {
  const differs = differencesBetween(claim, one);
  const isKnown = question.terms.every(({ unknown, at }) => !unknown || isCompared(claim, at));
  return isKnown ? differs : differs.filter(({ in: matter }) => !/^(?:figure|date|name|place)$/.test(matter));
}

/** Who says it, and its figures, are compared and not looked for. */
const isCompared = ({ attributions, figures }: Fact, at: number): boolean =>
  [
    ...attributions.flatMap(({ source }) => source ?? []),
    ...figures.filter(({ unit }) => unit !== "vague"),
  ].some(({ start, end }) => start <= at && at < end);

/** Supported is only what stands there whole: every word of the claim, in the sentence or in what it leans on. */
function holdsAll(
  { terms }: Question,
  claim: Fact,
  { terms: own, leadTerms, contextTerms, speakerTerms }: Ranked,
): boolean {
  const printed = new Set([...own.map(({ term }) => term), ...leadTerms, ...speakerTerms]);
  const holds = (term: QuestionTerm) =>
    [...term.variants.keys()].some(
      (variant) => printed.has(variant) || (!isPredicate(claim, term) && contextTerms.has(variant)),
    );
  return terms.every((term) => holds(term) || isCompared(claim, term.at));
}

/** Names alone say nothing of the matter: some other word must be shared too. */
const sharesMore = ({ terms }: Question, { terms: own }: Ranked): boolean =>
  terms.every(({ name }) => name) ||
  terms.some(({ name, variants }) => !name && own.some(({ term }) => variants.has(term)));

/** What is said to be done may not come from a headline: “has resigned”, “cancelled”; “the reopened bridge” may. */
function isPredicate({ text }: Fact, { at, text: word }: QuestionTerm): boolean {
  const before = text.slice(0, at);
  if (
    /\b(?:has|have|had|will|would|is|are|was|were|be|been|did|does|do|not|to)\s+(?:\w+ly\s+)?$/i.test(before)
  )
    return true;
  return /ed$/i.test(word) && !/\b(?:the|a|an|its|his|her|their|this|that|of|and)\s+$/i.test(before);
}

/** A claim with a date is held only against sentences of that time, or with a date of their own. */
const isOfItsTime = (claim: Fact, { fact, reading }: Ranked): boolean =>
  fact.dates.length > 0 || claim.dates.every((date) => overlapsDays(date, reading.article.publishedAt));

/** The claim, read as if it were the one sentence of an article. */
function readClaim(text: string, now: Date): Fact {
  const sentence = /[.?!]["”’]?$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
  const reading = readArticle({
    slug: "claim",
    headline: "",
    publishedAt: now.toISOString(),
    revision: 1,
    text: sentence,
    status: "published",
    corrections: [],
  });
  return reading.facts.find(({ kind }) => kind === "sentence") ?? reading.facts[0]!;
}

/** The sentence itself, most of it, or words of it that were quoted. */
function isVerbatim(text: string, { text: sentence }: Fact): boolean {
  const [claim, printed] = [squash(text), squash(sentence)];
  if (claim === printed) return true;
  const words = wordsOf(text).length;
  if (words < VERBATIM_WORDS || !` ${printed} `.includes(` ${claim} `)) return false;
  return words >= wordsOf(sentence).length * VERBATIM_SHARE || /^["“].*["”]$/s.test(text.trim());
}
