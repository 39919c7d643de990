import type { Span } from "./span.js";
import { sliceOf } from "./span.js";

/** Up to this many characters a sentence is named whole; longer ones by their first and last words. */
const WHOLE = 60;
/** Longest piece that is named whole when no first and last words tell it apart. */
const LONGEST_WHOLE = 300;
const FEWEST_WORDS = 4;

/** `-` and `,` are syntax in a text fragment; the rest would break links in Slack or Discord. */
const encode = (words: string): string =>
  encodeURIComponent(words).replace(
    /[-!'()*~]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * The end of a link that makes a browser scroll to a sentence (WICG scroll-to-text-fragment):
 * its whole text, or first and last words. Nothing where neither tells it apart; browsers that do
 * not know text fragments open the page.
 *
 * @param url the page; an anchor of its own is kept
 * @example
 * textFragment("Bridge shut. It may reopen.", { start: 13, end: 27 }, "https://a.example/x") // => "#:~:text=It%20may%20reopen."
 */
export function textFragment(text: string, span: Span, url: string): string {
  const words = sliceOf(text, span);
  const hash = url.includes("#") ? ":~:text=" : "#:~:text=";
  const whole = hash + prefixOf(text, span) + encode(words);
  if (words.length <= WHOLE) return whole;
  const count = words.split(/\s+/).length;
  for (let n = FEWEST_WORDS; n * 2 <= count; n++) {
    const [start, end] = [firstWords(words, n), lastWords(words, n)];
    if (
      isFirst(text, start, 0, span.start) &&
      isFirst(text, end, span.start + start.length, span.end - end.length)
    )
      return `${hash}${encode(start)},${encode(end)}`;
  }
  return words.length <= LONGEST_WHOLE ? whole : "";
}

/** A browser takes the first match, whatever its case. */
const isFirst = (text: string, words: string, from: number, at: number): boolean =>
  text.toLowerCase().indexOf(words.toLowerCase(), from) === at;

const firstWords = (words: string, n: number): string =>
  new RegExp(`^(?:\\S+\\s+){${n - 1}}\\S+`).exec(words)?.[0] ?? words;
const lastWords = (words: string, n: number): string =>
  new RegExp(`(?:\\S+\\s+){${n - 1}}\\S+$`).exec(words)?.[0] ?? words;

/** Words before a sentence that is not the first of its kind, from the same line. */
function prefixOf(text: string, { start, end }: Span): string {
  const first = text.toLowerCase().indexOf(text.slice(start, end).toLowerCase());
  if (first === start) return "";
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start).trimEnd();
  return line ? `${encode(lastWords(line, Math.min(3, line.split(/\s+/).length)))}-,` : "";
}
