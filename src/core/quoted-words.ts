import type { Outcome } from "./claim.js";
import { type Claim, isCompared } from "./claim-text.js";
import { holdsDates } from "./differences/date.js";
import { isNamed, isPrintedAs } from "./differences/named.js";
import type { Difference } from "./differences.js";
import type { Edition } from "./edition.js";
import { negates } from "./negation.js";
import { holdsWords, type Passage, passagesFor, quotesWords } from "./passages.js";
import { contains, type Span, sliceOf } from "./span.js";
import { termsOf } from "./terms.js";
import { diffWords, likenessOf } from "./word-diff.js";
import { wordsOf } from "./words.js";

/** Fewest words of a quotation that are looked for anywhere; fewer are compared with the claim's sentence. */
const FEWEST = 3;
/** Share of a quotation's words, in order, that a sentence must have to be the one it was altered from. */
const ALTERED = 0.6;
/** Share of its words that find a sentence, not its “of” and “the”. */
const MATTER = 0.5;
/** Nearest sentences that are shown where nobody said it. */
const NEAREST = 3;

/**
 * Words in quotation marks, held against what was printed: spliced from two sentences, altered, said
 * by somebody else, or said by nobody. Nothing where every quotation stands as it is and the rest of
 * the claim remains to be seen.
 */
export async function heldQuotations(claim: Claim, edition: Edition): Promise<Outcome | undefined> {
  for (const span of claim.quotations) {
    const words = sliceOf(claim.text, span);
    const outcome =
      wordsOf(words).length < FEWEST ? undefined : held(claim, span, await passagesFor(words, edition));
    if (outcome) return outcome;
  }
  return undefined;
}

function held(claim: Claim, span: Span, passages: readonly Passage[]): Outcome | undefined {
  const words = sliceOf(claim.text, span);
  const exact = passages.filter((passage) => holdsWords(passage, words));
  if (exact.length) return heldSpeaker(claim, words, exact);
  const pieces = splicedFrom(words, passages);
  if (pieces) {
    const facts = factsOf(pieces.map(({ passage }) => passage));
    return differing(facts, [{ in: "wording", claim: words, article: joined(facts) }]);
  }
  const altered = alteredFrom(words, passages);
  if (!altered)
    return { kind: "not-found", facts: factsOf(passages.slice(0, NEAREST)), rests: 0, differs: [] };
  if (altered.over) {
    // Word by word only within a sentence: what is shown stands in one slice.
    const { one, sentences } = altered.passage;
    const facts = sentences.slice(0, altered.over).map((fact) => ({ fact, reading: one.reading }));
    return differing(facts, [{ in: "wording", claim: words, article: joined(facts) }]);
  }
  const diff = diffWords(words, altered.text);
  const article = diff.flatMap(({ kind, text }) => (kind === "claim" ? [] : text)).join(" ");
  return differing(
    [altered.passage.one],
    [{ in: "wording", claim: words, article, words: diff }, ...speakerOf(claim, [altered.passage])],
  );
}

const factsOf = (passages: readonly Passage[]): Outcome["facts"] => passages.map(({ one }) => one);
const joined = (facts: Outcome["facts"]): string => facts.map(({ fact }) => fact.text).join(" … ");
const differing = (facts: Outcome["facts"], differs: readonly Difference[]): Outcome => ({
  kind: "differs",
  facts,
  rests: facts.length,
  differs,
});

/** Words that stand as they are: who says them, and whether in quotation marks. */
function heldSpeaker(claim: Claim, words: string, exact: readonly Passage[]): Outcome | undefined {
  const claimed = claimedSpeaker(claim);
  if (!claimed)
    return isAll(claim)
      ? { kind: "verbatim", facts: factsOf(exact), rests: exact.length, differs: [] }
      : undefined;
  const other = speakerOf(claim, exact);
  if (other.length) return differing(factsOf(exact), other);
  const quoted = exact.filter((passage) => quotesWords(passage, words));
  if (quoted.length === 0)
    return differing(factsOf(exact), [{ in: "wording", claim: `“${words}”`, article: words }]);
  const whole = quoted.filter((passage) => isSaidBy(claimed, passage) && saysTheRest(claim, passage));
  return whole.length
    ? { kind: "supported", facts: factsOf(whole), rests: whole.length, differs: [] }
    : undefined;
}

