import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Dialect, Kysely } from "kysely";
import pg from "pg";
import { inject, onTestFinished } from "vitest";
import { type Archive, openArchive } from "../../src/archive/open.js";
import { connectionOf, postgresDialect } from "../../src/archive/postgres-dialect.js";
import { sqliteDialect } from "../../src/archive/sqlite-dialect.js";
import { temporaryFolder } from "./temporary.js";

/** Tables as any program may have had them. */
export type Loose = Record<string, Record<string, string | number | null>>;

/** Where an archive may live. */
export interface Tier {
  readonly tier: "SQLite" | "PostgreSQL";
  /** A place for an archive that nobody else has, gone when the test has ended. */
  temporaryPlace(): Promise<string>;
  /** An archive that is closed when the test has ended; in a place of its own, where none is given. */
  temporaryArchive(place?: string): Promise<Archive>;
  /** What stands in a place, as another program would open it. */
  tablesIn(place: string): Kysely<Loose>;
}

const tierOf = (
  tier: Tier["tier"],
  temporaryPlace: Tier["temporaryPlace"],
  dialectOf: (place: string) => Dialect,
): Tier => ({
  ...{ tier, temporaryPlace },
  async temporaryArchive(place) {
    const archive = await openArchive(place ?? (await temporaryPlace()));
    onTestFinished(() => archive.close().catch(() => {}));
    return archive;
  },
  tablesIn(place) {
    const tables = new Kysely<Loose>({ dialect: dialectOf(place) });
    onTestFinished(() => tables.destroy());
    return tables;
  },
});

/** An archive in a file. */
export const sqlite = tierOf(
  "SQLite",
  async () => temporaryFolder(),
  (folder) => sqliteDialect(join(folder, "verbatim.db"), 1000),
);

/** Whether there is a server to test against; where there is none, the run's last lines say so. */
export const hasPostgres = inject("postgres") !== "";

/** An archive in a server's database. */
export const postgres = tierOf("PostgreSQL", temporaryDatabase, (url) => {
  const pool = new pg.Pool(connectionOf(url));
  // The database goes before the last of its connections has said goodbye.
  pool.on("error", () => {});
  return postgresDialect(pool, url);
});

/** What holds of an archive is tested on both. */
export const tiers: readonly Tier[] = hasPostgres ? [sqlite, postgres] : [sqlite];

/** The address of a database that is gone when the test has ended. */
async function temporaryDatabase(): Promise<string> {
  const server = inject("postgres");
  const name = `verbatim_${randomBytes(8).toString("hex")}`;
  await told(server, `create database ${name}`);
  onTestFinished(() => told(server, `drop database ${name} with (force)`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function told(url: string, query: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(query);
  } finally {
    await client.end();
  }
}
