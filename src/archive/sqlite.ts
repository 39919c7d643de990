import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Kysely, sql } from "kysely";
import { Mistake } from "../core/mistake.js";
import { checkArchive, mark } from "./check.js";
import type { Store } from "./database.js";
import { migrate } from "./migrate.js";
import type { Tables } from "./schema.js";
import { sqliteDialect } from "./sqlite-dialect.js";
import { sqliteMistake } from "./sqlite-mistake.js";
import { versionsIn } from "./stamps.js";

/**
 * Opens a SQLite file under Kysely, made and migrated where needed.
 *
 * @param busyMs how long a call waits for another process that is writing
 * @throws {Mistake} where the file cannot be used: newer, read-only, locked, corrupt, no database
 */
export async function openSqlite(file: string, busyMs: number): Promise<Store> {
  const isNew = !existsSync(file);
  const db = await openFile(file, busyMs);
  return {
    db,
    isNew,
    versions: versionsIn(db, () => undefined),
    snapshot: (work) =>
      db.connection().execute(async (one) => {
        await sql`begin deferred`.execute(one);
        try {
          return await work(one);
        } finally {
          await sql`rollback`.execute(one);
        }
      }),
    backup: (copy) => backUp(db, copy),
    check: () => checkArchive(db, file),
    close: () => db.destroy(),
  };
}

async function openFile(file: string, busyMs: number): Promise<Kysely<Tables>> {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const db = new Kysely<Tables>({ dialect: sqliteDialect(file, busyMs) });
    try {
      await prepare(db, file);
      return db;
    } catch (error) {
      await db.destroy().catch(() => {}); // fails for the reason already known
      throw error;
    }
  } catch (error) {
    throw sqliteMistake(error, file);
  }
}

/**
 * Copies a database into a new file, whole and without its log, while others go on writing.
 *
 * @throws {Mistake} where the file exists or cannot be written
 */
async function backUp(db: Kysely<Tables>, copy: string): Promise<void> {
  if (existsSync(copy))
    throw new Mistake(copy, "is already there", "give a new file; nothing was overwritten");
  try {
    mkdirSync(dirname(copy), { recursive: true });
    await sql`vacuum into ${copy}`.execute(db);
  } catch (error) {
    throw sqliteMistake(error, copy);
  }
}

/** One transaction around all steps: of two processes that start at once, the second finds them done. */
async function prepare(db: Kysely<Tables>, file: string): Promise<void> {
  await sql`begin`.execute(db);
  try {
    await migrate(db, file);
    await mark.execute(db);
    await sql`commit`.execute(db);
  } catch (error) {
    await sql`rollback`.execute(db);
    throw error;
  }
}
