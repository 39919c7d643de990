import type { Features } from "./features.js";
import type { Grounds } from "./trust.js";

/** How much each feature weighs in the order of the candidates. */
export const orderWeights: Readonly<Record<keyof Features, number>> = {
  words: 1.4,
  passage: 2,
  coverage: 0.84,
  context: 1.68,
  matter: 1.94,
  names: 2.18,
  rarest: 0.16,
  unmet: -1.18,
  order: 0.98,
  close: 0.2,
  early: 0.84,
  slot: 1,
  measure: 2.28,
  near: 0.94,
  leans: 0.69,
  speaker: 1.21,
  phrase: 0,
  body: 2,
  open: 0,
  asks: -0.83,
  fragment: -1.5,
  otherNumbers: 0,
  denies: -1.44,
  otherName: -0.35,
};

/** How much each ground weighs in telling an answer from a sentence that is only near. */
export const trustWeights: Readonly<Record<keyof Grounds, number>> = {
  words: 0,
  passage: 0,
  coverage: 0,
  context: 0,
  matter: 0.2,
  names: 0,
  rarest: 0,
  unmet: -0.18,
  order: 0.31,
  close: 0.09,
  early: 0.31,
  slot: 0.15,
  measure: 0.06,
  near: 0.58,
  leans: 0.02,
  speaker: 0.36,
  phrase: 0,
  body: 0,
  open: 0.17,
  asks: 0,
  fragment: -0.59,
  otherNumbers: -1.35,
  denies: -2.88,
  otherName: -1,
  ahead: 1.19,
  whole: 0.81,
  held: 0.33,
  unknown: -0.69,
  keywords: 1.02,
  untyped: 0.4,
};

/** Where the sum of the grounds starts from. */
export const trustBias = -2.32;
