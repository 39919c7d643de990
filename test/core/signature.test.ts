import fc from "fast-check";
import { expect, it } from "vitest";
import { Extremes } from "../../src/core/extremes.js";
import { type FactTerms, lookingFor, type Packed, pack } from "../../src/core/packed.js";
import { scorerOf } from "../../src/core/scorer.js";
import { keyOf, mayHave, type Part, parts, shiftOf, signatureOf } from "../../src/core/signature.js";
import { Tally } from "../../src/core/tally.js";

const TERMS = 40;
const terms = (maxLength: number) => fc.array(fc.nat(TERMS - 1), { maxLength });
const fact: fc.Arbitrary<FactTerms> = fc.record({
  text: terms(30),
  speaker: fc.uniqueArray(fc.nat(TERMS - 1), { maxLength: 4 }),
  leans: fc.boolean(),
});
const article: fc.Arbitrary<Packed> = fc
  .tuple(terms(8), fc.array(fact, { minLength: 1, maxLength: 12 }))
  .map(([headline, facts]) => pack(headline, facts));

const has = (signature: Uint32Array, term: number, part: Part): boolean =>
  mayHave(signature, shiftOf(signature), keyOf(term, part));

it("a signature tells every term that an article has, by its part, and few that it does not have", () => {
  fc.assert(
    fc.property(terms(8), fc.array(fact, { maxLength: 12 }), (headline, facts) => {
      const signature = signatureOf(pack(headline, facts));
      for (const term of headline) expect(has(signature, term, "headline")).toBe(true);
      for (const { speaker } of facts)
        for (const term of speaker) expect(has(signature, term, "speaker")).toBe(true);
      for (const term of [headline, ...facts.flatMap(({ text, speaker }) => [text, speaker])].flat())
        expect(has(signature, term, "anywhere")).toBe(true);
    }),
  );
  const text = Array.from({ length: 300 }, (_, i) => i * 7);
  const signature = signatureOf(pack([], [{ text, speaker: [], leans: false }]));
  const wrong = Array.from({ length: 10_000 }, (_, i) => 3000 + i).filter((term) =>
    parts.some((part) => has(signature, term, part)),
  );
  expect(wrong.length).toBeLessThan(10_000 / 4);
});

it("no fact of an article scores more than its signature lets it", () => {
  fc.assert(
    fc.property(
      fc.array(article, { minLength: 1, maxLength: 8 }),
      fc.uniqueArray(fc.nat(TERMS - 1), { minLength: 1, maxLength: 9 }),
      fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
      (articles, query, weights) => {
        const [tally, extremes] = [new Tally(undefined), new Extremes()];
        for (const packed of articles) {
          const empty = new Uint32Array();
          tally.count({ terms: empty, packed, words: empty, counts: empty }, 1);
          extremes.see(packed);
        }
        const { score, bound } = scorerOf([0, ...weights.slice(0, query.length)], {
          facts: tally.facts,
          inField: (field, word) => tally.inField[field].of(query[word - 1]!),
          meanLength: (field) => tally.lengths[field] / tally.facts,
          extreme: (word) => extremes.of(query[word - 1]!),
          key: (word, part) => keyOf(query[word - 1]!, part),
        });
        const [wordOf, near] = [new Uint16Array(TERMS), new Uint8Array(4096).fill(1)];
        for (const [i, term] of query.entries()) wordOf[term] = i + 1;
        const look = lookingFor({ words: query.length, wordOf, near });
        for (const packed of articles) {
          const most = bound(signatureOf(packed));
          look(packed, (_, held) => expect(score(held)).toBeLessThanOrEqual(most));
        }
      },
    ),
    { numRuns: 500 },
  );
});
