import { expect, it } from "vitest";
import { areOpposed, mayBeOpposed } from "../../src/core/opposites.js";

it.each([
  ["rejected", "approved"],
  ["unresolved", "resolved"],
  ["settled", "unresolved"],
  ["inactive", "active"],
  ["higher", "low"],
])("%s and %s say the contrary of one another, and one of them tells that it may have a contrary", (a, b) => {
  expect([areOpposed(a, b), areOpposed(b, a)]).toEqual([true, true]);
  expect(mayBeOpposed(a) || mayBeOpposed(b)).toBe(true);
});

it.each(["bridge", "mayor", "discover", "until"])("%s has no contrary", (word) => {
  expect(mayBeOpposed(word) && areOpposed(word, "bridge")).toBe(false);
});
