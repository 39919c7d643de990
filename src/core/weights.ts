import type { Features } from "./features.js";
import type { Grounds } from "./trust.js";

/*
 * The weights of an answer, written by `npm run fit -- --write` from questions whose answers are
 * known: SQuAD 2.0, RGB, an answer key to one article, and our own over the demo archive. What each
 * stands for is told in `features.ts` and `trust.ts`; a change of a feature wants a new fit.
 */

/** How much each feature weighs in the order of the candidates. */
export const orderWeights: Readonly<Record<keyof Features, number>> = {
  words: 1.54,
  passage: 1.83,
  coverage: 1.03,
  context: 1.7,
  matter: 1.69,
  names: 2,
  rarest: 0.14,
  unmet: -1.17,
  order: 1.02,
  close: 0,
  early: 0.92,
  slot: 1.43,
  measure: 2.22,
  near: 1.03,
  leans: 0.37,
  speaker: 1.41,
  phrase: 0.33,
  body: 2.02,
  open: 0.33,
  asks: -0.73,
  fragment: -1.49,
  time: 1.16,
  otherTime: -0.51,
  otherNumbers: -0.01,
  denies: -1.31,
  otherName: -0.36,
};

/** How much each ground weighs in telling an answer from a sentence that is only near. */
export const trustWeights: Readonly<Record<keyof Grounds, number>> = {
  words: 0,
  passage: 0,
  coverage: 0,
  context: 0.08,
  matter: 0.55,
  names: 0,
  rarest: 0,
  unmet: 0,
  order: 0.37,
  close: 0.11,
  early: 0.32,
  slot: 0.19,
  measure: 0.28,
  near: 0.52,
  leans: 0,
  speaker: 0.21,
  phrase: 0,
  body: 0,
  open: 0,
  asks: -0.68,
  fragment: -0.5,
  time: 0.73,
  otherTime: -0.31,
  otherNumbers: -1.39,
  denies: -2.9,
  otherName: -0.94,
  ahead: 1.27,
  whole: 0.7,
  held: 0.13,
  unknown: -1.23,
  keywords: 0.75,
  untyped: 0.56,
};

/** Where the sum of the grounds starts from. */
export const trustBias = -2.69;
