import type { Features } from "./features.js";
import type { Grounds } from "./trust.js";

/*
 * The weights of an answer, written by `npm run fit -- --write` from questions whose answers are
 * known: SQuAD 2.0, RGB, an answer key to one article, and our own over the demo archive. What each
 * stands for is told in `features.ts` and `trust.ts`; a change of a feature wants a new fit.
 */

/** How much each feature weighs in the order of the candidates. */
export const orderWeights: Readonly<Record<keyof Features, number>> = {
  words: 1.62,
  passage: 1.51,
  coverage: 1.29,
  context: 1.72,
  matter: 1.89,
  names: 1.91,
  rarest: 0.1,
  unmet: -0.8,
  beside: 1.17,
  long: -1.17,
  order: 1.16,
  close: 0,
  early: 0.94,
  slot: 1.45,
  measure: 2.85,
  near: 1.29,
  leans: 0.16,
  speaker: 1.51,
  phrase: 0.22,
  body: 1.94,
  open: 0.27,
  asks: -0.82,
  fragment: -1.59,
  time: 1.19,
  otherTime: -0.46,
  otherNumbers: 0,
  denies: -1.32,
  otherName: -0.25,
};

/** How much each ground weighs in telling an answer from a sentence that is only near. */
export const trustWeights: Readonly<Record<keyof Grounds, number>> = {
  words: 0,
  passage: 0,
  coverage: 0,
  context: 0,
  matter: 0.57,
  names: 0,
  rarest: 0,
  unmet: 0,
  beside: 0,
  long: -0.87,
  order: 0.33,
  close: 0,
  early: 0.34,
  slot: 0.27,
  measure: 0.45,
  near: 0.63,
  leans: 0,
  speaker: 0.17,
  phrase: 0,
  body: 0,
  open: 0,
  asks: -0.7,
  fragment: -0.74,
  time: 0.77,
  otherTime: -0.33,
  otherNumbers: -1.32,
  denies: -2.85,
  otherName: -0.93,
  ahead: 1.24,
  whole: 0.67,
  held: 0.35,
  unknown: -1.23,
  keywords: 0.8,
  untyped: 0.67,
};

/** Where the sum of the grounds starts from. */
export const trustBias = -2.23;
