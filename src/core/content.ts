import type { Cue } from "./cue.js";
import { type Span, sliceOf } from "./span.js";
import type { Clause, Source } from "./speaker.js";

/** The part after these is the article's own voice again. */
const ownVoice = /,?\s+(?:while|although|though|whereas)\s/;

/** What is said, by the cue at `i` and its source. */
export function contentOf(
  clause: Clause,
  span: Span,
  i: number,
  cue: Cue,
  source: Source | undefined,
  speech: readonly Span[],
): Span | undefined {
  const after = Math.max(
    cue.accordingTo || (source && source.span.start > cue.span.start) ? (source?.span.end ?? 0) : 0,
    cue.span.end,
  );
  const rest = trim(clause.text, { start: after, end: span.end });
  const openedBySpeech = speech.find(({ start, end }) => end <= cue.span.start && start - span.start < 3);
  if (openedBySpeech) return widen(clause.text, openedBySpeech);
  const inverted = source !== undefined && source.span.start > cue.span.start;
  const front = trim(clause.text, { start: span.start, end: cue.span.start });
  if (inverted && (!cue.accordingTo || rest.end - rest.start < 20) && front.end > front.start) return front;
  if (rest.end <= rest.start)
    return front.end > front.start && source && front.end > source.span.end ? front : undefined;
  const next = clause.words[i + 1];
  const start =
    next && next.start >= after && next.folded === "that"
      ? (clause.words[i + 2]?.start ?? rest.start)
      : rest.start;
  const quotedAt = clause.text.slice(start - 1, start);
  const from = /[“"‘]/.test(quotedAt) ? start - 1 : start;
  const own = ownVoice.exec(outsideQuotes(clause, { start: from, end: rest.end }));
  return trim(clause.text, { start: from, end: own ? from + own.index : rest.end });
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
