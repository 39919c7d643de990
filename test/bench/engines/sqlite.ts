import { stat } from "node:fs/promises";
import { join } from "node:path";
import Database from "libsql";
import { boosts, type Engine, type Place } from "./engine.js";

/** SQLite's full text index, the terms taken as they are, without the text. */
export const sqlite: Engine = {
  name: "SQLite FTS5",
  async build(place) {
    const db = new Database(fileIn(place));
    db.exec("pragma synchronous = off");
    db.exec(
      `create virtual table facts using fts5(text, speaker, headline, context, content = '', tokenize = "${tokenizer}")`,
    );
    const insert = db.prepare(
      "insert into facts (rowid, text, speaker, headline, context) values (?, ?, ?, ?, ?)",
    );
    return {
      add(rows) {
        db.exec("begin");
        for (const { number, text, speaker, headline, context } of rows)
          insert.run(number, text, speaker, headline, context);
        db.exec("commit");
      },
      async save() {
        db.exec("insert into facts (facts) values ('optimize')");
        db.close();
        return (await stat(fileIn(place))).size;
      },
    };
  },
  async open(place) {
    const db = new Database(fileIn(place));
    const found = db.prepare(`select rowid from facts where facts match ? order by ${rank} limit ?`);
    return {
      search(terms, limit) {
        const words = terms.map((term) => `"${term.replaceAll('"', '""')}"`).join(" OR ");
        return found.all(words, limit).map((row) => (row as { rowid: number }).rowid);
      },
      close() {
        db.close();
      },
    };
  },
};

const fileIn = ({ folder }: Place): string => join(folder, "facts.db");
const rank = `bm25(facts, ${boosts.text}, ${boosts.speaker}, ${boosts.headline}, ${boosts.context})`;
/** Only spaces part terms: `@UK`, `4.2%` and `=town_hall` are one each. */
const tokenizer = "unicode61 remove_diacritics 0 tokenchars '@=%‰.,_'''";
