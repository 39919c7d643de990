import { describe, expect, it } from "vitest";
import { editionsOf } from "../../src/archive/editions.js";
import { aliasesOf, noAliases } from "../../src/core/aliases.js";
import { termsIn } from "../../src/core/article-terms.js";
import { ask } from "../../src/core/ask.js";
import { readArticle } from "../../src/core/facts.js";
import { headOf, listedOf } from "../../src/core/listed.js";
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
