import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Document } from "flexsearch";
import { fields } from "../corpus/rows.js";
import type { Engine } from "./engine.js";

/** FlexSearch: whole words, any of which may match; which field comes first is its own affair. */
export const flexsearch: Engine = {
  name: "FlexSearch",
  upTo: { facts: 300_000, because: "a question takes more than a second" },
  async build({ folder }) {
    const index = emptyIndex();
    return {
      add(rows) {
        for (const { number, text, speaker, headline, context } of rows)
          index.add({ number, text, speaker, headline, context });
      },
      async save() {
        const parts: [string, string][] = [];
        await index.export((key, data) => {
          parts.push([key, data]);
        });
        const json = JSON.stringify(parts);
        await writeFile(join(folder, "flexsearch.json"), json);
        return Buffer.byteLength(json);
      },
    };
  },
  async open({ folder }) {
    const index = emptyIndex();
    const parts: [string, string][] = JSON.parse(await readFile(join(folder, "flexsearch.json"), "utf8"));
    for (const [key, data] of parts) index.import(key, data);
    return {
      search: (terms, limit) =>
        index.search(terms.join(" "), { limit, suggest: true, merge: true }).map(({ id }) => Number(id)),
      close() {},
    };
  },
};

const emptyIndex = () =>
  new Document({
    document: {
      id: "number",
      index: fields.map((field) => ({
        field,
        tokenize: "strict" as const,
        encode: (line: string) => line.split(" "),
      })),
    },
  });
