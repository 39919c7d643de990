import fc from "fast-check";
import { expect, it } from "vitest";
import { boundsOf } from "../../src/core/bounds.js";
import { Extremes } from "../../src/core/extremes.js";
import { type FactTerms, lookingFor, type Packed, pack } from "../../src/core/packed.js";
import { BY_SPEAKER, IN_HEADLINE, Postings } from "../../src/core/postings.js";
import { scorerOf } from "../../src/core/scorer.js";
import { Sought } from "../../src/core/sought.js";
import { Tally } from "../../src/core/tally.js";

const TERMS = 40;
const terms = (maxLength: number) => fc.array(fc.nat(TERMS - 1), { maxLength });
const fact: fc.Arbitrary<FactTerms> = fc.record({
  text: terms(30),
  speaker: fc.uniqueArray(fc.nat(TERMS - 1), { maxLength: 4 }),
  leans: fc.boolean(),
});
const article: fc.Arbitrary<Packed> = fc
  .tuple(terms(8), fc.array(fact, { minLength: 1, maxLength: 40 }))
  .map(([headline, facts]) => pack(headline, facts));

/** Where a term stands, by the articles that have it. */
function listOf(postings: Postings, term: number) {
  const list = new Map<number, readonly [parts: number, facts: number]>();
  postings.each(term, (article, parts, facts) => {
    expect(list.has(article)).toBe(false);
    list.set(article, [parts, facts]);
  });
  return list;
}

it("tells of each term in which articles, parts and facts it stands", () => {
  const postings = new Postings();
  const speaker = [7];
  postings.add(0, pack([5], [{ text: [6, 6], speaker: [], leans: false }]));
  postings.add(1, pack([], [...Array(33).fill(none), { text: [6], speaker, leans: true }]));
  expect(listOf(postings, 5)).toEqual(new Map([[0, [IN_HEADLINE, 0]]]));
  expect(listOf(postings, 6)).toEqual(
    new Map([
      [0, [0, 1]],
      [1, [0, 2]],
    ]),
  );
  expect(listOf(postings, 7)).toEqual(new Map([[1, [BY_SPEAKER, 2]]]));
  expect(listOf(postings, 8)).toEqual(new Map());
  expect(postings.leaning(1)).toBe(2);
});
const none: FactTerms = { text: [], speaker: [], leans: false };

it("holds after any additions and removals what it holds when it is filled anew", () => {
  const change = fc.record({ number: fc.nat(30), packed: article });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 400 }), (changes) => {
      const postings = new Postings();
      const kept = new Map<number, Packed>();
      for (const { number, packed } of changes) {
        const known = kept.get(number);
        if (known) {
          postings.remove(number, known);
          kept.delete(number);
        } else {
          postings.add(number, packed);
          kept.set(number, packed);
        }
      }
      const anew = new Postings();
      for (const [number, packed] of kept) anew.add(number, packed);
      for (let term = 0; term < TERMS; term++) expect(listOf(postings, term)).toEqual(listOf(anew, term));
    }),
    { numRuns: 30 },
  );
});

it("no fact of an article scores more than its bound, and one that has nothing of the query is told by it", () => {
  fc.assert(
    fc.property(
      fc.array(article, { minLength: 1, maxLength: 8 }),
      fc.uniqueArray(fc.nat(TERMS - 1), { minLength: 1, maxLength: 9 }),
      fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
      (articles, query, weights) => {
        const [tally, extremes, postings] = [new Tally(undefined), new Extremes(), new Postings()];
        for (const [number, packed] of articles.entries()) {
          const empty = new Uint32Array();
          tally.count({ terms: empty, packed, words: empty, counts: empty }, 1);
          extremes.see(packed);
          postings.add(number, packed);
        }
        const { score, worths } = scorerOf([0, ...weights.slice(0, query.length)], {
          facts: tally.facts,
          inField: (field, word) => tally.inField[field].of(query[word - 1]!),
          meanLength: (field) => tally.lengths[field] / tally.facts,
          extreme: (word) => extremes.of(query[word - 1]!),
        });
        const look = lookingFor(new Sought(query));
        const bounds = boundsOf(
          postings,
          query,
          worths,
          articles.map((_, number) => ({ number })),
        );
        for (const [number, packed] of articles.entries()) {
          let best = 0;
          look(packed, (_, held) => {
            best = Math.max(best, score(held));
          });
          expect(best).toBeLessThanOrEqual(bounds[number]!);
          if (best === 0) expect(bounds[number]).toBe(0);
        }
      },
    ),
    { numRuns: 500 },
  );
});

it("bounds a fact that has hundreds of the words that are looked for", () => {
  const text = Array.from({ length: 300 }, (_, term) => term);
  const postings = new Postings();
  postings.add(0, pack(text.slice(0, 270), [{ text, speaker: [], leans: false }]));
  const worth = { text: 1, speaker: 0, headline: 0, context: 0 };
  expect(boundsOf(postings, text, Array(300).fill(worth), [{ number: 0 }])[0]).toBeGreaterThanOrEqual(
    300 * 300,
  );
});
