import { describe, expect, it } from "vitest";
import { readArticle } from "../../../src/core/facts.js";
import { stemOf, termsOf } from "../../../src/core/terms.js";
import { wordsOf } from "../../../src/core/words.js";
import { generatedArticles } from "./articles.js";
import { WORDS, wordOf } from "./word-maker.js";

const FACTS = 10_000;
const articles = [...generatedArticles(FACTS, 1)];
const facts = articles.flatMap((generated) => generated.facts);
const terms = facts.map(({ text }) => termsOf(text).map(({ term }) => term));

describe("invented news", () => {
  it("is the same for the same seed, other for another, and the beginning of a larger archive", () => {
    const larger = generatedArticles(FACTS * 2, 1);
    for (const { article } of articles.slice(0, -1)) expect(larger.next().value.article).toEqual(article);
    const other = [...generatedArticles(FACTS, 2)];
    expect(other[0]!.article.text).not.toBe(articles[0]!.article.text);
  });

  it("has exactly as many facts as were asked for", () => {
    expect(facts).toHaveLength(FACTS);
    for (const count of [1, 2, 27, 1000])
      expect([...generatedArticles(count, 3)].flatMap((one) => one.facts)).toHaveLength(count);
  });

  it("comes article by article: the first of ten million facts costs no more than any", () => {
    const [first] = take(generatedArticles(10_000_000, 1), 1);
    expect(first!.article).toEqual(articles[0]!.article);
  });

  it("is read into the facts that it was made of, spoken by whom it says", () => {
    let spoken = 0;
    let rightly = 0;
    for (const generated of take(generatedArticles(FACTS, 1), 100)) {
      const read = readArticle(generated.article).facts;
      expect(read.map(({ text }) => text)).toEqual(generated.facts.map(({ text }) => text));
      expect(read.map(({ kind }) => kind)).toEqual(
        generated.facts.map((_, i) => (i ? "sentence" : "headline")),
      );
      for (const [i, { speaker }] of generated.facts.entries()) {
        if (!speaker) continue;
        spoken++;
        if (read[i]!.attributions.some((one) => one.speaker && speaker.startsWith(one.speaker))) rightly++;
      }
    }
    expect(rightly / spoken).toBeGreaterThan(0.9);
  });
});

describe("its words are spread as in news (the bounds are about those of README.md)", () => {
  const frequencies = new Map<string, number>();
  for (const sentence of terms)
    for (const term of new Set(sentence)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  const sorted = [...frequencies.values()].sort((a, b) => b - a);
  const postings = sorted.reduce((sum, count) => sum + count, 0);
  const percent = (rank: number): number => (sorted[rank - 1]! / FACTS) * 100;

  it.each([
    [1, 5, 9],
    [10, 3.5, 5],
    [100, 1.3, 2],
    [1000, 0.2, 0.35],
    [5000, 0.02, 0.05],
  ])("the stem of rank %i is in %f to %f % of the facts", (rank, least, most) => {
    expect(percent(rank)).toBeGreaterThan(least);
    expect(percent(rank)).toBeLessThan(most);
  });

  it("the hundred commonest stems have a fifth of the postings, and a word is in a hundredth of the facts", () => {
    const share = sorted.slice(0, 100).reduce((sum, count) => sum + count, 0) / postings;
    expect(share).toBeGreaterThan(0.18);
    expect(share).toBeLessThan(0.25);
    const met = sorted.reduce((sum, count) => sum + count ** 2, 0) / postings / FACTS;
    expect(met).toBeGreaterThan(0.008);
    expect(met).toBeLessThan(0.012);
  });

  it("new words keep coming", () => {
    const stems = new Set<string>();
    const after = new Map<number, number>();
    for (const [i, generated] of enumerate(generatedArticles(40_000, 1))) {
      for (const { text } of generated.facts) for (const { term } of termsOf(text)) stems.add(term);
      after.set(i, stems.size);
    }
    const counts = [...after.values()];
    const grown = counts.at(-1)! / counts[Math.floor(counts.length / 4)]!;
    expect(frequencies.size).toBeGreaterThan(9000);
    expect(frequencies.size).toBeLessThan(15_000);
    expect(grown).toBeGreaterThan(1.5);
  });

  it("sentences have 23 words and 13 terms on average, a tenth at most 10 words, a tenth at least 40", () => {
    const lengths = facts.map(({ text }) => wordsOf(text).length).sort((a, b) => a - b);
    expect(mean(lengths)).toBeGreaterThan(22);
    expect(mean(lengths)).toBeLessThan(26);
    expect(lengths[FACTS / 10]).toBeLessThanOrEqual(10);
    expect(lengths[(FACTS / 10) * 9]).toBeGreaterThanOrEqual(40);
    expect(mean(terms.map((sentence) => sentence.length))).toBeCloseTo(13.3, 0);
  });

  it("articles have 27 facts on average, and somebody speaks in 35 of a hundred", () => {
    expect(FACTS / articles.length).toBeGreaterThan(25);
    expect(FACTS / articles.length).toBeLessThan(29);
    const spoken = facts.filter(({ speaker }) => speaker).length / FACTS;
    expect(spoken).toBeGreaterThan(0.32);
    expect(spoken).toBeLessThan(0.38);
  });

  it("an article's sentences share words with one another, more than with another article's", () => {
    const [own, others] = [0, 7].map((away) =>
      mean(
        articles.slice(10, 200).map((generated, i, all) => {
          const words = wordsIn(all[(i + away) % all.length]!.facts.slice(1, 13).map(({ text }) => text));
          const asked = wordsIn(generated.facts.slice(13, 20).map(({ text }) => text));
          return [...asked].filter((word) => words.has(word)).length / Math.max(1, asked.size);
        }),
      ),
    );
    expect(own!).toBeGreaterThan(others! * 1.8);
  });
});

describe("made words", () => {
  it("are all different, and so are their stems", () => {
    const numbers = Array.from({ length: 200_000 }, (_, i) => i);
    expect(new Set(numbers.map((number) => stemOf(wordOf(number)))).size).toBe(numbers.length);
    expect(wordOf(WORDS - 1)).not.toBe(wordOf(0));
  });
});

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const wordsIn = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => termsOf(text).map(({ term }) => term)));

function take<T>(all: Generator<T>, count: number): readonly T[] {
  const taken: T[] = [];
  for (const one of all) {
    taken.push(one);
    if (taken.length === count) break;
  }
  return taken;
}

function* enumerate<T>(all: Iterable<T>): Generator<readonly [number, T]> {
  let i = 0;
  for (const one of all) yield [i++, one];
}
