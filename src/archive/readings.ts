import { setImmediate as turn } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Aliases } from "../core/aliases.js";
import type { Article, ArticleHead } from "../core/article.js";
import { type ArticleTerms, termsIn } from "../core/article-terms.js";
import { type Reading, readArticle } from "../core/facts.js";
import { type Listed, listedOf } from "../core/listed.js";
import { revisionKey, slugsOf, withWords } from "./articles.js";
import { readBy, termsBy } from "./read-by.js";
import { contentOfReading, readingOf } from "./reading-row.js";
import type { ReadingRow, Tables } from "./schema.js";

/** Articles, read. Each revision is read once, whichever process does it; what it comes to is stored. */
export interface Readings {
  /** One for each article, in order. */
  of(tenant: string, heads: readonly ArticleHead[]): Promise<readonly Reading[]>;
  /** What an index needs of each article, in order. */
  entries(tenant: string, heads: readonly ArticleHead[], aliases: Aliases): Promise<readonly Entry[]>;
}

/** An article as an index takes it in. */
export interface Entry {
  readonly listed: Listed;
  readonly terms: ArticleTerms;
}

/** Articles that are looked up, and stored, at once. */
const CHUNK = 100;

/** The readings of a database's articles. */
export const readingsIn = (db: Kysely<Tables>): Readings => ({
  async of(tenant, heads) {
    const all: Reading[] = [];
    for (const chunk of chunksOf(heads)) {
      const rows = await factsStored(db, tenant, chunk);
      const fresh: ReadingRow[] = [];
      for (const article of await withWords(db, tenant, chunk)) {
        const facts = rows.get(revisionKey(article));
        const reading = facts ? readingOf(facts, article) : await readInTurn(article);
        if (!facts) fresh.push(rowOf(tenant, reading));
        all.push(reading);
      }
      await keep(db, fresh);
    }
    return all;
  },
  async entries(tenant, heads, aliases) {
    const all: Entry[] = [];
    for (const chunk of chunksOf(heads)) {
      const known = await entriesStored(db, tenant, chunk, aliases);
      const unknown = chunk.filter((head) => !known.has(revisionKey(head)));
      const fresh = await this.of(tenant, unknown);
      const terms = fresh.map((reading) => termsIn(reading, aliases));
      await keep(
        db,
        fresh.map((reading, i) => ({
          ...rowOf(tenant, reading),
          terms: JSON.stringify(terms[i]),
          terms_by: termsBy(aliases),
        })),
      );
      for (const [i, reading] of fresh.entries())
        known.set(revisionKey(reading.article), { listed: listedOf(reading), terms: terms[i]! });
      all.push(...chunk.map((head) => known.get(revisionKey(head))!));
    }
    return all;
  },
});

/** An article is read in a turn of its own of the event loop. */
async function readInTurn(article: Article): Promise<Reading> {
  await turn();
  return readArticle(article);
}

function* chunksOf<T>(all: readonly T[]): Iterable<readonly T[]> {
  for (let from = 0; from < all.length; from += CHUNK) yield all.slice(from, from + CHUNK);
}

/** What was stored of some articles by the rules of today. */
const stored = (db: Kysely<Tables>, tenant: string, heads: readonly ArticleHead[]) =>
  db
    .selectFrom("readings")
    .select(["slug", "revision"])
    .where("tenant", "=", tenant)
    .where("slug", "in", slugsOf(heads))
    .where("read_by", "=", readBy());

async function factsStored(db: Kysely<Tables>, tenant: string, heads: readonly ArticleHead[]) {
  const rows = await stored(db, tenant, heads).select("facts").execute();
  return new Map(rows.map((row) => [revisionKey(row), row.facts]));
}

async function entriesStored(
  db: Kysely<Tables>,
  tenant: string,
  heads: readonly ArticleHead[],
  aliases: Aliases,
): Promise<Map<string, Entry>> {
  const byKey = new Map(heads.map((head) => [revisionKey(head), head]));
  const rows = await stored(db, tenant, heads)
    .select(["listed", "terms"])
    .where("terms_by", "=", termsBy(aliases))
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const [key, head] = [revisionKey(row), byKey.get(revisionKey(row))];
      if (!head || row.terms === null) return [];
      return [[key, { listed: { article: head, ...JSON.parse(row.listed) }, terms: JSON.parse(row.terms) }]];
    }),
  );
}

async function keep(db: Kysely<Tables>, rows: readonly ReadingRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.transaction().execute(async (tx) => {
    for (const { tenant, slug, revision, ...read } of rows)
      await tx
        .insertInto("readings")
        .values({ tenant, slug, revision, ...read })
        .onConflict((row) => row.columns(["tenant", "slug", "revision"]).doUpdateSet(read))
        .execute();
  });
}

function rowOf(tenant: string, reading: Reading): ReadingRow {
  const { slug, revision } = reading.article;
  const { article: _, ...listed } = listedOf(reading);
  return {
    ...{ tenant, slug, revision },
    read_by: readBy(),
    facts: contentOfReading(reading),
    listed: JSON.stringify(listed),
    terms: null,
    terms_by: null,
  };
}
