import { expect, it } from "vitest";
import { dot, fitOrder, fitTrust } from "./logistic.js";

/** Two features: the first tells right from wrong, the second says nothing. */
const choices = [
  {
    vectors: [
      [1, 0],
      [0, 1],
      [0, 0],
    ],
    right: [true, false, false],
    weight: 1,
  },
  {
    vectors: [
      [0, 1],
      [1, 1],
      [0, 0],
    ],
    right: [false, true, false],
    weight: 1,
  },
];

it("the feature that tells right from wrong gets the weight", () => {
  const [telling, silent] = fitOrder(choices, [1, 1]);
  expect(telling).toBeGreaterThan(1);
  expect(Math.abs(silent!)).toBeLessThan(telling! / 3);
});

it("a weight with a sign never crosses zero", () => {
  const [telling] = fitOrder(choices, [-1, 1]);
  expect(telling).toBe(0);
});

it("trust is high for what was right and low for what was wrong", () => {
  const one = (value: number, right: boolean) => ({ vectors: [[value]], right: [right], weight: 1 });
  const weights = fitTrust([one(1, true), one(0.9, true), one(0.1, false), one(0, false)], [1]);
  expect(dot(weights, [1, 1])).toBeGreaterThan(0);
  expect(dot(weights, [0, 1])).toBeLessThan(0);
});
