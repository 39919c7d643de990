import type { Span } from "./span.js";

/** A word of a text: where it stands, as printed, and folded for comparison. */
export interface Word extends Span {
  readonly text: string;
  readonly folded: string;
}

// Letters and digits with their accents, joined inside a word by an apostrophe, a full stop (U.S., 4.2) or a thousands comma.
const wordPattern =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:(?:['’.](?=\p{L})|[.,](?=\p{N}))[\p{L}\p{M}\p{N}]+)*[%‰]?/gu;

/**
 * The words of a text in order. Hyphens part words, so that “US-led” is found under both.
 *
 * @example
 * wordsOf("Ukraine’s 20%").map((word) => word.folded) // => ["ukraine", "20%"]
 */
export const wordsOf = (text: string, offset = 0): readonly Word[] =>
  Array.from(text.matchAll(wordPattern), ({ 0: surface, index }) => ({
    text: surface,
    folded: fold(surface),
    start: offset + index,
    end: offset + index + surface.length,
  }));

/**
 * One spelling for words that differ in case, accents, quotation marks, or a possessive.
 *
 * @example
 * fold("Zürich’s") // => "zurich"
 * fold("U.S.") // => "u.s"
 */
export const fold = (word: string): string =>
  plain.test(word)
    ? word.toLowerCase()
    : straighten(word)
        .normalize("NFKD")
        .replace(/\p{M}+/gu, "")
        .toLowerCase()
        .replace(/'s?$/, "")
        .replace(/(?<=\d),(?=\d{3})/g, "");

/** Nearly every word has only its case to fold. */
const plain = /^[a-z\d]+$/i;

/** Straight quotation marks and apostrophes for curly ones; the length stays the same. */
export const straighten = (text: string): string =>
  text.replace(/[‘’‚‛′`´]/g, "'").replace(/[“”„‟″«»]/g, '"');

/** Text with case, accents, marks and white space folded away: equal where two prints say the same words. */
export const squash = (text: string): string =>
  plainWords.test(text)
    ? text.toLowerCase()
    : wordsOf(text)
        .map((word) => word.folded)
        .join(" ");

const plainWords = /^[a-z\d]+(?: [a-z\d]+)*$/i;
