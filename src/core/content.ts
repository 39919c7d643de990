import type { Cue } from "./cue.js";
import { type Span, sliceOf } from "./span.js";
import type { Clause, Quoted, Source } from "./speaker.js";

/** The part after these is the article's own voice again. */
const ownVoice = /,?\s+(?:while|although|though|whereas)\s/;

/** What is said, by a cue and its source: a clause, or the whole of a quotation. */
export function contentOf(
  clause: Clause,
  span: Span,
  cue: Cue,
  source: Source | undefined,
  speech: readonly Quoted[],
): Span | undefined {
  const after = Math.max(
    cue.accordingTo || (source && source.span.start > cue.span.start) ? (source?.span.end ?? 0) : 0,
    cue.span.end,
  );
  const rest = trim(clause.text, { start: after, end: span.end });
  const openedBySpeech = speech.find(({ start, end }) => end <= cue.span.start && start - span.start < 3);
  if (openedBySpeech) return widen(clause.text, openedBySpeech.whole);
  const inverted = source !== undefined && source.span.start > cue.span.start;
  const front = trim(clause.text, { start: span.start, end: cue.span.start });
  if (inverted && (!cue.accordingTo || rest.end - rest.start < 20) && front.end > front.start) return front;
  if (rest.end <= rest.start)
    return front.end > front.start && source && front.end > source.span.end ? front : undefined;
  const start = rest.start + leadOf(cue, sliceOf(clause.text, rest));
  const from = /[“"‘]/.test(clause.text.slice(start - 1, start)) ? start - 1 : start;
  const own = ownVoice.exec(outsideQuotes(clause, { start: from, end: rest.end }));
  const said = trim(clause.text, { start: from, end: own ? from + own.index : rest.end });
  const opening = speech.find(
    (quotation) => quotation.start - said.start <= 2 && quotation.start >= said.start,
  );
  return opening && opening.whole.end > said.end ? widen(clause.text, opening.whole) : said;
}

/** Whom it is said to, or on which day, stands before what is said: “told members on Friday that …”. */
function leadOf({ lemma }: Cue, rest: string): number {
  const addressed = /^(?:tell|warn|assure|remind|inform|convince|advise|notify|show)$/.test(lemma);
  const before = addressed
    ? /^[^,;“”"]{1,70}?\s(?=that\s)/
    : /^(?:on\s+)?(?:\p{Lu}\p{Ll}+day|today|yesterday)(?:\s+(?:night|morning|evening|afternoon))?\s(?=that\s)/u;
  return /^that\s/.test(rest) ? 0 : (before.exec(rest)?.[0].length ?? 0);
}

const widen = (text: string, { start, end }: Span): Span => ({
  start: start - 1,
  end: /[”"’»]/.test(text[end] ?? "") ? end + 1 : end,
});

/** The text with quotations blanked, so that a pattern is looked for outside them only. */
const outsideQuotes = ({ text, quotations }: Clause, span: Span): string =>
  quotations.reduce(
    (masked, { start, end }) =>
      start >= span.start && end <= span.end
        ? masked.slice(0, start - span.start) + "x".repeat(end - start) + masked.slice(end - span.start)
        : masked,
    sliceOf(text, span),
  );

const trim = (text: string, { start, end }: Span): Span => {
  const words = sliceOf(text, { start, end });
  const lead = /^[\s,:;—–-]*/.exec(words)![0].length;
  const tail = /[\s,.;:—–-]*$/.exec(words.slice(lead))![0].length;
  return { start: start + lead, end: Math.max(start + lead, end - tail) };
};

/** How words are said to be somebody's: in quotation marks throughout, in part, or only reported. */
export type Mode = "direct" | "mixed" | "indirect";

/** Whether what is said stands in quotation marks. */
export function modeOf(content: Span | undefined, speech: readonly Span[]): Mode {
  if (!content) return "indirect";
  const quoted = speech.filter(({ start, end }) => start >= content.start - 1 && end <= content.end + 1);
  const length = quoted.reduce((sum, { start, end }) => sum + end - start + 2, 0);
  if (length === 0) return "indirect";
  return length >= (content.end - content.start) * 0.8 ? "direct" : "mixed";
}
