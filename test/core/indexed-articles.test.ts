import MiniSearch from "minisearch";
import { describe, expect, it } from "vitest";
import { noAliases } from "../../src/core/aliases.js";
import type { Article } from "../../src/core/article.js";
import { termsIn } from "../../src/core/article-terms.js";
import type { Desks } from "../../src/core/desks.js";
import type { FactIndex } from "../../src/core/fact-index.js";
import { type Reading, readArticle } from "../../src/core/facts.js";
import { openIndex } from "../../src/core/indexed-articles.js";
import { indexedAt, leadOf } from "../../src/core/indexed-fact.js";
import { type Listed, listedOf } from "../../src/core/listed.js";
import { openTermNumbers } from "../../src/core/term-numbers.js";
import { termsAtHand } from "../../src/core/term-store.js";
import { termsOf } from "../../src/core/terms.js";
import { generatedArchive } from "../bench/generated-archive.js";
import { library } from "../library.js";

const articles = library.concat(generatedArchive(600, 3));
const readings = articles.map((article) => readArticle(article));

/** An index into which readings come and out of which they go. */
function indexOf(most = Number.POSITIVE_INFINITY, rare = 100) {
  const numbers = openTermNumbers();
  const known = new Map<Listed, Reading>();
  const index = openIndex({
    aliases: noAliases,
    numbers,
    store: termsAtHand(numbers, { few: 0, rare, many: most, rarest: most, kept: most }),
    fetch: async (listed) => listed.map((one) => known.get(one)!),
  });
  const terms = (reading: Reading) =>
    termsIn(reading, noAliases, (term) => numbers.known(term) ?? numbers.add(term));
  return {
    ...index,
    put(reading: Reading): Listed {
      const listed = listedOf(reading);
      known.set(listed, reading);
      index.add(listed, terms(reading));
      return listed;
    },
    drop: (listed: Listed) => index.remove(listed, terms(known.get(listed)!)),
  };
}

function filled(
  all: readonly Reading[],
  { most, rare, caughtUp = true }: { most?: number; rare?: number; caughtUp?: boolean } = {},
) {
  const index = indexOf(most, rare);
  for (const reading of all) index.put(reading);
  if (caughtUp) index.catchUp(all.length);
  return index;
}

const queryOf = (text: string) => new Map(termsOf(text).map(({ term }) => [term, 1] as const));
const queries = readings.flatMap(({ facts }, i) => {
  const fact = facts[(i * 7) % facts.length]!;
  const words = fact.text.split(" ");
  return [queryOf(words.slice(0, 9).join(" ")), queryOf(words.slice(-4).join(" "))].filter(
    ({ size }) => size > 0,
  );
});

const searched = async (index: FactIndex, query: ReadonlyMap<string, number>, limit = 10) =>
  (await index.search(query, limit)).map(({ fact, score }) => ({ id: fact.id, score }));

/** MiniSearch itself, given every fact with all four fields. */
function everyFact(): MiniSearch {
  const engine = new MiniSearch({
    fields: ["text", "speaker", "headline", "context"],
    tokenize: (line) => line.split("\n"),
    processTerm: (term) => term || null,
    searchOptions: { boost: { text: 1, speaker: 0.9, headline: 0.25, context: 0.15 } },
  });
  for (const reading of readings)
    for (const [at, { id }] of reading.facts.entries()) {
      const own = indexedAt(reading, at, noAliases);
      const lead = leadOf(reading, at) ? indexedAt(reading, at - 1, noAliases).terms : [];
      const lines = (terms: Iterable<string>) => [...terms].join("\n");
      engine.add({
        id,
        text: lines(own.terms.map(({ term }) => term)),
        speaker: lines(own.speakerTerms),
        headline: lines(termsOf(reading.article.headline).map(({ term }) => term)),
        context: lines(lead.map(({ term }) => term)),
      });
    }
  return engine;
}

