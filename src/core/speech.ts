import type { Clause } from "./clause.js";
import type { Name } from "./names.js";
import { type Quotation, readQuotations } from "./quotations.js";
import { contains, type Span, sliceOf } from "./span.js";
import { wordsOf } from "./words.js";

/** A sentence to be attributed, with the paragraph it stands in. */
export interface Utterance {
  readonly span: Span;
  readonly paragraph: number;
  readonly names: readonly Name[];
}

/** The quotations of each paragraph: they run over sentences. */
export type Quotations = ReadonlyMap<number, readonly Quotation[]>;

/** Quotations run over sentences, so they are read by paragraph. */
export function quotationsByParagraph(text: string, sentences: readonly Utterance[]): Quotations {
  const paragraphs = new Map<number, Span>();
  for (const { paragraph, span } of sentences)
    paragraphs.set(paragraph, { start: paragraphs.get(paragraph)?.start ?? span.start, end: span.end });
  return new Map([...paragraphs].map(([i, span]) => [i, readQuotations(sliceOf(text, span), span.start)]));
}

/** Offsets in a clause are those of the article, whose text it keeps up to its own end. */
export function clauseOf(text: string, { span, names }: Utterance, quotations: readonly Quotation[]): Clause {
  return {
    text: text.slice(0, span.end),
    words: wordsOf(sliceOf(text, span), span.start),
    names,
    quotations: quotations
      .map(({ start, end }) => ({
        start: Math.max(start, span.start),
        end: Math.min(end, span.end),
        whole: withMarks(text, { start, end }),
      }))
      .filter(({ start, end }) => start < end),
  };
}

/** A quotation with the marks it stands between. */
export const withMarks = (text: string, { start, end }: Span): Span => ({
  start: start - 1,
  end: /[”"’'»]/.test(text[end] ?? "") ? end + 1 : end,
});

/** Nothing but speech: words of the article's own around a quotation make it a phrase of the article. */
export const isAllSpeech = ({ words }: Clause, { start, end }: Span, speech: readonly Span[]): boolean =>
  words.every(
    (word) => word.start < start || word.end > end || speech.some((quotation) => contains(quotation, word)),
  );

/** Capitals throughout mark a name, not speech: “Coalition of the Willing”. */
export function isSpeech({ text }: Clause, quotation: Span): boolean {
  const words = wordsOf(sliceOf(text, quotation));
  const content = words.filter(
    ({ folded }) => !/^(?:of|the|and|a|an|in|for|to|on|at|by|from|with)$/.test(folded),
  );
  return (
    content.some((word) => /^[\p{Ll}\p{N}]/u.test(word.text)) ||
    (words.length === 1 && /[.?!,]$/.test(sliceOf(text, quotation)))
  );
}
