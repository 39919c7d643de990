import type { Reference } from "./article.js";
import { headsNotes, isHeadedNote, isNote } from "./correction-notes.js";
import { holdsItems } from "./sentences.js";
import { type Span, sliceOf } from "./span.js";

export type BlockKind = "headline" | "dateline" | "heading" | "paragraph" | "reference" | "correction";

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
  `^(?:(?:first )?(?:published|posted)(?: on)?:? )?${weekday}(?:\\d{1,2}(?:st|nd|rd|th)?\\s+${month},?\\s+\\d{4}|${month}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{4}-\\d{2}-\\d{2})$`,
  "i",
);
const endMark = /[.?!…:;,](?:\s?["'”’»)\]])*$/;
const numbered = /^(\d{1,2})[.)]\s+\S/;

/**
 * Splits an article at its line breaks and says what each line is, before anything looks for
 * sentences: every splitter glues headings and datelines to the next sentence without it.
 *
 * @param headline the article's headline; a first line that equals it is the headline block
 */
export function readBlocks(text: string, headline: string): readonly Block[] {
  const lines = unwrapped(text, linesOf(text));
  const firstReference = startOfReferences(text, lines);
  const blocks = lines.map((line, i) => ({
    ...line,
    kind: kindOf(sliceOf(text, line), i, headline, firstReference),
  }));
  return withNotes(text, blocks);
}

/** Correction notes stand within so many blocks of the body's beginning and end. */
const NOTES_WITHIN = { first: 2, last: 4 } as const;

/** In between, the same words are what the article is about. */
function withNotes(text: string, blocks: readonly Block[]): readonly Block[] {
  const body = blocks.filter(({ kind }) => kind === "heading" || kind === "paragraph");
  const ends = new Set([...body.slice(0, NOTES_WITHIN.first), ...body.slice(-NOTES_WITHIN.last)]);
  let isHeaded = false;
  return blocks.map((block) => {
    const words = sliceOf(text, block);
    isHeaded = ends.has(block) && (headsNotes(words) || (isHeaded && isHeadedNote(words)));
    const isCorrection = ends.has(block) && (isNote(words) || (isHeaded && !headsNotes(words)));
    return isCorrection ? { ...block, kind: "correction" } : block;
  });
}

function kindOf(line: string, i: number, headline: string, firstReference: number): BlockKind {
  if (i === 0 && line === headline) return "headline";
  if (i < DATELINE_WITHIN && dateLine.test(line)) return "dateline";
  if (i >= firstReference) return "reference";
  if (holdsItems(line)) return "paragraph";
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

/** Width of hard-wrapped lines, in characters; the last of a paragraph may be shorter. */
const WRAPPED = { from: 40, to: 110, spread: 35 } as const;

/** Lines that a typewriter or a mail program broke are put together again; their breaks stay inside the block. */
function unwrapped(text: string, lines: readonly Span[]): readonly Span[] {
  return groupsOf(text, lines).flatMap((group) => {
    if (isWrapped(text, group)) return [{ start: group[0]!.start, end: group.at(-1)!.end }];
    return rejoined(text, group);
  });
}

/** Fewest words of a line that goes on in the next; fewer are items of a list. */
const GOES_ON_WORDS = 4;

/** A line that opens in lower case goes on from the one before. */
function rejoined(text: string, lines: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const words = before && sliceOf(text, before);
    const goesOn =
      words &&
      /^\p{Ll}/u.test(sliceOf(text, line)) &&
      !endMark.test(words) &&
      words.split(/\s+/).length >= GOES_ON_WORDS;
    if (before && goesOn) joined[joined.length - 1] = { start: before.start, end: line.end };
    else joined.push(line);
  }
  return joined;
}

/** Lines with no blank line between them. */
function groupsOf(text: string, lines: readonly Span[]): readonly (readonly Span[])[] {
  const groups: Span[][] = [];
  for (const line of lines) {
    const before = groups.at(-1)?.at(-1);
    if (before && !/\n[^\S\n]*\r?\n/.test(text.slice(before.end, line.start))) groups.at(-1)!.push(line);
    else groups.push([line]);
  }
  return groups;
}

function isWrapped(text: string, group: readonly Span[]): boolean {
  const full = group.slice(0, -1);
  if (full.length < 2) return false;
  const widths = full.map(({ start, end }) => end - start);
  const [least, most] = [Math.min(...widths), Math.max(...widths)];
  const isEven = least >= WRAPPED.from && most <= WRAPPED.to && most - least <= WRAPPED.spread;
  const goOn = group.slice(1).filter((line) => /^\p{Ll}/u.test(sliceOf(text, line)));
  return isEven && goOn.length * 2 >= full.length;
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
