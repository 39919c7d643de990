import type { Kysely } from "kysely";
import { z } from "zod";
import type { Archived, Arrival } from "../core/article.js";
import { Mistake } from "../core/mistake.js";
import { contentOf, standingOf } from "./article-row.js";
import { otherTables, type TableLine } from "./export.js";
import type { Tables } from "./schema.js";
import { tellChange } from "./stamps.js";
import { inTurn } from "./turn.js";

/** What became of an archived revision. */
type Restored = "added" | "unchanged";

/**
 * Puts a revision back as it was exported, whatever the clock says.
 *
 * @param changedAt the version with which the archive changes
 * @throws {Mistake} where the archive has other words under its number
 */
export async function restoreRevision(
  db: Kysely<Tables>,
  tenant: string,
  arrival: Arrival,
  { revision, storedAt, releasedAt }: Archived,
  changedAt: () => Promise<number>,
): Promise<Restored> {
  const { slug } = arrival;
  const content = contentOf(arrival);
  const known = await db
    .selectFrom("revisions")
    .select("content")
    .where("tenant", "=", tenant)
    .where("slug", "=", slug)
    .where("revision", "=", revision)
    .executeTakeFirst();
  if (known?.content === content) return "unchanged";
  if (known)
    throw new Mistake(
      slug,
      `revision ${revision} is in the archive with other words`,
      "load an export into a folder of its own: verbatim load --data DIR FILE.jsonl",
    );
  const baseline = arrival.baseline ? ("yes" as const) : null;
  const current = { revision, changed: await changedAt(), ...standingOf(arrival) };
  await db
    .insertInto("articles")
    .values({ tenant, slug, baseline, ...current })
    .onConflict((old) => old.columns(["tenant", "slug"]).doUpdateSet(current))
    .execute();
  await db
    .insertInto("revisions")
    .values({ tenant, slug, revision, content, stored_at: storedAt, released_at: releasedAt })
    .execute();
  return "added";
}

/**
 * Puts rows of an export back; a row that is there already stays.
 *
 * @throws {Mistake} where a line is no row of an export
 */
export const restoreRows = (db: Kysely<Tables>, tenant: string, rows: readonly unknown[]): Promise<void> =>
  inTurn(db, tenant, async (tx) => {
    const lines = rows.map(readRow);
    const inOrder = lines.toSorted((a, b) => otherTables.indexOf(a.table) - otherTables.indexOf(b.table));
    for (const { table, row } of inOrder) await restoreRow(tx, table, { ...row, tenant } as never);
    await tellChange(tx, tenant);
  });

const tableLine = z.object({
  table: z.enum(otherTables),
  row: z.record(z.string().regex(/^[a-z_]{1,40}$/), z.union([z.string(), z.number(), z.null()])),
});

function readRow(row: unknown): TableLine {
  const read = tableLine.safeParse(row);
  if (read.success) return read.data;
  const words = JSON.stringify(row).slice(0, 60);
  throw new Mistake(words, "is no row of an export", "give a file that verbatim export wrote");
}

const restoreRow = (db: Kysely<Tables>, table: TableLine["table"], row: never) =>
  db
    .insertInto(table)
    .values(row)
    .onConflict((old) => (table === "stamps" ? old.column("tenant").doUpdateSet(row) : old.doNothing()))
    .execute();
