import type { Kysely } from "kysely";
import type { Aliases } from "../core/aliases.js";
import type { ArticleHead } from "../core/article.js";
import { type ArticleTerms, termsIn } from "../core/article-terms.js";
import { type Reading, readInTurns } from "../core/facts.js";
import { indexInTurns } from "../core/indexed-fact.js";
import { type Gathered, type Listed, listedFrom, listedOf } from "../core/listed.js";
import type { TermNumbers } from "../core/term-numbers.js";
import { type Limits, type TermStore, termsAtHand } from "../core/term-store.js";
import { isOthersTurn, turn } from "../core/turn.js";
import { revisionKey, slugsOf, withWords } from "./articles.js";
import { postingsIn } from "./postings.js";
import { readBy, termsBy } from "./read-by.js";
import { contentOfReading, readingOf } from "./reading-row.js";
import type { ReadingRow, Tables } from "./schema.js";
import { contentOfTerms, termsOf } from "./terms-row.js";
import { isPostgres } from "./turn.js";
import { type Vocabulary, vocabularyIn } from "./vocabulary.js";

/** The articles of a tenant, read. Each revision is read once, whichever process does it; what it comes to is stored. */
export interface Readings {
  /** One for each article, in order. */
  of(heads: readonly ArticleHead[]): Promise<readonly Reading[]>;
  /** What an index needs of each article, in order. */
  entries(heads: readonly ArticleHead[], aliases: Aliases): Promise<readonly Entry[]>;
  /** The numbers by which entries name terms. */
  readonly numbers: TermNumbers;
  /** A store of the terms of entries, empty. */
  store(aliases: Aliases, limits?: Limits): TermStore;
}

/** An article as an index takes it in. */
export interface Entry {
  readonly listed: Listed;
  readonly terms: ArticleTerms;
}

/** Articles that are looked up at once, and that are stored at once. */
const [CHUNK, STORED] = [100, 10];

/** The readings of a tenant's articles. */
export function readingsIn(db: Kysely<Tables>, tenant: string): Readings {
  const vocabulary = vocabularyIn(db, tenant);

  /** What was stored, and what is read now and is not yet. */
  async function read(chunk: readonly ArticleHead[]) {
    const stored = await factsStored(db, tenant, chunk);
    const all: Reading[] = [];
    const fresh: Reading[] = [];
    for (const article of await withWords(db, tenant, chunk)) {
      if (isOthersTurn()) await turn();
      const facts = stored.get(revisionKey(article));
      const reading = facts ? readingOf(facts, article) : await readInTurns(article);
      if (!facts) fresh.push(reading);
      all.push(reading);
    }
    return { all, fresh };
  }

  async function enter(chunk: readonly ArticleHead[], aliases: Aliases): Promise<ReadonlyMap<string, Entry>> {
    const { all } = await read(chunk);
    const terms = await numbered(all, aliases, vocabulary);
    const entries = new Map<string, Entry>();
    await keep(db, all, (reading, i) => {
      const entry = { listed: listedOf(reading), terms: terms[i]! };
      entries.set(revisionKey(reading.article), entry);
      return {
        ...rowOf(tenant, reading, entry.listed),
        ...contentOfTerms(entry.terms),
        ...(isPostgres(db) && { held: [...entry.terms.terms] }),
        terms_by: termsBy(aliases),
      };
    });
    return entries;
  }

  async function of(heads: readonly ArticleHead[]): Promise<readonly Reading[]> {
    const readings: Reading[] = [];
    for (const chunk of chunksOf(heads)) {
      const { all, fresh } = await read(chunk);
      await keep(db, fresh, (reading) => rowOf(tenant, reading, listedOf(reading)));
      readings.push(...all);
    }
    return readings;
  }

  async function entries(heads: readonly ArticleHead[], aliases: Aliases): Promise<readonly Entry[]> {
    const all: Entry[] = [];
    for (const chunk of chunksOf(heads)) {
      const stored = await entriesStored(db, tenant, chunk, aliases);
      const unknown = chunk.filter((head) => !stored.has(revisionKey(head)));
      const fresh = unknown.length ? await enter(unknown, aliases) : new Map<string, Entry>();
      all.push(...chunk.map((head) => stored.get(revisionKey(head)) ?? fresh.get(revisionKey(head))!));
    }
    await vocabulary.bringUp();
    return all;
  }

  const { numbers } = vocabulary;
  return {
    ...{ numbers, of, entries },
    store: (aliases, limits) =>
      isPostgres(db)
        ? postingsIn(db, tenant, aliases, (heads) => entries(heads, aliases), limits)
        : termsAtHand(numbers, limits),
  };
}

