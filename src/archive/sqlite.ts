import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Kysely, Migrator, sql } from "kysely";
import { Mistake } from "../core/mistake.js";
import { migrations, provider } from "./migrations.js";
import type { Tables } from "./schema.js";
import { sqliteDialect } from "./sqlite-dialect.js";
import { sqliteMistake } from "./sqlite-mistake.js";

/**
 * Opens a SQLite file under Kysely, made and migrated where needed.
 *
 * @param busyMs how long a call waits for another process that is writing
 * @throws {Mistake} where the file cannot be used: newer, read-only, locked, corrupt, no database
 */
export async function openSqlite(file: string, busyMs: number): Promise<Kysely<Tables>> {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const db = new Kysely<Tables>({ dialect: sqliteDialect(file, busyMs) });
    try {
      await migrate(db, file);
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
export async function backUp(db: Kysely<Tables>, copy: string): Promise<void> {
  if (existsSync(copy))
    throw new Mistake(copy, "is already there", "give a new file; nothing was overwritten");
  try {
    mkdirSync(dirname(copy), { recursive: true });
    await sql`vacuum into ${copy}`.execute(db);
  } catch (error) {
    throw sqliteMistake(error, copy);
  }
}

/** "Vrbm", written to the file's header: it marks the file as ours, and fails where nothing can be written. */
export const mark = sql`pragma application_id = 0x5672626d`;

/** One transaction around all steps: of two processes that start at once, the second finds them done. */
async function migrate(db: Kysely<Tables>, file: string): Promise<void> {
  await sql`begin`.execute(db);
  try {
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    const steps = await db.selectFrom("kysely_migration").select("name").execute();
    const unknown = steps.find(({ name }) => !(name in migrations));
    if (unknown) throw newer(file, unknown.name);
    if (error) throw error;
    await mark.execute(db);
    await sql`commit`.execute(db);
  } catch (error) {
    await sql`rollback`.execute(db);
    throw error;
  }
}

const newer = (file: string, step: string) =>
  new Mistake(
    file,
    `was written by a newer Verbatim (its step "${step}" is unknown here)`,
    "install that version or a later one; this program has changed nothing",
  );
