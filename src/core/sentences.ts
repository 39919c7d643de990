import type { Span } from "./span.js";

/** Before a name or a number; the sentence goes on. */
const titles = new Set(
  `mr mrs ms mx dr prof gov lt gen col sgt capt cpl cmdr maj adm rep sen rev hon pres st mt ft messrs mme mlle supt insp det
   jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
   no nos vs v fig p pp vol ch art sec approx est cf ca viz al dept univ assn bros e.g i.e n°`.split(/\s+/),
);

/** May also end a sentence; it does when a usual opening follows. */
const eitherWay = new Set(
  `u.s u.k u.n e.u u.s.a d.c u.a.e inc co corp ltd llc plc a.m p.m am pm ph.d m.d b.a m.a jr sr etc ave blvd rd`.split(
    /\s+/,
  ),
);

/** Words that usually open a sentence after a full stop. */
const openers = new Set(
  `the a an this that these those he she it they we you i his her its their our my there here in on at by for from with
   after before when while if as but and or so yet although though however meanwhile since until once because both each
   many most some several all no not what who why how where which according last next earlier later now then still also
   only even another other such under over during between among about despite instead nearly more one two three asked
   did does do is are was were will would can could may might should has have had let please`.split(/\s+/),
);

const saidWords =
  /^(?:said|says|say|asked|asks|added|adds|told|wrote|replied|explained|continued|shouted|insisted)$/;
const pronouns = /^(?:he|she|they|it|i|we|you|who)$/;
const listMark = /^(?:[•⁃]\s?\d{1,2}\.|\(?\d{1,2}[.)]+|\(?[a-z][.)]|[ivx]{1,4}[.)]|[•⁃*·-])$/i;
const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * The sentences of a paragraph, as spans of it (moved by `offset`), white space left outside.
 * Boundaries are those of `Intl.Segmenter`, joined where an abbreviation, an initial, a list mark
 * or speech goes on, and parted after an ellipsis before a usual opening.
 *
 * @example
 * readSentences("Mr. Low spoke. “Why?” he asked.") // => [{ start: 0, end: 14 }, { start: 15, end: 31 }]
 */
export function readSentences(paragraph: string, offset = 0): readonly Span[] {
  const joined: Span[] = [];
  const isList = opensList.test(paragraph);
  for (const { segment, index } of segmentsOf(paragraph)) {
    const before = joined.at(-1);
    const next = { start: index, end: index + segment.length };
    const closing = before && /^\s*”(?=\s)/.exec(segment)?.[0].length;
    if (before && closing) {
      // A closing mark set off by a space belongs to the speech before it.
      joined[joined.length - 1] = { start: before.start, end: index + closing };
      joined.push({ start: index + closing, end: next.end });
    } else if (before && goesOn(paragraph.slice(before.start, before.end), segment))
      joined[joined.length - 1] = { start: before.start, end: next.end };
    else joined.push(before && isList ? withMark(paragraph, joined, next) : next);
  }
  return joined
    .flatMap((span) => partAtEllipsis(paragraph, span))
    .flatMap((span) => partAtListMarks(paragraph, span))
    .map((span) => trimmed(paragraph, span))
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => ({ start: start + offset, end: end + offset }));
}

/** `Intl.Segmenter` takes time with the square of its text, so a long paragraph is handed over in windows, of characters. */
const WINDOW = 2000;

function* segmentsOf(paragraph: string): Generator<{ readonly segment: string; readonly index: number }> {
  let width = WINDOW;
  for (let from = 0; from < paragraph.length; ) {
    const found = [...segmenter.segment(paragraph.slice(from, from + width))];
    const isLast = from + width >= paragraph.length;
    // What stands last in a window may go on beyond it.
    const whole = isLast ? found : found.slice(0, -1);
    for (const { segment, index } of whole) yield { segment, index: from + index };
    if (isLast) return;
    from += whole.reduce((sum, { segment }) => sum + segment.length, 0);
    width = whole.length ? WINDOW : width * 2;
  }
}

