import { type Kysely, Migrator } from "kysely";
import { Mistake } from "../core/mistake.js";
import { migrations, provider } from "./migrations.js";
import type { Tables } from "./schema.js";

/**
 * Takes a database every step that it lacks; tells whether it lacked them all.
 *
 * @param schema where PostgreSQL keeps the list of steps: a database may hold others' too
 * @throws {Mistake} where a newer program has written it
 */
export async function migrate(db: Kysely<Tables>, place: string, schema?: string): Promise<boolean> {
  const migrator = new Migrator({ db, provider, ...(schema && { migrationTableSchema: schema }) });
  const { error, results } = await migrator.migrateToLatest();
  const steps = await db
    .selectFrom("kysely_migration")
    .select("name")
    .execute()
    .catch((reason) => {
      throw error ?? reason;
    });
  const unknown = steps.find(({ name }) => !(name in migrations));
  if (unknown) throw newer(place, unknown.name);
  if (error) throw error;
  return results?.length === Object.keys(migrations).length;
}

const newer = (place: string, step: string) =>
  new Mistake(
    place,
    `was written by a newer Verbatim (its step "${step}" is unknown here)`,
    "install that version or a later one; this program has changed nothing",
  );
