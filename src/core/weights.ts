import type { Features } from "./features.js";
import type { Grounds } from "./trust.js";

/** How much each feature weighs in the order of the candidates. */
export const orderWeights: Readonly<Record<keyof Features, number>> = {
  words: 1.39,
  passage: 1.96,
  coverage: 1.19,
  context: 1.61,
  matter: 1.91,
  names: 2.07,
  rarest: 0.16,
  unmet: -1.19,
  order: 0.93,
  close: 0.21,
  early: 0.86,
  slot: 1.47,
  measure: 2.31,
  near: 0.84,
  leans: 0.45,
  speaker: 1.27,
  phrase: 0.16,
  body: 1.98,
  open: 0.12,
  asks: -0.8,
  fragment: -1.47,
  otherNumbers: 0,
  denies: -1.43,
  otherName: -0.37,
};

/** How much each ground weighs in telling an answer from a sentence that is only near. */
export const trustWeights: Readonly<Record<keyof Grounds, number>> = {
  words: 0,
  passage: 0,
  coverage: 0,
  context: 0,
  matter: 0.31,
  names: 0,
  rarest: 0,
  unmet: 0,
  order: 0.27,
  close: 0.1,
  early: 0.29,
  slot: 0.16,
  measure: 0.06,
  near: 0.57,
  leans: 0,
  speaker: 0.32,
  phrase: 0,
  body: 0,
  open: 0.08,
  asks: 0,
  fragment: -0.69,
  otherNumbers: -1.34,
  denies: -2.89,
  otherName: -0.98,
  ahead: 1.23,
  whole: 0.83,
  held: 0.31,
  unknown: -0.84,
  keywords: 0.99,
  untyped: 0.42,
};

/** Where the sum of the grounds starts from. */
export const trustBias = -2.49;