describe("the index", () => {
  const whole = filled(readings).readBy("every");

  it("scores as MiniSearch does that is given every fact", async () => {
    const engine = everyFact();
    expect(whole.size).toBe(engine.documentCount);
    for (const query of queries) {
      const [first, ...others] = await searched(whole, query);
      const expected = engine.search([...query.keys()].join("\n")).slice(0, 10);
      expect([first, ...others].map((one) => one?.score)).toEqual(
        expected.map(({ score }) => expect.closeTo(score, 8)),
      );
    }
  });

  it("finds the same before it has caught up", async () => {
    const behind = filled(readings, { caughtUp: false }).readBy("every");
    for (const query of queries) expect(await searched(behind, query)).toEqual(await searched(whole, query));
  });

  it("finds the same whatever counts as a rare word", async () => {
    for (const rare of [0, 2]) {
      const index = filled(readings, { rare }).readBy("every");
      for (const query of queries) {
        expect(await searched(index, query)).toEqual(await searched(whole, query));
        const select = (one: FactIndex) =>
          one.select([query], { isEnough: ({ own }) => own[0]! > 0, needed: [query] });
        expect((await select(index)).map(({ fact }) => fact.id)).toEqual(
          (await select(whole)).map(({ fact }) => fact.id),
        );
      }
    }
  });

  it("looks through few articles where it must, and finds the sentence that has the rarest words", async () => {
    const narrow = filled(readings, { most: 5 }).readBy("every");
    let same = 0;
    for (const query of queries) {
      const [[best], [exact]] = [await searched(narrow, query), await searched(whole, query)];
      if (best?.id === exact?.id) same++;
    }
    expect(same / queries.length).toBeGreaterThan(0.8);
  });

  it("forgets an article wholly: as if it had never been there", async () => {
    const index = filled(readings);
    const [gone] = [readings[1]!];
    const other = { ...gone, article: { ...gone.article, slug: "gone" } };
    index.drop(index.put(other));
    index.catchUp(1);
    const added = index.put(other);
    index.catchUp(1);
    index.drop(added);
    const view = index.readBy("every");
    expect(view.size).toBe(whole.size);
    for (const query of queries) expect(await searched(view, query)).toEqual(await searched(whole, query));
    for (const letter of "abcdefghijklmnopqrstuvwxyz")
      expect([...view.wordsLike(letter)]).toEqual([...whole.wordsLike(letter)]);
  });

  it("gives nobody a count, a word or a score of another desk's articles", async () => {
    const ofDesk = (article: Article, i: number): Article =>
      i % 3 ? article : { ...article, desk: "Metro" };
    const some = articles.map(ofDesk).map((article) => readArticle(article));
    const index = filled(some);
    const read = (desks: Desks) => index.readBy(desks);
    const without = filled(some.filter(({ article }) => article.desk === undefined)).readBy([]);
    expect(read([]).size).toBe(without.size);
    for (const query of queries) {
      expect(await searched(read([]), query)).toEqual(await searched(without, query));
      expect(await searched(read(["metro"]), query)).toEqual(await searched(read("every"), query));
      for (const term of query.keys()) {
        expect(read([]).frequency(term)).toBe(without.frequency(term));
        expect(read([]).kinOf(term).toSorted()).toEqual(without.kinOf(term).toSorted());
      }
    }
    for (const letter of "abcdefghijklmnopqrstuvwxyz") {
      const words = (view: FactIndex) =>
        [...view.wordsLike(letter)].toSorted((a, b) => (a.folded < b.folded ? -1 : 1));
      expect(words(read([]))).toEqual(words(without));
    }
  });

  it("is narrowed to articles and to speakers before it is cut to the best", async () => {
    const only = (await whole.search(queryOf("council"), 1000))[0]!.fact.slug;
    const within = { article: ({ article }: Listed) => article.slug === only };
    const found = await whole.search(queryOf("the council said the bridge"), 3, within);
    expect(new Set(found.map(({ fact }) => fact.slug))).toEqual(new Set([only]));
    const spoken = readings
      .flatMap(({ facts }) => facts)
      .find(({ attributions }) => attributions[0]?.speaker)!;
    const name = termsOf(spoken.attributions[0]!.speaker!).at(-1)!.term;
    const said = await whole.search(queryOf(`${spoken.text} the council said`), 5, {
      speaker: new Set([name]),
    });
    expect(said.map(({ fact }) => fact.id)).toContain(spoken.id);
    for (const { speakerTerms } of said) expect(speakerTerms).toContain(name);
  });

  it("finds nothing for words that it does not have, and says so of nothing", async () => {
    expect(await searched(whole, new Map([["qwxz", 1]]))).toEqual([]);
    expect(await searched(whole, new Map())).toEqual([]);
    expect(await searched(filled([]).readBy("every"), queryOf("council"))).toEqual([]);
  });
});
