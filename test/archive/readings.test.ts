import { describe, expect, it } from "vitest";
import { editionsOf } from "../../src/archive/editions.js";
import { aliasesOf, noAliases } from "../../src/core/aliases.js";
import { termsIn } from "../../src/core/article-terms.js";
import { ask } from "../../src/core/ask.js";
import { readArticle } from "../../src/core/facts.js";
import { openIndex } from "../../src/core/indexed-articles.js";
import { headOf, type Listed, listedOf } from "../../src/core/listed.js";
import { termsOf } from "../../src/core/terms.js";
import { library } from "../library.js";
import { draft } from "./drafts.js";
import { tiers } from "./tiers.js";

const now = new Date("2026-01-15T09:00:00Z");
const drafts = library.filter(({ status }) => status === "published");

describe.each(tiers)("readings on $tier", ({ temporaryPlace, temporaryArchive, tablesIn }) => {
  it("are what the articles come to, the first time and every other time", async () => {
    const place = await temporaryPlace();
    const archive = await temporaryArchive(place);
    await archive.articles.putAll("", drafts, now);
    const all = await archive.articles.all("");
    const fresh = all.map((article) => readArticle(article));
    const heads = all.map(headOf);
    expect(await archive.readings("").of(heads)).toEqual(fresh);
    expect(await archive.readings("").of(heads)).toEqual(fresh);
    const { of } = (await temporaryArchive(place)).readings("");
    expect(await of(heads.toReversed())).toEqual(fresh.toReversed());
  });

  it("have the same terms to every process, by the same numbers", async () => {
    const place = await temporaryPlace();
    const archives = await Promise.all([1, 2, 3].map(() => temporaryArchive(place)));
    await archives[0]!.articles.putAll("", drafts, now);
    const all = await archives[0]!.articles.all("");
    const found = await Promise.all(
      archives.map(async (archive) => {
        const readings = archive.readings("");
        const entries = await readings.entries(all.map(headOf), noAliases);
        return { numbers: readings.numbers, entries };
      }),
    );
    for (const { numbers, entries } of found) {
      expect(entries.map(({ listed }) => listed)).toEqual(
        all.map((article) => listedOf(readArticle(article))),
      );
      expect(entries.map(({ terms }) => terms)).toEqual(
        all.map((article) => termsIn(readArticle(article), noAliases, (term) => numbers.known(term)!)),
      );
      expect(numbers.size).toBe(found[0]!.numbers.size);
    }
  });

  it("are made anew where they were read by other rules, or indexed with other aliases", async () => {
    const place = await temporaryPlace();
    const archive = await temporaryArchive(place);
    await archive.articles.put("", draft({ text: "The Town Hall will close in May." }), now);
    const [head] = (await archive.articles.all("")).map(headOf);
    const readings = archive.readings("");
    await readings.entries([head!], noAliases);
    await tablesIn(place)
      .updateTable("readings")
      .set({ read_by: "another", facts: '{"facts":[],"people":[],"references":[],"corrections":[]}' })
      .execute();
    expect((await readings.of([head!]))[0]?.facts.map(({ text }) => text)).toContain(
      "The Town Hall will close in May.",
    );
    const aliases = aliasesOf({
      names: [{ name: "Council House", aliases: ["the Town Hall"] }],
      roles: [],
      words: [],
    });
    const [entry] = await readings.entries([head!], aliases);
    expect([...entry!.terms.terms].map(readings.numbers.term)).toContain("=council_house");
    const [without] = await readings.entries([head!], noAliases);
    expect([...without!.terms.terms].map(readings.numbers.term)).not.toContain("=council_house");
  });

  describe("their terms", () => {
    const tight = { few: 0, rare: 100, many: 4, rarest: 3, kept: 2 };

    async function shelved() {
      const place = await temporaryPlace();
      const archive = await temporaryArchive(place);
      await archive.articles.putAll("", drafts, now);
      await archive.articles.putAll("T1", drafts.slice(0, 9), now);
      const heads = (await archive.articles.all("")).map(headOf);
      const readings = archive.readings("");
      const theirs = (await archive.articles.all("T1")).map(headOf);
      await archive.readings("T1").entries(theirs, noAliases);
      const entries = await readings.entries(heads, noAliases);
      const store = readings.store(noAliases, tight);
      for (const { listed, terms } of entries) store.add(listed, terms);
      store.catchUp(entries.length);
      return { place, readings, entries, store };
    }

    it("are found by: the articles that have any, or all, of some terms; none that was removed", async () => {
      const { entries, store } = await shelved();
      const pairs = entries.map(({ terms: { terms } }, i) => [terms[i % terms.length]!, terms.at(-1)!]);
      const found = async (which: "any" | "all", terms: readonly number[]) =>
        (await store.having(which, terms)).map(({ article }) => article.slug).sort();
      const right = (has: (terms: Uint32Array) => boolean, some = entries) =>
        some.flatMap(({ listed, terms }) => (has(terms.terms) ? listed.article.slug : [])).sort();
      for (const pair of pairs) {
        expect(await found("any", pair)).toEqual(right((own) => pair.some((term) => own.includes(term))));
        expect(await found("all", pair)).toEqual(right((own) => pair.every((term) => own.includes(term))));
      }
      const [first, ...others] = entries;
      store.remove(first!.listed);
      for (const term of first!.terms.terms.subarray(0, 20))
        expect(await found("any", [term])).toEqual(right((own) => own.includes(term), others));
      expect(await store.packed([first!.listed])).toEqual([undefined]);
      expect(await found("any", [])).toEqual([]);
    });

    it("are fetched again where they are no longer at hand, also of what other rules have overwritten", async () => {
      const { place, entries, store } = await shelved();
      const listed = entries.map((entry) => entry.listed);
      const packed = entries.map(({ terms }) => terms.packed);
      expect(await store.packed(listed)).toEqual(packed);
      await tablesIn(place).updateTable("readings").set({ terms_by: "another", packed: "AAAA" }).execute();
      expect(await store.packed(listed.toReversed())).toEqual(packed.toReversed());
    });

    it("find a sentence by its words among more articles than are looked through", async () => {
      const { readings, entries, store } = await shelved();
      const all = await readings.of(entries.map(({ listed }) => listed.article));
      const fetch = async (some: readonly Listed[]) =>
        some.map(({ article }) => all.find((one) => one.article.slug === article.slug)!);
      const index = openIndex({ aliases: noAliases, numbers: readings.numbers, store, fetch });
      for (const { listed, terms } of entries) index.add(listed, terms);
      index.catchUp(entries.length);
      const asked = all.flatMap(({ facts }) => facts.filter(({ kind }) => kind === "sentence").slice(2, 3));
      const hits: boolean[] = [];
      for (const { text } of asked) {
        const words = new Map(termsOf(text).map(({ term }) => [term, 1]));
        const [best] = await index.readBy("every").search(words, 10);
        hits.push(best?.fact.text === text);
      }
      expect(hits.filter(Boolean).length).toBeGreaterThanOrEqual(0.97 * asked.length);
    });
  });

  it("let others have their turn while a long transcript is read", async () => {
    const archive = await temporaryArchive();
    const sentence = (i: number) =>
      `On 12 January Ines Marlow of ward ${i} said that ${i * 7} lorries would wait.`;
    await archive.articles.put(
      "",
      draft({ text: Array.from({ length: 1500 }, (_, i) => sentence(i)).join(" ") }),
      now,
    );
    const [head] = (await archive.articles.all("")).map(headOf);
    let [turns, isRead] = [0, false];
    function count(): void {
      turns++;
      if (!isRead) setImmediate(count);
    }
    const reading = archive.readings("").entries([head!], noAliases);
    count();
    await reading;
    isRead = true;
    expect(turns).toBeGreaterThan(5);
  });

  it("follow the archive: what is stored, revised, withdrawn or held back is answered from at once", async () => {
    const place = await temporaryPlace();
    const [archive, other] = [await temporaryArchive(place), await temporaryArchive(place)];
    const editions = editionsOf(archive, "");
    const said = async (at = now) => {
      const answer = await ask(await editions.at(at), "When will the bridge open?", {}, at);
      return answer.kind === "cited" ? answer.citations.map(({ quote }) => quote) : [];
    };
    const bridge = (when: string, parts = {}) =>
      draft({ slug: "bridge", headline: "News of it", text: `The bridge will open ${when}.`, ...parts });
    expect(await said()).toEqual([]);
    await archive.articles.put("", bridge("in May"), now);
    expect(await said()).toEqual(["The bridge will open in May."]);
    await other.articles.put("", bridge("in June"), now);
    await expect.poll(() => said()).toEqual(["The bridge will open in June."]);
    await archive.articles.put("", bridge("in June", { status: "withheld" }), now);
    expect(await said()).toEqual([]);
    const later = new Date("2026-01-16T09:00:00Z");
    await archive.articles.put("", bridge("in July", { embargoedUntil: later.toISOString() }), now);
    expect(await said()).toEqual([]);
    expect(await said(later)).toEqual(["The bridge will open in July."]);
    expect(await said(now)).toEqual([]);
    expect((await editions.at(now)).index.frequency("juli")).toBe(0);
  });

  it("are asked by many at once while articles come in", async () => {
    const archive = await temporaryArchive();
    const editions = editionsOf(archive, "");
    const sizes = Array.from({ length: 30 }, async (_, i) => {
      await archive.articles.put("", draft({ slug: `n-${i}`, text: `Sentence ${i} stands here.` }), now);
      return (await editions.at(now)).articles.length;
    });
    expect(Math.max(...(await Promise.all(sizes)))).toBe(30);
    expect((await editions.at(now)).articles).toHaveLength(30);
  });
});
