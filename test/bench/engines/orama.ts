import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { create, insertMultiple, load, save, search } from "@orama/orama";
import { fields } from "../corpus/rows.js";
import { bm25, boosts, type Engine } from "./engine.js";

/** Orama as it is unless told otherwise: every word may be the beginning of one in the text. */
export const orama: Engine = {
  name: "Orama",
  upTo: { facts: 100_000, because: "a question takes seconds" },
  async build({ folder }) {
    const db = emptyIndex();
    return {
      async add(rows) {
        await insertMultiple(
          db,
          rows.map(({ number, text, speaker, headline, context }) => ({
            id: String(number),
            text,
            speaker,
            headline,
            context,
          })),
          rows.length,
        );
      },
      async save() {
        const json = JSON.stringify(save(db));
        await writeFile(join(folder, "orama.json"), json);
        return Buffer.byteLength(json);
      },
    };
  },
  async open({ folder }) {
    const db = emptyIndex();
    load(db, JSON.parse(await readFile(join(folder, "orama.json"), "utf8")));
    return {
      async search(terms, limit) {
        const { hits } = await search(db, {
          term: terms.join(" "),
          properties: [...fields],
          boost: boosts,
          relevance: bm25,
          limit,
        });
        return hits.map(({ id }) => Number(id));
      },
      close() {},
    };
  },
};

const emptyIndex = () =>
  create({
    schema: { text: "string", speaker: "string", headline: "string", context: "string" },
    components: {
      tokenizer: {
        language: "english",
        normalizationCache: new Map(),
        tokenize: (line: string) => [...new Set(line.split(" ").filter(Boolean))],
      },
    },
  });
