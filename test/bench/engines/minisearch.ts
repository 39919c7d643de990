import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import MiniSearch, { type Options } from "minisearch";
import { fields, type Row } from "../corpus/rows.js";
import { bm25, boosts, type Engine } from "./engine.js";

/** MiniSearch as its page shows it: any word may match, all of the index in memory. */
export const minisearch: Engine = {
  name: "MiniSearch",
  upTo: { facts: 300_000, because: "its memory and its questions grow with the commonest word" },
  async build({ folder }) {
    const index = new MiniSearch<Row>(options);
    return {
      add: (rows) => index.addAll(rows),
      async save() {
        const json = JSON.stringify(index);
        await writeFile(fileIn(folder), json);
        return Buffer.byteLength(json);
      },
    };
  },
  async open({ folder }) {
    const index = MiniSearch.loadJSON<Row>(await readFile(fileIn(folder), "utf8"), options);
    return {
      search: (terms, limit) =>
        index
          .search(terms.join(" "))
          .slice(0, limit)
          .map(({ id }) => id),
      close() {},
    };
  },
};

const fileIn = (folder: string): string => join(folder, "minisearch.json");

/** What `search` scores by; the test of the exhaustive search asks with the same. */
export const options: Options<Row> = {
  idField: "number",
  fields: [...fields],
  tokenize: (line) => line.split(" "),
  processTerm: (term) => term || null,
  searchOptions: { boost: boosts, combineWith: "OR", bm25 },
};
