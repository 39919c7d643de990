import type { Features } from "./features.js";
import type { Grounds } from "./trust.js";

/** How much each feature weighs in the order of the candidates. */
export const orderWeights: Readonly<Record<keyof Features, number>> = {
  words: 1.37,
  passage: 1.42,
  coverage: 1.07,
  context: 1.48,
  printed: 2.54,
  matter: 1.72,
  names: 1.72,
  unmet: -0.89,
  beside: 1.44,
  long: -1.22,
  order: 0.91,
  early: 0.93,
  slot: 1.52,
  measure: 2.83,
  near: 1.17,
  leans: 0.2,
  speaker: 1.54,
  phrase: 0.11,
  body: 2.23,
  open: 0.17,
  asks: -0.81,
  fragment: -1.81,
  otherNumbers: 0,
  denies: -1.21,
  otherName: -0.21,
};

/** How much each ground weighs in telling an answer from a sentence that is only near. */
export const trustWeights: Readonly<Record<keyof Grounds, number>> = {
  words: 0.12,
  passage: 0,
  coverage: 0,
  context: 0,
  printed: 0,
  matter: 0.54,
  names: 0,
  unmet: 0,
  beside: 0,
  long: -0.88,
  order: 0.3,
  early: 0.32,
  slot: 0.2,
  measure: 0.41,
  near: 0.77,
  leans: 0.13,
  speaker: 0.05,
  phrase: 0,
  body: 0,
  open: 0,
  asks: -0.72,
  fragment: -0.98,
  otherNumbers: -1.33,
  denies: -2.85,
  otherName: -0.8,
  ahead: 1.31,
  whole: 0.71,
  held: 0.15,
  unknown: -1.35,
  keywords: 0.77,
  untyped: 0.68,
};

/** Where the sum of the grounds starts from. */
export const trustBias = -2.22;
