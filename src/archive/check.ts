import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { type Kysely, sql } from "kysely";
import type { Diagnosis } from "../core/diagnosis.js";
import { Mistake } from "../core/mistake.js";
import type { Tables } from "./schema.js";
import { sqliteMistake } from "./sqlite-mistake.js";

/** Below this free space the archive is reported as unwell: SQLite needs room for its log, 100 MB. */
const leastFree = 100_000_000;

/** "Vrbm", written to the file's header: it marks the file as ours, and fails where nothing can be written. */
export const mark = sql`pragma application_id = 0x5672626d`;

/** Looks at an open archive: whole, current, writable, with room to grow. */
export const checkArchive = (db: Kysely<Tables>, file: string): Promise<readonly Diagnosis[]> =>
  Promise.all([
    looked("archive", file, () => checkWhole(db, file), sqliteMistake),
    looked("archive version", file, () => stepOf(db), sqliteMistake),
    looked("archive writable", file, () => checkWritable(db, file), sqliteMistake),
    looked("disk space", file, () => checkSpace(file), sqliteMistake),
  ]);

export type Finding = Omit<Diagnosis, "subject">;

/** A check that fails is itself a finding. */
export async function looked(
  subject: string,
  place: string,
  look: () => Promise<Finding>,
  mistakeOf: (error: unknown, place: string) => unknown,
): Promise<Diagnosis> {
  try {
    return { subject, ...(await look()) };
  } catch (error) {
    const known = error instanceof Mistake ? error : mistakeOf(error, place);
    return known instanceof Mistake
      ? { subject, healthy: false, finding: `${place} ${known.what}`, remedy: known.remedy }
      : { subject, healthy: false, finding: `${place}: ${error}` };
  }
}

async function checkWhole(db: Kysely<Tables>, file: string): Promise<Finding> {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(3)`.execute(db);
  const found = rows.map((row) => row.quick_check).join("; ");
  return found === "ok"
    ? { healthy: true, finding: `${file} is whole` }
    : { healthy: false, finding: `${file} is damaged: ${found}`, remedy: "restore it from a backup" };
}

/** Up to which step of the tables it has come. */
export async function stepOf(db: Kysely<Tables>): Promise<Finding> {
  const steps = await db.selectFrom("kysely_migration").select("name").orderBy("name").execute();
  return { healthy: true, finding: `at step ${steps.at(-1)?.name ?? "none"}` };
}

async function checkWritable(db: Kysely<Tables>, file: string): Promise<Finding> {
  await db.transaction().execute((tx) => mark.execute(tx));
  return { healthy: true, finding: `${file} can be written to` };
}

async function checkSpace(file: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(dirname(file));
  const free = bavail * bsize;
  const finding = `${Math.round(free / 1e6)} MB free`;
  return free >= leastFree
    ? { healthy: true, finding }
    : { healthy: false, finding, remedy: "free some space" };
}
