import { expect, it } from "vitest";
import { editionOf } from "../../src/core/edition.js";
import { explain } from "../../src/core/explain.js";
import { orderWeights, trustWeights } from "../../src/core/weights.js";
import { demo, demoDay } from "../library.js";

const edition = editionOf(demo, demoDay);
const explained = (question: string) => explain(edition, question, {}, demoDay);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const points = (contributions: readonly { readonly value: number; readonly weight: number }[]) =>
  sum(contributions.map(({ value, weight }) => value * weight));

it("the contributions of a candidate add up to its score, and the first five are in its order", async () => {
  const { candidates } = await explained("How did the council vote on the budget?");
  expect(candidates).toHaveLength(5);
  for (const { score, contributions } of candidates) expect(points(contributions)).toBeCloseTo(score, 10);
  const scores = candidates.map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
});

it("the grounds add up to the trust in the best, and an answer is trusted more than a near miss", async () => {
  const { trust } = await explained("What did Fenn call the budget?");
  expect(trust).toBeDefined();
  const logit = trust!.bias + points(trust!.contributions);
  expect(trust!.value).toBeCloseTo(1 / (1 + Math.exp(-logit)), 10);
  expect(trust!.value).toBeGreaterThan(trust!.least);
  const miss = await explained("Why did the council paint the library roof?");
  expect(miss.trust!.value).toBeLessThan(trust!.least);
});

it("a question without candidates is explained by how it was read", async () =>
  expect(await explained("qwxz?")).toMatchObject({
    question: { terms: [{ text: "qwxz", unknown: true }] },
    candidates: [],
  }));

it("what speaks against a sentence never weighs for it", () => {
  const against = [
    "unmet",
    "long",
    "asks",
    "fragment",
    "otherTime",
    "otherNumbers",
    "denies",
    "otherName",
  ] as const;
  for (const name of against) {
    expect(orderWeights[name]).toBeLessThanOrEqual(0);
    expect(trustWeights[name]).toBeLessThanOrEqual(0);
  }
  for (const [name, weight] of Object.entries(orderWeights))
    if (!(against as readonly string[]).includes(name)) expect(weight).toBeGreaterThanOrEqual(0);
});
