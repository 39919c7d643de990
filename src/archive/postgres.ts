import { Kysely, sql } from "kysely";
import pg from "pg";
import { Mistake, Outage } from "../core/mistake.js";
import type { Store } from "./database.js";
import { type Hearing, hearingOf } from "./hearing.js";
import { migrate } from "./migrate.js";
import { checkPostgres } from "./postgres-check.js";
import { connectionOf, patientConnectionOf, poolSize, postgresDialect } from "./postgres-dialect.js";
import { nameOf, wordsOf } from "./postgres-mistake.js";
import type { Tables } from "./schema.js";
import { versionsIn } from "./stamps.js";

/**
 * Opens a PostgreSQL database under Kysely, migrated where needed.
 *
 * @param onError told of a connection that ended while nobody used it; the next one is made when it is wanted
 * @throws {Mistake} where it cannot be used: newer, not there, closed to this user, not in UTF-8
 */
export async function openPostgres(url: string, onError: (error: unknown) => void): Promise<Store> {
  const place = nameOf(url);
  const isNew = await prepare(url, place);
  const connection = connectionOf(url);
  const pool = new pg.Pool({ ...connection, max: poolSize });
  // pg hangs the whole connection on its errors, which is nothing for a log.
  const lost = (error: unknown) =>
    onError(new Outage(place, `a connection has ended: ${wordsOf(error)}`, "another is made"));
  pool.on("error", lost);
  const db = new Kysely<Tables>({ dialect: postgresDialect(pool, place) });
  const versions = versionsIn(db, () => hearing);
  const hearing: Hearing = hearingOf(connection, {
    heard: versions.changed,
    turned: versions.changed,
    failed: lost,
  });
  return {
    db,
    isNew,
    versions,
    // Its rows go to a reader who may take as long as they like.
    snapshot: (work) =>
      db
        .transaction()
        .setIsolationLevel("repeatable read")
        .setAccessMode("read only")
        .execute(async (tx) => {
          await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
          return work(tx);
        }),
    async backup() {
      const remedy = `use PostgreSQL's own: pg_dump --format=custom --file=FILE "$DATABASE_URL"; or verbatim export FILE.jsonl`;
      throw new Mistake(place, "is no file that could be copied", remedy);
    },
    check: () => checkPostgres(db, { place, pool, hearing }),
    async close() {
      await hearing.close();
      await db.destroy();
    },
  };
}

/** Looks at the server and takes the steps; of two processes that start at once, the second finds them done. */
async function prepare(url: string, place: string): Promise<boolean> {
  const pool = new pg.Pool(patientConnectionOf(url));
  // What ends a connection here fails the step that uses it.
  pool.on("error", () => {});
  const db = new Kysely<Tables>({ dialect: postgresDialect(pool, place) });
  try {
    const { rows } = await sql<Server>`select current_schema() as schema,
      current_setting('server_encoding') as encoding,
      cast(current_setting('server_version_num') as integer) as version`.execute(db);
    const { schema, encoding, version } = rows[0]!;
    if (version < oldest)
      throw new Mistake(
        place,
        `is PostgreSQL ${Math.floor(version / 10_000)}`,
        "want PostgreSQL 13 or newer",
      );
    if (encoding !== "UTF8")
      throw new Mistake(place, `keeps its texts in ${encoding}`, "make a database with encoding 'UTF8'");
    if (schema === null)
      throw new Mistake(place, "has no schema in its search_path", "make one: create schema public");
    return await migrate(db, place, schema);
  } finally {
    await db.destroy();
  }
}

interface Server {
  readonly schema: string | null;
  readonly encoding: string;
  readonly version: number;
}

/** PostgreSQL 13, as `server_version_num` has it. */
const oldest = 130_000;
