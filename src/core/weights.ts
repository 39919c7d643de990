import type { Features } from "./features.js";
import type { Grounds } from "./trust.js";

/** How much each feature weighs in the order of the candidates. */
export const orderWeights: Readonly<Record<keyof Features, number>> = {
  words: 1.45,
  passage: 1.97,
  coverage: 0.88,
  context: 1.66,
  matter: 1.95,
  names: 2.16,
  rarest: 0.16,
  unmet: -1.18,
  order: 0.96,
  close: 0.23,
  early: 0.86,
  slot: 1.07,
  measure: 2.32,
  near: 0.85,
  leans: 1.14,
  speaker: 1.36,
  phrase: 0,
  body: 2.01,
  open: 0,
  asks: -0.84,
  fragment: -1.5,
  otherNumbers: 0,
  denies: -1.39,
  otherName: -0.35,
};

/** How much each ground weighs in telling an answer from a sentence that is only near. */
export const trustWeights: Readonly<Record<keyof Grounds, number>> = {
  words: 0,
  passage: 0,
  coverage: 0,
  context: 0,
  matter: 0.16,
  names: 0,
  rarest: 0,
  unmet: -0.23,
  order: 0.29,
  close: 0.06,
  early: 0.34,
  slot: 0.23,
  measure: 0.06,
  near: 0.5,
  leans: 0,
  speaker: 0.32,
  phrase: 0,
  body: 0,
  open: 0.21,
  asks: 0,
  fragment: -0.55,
  otherNumbers: -1.39,
  denies: -2.89,
  otherName: -0.99,
  ahead: 1.24,
  whole: 0.83,
  held: 0.31,
  unknown: -0.7,
  keywords: 1.01,
  untyped: 0.43,
};

/** Where the sum of the grounds starts from. */
export const trustBias = -2.33;
