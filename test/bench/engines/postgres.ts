import { existsSync, readFileSync } from "node:fs";
import pg from "pg";
import { fields, type Row } from "../corpus/rows.js";
import { boosts, type Engine, type Place } from "./engine.js";

/** PostgreSQL's full text index and its own ranking, the terms taken as they are (as the configuration “simple” would). */
export const postgres: Engine = {
  name: "PostgreSQL ts_rank",
  wants: "database",
  async build(place) {
    const client = await connected(place);
    await client.query(`drop schema if exists ${schema} cascade; create schema ${schema};
      create table ${table} (number integer not null, words tsvector not null)`);
    const elsewhere = await workOf(client);
    return {
      elsewhere,
      async add(rows) {
        await client.query(
          `insert into ${table} select number, cast(words as tsvector) from unnest($1::integer[], $2::text[]) as t (number, words)`,
          [rows.map(({ number }) => number), rows.map(vectorOf)],
        );
      },
      async save() {
        await client.query(
          `create index on ${table} using gin (words) with (fastupdate = off); vacuum analyze ${table}`.split(
            ";",
          )[0]!,
        );
        await client.query(`vacuum analyze ${table}`);
        const { rows } = await client.query(`select pg_total_relation_size('${table}') as bytes`);
        elsewhere(); // The last look at a process that is about to end.
        await client.end();
        return Number(rows[0].bytes);
      },
    };
  },
  async open(place) {
    const client = await connected(place);
    // One process works for a question, as everywhere else here.
    await client.query("set max_parallel_workers_per_gather = 0");
    const elsewhere = await workOf(client);
    const weights = `'{${boosts.context}, ${boosts.headline}, ${boosts.speaker}, ${boosts.text}}'`;
    return {
      elsewhere,
      async search(terms, limit) {
        const { rows } = await client.query({
          name: "search",
          text: `select number from ${table}, cast($1 as tsquery) as query where words @@ query
            order by ts_rank(${weights}, words, query) desc limit $2`,
          values: [terms.map(quoted).join(" | "), limit],
        });
        return rows.map(({ number }) => number);
      },
      close: () => client.end(),
    };
  },
};

const schema = "verbatim_bench";
const table = `${schema}.facts`;

async function connected({ database }: Place): Promise<pg.Client> {
  const client = new pg.Client(database);
  await client.connect();
  return client;
}

/** Removes what a run has left. */
export async function clear(database: string): Promise<void> {
  const client = new pg.Client(database);
  await client.connect();
  await client.query(`drop schema if exists ${schema} cascade`);
  await client.query(`drop database if exists ${schema}`);
  await client.end();
}

/** The letters by which PostgreSQL weighs fields. */
const weightOf = { text: "A", speaker: "B", headline: "C", context: "D" } as const;

/** A fact as PostgreSQL writes it: each term with its places and the letters of its fields. */
function vectorOf(row: Row): string {
  const places = new Map<string, string[]>();
  let place = 0;
  for (const field of fields)
    for (const term of row[field].split(" "))
      if (term) places.set(term, [...(places.get(term) ?? []), `${++place}${weightOf[field]}`]);
  return Array.from(places, ([term, at]) => `${quoted(term)}:${at.join(",")}`).join(" ");
}

const quoted = (term: string): string => `'${term.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/** What the server's process has worked, in milliseconds, where it runs on this Linux. */
async function workOf(client: pg.Client): Promise<() => number> {
  const { rows } = await client.query(
    "select pg_backend_pid() as pid, inet_server_addr() = '127.0.0.1' as here",
  );
  const file = `/proc/${rows[0].pid}/schedstat`;
  if (!rows[0].here || !existsSync(file)) return () => 0;
  let work = 0;
  return () => {
    if (existsSync(file)) work = Number(readFileSync(file, "utf8").split(" ")[0]) / 1e6;
    return work;
  };
}

/** What all of a server's processes have worked, in milliseconds, where it runs on this Linux. */
export async function workOfServer(place: Place): Promise<() => number> {
  const client = await connected(place);
  const { rows } = await client.query(
    "select pg_backend_pid() as pid, inet_server_addr() = '127.0.0.1' as here",
  );
  const status = `/proc/${rows[0].pid}/status`;
  const server = existsSync(status) && /^PPid:\s+(\d+)/m.exec(readFileSync(status, "utf8"))?.[1];
  await client.end();
  const children = `/proc/${server}/task/${server}/children`;
  if (!rows[0].here || !server || !existsSync(children)) return () => 0;
  return () =>
    readFileSync(children, "utf8")
      .split(" ")
      .reduce((sum, pid) => sum + (pid ? workIn(`/proc/${pid}/schedstat`) : 0), 0);
}

function workIn(file: string): number {
  try {
    return Number(readFileSync(file, "utf8").split(" ")[0]) / 1e6;
  } catch {
    return 0; // it has just ended
  }
}
