import type { Span } from "./span.js";

const negation =
  /\b(?:no|not|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|hardly|barely|(?<!\ba )few|\w+n['’]t|silent|(?:stay(?:ed|s)?|remain(?:ed|s)?|kept|keeps|been|notably) quiet|ruled out|rules out|ruling out|reject(?:ed|s|ing)?|refus(?:ed|es|ing)|den(?:ied|ies|y|ying)|declin(?:ed|es|ing)|dismiss(?:ed|es)?|un(?:resolved|decided|clear|known|likely)|failed to|yet to)\b/gi;

/** The words that turn what is said into its opposite, in order; “neither … nor” is one. */
export const negationsIn = (text: string, offset = 0): readonly Span[] =>
  Array.from(text.replace(second, spaces).matchAll(negation), ({ 0: words, index }) => ({
    start: offset + index,
    end: offset + index + words.length,
  }));

/** The “nor” of a “neither”. */
const second = /(?<=\bneither\b.*\b)nor(?=\b)/gis;
const spaces = (words: string): string => " ".repeat(words.length);

/** Whether some words deny: “who did not sign”. */
export const negates = (text: string): boolean => text.search(negation) >= 0;
