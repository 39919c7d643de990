import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject, onTestFinished } from "vitest";
import { type Archive, openArchive } from "../../src/archive/open.js";
import { temporaryFolder } from "./temporary.js";

/** Where an archive may live. */
export interface Tier {
  readonly tier: "SQLite" | "PostgreSQL";
  /** A place for an archive that nobody else has, gone when the test has ended. */
  temporaryPlace(): Promise<string>;
  /** An archive that is closed when the test has ended; in a place of its own, where none is given. */
  temporaryArchive(place?: string): Promise<Archive>;
}

const tierOf = (tier: Tier["tier"], temporaryPlace: Tier["temporaryPlace"]): Tier => ({
  ...{ tier, temporaryPlace },
  async temporaryArchive(place) {
    const archive = await openArchive(place ?? (await temporaryPlace()));
    onTestFinished(() => archive.close().catch(() => {}));
    return archive;
  },
});

/** Whether there is a server to test against. */
export const hasPostgres = inject("postgres") !== "";

/** What holds of an archive is tested on both; on one, where the machine has no PostgreSQL, which the run's last lines then say. */
export const tiers: readonly Tier[] = [
  tierOf("SQLite", async () => temporaryFolder()),
  ...(hasPostgres ? [tierOf("PostgreSQL", () => temporaryDatabase())] : []),
];

/** The address of a database that is gone when the test has ended. */
export async function temporaryDatabase(server = inject("postgres")): Promise<string> {
  const name = `verbatim_${randomBytes(8).toString("hex")}`;
  await told(server, `create database ${name}`);
  onTestFinished(() => told(server, `drop database ${name} with (force)`).then(() => {}));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** What a database answers, asked as another program would. */
export async function told<R extends object>(url: string, query: string): Promise<readonly R[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<R>(query)).rows;
  } finally {
    await client.end();
  }
}
