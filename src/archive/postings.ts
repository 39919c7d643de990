import { type Kysely, sql } from "kysely";
import type { Aliases } from "../core/aliases.js";
import type { ArticleHead } from "../core/article.js";
import type { Listed } from "../core/listed.js";
import type { Packed } from "../core/packed.js";
import type { Limits, TermStore } from "../core/term-store.js";
import { isOthersTurn, turn } from "../core/turn.js";
import { revisionKey, slugsOf } from "./articles.js";
import { termsBy } from "./read-by.js";
import type { Entry } from "./readings.js";
import type { Tables } from "./schema.js";
import { packedOf } from "./terms-row.js";

/** To ask the database takes as long as to look through some thousand articles. */
const ofMillions: Limits = { few: 2000, rare: 100, many: 40_000, rarest: 6000, kept: 40_000 };

/** Articles whose terms are fetched at once. */
const PAGE = 500;

/**
 * The terms of a tenant's articles in PostgreSQL: its inverted index finds the articles, and where their terms stand is
 * fetched when they are looked through. It holds all that was ever read; found is what was added here.
 *
 * @param enter reads what was stored by other rules
 */
export function postingsIn(
  db: Kysely<Tables>,
  tenant: string,
  aliases: Aliases,
  enter: (heads: readonly ArticleHead[]) => Promise<readonly Entry[]>,
  limits = ofMillions,
): TermStore {
  const added = new Map<string, Listed>();
  const kept = new Map<Listed, Kept>();

  function keep(listed: Listed, packed: Packed): void {
    kept.set(listed, { packed, isUsed: false });
    for (const [oldest, one] of kept) {
      if (kept.size <= limits.kept) return;
      kept.delete(oldest);
      // What was looked through since it was last the oldest is not so old.
      if (one.isUsed) kept.set(oldest, { ...one, isUsed: false });
    }
  }

  async function fetch(some: readonly Listed[]): Promise<readonly Packed[]> {
    const rows = await db
      .selectFrom("readings")
      .select(["slug", "revision", "packed"])
      .where("tenant", "=", tenant)
      .where("slug", "in", slugsOf(some.map(({ article }) => article)))
      .where("terms_by", "=", termsBy(aliases))
      .where("packed", "is not", null)
      .execute();
    const found = new Map(rows.map((row) => [revisionKey(row), packedOf(row.packed!)]));
    const others = some.flatMap(({ article }) => (found.has(revisionKey(article)) ? [] : article));
    for (const { listed, terms } of await enter(others)) found.set(revisionKey(listed.article), terms.packed);
    return some.map(({ article }) => found.get(revisionKey(article))!);
  }

  return {
    limits,
    add(listed, { packed }) {
      added.set(revisionKey(listed.article), listed);
      keep(listed, packed);
    },
    remove(listed) {
      added.delete(revisionKey(listed.article));
      kept.delete(listed);
    },
    catchUp: () => false,
    async having(which, terms) {
      if (terms.length === 0) return [];
      const operator = sql.raw(which === "all" ? "@>" : "&&");
      const rows = await db
        .selectFrom("readings")
        .select(["slug", "revision"])
        .where("tenant", "=", tenant)
        .where(sql<boolean>`held ${operator} ${sql.val(terms)}::integer[]`)
        .execute();
      return rows.flatMap((row) => added.get(revisionKey(row)) ?? []);
    },
    async packed(some) {
      const all = some.map((listed) => {
        const one = kept.get(listed);
        if (one) one.isUsed = true;
        return one?.packed;
      });
      const missing = all.flatMap((packed, i) => (packed ? [] : i));
      for (let from = 0; from < missing.length; from += PAGE) {
        if (isOthersTurn()) await turn();
        const page = missing.slice(from, from + PAGE);
        for (const [i, packed] of (await fetch(page.map((at) => some[at]!))).entries()) {
          const listed = some[page[i]!]!;
          if (added.get(revisionKey(listed.article)) !== listed) continue;
          all[page[i]!] = packed;
          keep(listed, packed);
        }
      }
      return all;
    },
  };
}

interface Kept {
  readonly packed: Packed;
  isUsed: boolean;
}
