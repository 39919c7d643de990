import type { Kysely } from "kysely";
import { articleOf } from "./article-row.js";
import { withContent } from "./articles.js";
import type { RevisionRow, Tables } from "./schema.js";

/** The tables that are kept as they are, in the order in which they can be filled. Deliveries seen are forgotten in minutes; installations hold secrets. */
export const otherTables = [
  "identities",
  "stamps",
  "feeds",
  "posts",
  "citations",
  "deliveries",
  "subscriptions",
  "watches",
  "alarms",
  "channel_desks",
  "audit",
] as const;

/** A row of one of them, as a line of an export. */
export interface TableLine {
  readonly table: (typeof otherTables)[number];
  readonly row: Readonly<Record<string, string | number | null>>;
}

/** Rows that are read at a time. */
const PAGE = 500;

/**
 * Everything a tenant has, one JSON object a line, out of a snapshot: each revision as
 * `verbatim load` takes it, with its number and when it was stored and released; then the other tables.
 */
export async function exportArchive(
  one: Kysely<Tables>,
  tenant: string,
  write: (line: string) => Promise<void>,
): Promise<void> {
  for (let from = 0, rows = 1; rows > 0; from += PAGE) rows = await exportRevisions(one, tenant, from, write);
  for (const table of otherTables) await exportTable(one, tenant, table, write);
}

async function exportRevisions(
  db: Kysely<Tables>,
  tenant: string,
  from: number,
  write: (line: string) => Promise<void>,
): Promise<number> {
  const rows = await withContent(db, tenant)
    .select("released_at")
    .orderBy("articles.slug")
    .orderBy("revisions.revision")
    .limit(PAGE)
    .offset(from)
    .execute();
  for (const row of rows) await write(JSON.stringify(lineOf(row)));
  return rows.length;
}

const lineOf = (row: Parameters<typeof articleOf>[0] & Pick<RevisionRow, "released_at">) => {
  const { text, announcedAt: _, ...article } = articleOf(row);
  return { ...article, releasedAt: row.released_at, body: text };
};

async function exportTable(
  db: Kysely<Tables>,
  tenant: string,
  table: TableLine["table"],
  write: (line: string) => Promise<void>,
): Promise<void> {
  const rows = await db.selectFrom(table).selectAll().where("tenant", "=", tenant).execute();
  const lines = rows.map(({ tenant: _, ...row }) => JSON.stringify({ table, row } satisfies TableLine));
  // In an order that has nothing to do with the database.
  for (const line of lines.sort()) await write(line);
}