function goesOn(before: string, after: string): boolean {
  const done = before.trimEnd();
  const next = after.trimStart();
  if (!/[\p{L}\p{N}]/u.test(next)) return true;
  if (listMark.test(done)) return true;
  // A line break inside a paragraph ends no sentence by itself.
  if (/[\n\r]\s*$/.test(before) && !/[.?!…]["'”’)\]]*$/.test(done)) return true;
  const word = firstWord(next);
  // At 7 a.m. “Nobody told us,” he said: speech opens a sentence of its own.
  if (/\b[ap]\.m\.$/i.test(done) && /^["“]/.test(next)) return false;
  if (/[?!]["”’]+$/.test(done)) return speechTag(next) || /^\p{Ll}/u.test(next);
  if (/^\p{Ll}/u.test(next)) return true;
  return abbreviated(done, word);
}

/** Whether the last full stop belongs to an initial or an abbreviation. */
function abbreviated(done: string, next: string): boolean {
  const last = /(?:^|[\s(“"‘'\-–—/])((?:\p{L}\.)*\p{L}+°?)\.$/u.exec(done)?.[1];
  if (!last) return false;
  const folded = last.toLowerCase();
  if (titles.has(folded)) return !/^(?:no|p|n°)$/.test(folded) || /^\d/.test(next);
  if (/^\p{Lu}$/u.test(last)) return last !== "I" || !openers.has(next.toLowerCase());
  return eitherWay.has(folded) && !openers.has(next.toLowerCase());
}

/** “…?” he asked: the question mark ends the speech, not the sentence. */
function speechTag(next: string): boolean {
  const [first = "", second = ""] = next.split(/[\s,.]+/, 2).map((word) => word.toLowerCase());
  return saidWords.test(first) || (pronouns.test(first) && saidWords.test(second));
}

const firstWord = (text: string): string => /[\p{L}\p{N}]+/u.exec(text)?.[0] ?? "";

function partAtEllipsis(paragraph: string, { start, end }: Span): readonly Span[] {
  const cuts = Array.from(
    paragraph.slice(start, end).matchAll(/(?:…|\.{3}|(?:\. ){2}\.)["”’]?\s+(?=["“‘]?(\p{Lu}\p{L}*))/gu),
  )
    .filter((match) => openers.has((match[1] ?? "").toLowerCase()))
    .map((match) => start + match.index + match[0].length);
  return [start, ...cuts].map((from, i) => ({ start: from, end: cuts[i] ?? end }));
}

const opensList = /^\s*(?:[•⁃]\s?\d{0,2}|\(?(?:\d{1,2}|[a-z])[.)])/;

/** A list mark that ended up behind the item before is its own item's. */
function withMark(paragraph: string, joined: Span[], next: Span): Span {
  const before = joined.at(-1)!;
  const mark = /\s(?:[•⁃]\s?)?(?:\d{1,2}[.)]{1,2}|[a-z]\.)\s*$/.exec(
    paragraph.slice(before.start, before.end),
  );
  if (!mark || mark.index === 0) return next;
  joined[joined.length - 1] = { start: before.start, end: before.start + mark.index };
  return { start: before.start + mark.index, end: next.end };
}

const furtherItem = /(?<=[^\s•⁃])\s+(?=(?:[•⁃]\s?(?:\d{1,2}\.)?|\(?\d{1,2}[.)]{1,2}|[a-z][.)])\s?\p{Lu})/gu;

/** Whether a line is a list run together: “1. Eggs 2. Milk”. */
export const holdsItems = (line: string): boolean => opensList.test(line) && line.search(furtherItem) > 0;

/** “1. Eggs 2. Milk”: in a line that opens with a list mark each further one opens an item. */
function partAtListMarks(paragraph: string, { start, end }: Span): readonly Span[] {
  const words = paragraph.slice(start, end);
  if (!opensList.test(words)) return [{ start, end }];
  const cuts = Array.from(words.matchAll(furtherItem), ({ 0: gap, index }) => start + index + gap.length);
  return [start, ...cuts].map((from, i) => ({ start: from, end: cuts[i] ?? end }));
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  return { start: from, end: from + words.trim().length };
}
