import type { Edition } from "./edition.js";
import { type Fact, readArticle } from "./facts.js";
import { isPast } from "./irregular.js";
import { type Question, type QuestionTerm, readQuestion } from "./question.js";
import { readQuotations } from "./quotations.js";
import { contains, type Span } from "./span.js";

/** A claim, read both as an article reads its sentences and as a question is read. Offsets are the text's. */
export interface Claim {
  readonly text: string;
  readonly fact: Fact;
  readonly question: Question;
  /** Words in quotation marks, without them. */
  readonly quotations: readonly Span[];
}

/** Reads a claim. */
export function readClaim(text: string, { index }: Edition, now: Date): Claim {
  const question = readQuestion(text, index, now);
  const fact = sentenceOf(question.text, now);
  return { text: question.text, fact, question, quotations: readQuotations(question.text) };
}

/** The claim as if it were the one sentence of an article. */
function sentenceOf(text: string, now: Date): Fact {
  const { facts } = readArticle({
    slug: "claim",
    headline: "",
    publishedAt: now.toISOString(),
    revision: 1,
    text: /[.?!]["”’]?$/.test(text) ? text : `${text}.`,
    status: "published",
    corrections: [],
  });
  return facts.find(({ kind }) => kind === "sentence") ?? facts[0]!;
}

/** Years that stand alone: “opened in 1968”. */
export const yearsIn = (text: string): readonly Span[] =>
  Array.from(text.matchAll(/\b(?:1[5-9]|20)\d\d\b/g), ({ index }) => ({ start: index, end: index + 4 }));

/** Who says it, its figures and its years are compared and not looked for. */
export const isCompared = ({ attributions, figures, text }: Fact, at: number): boolean =>
  [
    ...attributions.flatMap(({ source }) => source ?? []),
    ...figures.filter(({ unit }) => unit !== "vague"),
    ...yearsIn(text),
  ].some((span) => stands(span, at));

/** Whether a word of the claim is of a name; at the head of the claim a capital alone does not tell. */
export const isOfName = ({ fact }: Claim, { at, name }: QuestionTerm): boolean =>
  name || fact.names.some((span) => stands(span, at));

const stands = (span: Span, at: number): boolean => contains(span, { start: at, end: at + 1 });

/** Whether a word says what is done: “has resigned”, “cancelled”, “opposes the toll”; not “the reopened bridge”. */
export function isPredicate(
  { text }: Pick<Claim, "text">,
  { at, text: word }: Pick<QuestionTerm, "at" | "text">,
): boolean {
  const before = text.slice(0, at);
  if (
    /\b(?:has|have|had|will|would|can|could|may|might|must|should|is|are|was|were|be|been|remains?|remained|did|does|do|not|to)\s+(?:(?:\w+ly|still|now)\s+)?$/i.test(
      before,
    )
  )
    return true;
  const isPresent = /s$/i.test(word) && /^\s+(?:the|an?)\b/.test(text.slice(at + word.length));
  return (
    (isPast(word) || isPresent) &&
    !/^\p{Lu}/u.test(word) &&
    !/(?:\b(?:the|an?|its|his|her|their|this|that|no|of|on|in|at|by|for|from|with|and|or)|\d)\s+$/i.test(
      before,
    )
  );
}
