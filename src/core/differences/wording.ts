import { isCompared, isOfName } from "../claim-text.js";
import type { Comparator, DifferenceKind } from "../differences.js";
import type { Evidence } from "../evidence.js";
import type { QuestionTerm } from "../question.js";
import { readQuotations } from "../quotations.js";
import { sliceOf } from "../span.js";
import { stopwords } from "../stopwords.js";
import { stemOf } from "../terms.js";
import { squash, type Word, wordsOf } from "../words.js";
import { kindOf } from "./named.js";

/** Words in quotation marks that are not the article's. */
export const quotation: Comparator = ({ text, quotations }, { fact }) => {
  const printed = squash(fact.text);
  const altered = quotations
    .map((span) => sliceOf(text, span))
    .find((words) => !printed.includes(squash(words)));
  const meant = altered && readQuotations(fact.text)[0];
  return altered && meant ? { in: "wording", claim: altered, article: sliceOf(fact.text, meant) } : undefined;
};

/** Fewest other words that must agree before one word can be said to stand in another's place. */
const ANCHORS = 2;

/** All the same but for words that stand in one another's place: “a gold medal” against “a silver medal”. */
export const wording: Comparator = (claim, evidence) => {
  const { fact, question, text } = claim;
  const matter = question.terms.filter(({ at }) => !isCompared(fact, at));
  const kindOfFate = (term: QuestionTerm) => evidence.fates.get(term)!.kind;
  const missing = matter.filter((term) => /^(?:missing|related)$/.test(kindOfFate(term)));
  const anchors = matter.filter(
    (term) => !isOfName(claim, term) && /^(?:held|opposed)$/.test(kindOfFate(term)),
  );
  if (missing.length === 0 || anchors.length < ANCHORS) return undefined;
  const places = missing.map((term) => ({ term, word: counterpart(text, term, evidence) }));
  const swapped = places.find(({ word }) => word);
  // Another subject is another thing: what one town does is not what another does.
  const isFirst = swapped && isOfName(claim, swapped.term) && matter.indexOf(swapped.term) === 0;
  if (!swapped?.word || isFirst || !places.every(({ term, word }) => word ?? isBeside(term, places)))
    return undefined;
  const claimed = swapped.term.text;
  const article = swapped.word.text;
  const name = fact.names.find(({ start, end }) => start <= swapped.term.at && swapped.term.at < end);
  const kind: DifferenceKind = name && name.kind !== "adjective" ? kindOf(fact, name) : "wording";
  return { in: kind, claim: name?.text ?? claimed, article };
};

/** “New York” stands in the place of “Los Angeles” by its first word. */
const isBeside = (term: QuestionTerm, places: readonly { term: QuestionTerm; word: Word | undefined }[]) =>
  places.some(({ term: other, word }) => word && term.at - (other.at + other.text.length) === 1);

/** The word of the sentence that stands between the same words as the claim's. */
function counterpart(text: string, { at }: QuestionTerm, { fact, fates }: Evidence): Word | undefined {
  const [claimed, printed] = [bare(text), bare(fact.text)];
  const i = claimed.findIndex(({ start }) => start === at);
  const shared = new Set([...fates.values()].flatMap((fate) => ("by" in fate ? fate.by.start : [])));
  return printed.find(
    (word, j) =>
      !shared.has(word.start) && !stopwords.has(word.folded) && standsAlike(claimed, i, printed, j),
  );
}

/** The same content word just before or after, or the same two words before. */
function standsAlike(claimed: readonly Word[], i: number, printed: readonly Word[], j: number): boolean {
  const alike = (by: number) => {
    const [a, b] = [claimed[i + by]?.folded, printed[j + by]?.folded];
    return a !== undefined && b !== undefined && stemOf(a) === stemOf(b);
  };
  const content = (by: number) => !stopwords.has(claimed[i + by]?.folded ?? "");
  return (alike(-1) && (content(-1) || alike(-2))) || (alike(1) && content(1));
}

/** The words without articles, which come and go. */
const bare = (text: string): readonly Word[] =>
  wordsOf(text).filter(({ folded }) => !/^(?:a|an|the)$/.test(folded));
