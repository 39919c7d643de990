import type { Span } from "./span.js";

/** Words by which a sentence says less than it seems to; they stay in the quote. */
export interface Hedge extends Span {
  readonly kind: "condition" | "modal" | "approximate" | "plan" | "report" | "negation";
}

const patterns: readonly (readonly [Hedge["kind"], RegExp])[] = [
  [
    "condition",
    /\b(?:only if|even if|if|unless|provided that|in the event of|as long as|subject to|depending on|in principle)\b/gi,
  ],
  ["modal", /\b(?:would|could|may|might|can|likely|unlikely|possibly|perhaps|appears? to|seems? to)\b/gi],
  ["approximate", /\b(?:roughly|around|about|nearly|almost|approximately|largely|broadly|so far)\b/gi],
  ["plan", /\b(?:plans?|intends?|aims?|aimed|hopes?|proposed|expected|set to|due to)\b/gi],
  ["report", /\b(?:alleged(?:ly)?|reported(?:ly)?|claimed|unconfirmed)\b/gi],
  [
    "negation",
    /\b(?:no|not|never|none|neither|nor|without|cannot|\w+n['’]t|unknown|unclear|unresolved|undecided|silent|quiet|declin(?:ed|es|ing)|den(?:y|ied|ies|ying)|refus(?:ed|es|ing)|reject(?:ed|s|ing)|ruled out|rules out|rul(?:e|ing) out|few details|yet to|no comment|dispute[ds]?)\b/gi,
  ],
];

/** The hedges of a sentence, in order. */
export const readHedges = (sentence: string, offset: number): readonly Hedge[] =>
  patterns
    .flatMap(([kind, pattern]) =>
      Array.from(sentence.matchAll(pattern), ({ 0: words, index }) => ({
        kind,
        start: offset + index,
        end: offset + index + words.length,
      })),
    )
    .sort((a, b) => a.start - b.start);

/** A sentence that says what is not known, not decided or not said: an answer, not a refusal. */
export const saysOpen = (sentence: string): boolean =>
  /\b(?:no (?:timeline|date|decision|details?|comment|agreement|figure|reason|plans?|word)|not (?:yet|known|clear|decided|been|said|say|given|disclosed|commented|respond(?:ed)?)|few details|unresolved|undecided|unknown|unclear|remain(?:s|ed)? (?:silent|open|unclear|unresolved)|silent|declined to|yet to|it is not|has not|have not|did not say|would not say)\b/i.test(
    sentence,
  );
