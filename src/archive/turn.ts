import { type Kysely, PostgresAdapter, sql, type Transaction } from "kysely";
import type { Tables } from "./schema.js";

/**
 * What reads and then writes what follows from it: of one tenant one at a time, whichever process asks, so that nothing
 * of what was read has changed. SQLite lets one transaction write at a time anyway.
 */
export const inTurn = <T>(
  db: Kysely<Tables>,
  tenant: string,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> =>
  db.transaction().execute(async (tx) => {
    if (isPostgres(tx))
      await sql`select pg_advisory_xact_lock(hashtextextended(${`verbatim ${tenant}`}, 0))`.execute(tx);
    return work(tx);
  });

/** Whether several connections may write at once. */
export const isPostgres = (db: Kysely<Tables>): boolean =>
  db.getExecutor().adapter instanceof PostgresAdapter;
