import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { editionsOf } from "../../../src/archive/editions.js";
import { openArchive } from "../../../src/archive/open.js";
import { generatedArticles } from "../corpus/articles.js";
import type { Engine } from "./engine.js";

/**
 * Verbatim itself, which reads articles: it takes in, reads and keeps them, and fetches the words of what it finds, which no other
 * here does. Its facts are known by their articles and their places in them.
 */
export const verbatim: Engine = {
  name: "Verbatim",
  async build({ folder, facts, seed }) {
    const archive = await openArchive(folder);
    const articles = generatedArticles(facts, seed);
    const starts: Record<string, number> = {};
    let [given, taken] = [0, 0];
    return {
      async add(rows) {
        given += rows.length;
        while (taken < given) {
          const { article, facts: sentences } = articles.next().value!;
          starts[article.slug] = taken;
          taken += sentences.length;
          await archive.articles.put("", article, asked);
        }
      },
      async save() {
        await editionsOf(archive, "").at(asked);
        await writeFile(startsIn(folder), JSON.stringify(starts));
        await archive.close();
        return (await stat(join(folder, "verbatim.db"))).size;
      },
    };
  },
  async open({ folder }) {
    const archive = await openArchive(folder);
    const { index } = await editionsOf(archive, "").at(asked);
    const starts = JSON.parse(await readFile(startsIn(folder), "utf8"));
    return {
      async search(terms, limit) {
        const found = await index.search(new Map(terms.map((term) => [term, 1])), limit);
        return found.map(({ fact: { slug }, at }) => starts[slug] + at);
      },
      close: () => archive.close(),
    };
  },
};

const asked = new Date("2026-01-15T12:00:00Z");

const startsIn = (folder: string): string => join(folder, "starts.json");