/** The terms of some readings, by numbers that the vocabulary has, or is given. */
async function numbered(
  readings: readonly Reading[],
  aliases: Aliases,
  { numbers, enter }: Vocabulary,
): Promise<readonly ArticleTerms[]> {
  const terms = new Set<string>();
  for (const reading of readings) {
    await indexInTurns(reading, aliases);
    termsIn(reading, aliases, (term) => terms.add(term).size);
  }
  await enter(terms);
  const all: ArticleTerms[] = [];
  for (const reading of readings) {
    if (isOthersTurn()) await turn();
    all.push(termsIn(reading, aliases, (term) => numbers.known(term)!));
  }
  return all;
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

async function factsStored(
  db: Kysely<Tables>,
  tenant: string,
  heads: readonly ArticleHead[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await stored(db, tenant, heads).select("facts").execute();
  return new Map(rows.map((row) => [revisionKey(row), row.facts]));
}

async function entriesStored(
  db: Kysely<Tables>,
  tenant: string,
  heads: readonly ArticleHead[],
  aliases: Aliases,
): Promise<ReadonlyMap<string, Entry>> {
  const byKey = new Map(heads.map((head) => [revisionKey(head), head]));
  const rows = await stored(db, tenant, heads)
    .select(["listed", "terms", "packed"])
    .where("terms_by", "=", termsBy(aliases))
    .execute();
  const entries = new Map<string, Entry>();
  for (const row of rows) {
    if (isOthersTurn()) await turn();
    const head = byKey.get(revisionKey(row));
    const terms = termsOf(row);
    if (!head || !terms) continue;
    const listed = listedFrom(head, JSON.parse(row.listed) as Gathered);
    entries.set(revisionKey(row), { listed, terms });
  }
  return entries;
}

/** In one order: of two processes neither waits for what the other waits to be done with. */
async function keep(
  db: Kysely<Tables>,
  readings: readonly Reading[],
  rowOf: (reading: Reading, i: number) => ReadingRow,
): Promise<void> {
  if (readings.length === 0) return;
  const rows: ReadingRow[] = [];
  for (const [i, reading] of readings.entries()) {
    if (isOthersTurn()) await turn();
    rows.push(rowOf(reading, i));
  }
  rows.sort(bySlug);
  for (let from = 0; from < rows.length; from += STORED) await put(db, rows.slice(from, from + STORED));
}

async function put(db: Kysely<Tables>, rows: readonly ReadingRow[]): Promise<void> {
  await db
    .insertInto("readings")
    .values(rows)
    .onConflict((row) =>
      row.columns(["tenant", "slug", "revision"]).doUpdateSet(({ ref }) => ({
        read_by: ref("excluded.read_by"),
        facts: ref("excluded.facts"),
        listed: ref("excluded.listed"),
        terms: ref("excluded.terms"),
        packed: ref("excluded.packed"),
        ...(isPostgres(db) && { held: ref("excluded.held") }),
        terms_by: ref("excluded.terms_by"),
      })),
    )
    .execute();
}

const bySlug = (a: ReadingRow, b: ReadingRow): number =>
  a.slug === b.slug ? a.revision - b.revision : a.slug < b.slug ? -1 : 1;

function rowOf(tenant: string, reading: Reading, { corrections, mentions }: Listed): ReadingRow {
  const { slug, revision } = reading.article;
  return {
    ...{ tenant, slug, revision },
    read_by: readBy(),
    facts: contentOfReading(reading),
    listed: JSON.stringify({ corrections, mentions } satisfies Gathered),
    ...{ terms: null, packed: null, terms_by: null },
  };
}
