import type { Features } from "./features.js";
import type { Grounds } from "./trust.js";

/** How much each feature weighs in the order of the candidates. */
export const orderWeights: Readonly<Record<keyof Features, number>> = {
  words: 1.53,
  passage: 1.83,
  coverage: 1.04,
  context: 1.7,
  matter: 1.69,
  names: 1.99,
  rarest: 0.16,
  unmet: -1.19,
  order: 1.04,
  close: 0,
  early: 0.92,
  slot: 1.4,
  measure: 2.26,
  near: 1,
  leans: 0.38,
  speaker: 1.41,
  phrase: 0.33,
  body: 2.22,
  open: 0.33,
  asks: -0.74,
  fragment: -1.5,
  otherNumbers: 0,
  denies: -1.31,
  otherName: -0.36,
};

/** How much each ground weighs in telling an answer from a sentence that is only near. */
export const trustWeights: Readonly<Record<keyof Grounds, number>> = {
  words: 0,
  passage: 0,
  coverage: 0,
  context: 0.07,
  matter: 0.52,
  names: 0,
  rarest: 0,
  unmet: 0,
  order: 0.34,
  close: 0.11,
  early: 0.31,
  slot: 0.16,
  measure: 0.21,
  near: 0.62,
  leans: 0,
  speaker: 0.16,
  phrase: 0,
  body: 0,
  open: 0,
  asks: 0,
  fragment: -0.62,
  otherNumbers: -1.39,
  denies: -2.91,
  otherName: -0.95,
  ahead: 1.29,
  whole: 0.72,
  held: 0.11,
  unknown: -1.28,
  keywords: 0.72,
  untyped: 0.6,
};

/** Where the sum of the grounds starts from. */
export const trustBias = -2.65;
