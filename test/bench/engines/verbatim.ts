import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { editionsOf } from "../../../src/archive/editions.js";
import { openArchive } from "../../../src/archive/open.js";
import { ask } from "../../../src/core/ask.js";
import { compileDates } from "../../../src/core/dates.js";
import { generatedArticles } from "../corpus/articles.js";
import type { Engine, Place } from "./engine.js";
import { workOfServer } from "./postgres.js";

/** Verbatim itself, its archive in a file. */
export const verbatim = verbatimIn("Verbatim", {
  prepare: async ({ folder }) => folder,
  place: ({ folder }) => folder,
  bytes: async ({ folder }) => (await stat(join(folder, "verbatim.db"))).size,
});

/** Verbatim with its archive in PostgreSQL. */
export const verbatimOnPostgres: Engine = {
  ...verbatimIn("Verbatim on PostgreSQL", {
    async prepare(place) {
      await told(place.database!, `drop database if exists ${database}`, `create database ${database}`);
      return databaseIn(place);
    },
    place: databaseIn,
    async bytes(place) {
      // Its index is looked into as it will be when the server has tidied up by itself.
      const [, size] = await told(
        databaseIn(place),
        "vacuum analyze",
        "select pg_database_size(current_database()) as bytes",
      );
      return Number(size!.rows[0].bytes);
    },
    work: workOfServer,
  }),
  wants: "database",
};

interface Home {
  /** Makes room for an archive, and says where it is to be. */
  prepare(place: Place): Promise<string>;
  /** Where it is. */
  place(place: Place): string;
  bytes(place: Place): Promise<number>;
  /** What a server works for it, in milliseconds. */
  work?(place: Place): Promise<() => number>;
}

/**
 * Verbatim takes in, reads and keeps articles, and fetches the words of what it finds, which no other here does. Its
 * facts are known by their articles and their places in them. As its server does before it listens, each process
 * compiles its dates.
 */
function verbatimIn(name: string, home: Home): Engine {
  return {
    name,
    answers: true,
    async build(place) {
      compileDates();
      const archive = await openArchive(await home.prepare(place));
      const elsewhere = await home.work?.(place);
      const articles = generatedArticles(place.facts, place.seed);
      const starts: Record<string, number> = {};
      let [given, taken] = [0, 0];
      return {
        ...(elsewhere && { elsewhere }),
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
          await writeFile(startsIn(place), JSON.stringify(starts));
          await archive.close();
          return home.bytes(place);
        },
      };
    },
    async open(place) {
      compileDates();
      const archive = await openArchive(home.place(place));
      const elsewhere = await home.work?.(place);
      const edition = await editionsOf(archive, "").at(asked);
      const starts = JSON.parse(await readFile(startsIn(place), "utf8"));
      return {
        ...(elsewhere && { elsewhere }),
        async search(terms, limit) {
          const found = await edition.index.search(new Map(terms.map((term) => [term, 1])), limit);
          return found.map(({ fact: { slug }, at }) => starts[slug] + at);
        },
        answer: (question) => ask(edition, question, {}, asked),
        close: () => archive.close(),
      };
    },
  };
}

const asked = new Date("2026-01-15T12:00:00Z");

const startsIn = ({ folder }: Place): string => join(folder, "starts.json");

/** The database of the archive: what the other engine keeps in the one that is given stays apart from it. */
const database = "verbatim_bench";

function databaseIn(place: Place): string {
  const url = new URL(place.database!);
  url.pathname = `/${database}`;
  return url.href;
}

async function told(url: string, ...queries: readonly string[]): Promise<readonly pg.QueryResult[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const results: pg.QueryResult[] = [];
    for (const query of queries) results.push(await client.query(query));
    return results;
  } finally {
    await client.end();
  }
}
