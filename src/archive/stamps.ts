import { type Kysely, sql } from "kysely";
import { channel, type Hearing } from "./hearing.js";
import type { Tables } from "./schema.js";
import { isPostgres } from "./turn.js";

/** Counts a change of a tenant's articles: the version with which they change now. */
export async function stampChange(
  db: Kysely<Tables>,
  tenant: string,
  words: { readonly words_at?: string },
): Promise<number> {
  const { version } = await db
    .insertInto("stamps")
    .values({ tenant, version: 1, ...words })
    .onConflict((row) =>
      row.column("tenant").doUpdateSet((ref) => ({ version: ref("stamps.version", "+", 1), ...words })),
    )
    .returning("version")
    .executeTakeFirstOrThrow();
  await tellChange(db, tenant);
  return version;
}

/** Tells every process that a tenant's articles have changed, once the transaction is committed. */
export async function tellChange(db: Kysely<Tables>, tenant: string): Promise<void> {
  if (isPostgres(db)) await sql`select pg_notify(${channel}, ${tenant})`.execute(db);
}

/** A tenant's row, where there is one. */
export const stampOf = (db: Kysely<Tables>, tenant: string) =>
  db.selectFrom("stamps").selectAll().where("tenant", "=", tenant).executeTakeFirst();

/** Which version of each tenant's articles there is; asked before every answer. */
export interface Versions {
  of(tenant: string): Promise<number>;
  /** What is kept of a tenant, of all where none is named, may be no longer so. */
  changed(tenant?: string): void;
}

/** Versions that are kept as long as every change of them is heard; where nothing is heard, each is asked for. */
export function versionsIn(db: Kysely<Tables>, hearing: () => Pick<Hearing, "isOpen"> | undefined): Versions {
  const kept = new Map<string, number>();
  let changes = 0;
  return {
    async of(tenant) {
      const known = hearing()?.isOpen() ? kept.get(tenant) : undefined;
      if (known !== undefined) return known;
      const before = changes;
      const version = (await stampOf(db, tenant))?.version ?? 0;
      if (before === changes && hearing()?.isOpen()) kept.set(tenant, version);
      return version;
    },
    changed(tenant) {
      changes += 1;
      if (tenant === undefined) kept.clear();
      else kept.delete(tenant);
    },
  };
}
