import { type Kysely, sql } from "kysely";
import type pg from "pg";
import type { Diagnosis } from "../core/diagnosis.js";
import { type Finding, looked, stepOf } from "./check.js";
import type { Hearing } from "./hearing.js";
import { poolSize } from "./postgres-dialect.js";
import { postgresMistake } from "./postgres-mistake.js";
import type { Tables } from "./schema.js";

/** What there is to look at. */
interface Opened {
  readonly place: string;
  readonly pool: pg.Pool;
  readonly hearing: Hearing;
}

/** So long a connection may take until it hears, in milliseconds. */
const hearingMs = 3000;

/** Looks at an open database: there, current, writable, with connections to spare, and whether changes are heard at once. */
export function checkPostgres(
  db: Kysely<Tables>,
  { place, pool, hearing }: Opened,
): Promise<readonly Diagnosis[]> {
  const look = (subject: string, finding: () => Promise<Finding>) =>
    looked(subject, place, finding, postgresMistake);
  return Promise.all([
    look("archive", () => checkServer(db, place)),
    look("archive version", () => stepOf(db)),
    look("archive writable", () => checkWritable(db, place)),
    look("archive connections", () => checkConnections(db, pool)),
    look("archive changes", () => checkHearing(hearing)),
  ]);
}

async function checkServer(db: Kysely<Tables>, place: string): Promise<Finding> {
  const { rows } = await sql<{ version: string; bytes: number }>`select
    current_setting('server_version') as version, pg_database_size(current_database()) as bytes`.execute(db);
  const { version, bytes } = rows[0]!;
  return { healthy: true, finding: `${place}, version ${version}, ${Math.round(bytes / 1e6)} MB` };
}

/** Writes a row and takes it back. */
async function checkWritable(db: Kysely<Tables>, place: string): Promise<Finding> {
  await db.connection().execute(async (one) => {
    await sql`begin`.execute(one);
    try {
      const row = { platform: "terminal", delivery: "doctor", seen_at: "" } as const;
      await one
        .insertInto("seen")
        .values(row)
        .onConflict((known) => known.doNothing())
        .execute();
    } finally {
      await sql`rollback`.execute(one);
    }
  });
  return { healthy: true, finding: `${place} can be written to` };
}

async function checkConnections(db: Kysely<Tables>, pool: pg.Pool): Promise<Finding> {
  const { rows } = await sql<{ most: number; used: number }>`select
    cast(current_setting('max_connections') as integer) as most,
    (select count(*) from pg_stat_activity where backend_type = 'client backend') as used`.execute(db);
  const { most, used } = rows[0]!;
  const finding = `${used} of ${most} used, ${pool.totalCount} of them by this process, which opens up to ${poolSize} and one that listens`;
  return most - used >= poolSize
    ? { healthy: true, finding }
    : { healthy: false, finding, remedy: "raise max_connections on the server, or run fewer processes" };
}

async function checkHearing(hearing: Hearing): Promise<Finding> {
  return (await hearing.opens(hearingMs))
    ? { healthy: true, finding: "new articles are heard of at once (LISTEN)" }
    : {
        healthy: false,
        finding: "LISTEN does not work; the database is asked before every answer",
        remedy: "let DATABASE_URL name the server itself, or a pooler in session mode",
      };
}
