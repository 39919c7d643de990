import type { Features } from "./features.js";
import type { Grounds } from "./trust.js";

/** How much each feature weighs in the order of the candidates. */
export const orderWeights: Readonly<Record<keyof Features, number>> = {
  words: 1.39,
  passage: 1.96,
  coverage: 1.2,
  context: 1.62,
  matter: 1.9,
  names: 2.08,
  rarest: 0.16,
  unmet: -1.19,
  order: 0.93,
  close: 0.21,
  early: 0.86,
  slot: 1.45,
  measure: 2.32,
  near: 0.91,
  leans: 0.45,
  speaker: 1.27,
  phrase: 0.16,
  body: 1.97,
  open: 0.11,
  asks: -0.8,
  fragment: -1.5,
  otherNumbers: 0,
  denies: -1.43,
  otherName: -0.36,
};

/** How much each ground weighs in telling an answer from a sentence that is only near. */
export const trustWeights: Readonly<Record<keyof Grounds, number>> = {
  words: 0,
  passage: 0,
  coverage: 0,
  context: 0,
  matter: 0.3,
  names: 0,
  rarest: 0,
  unmet: 0,
  order: 0.27,
  close: 0.12,
  early: 0.28,
  slot: 0.17,
  measure: 0.13,
  near: 0.54,
  leans: 0,
  speaker: 0.33,
  phrase: 0,
  body: 0,
  open: 0.12,
  asks: 0,
  fragment: -0.59,
  otherNumbers: -1.34,
  denies: -2.91,
  otherName: -0.98,
  ahead: 1.23,
  whole: 0.88,
  held: 0.34,
  unknown: -0.82,
  keywords: 0.98,
  untyped: 0.43,
};

/** Where the sum of the grounds starts from. */
export const trustBias = -2.54;
