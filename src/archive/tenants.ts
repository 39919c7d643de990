import type { Kysely } from "kysely";
import type { Tables } from "./schema.js";

/** Whoever has articles, feeds, digests or posts, and `""`, the newsroom of those who have none of their own. */
export async function tenantsIn(db: Kysely<Tables>): Promise<readonly string[]> {
  const of = (table: "stamps" | "feeds" | "subscriptions" | "posts") =>
    db.selectFrom(table).select("tenant").distinct();
  const rows = await of("stamps")
    .union(of("feeds"))
    .union(of("subscriptions"))
    .union(of("posts"))
    .orderBy("tenant")
    .execute();
  return [...new Set(["", ...rows.map(({ tenant }) => tenant)])];
}
