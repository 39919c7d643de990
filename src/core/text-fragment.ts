import { harmless } from "./harmless.js";
import { type Span, sliceOf } from "./span.js";
import { straighten } from "./words.js";

/** Up to this many characters a sentence is named whole; longer ones by their first and last words. */
const WHOLE = 60;
/** Longest piece that is named whole when no first and last words tell it apart. */
const LONGEST_WHOLE = 300;
const FEWEST_WORDS = 4;
/** Words before a sentence by which it is told from an earlier one like it. */
const PREFIX = { fewest: 3, most: 12 } as const;

/** The end of a link that makes a browser scroll to a sentence; an anchor of the page's own is kept. */
export type Fragment = (span: Span, url: string) => string;

/**
 * The ends of links that make a browser scroll to the sentences of a text (WICG scroll-to-text-fragment):
 * a sentence's whole text, or its first and last words, after words before it where it is not the first of
 * its kind. Nothing where none of it tells it apart; browsers that do not know text fragments open the page.
 *
 * @example
 * fragmentsOf("Bridge shut. It may reopen.")({ start: 13, end: 27 }, "https://a.example/x") // => "#:~:text=It%20may%20reopen."
 */
export function fragmentsOf(text: string): Fragment {
  const page = asBrowsersCompare(text);
  const first = (span: Span, from = 0) => page.indexOf(sliceOf(page, span), from) === span.start;
  const encoded = (span: Span) => encode(sliceOf(text, span));

  /** The words that must stand before; nothing where none are needed, or where none would do. */
  function prefixOf(span: Span): string | undefined {
    if (first(span)) return "";
    const line = lineBefore(text, span.start);
    const words = Array.from(sliceOf(text, line).matchAll(/\S+/g), ({ index }) => line.start + index);
    for (let n = PREFIX.fewest; n <= PREFIX.most; n++) {
      const start = words.at(-n) ?? words[0];
      if (start !== undefined && first({ start, end: span.end }))
        return `${encode(text.slice(start, line.end))}-,`;
    }
    return undefined;
  }

  function termsOf({ start, end }: Span): string {
    const words = text.slice(start, end);
    const count = words.split(/\s+/).length;
    for (let n = FEWEST_WORDS; n * 2 <= count && words.length > WHOLE; n++) {
      const opening = { start, end: start + firstWords(words, n).length };
      const closing = { start: end - lastWords(words, n).length, end };
      const prefix = prefixOf(opening);
      if (prefix !== undefined && first(closing, opening.end))
        return `${prefix}${encoded(opening)},${encoded(closing)}`;
    }
    const prefix = words.length <= LONGEST_WHOLE ? prefixOf({ start, end }) : undefined;
    return prefix === undefined ? "" : prefix + encode(words);
  }

  return (span, url) => {
    const terms = termsOf(span);
    return terms && `${url.includes("#") ? "" : "#"}:~:text=${terms}`;
  };
}

/** A browser looks past case, accents and the shape of quotation marks; the length stays the same. */
const asBrowsersCompare = (text: string): string =>
  straighten(text)
    .replace(/\s/g, " ")
    .replace(/[\u00C0-\u024F\u1E00-\u1EFF]/g, (letter) => letter.normalize("NFD")[0]!)
    .toLowerCase();

/** `-` and `,` are syntax in a text fragment; the rest would break links in Slack or Discord. */
const encode = (words: string): string =>
  encodeURIComponent(harmless(words.replace(/\s+/g, " "))).replace(
    /[-!'()*~]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const firstWords = (words: string, n: number): string =>
  new RegExp(`^(?:\\S+\\s+){${n - 1}}\\S+`).exec(words)?.[0] ?? words;
const lastWords = (words: string, n: number): string =>
  new RegExp(`(?:\\S+\\s+){${n - 1}}\\S+$`).exec(words)?.[0] ?? words;

/** What stands before a place on its line, else the line above: no term may reach across two. */
function lineBefore(text: string, at: number): Span {
  const end = text.slice(0, at).trimEnd().length;
  return { start: text.lastIndexOf("\n", end - 1) + 1, end };
}
