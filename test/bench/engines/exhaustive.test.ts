import MiniSearch from "minisearch";
import { describe, expect, it } from "vitest";
import { generatedArticles } from "../corpus/articles.js";
import { knownItems } from "../corpus/known-items.js";
import { type Row, rowsOf } from "../corpus/rows.js";
import { bestIn, emptyIndex } from "./exhaustive.js";
import { options } from "./minisearch.js";

const FACTS = 10_000;
const cut = knownItems(100, FACTS, 1);
const rows: Row[] = [];
for (const generated of generatedArticles(FACTS, 1)) {
  cut.look(generated, rows.length);
  rows.push(...rowsOf(generated.article, rows.length));
}

describe("the exhaustive search", () => {
  const index = emptyIndex();
  const plain = new MiniSearch<Row>(options);
  for (const row of rows) index.add(row);
  plain.addAll(rows);
  const best = bestIn(index.kept());

  it("finds what MiniSearch finds, in the same order with the same scores", () => {
    for (const { terms, text } of cut.items) {
      const wanted = plain.search(terms.join(" ")).slice(0, 10);
      const found = best(terms, 10);
      expect(
        found.map(({ number }) => number),
        text,
      ).toEqual(wanted.map(({ id }) => id));
      expect(
        found.map(({ score }) => score),
        text,
      ).toEqual(wanted.map(({ score }) => score));
    }
  });

  it("finds the same among facts with equal scores, empty fields and words said many times", () => {
    const odd: Row[] = ["a b", "a b", "b", "", "a a a b", "c", "b a"].flatMap((text, i) =>
      ["", "a", "b c"].map((speaker, j) => ({
        number: i * 3 + j,
        text,
        speaker,
        headline: i % 2 ? "a" : "",
        context: i % 3 ? "b a" : "",
      })),
    );
    const [few, engine] = [emptyIndex(), new MiniSearch<Row>(options)];
    for (const row of odd) few.add(row);
    engine.addAll(odd);
    for (const terms of [["a"], ["b", "a"], ["c", "a", "b"], ["nowhere", "c"], ["nowhere"], []])
      expect(bestIn(few.kept())(terms, 10).map(({ number, score }) => [number, score])).toEqual(
        engine
          .search(terms.join(" "))
          .slice(0, 10)
          .map(({ id, score }) => [id, score]),
      );
  });

  it("forgets a question: the next is answered as if it were the first", () => {
    const [first, second] = cut.items;
    const wanted = best(first!.terms, 10);
    best([...second!.terms, ...first!.terms], 10);
    expect(best(first!.terms, 10)).toEqual(wanted);
  });
});

describe("known items", () => {
  it("are the same for the same seed, as many as were asked for, and stand in their facts", () => {
    expect(cut.items).toHaveLength(100);
    for (const { terms, facts, isFragment } of cut.items) {
      const { text, speaker } = rows[facts[0]!]!;
      const words = new Set(`${text} ${speaker}`.split(" "));
      expect(terms.filter((term) => !words.has(term))).toEqual([]);
      if (isFragment) expect(text).toContain(terms[0]);
      expect(terms.length).toBeGreaterThan(1);
    }
  });
});
