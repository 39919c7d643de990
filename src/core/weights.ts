import type { Features } from "./features.js";
import type { Grounds } from "./trust.js";

/*
 * The weights of an answer, written by `npm run fit -- --write` from questions whose answers are
 * known: SQuAD 2.0, RGB, an answer key to one article, and our own over the demo archive. What each
 * stands for is told in `features.ts` and `trust.ts`; a change of a feature wants a new fit.
 */

/** How much each feature weighs in the order of the candidates. */
export const orderWeights: Readonly<Record<keyof Features, number>> = {
  words: 1.39,
  passage: 1.4,
  coverage: 1.05,
  context: 1.48,
  printed: 2.51,
  matter: 1.72,
  names: 1.74,
  unmet: -0.86,
  beside: 1.43,
  long: -1.26,
  order: 0.89,
  early: 0.94,
  slot: 1.54,
  measure: 2.79,
  near: 1.21,
  leans: 0.19,
  speaker: 1.54,
  phrase: 0.11,
  body: 1.92,
  open: 0.16,
  asks: -0.81,
  fragment: -1.8,
  time: 0.95,
  otherTime: -0.43,
  otherNumbers: 0,
  denies: -1.21,
  otherName: -0.21,
};

/** How much each ground weighs in telling an answer from a sentence that is only near. */
export const trustWeights: Readonly<Record<keyof Grounds, number>> = {
  words: 0.05,
  passage: 0,
  coverage: 0,
  context: 0,
  printed: 0,
  matter: 0.57,
  names: 0,
  unmet: -0.01,
  beside: 0,
  long: -0.86,
  order: 0.33,
  early: 0.27,
  slot: 0.23,
  measure: 0.5,
  near: 0.67,
  leans: 0.14,
  speaker: 0.14,
  phrase: 0,
  body: 0,
  open: 0,
  asks: -0.71,
  fragment: -0.97,
  time: 0.73,
  otherTime: -0.34,
  otherNumbers: -1.32,
  denies: -2.85,
  otherName: -0.79,
  ahead: 1.29,
  whole: 0.69,
  held: 0.2,
  unknown: -1.28,
  keywords: 0.81,
  untyped: 0.66,
};

/** Where the sum of the grounds starts from. */
export const trustBias = -2.18;
