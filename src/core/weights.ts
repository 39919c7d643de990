import type { Features } from "./features.js";
import type { Grounds } from "./trust.js";

/** How much each feature weighs in the order of the candidates. */
export const orderWeights: Readonly<Record<keyof Features, number>> = {
  words: 1.4,
  passage: 1.41,
  coverage: 0.99,
  context: 1.44,
  printed: 2.59,
  matter: 1.73,
  names: 1.73,
  unmet: -0.84,
  beside: 1.45,
  long: -1.21,
  order: 0.9,
  early: 0.94,
  slot: 1.53,
  measure: 2.84,
  near: 1.16,
  leans: 0.24,
  speaker: 1.54,
  phrase: 0.12,
  body: 2.21,
  open: 0.18,
  asks: -0.81,
  fragment: -1.82,
  otherNumbers: 0,
  denies: -1.2,
  otherName: -0.21,
};

/** How much each ground weighs in telling an answer from a sentence that is only near. */
export const trustWeights: Readonly<Record<keyof Grounds, number>> = {
  words: 0.07,
  passage: 0,
  coverage: 0,
  context: 0,
  printed: 0,
  matter: 0.54,
  names: 0,
  unmet: 0,
  beside: 0,
  long: -0.84,
  order: 0.3,
  early: 0.29,
  slot: 0.2,
  measure: 0.41,
  near: 0.78,
  leans: 0.13,
  speaker: 0.05,
  phrase: 0,
  body: 0,
  open: 0,
  asks: -0.72,
  fragment: -0.98,
  otherNumbers: -1.33,
  denies: -2.85,
  otherName: -0.82,
  ahead: 1.29,
  whole: 0.71,
  held: 0.16,
  unknown: -1.36,
  keywords: 0.77,
  untyped: 0.7,
};

/** Where the sum of the grounds starts from. */
export const trustBias = -2.18;
