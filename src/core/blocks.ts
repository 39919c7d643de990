import type { Reference } from "./article.js";
import { type Span, sliceOf } from "./span.js";

export type BlockKind = "headline" | "dateline" | "heading" | "paragraph" | "reference";

/** A line of an article and what it is. */
export interface Block extends Span {
  readonly kind: BlockKind;
}

/** Longest line without an end mark that is still taken for a section heading, in characters. */
const HEADING_MAX = 140;
/** Longest numbered line that is still taken for a listed source, in characters. */
const REFERENCE_MAX = 200;
/** Of the first lines, how many may be the dateline. */
const DATELINE_WITHIN = 3;

const month = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?";
const weekday = "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\\s+)?";
const dateLine = new RegExp(
  `^${weekday}(?:\\d{1,2}(?:st|nd|rd|th)?\\s+${month},?\\s+\\d{4}|${month}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{4}-\\d{2}-\\d{2})$`,
  "i",
);
const endMark = /[.?!…:;,]["'”’»)\]]*$/;
const numbered = /^(\d{1,2})[.)]\s+\S/;

/**
 * Splits an article at its line breaks and says what each line is, before anything looks for
 * sentences: every splitter glues headings and datelines to the next sentence without it.
 *
 * @param headline the article's headline; a first line that equals it is the headline block
 */
export function readBlocks(text: string, headline: string): readonly Block[] {
  const lines = linesOf(text);
  const firstReference = startOfReferences(text, lines);
  return lines.map((line, i) => ({
    ...line,
    kind: kindOf(sliceOf(text, line), i, headline, firstReference),
  }));
}

function kindOf(line: string, i: number, headline: string, firstReference: number): BlockKind {
  if (i === 0 && line === headline) return "headline";
  if (i < DATELINE_WITHIN && dateLine.test(line)) return "dateline";
  if (i >= firstReference) return "reference";
  return line.length < HEADING_MAX && !endMark.test(line) ? "heading" : "paragraph";
}

/** Trimmed, non-empty lines; the mark of a Markdown heading lies outside its span. */
function linesOf(text: string): readonly Span[] {
  return Array.from(text.matchAll(/[^\r\n\u2028\u2029]+/g), ({ 0: line, index }) => {
    const mark = /^\s*(?:#{1,6}\s+)?/.exec(line)?.[0].length ?? 0;
    const start = index + mark;
    return { start, end: start + line.slice(mark).trimEnd().length };
  }).filter(({ start, end }) => start < end);
}

/** Listed sources are the run of numbered lines at the end, after at least one line of another kind. */
function startOfReferences(text: string, lines: readonly Span[]): number {
  const last = lines.findLastIndex((line) => {
    const words = sliceOf(text, line);
    return words.length > REFERENCE_MAX || !numbered.test(words);
  });
  return last < 0 ? lines.length : last + 1;
}

/**
 * A listed source, read: `3. Publisher: Title`.
 *
 * @example
 * readReference("2. Coast Wire: Bridge closed") // => { number: 2, publisher: "Coast Wire", title: "Bridge closed" }
 */
export function readReference(line: string): Reference {
  const {
    number = "0",
    publisher,
    title = line,
  } = /^(?<number>\d+)[.)]\s+(?:(?<publisher>[^:]{2,60}):\s+)?(?<title>.+)$/.exec(line)?.groups ?? {};
  return { number: Number(number), ...(publisher && { publisher }), title };
}