const claimedSpeaker = ({ fact }: Claim): string | undefined =>
  fact.attributions.find(({ speaker }) => speaker)?.speaker;

/** Nothing but the quotation. */
const isAll = ({ question, quotations }: Claim): boolean =>
  quotations.length === 1 &&
  question.terms.every(({ at }) => contains(quotations[0]!, { start: at, end: at + 1 }));

const isSaidBy = (claimed: string, { one: { fact, speakerTerms, reading } }: Passage): boolean =>
  isNamed(claimed, speakerTerms) ||
  fact.attributions.some(({ speaker }) => speaker && isPrintedAs(claimed, speaker, reading.people));

/** Who says it in the article, where that is somebody else than in the claim. */
function speakerOf(claim: Claim, passages: readonly Passage[]): readonly Difference[] {
  const claimed = claimedSpeaker(claim);
  if (!claimed || passages.some((passage) => isSaidBy(claimed, passage))) return [];
  const [printed] = passages.flatMap(({ one }) =>
    one.fact.attributions.flatMap(({ speaker }) => speaker ?? []),
  );
  return printed ? [{ in: "speaker", claim: claimed, article: printed }] : [];
}

/** Whether the passage has all the claim says beside the quotation: other quotations, a role, a day, and no “never”. */
function saysTheRest({ fact, question, quotations, text }: Claim, passage: Passage): boolean {
  const { one } = passage;
  const cues = fact.attributions.flatMap(({ cue }) => cue ?? []);
  const own = new Set([...one.terms.map(({ term }) => term), ...one.speakerTerms]);
  const beside = quotations.reduceRight(
    (left, { start, end }) => left.slice(0, start) + left.slice(end),
    text,
  );
  return (
    !negates(beside) &&
    holdsDates(fact, one) &&
    quotations.every((span) => quotesWords(passage, sliceOf(text, span))) &&
    question.terms.every(
      ({ at, variants }) =>
        isCompared({ ...fact, figures: [] }, at) ||
        [...quotations, ...cues].some((span) => contains(span, { start: at, end: at + 1 })) ||
        [...variants.keys()].some((variant) => own.has(variant)),
    )
  );
}

interface Piece {
  readonly piece: string;
  readonly passage: Passage;
}

const ellipsis = /\s*[[(]?(?:\.\s?\.\s?\.|…)[\])]?\s*/;

/** The two sentences, or more, that a quotation was joined from; nothing where it was not. */
function splicedFrom(words: string, passages: readonly Passage[]): readonly Piece[] | undefined {
  const parts = words.split(ellipsis).filter((part) => wordsOf(part).length > 0);
  for (const cuts of parts.length > 1 ? [parts] : cutsOf(words)) {
    const pieces = cuts.flatMap((piece) => {
      const passage = passages.find((one) => holdsWords(one, piece));
      return passage ? [{ piece, passage }] : [];
    });
    const sentences = new Set(pieces.map(({ passage }) => passage.one.fact.id));
    if (pieces.length === cuts.length && sentences.size > 1) return pieces;
  }
  return undefined;
}

/** Every way to cut words in two, each piece of some length. */
const cutsOf = (words: string): readonly (readonly string[])[] =>
  wordsOf(words)
    .slice(FEWEST, 1 - FEWEST)
    .map(({ start }) => [words.slice(0, start), words.slice(start)]);

/** The sentence, or sentences, that a quotation was altered from. */
function alteredFrom(words: string, passages: readonly Passage[]) {
  const ends = words.match(/[.?!]\s+(?=\p{Lu})/gu)?.length ?? 0;
  const over = ends ? ends + 1 : 0;
  const matter = [...new Set(termsOf(words).map(({ term }) => term))];
  return passages
    .map((passage) => ({ passage, over, text: over ? passage.text : passage.one.fact.text }))
    .map((one) => ({ ...one, likeness: likenessOf(words, one.text) }))
    .filter(({ likeness, text }) => {
      const printed = new Set(termsOf(text).map(({ term }) => term));
      return (
        likeness >= ALTERED && matter.filter((term) => printed.has(term)).length >= matter.length * MATTER
      );
    })
    .sort((a, b) => b.likeness - a.likeness)[0];
}
