import { expect, it } from "vitest";
import { pack } from "../../src/core/packed.js";
import type { QuestionTerm } from "../../src/core/question.js";
import { sieveOf } from "../../src/core/sieve.js";
import { nowhere, surroundingsIn } from "../../src/core/surroundings.js";

const numbers: Readonly<Record<string, number>> = { bridge: 1, span: 2, bridging: 3, mayor: 4, other: 5 };

/** A word of a question, with what may stand for it and what is only related. */
const word = (variants: Readonly<Record<string, number>>, kin: readonly string[] = []): QuestionTerm => ({
  ...{ term: "", text: "", at: 0, weight: 1, unknown: false, name: false },
  ...{ variants: new Map(Object.entries(variants)), kin: new Set(kin) },
});
const sieve = sieveOf(
  [word({ bridge: 1, span: 0.5 }, ["bridging"]), word({ mayor: 1 }), word({ unheard: 1 })],
  {
    numberOf: (term: string) => numbers[term],
  } as Parameters<typeof sieveOf>[1],
);

const { bridge, span, bridging, mayor, other } = numbers as Record<string, number>;
const article = pack(
  [other!, mayor!],
  [
    { text: [other!, span!, bridge!, bridge!], speaker: [], leans: false },
    { text: [bridging!, other!], speaker: [mayor!], leans: true },
    { text: [span!], speaker: [], leans: true },
    { text: [other!], speaker: [], leans: false },
  ],
);

it("tells of a sentence what it holds, who speaks, and what the sentence before and the headline hold", () => {
  const around = surroundingsIn(article, sieve);
  expect(around(0).own).toEqual({ weights: [1, 0, 0], places: [[1, 2, 3], [], []] });
  expect(around(0).lead).toEqual([0, 0, 0]);
  const { own, speaker, lead, headline, at } = around(1);
  expect(own).toEqual({ weights: [0, 0, 0], places: [[0], [], []] });
  expect([speaker, lead, headline, at]).toEqual([[0, 1, 0], [1, 0, 0], [0, 1, 0], 1]);
});

it("tells what the whole article holds: in its headline, its sentences and the names of its speakers", () => {
  const whole = surroundingsIn(article, sieve)(3);
  expect(whole.article()).toEqual([1, 1, 0]);
  const spoken = pack([other!], [{ text: [other!], speaker: [mayor!], leans: false }]);
  expect(surroundingsIn(spoken, sieve)(0).article()).toEqual([0, 1, 0]);
});

it("tells of a paragraph how long it is and how often it has what stands for the question's words", () => {
  const around = surroundingsIn(article, sieve);
  const { paragraph } = around(2);
  expect(around(0).paragraph).toBe(paragraph);
  expect([paragraph.length, paragraph.sifted.length]).toEqual([7, 3]);
  expect([...paragraph.counts.values()].sort()).toEqual([2, 2]);
  expect(sieve.best(paragraph.counts, (count) => count)).toEqual([2, 0, 0]);
  expect(around(3).paragraph.sifted).toEqual([sieve.none]);
});

it("holds nothing of what was found by something else than its words", () => {
  const { own, paragraph, at } = nowhere(sieve);
  expect([own.weights, paragraph.sifted[at], sieve.best(paragraph.counts, () => 1)]).toEqual([
    [0, 0, 0],
    own,
    [0, 0, 0],
  ]);
});
