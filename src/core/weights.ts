import type { Features } from "./features.js";
import type { Grounds } from "./trust.js";

/** How much each feature weighs in the order of the candidates. */
export const orderWeights: Readonly<Record<keyof Features, number>> = {
  words: 1.36,
  passage: 1.97,
  coverage: 1.16,
  context: 1.6,
  matter: 1.92,
  names: 2.16,
  rarest: 0.15,
  unmet: -1.15,
  order: 0.96,
  close: 0.21,
  early: 0.85,
  slot: 1.44,
  measure: 2.33,
  near: 0.77,
  leans: 0.47,
  speaker: 1.21,
  phrase: 0,
  body: 1.99,
  open: 0.13,
  asks: -0.82,
  fragment: -1.47,
  otherNumbers: 0,
  denies: -1.44,
  otherName: -0.36,
};

/** How much each ground weighs in telling an answer from a sentence that is only near. */
export const trustWeights: Readonly<Record<keyof Grounds, number>> = {
  words: 0,
  passage: 0,
  coverage: 0,
  context: 0,
  matter: 0.19,
  names: 0,
  rarest: 0,
  unmet: 0,
  order: 0.37,
  close: 0.06,
  early: 0.26,
  slot: 0.12,
  measure: 0,
  near: 0.57,
  leans: 0,
  speaker: 0.47,
  phrase: 0,
  body: 0,
  open: 0.09,
  asks: 0,
  fragment: -0.67,
  otherNumbers: -1.35,
  denies: -2.87,
  otherName: -0.95,
  ahead: 1.2,
  whole: 0.81,
  held: 0.41,
  unknown: -0.64,
  keywords: 1.08,
  untyped: 0.38,
};

/** Where the sum of the grounds starts from. */
export const trustBias = -2.45;
