import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import { type Archived, type Arrival, type Article, type ArticleHead, instantOf } from "../core/article.js";
import { turn } from "../core/turn.js";
import { articleOf, asKnown, contentOf, releaseOf, sameStanding, standingOf, textOf } from "./article-row.js";
import { rememberKeys, slugFor } from "./identities.js";
import { restoreRevision } from "./restore.js";
import type { RevisionRow, Tables } from "./schema.js";
import { stampChange, stampOf, type Versions } from "./stamps.js";
import { inTurn } from "./turn.js";

/** What became of a draft. A change of only status, embargo or desk is `revised` without a new revision. */
export interface Put {
  /** The slug it is kept under: the one given, or that of the article it was known as. */
  readonly slug: string;
  readonly kind: "added" | "revised" | "unchanged";
  readonly revision: number;
}

/** The articles of each tenant, every revision kept for ever. */
export interface Articles {
  put(tenant: string, arrival: Arrival, now: Date): Promise<Put>;
  /** One result an arrival, in order; hundreds of them share a transaction. */
  putAll(tenant: string, arrivals: readonly Arrival[], now: Date): Promise<readonly Put[]>;
  /** Current revisions, whatever their status, by `publishedAt`, then slug. */
  all(tenant: string): Promise<readonly Article[]>;
  /** Those of the articles that were changed after a version, by slug, some at a time. */
  changedSince(tenant: string, version: number): AsyncIterable<readonly Article[]>;
  /**
   * The revisions of an article that readers could see at some time up to `now`, oldest first, each with the status,
   * embargo and desk the article has today.
   */
  released(tenant: string, now: Date, slug: string): Promise<readonly Article[]>;
  /** Those of all articles, by slug, some at a time. */
  releasedBy(tenant: string, now: Date): AsyncIterable<readonly Article[]>;
  /** Grows whenever any article has changed, whichever process wrote it; embargoes end without it. */
  version(tenant: string): Promise<number>;
  /** ISO instant at which words were last added or changed. */
  updatedAt(tenant: string): Promise<string | undefined>;
}

/** Drafts that share a transaction: each costs half a millisecond, during which nothing else runs. */
const chunkSize = 50;

/** Articles that are fetched at once: so many take some milliseconds. */
const PAGE = 100;

/** The articles of a database. */
export function articlesIn(db: Kysely<Tables>, versions: Versions): Articles {
  async function putAll(tenant: string, arrivals: readonly Arrival[], now: Date): Promise<readonly Put[]> {
    const puts: Put[] = [];
    for (let from = 0; from < arrivals.length; from += chunkSize) {
      if (from) await turn();
      await inTurn(db, tenant, async (tx) => {
        for (const arrival of arrivals.slice(from, from + chunkSize))
          puts.push(await putOne(tx, tenant, arrival, now));
      }).finally(() => versions.changed(tenant));
    }
    return puts;
  }

  return {
    putAll,
    put: async (tenant, arrival, now) => (await putAll(tenant, [arrival], now))[0]!,
    all: async (tenant) => {
      const rows = await current(db, tenant).execute();
      return rows.map(articleOf).sort(byPublication);
    },
    released: async (tenant, now, slug) => {
      const rows = await releasedBy(db, tenant, now).where("articles.slug", "=", slug).execute();
      return rows.map(articleOf);
    },
    async *releasedBy(tenant, now) {
      for (let [after, revision, more] = ["", 0, true]; more; ) {
        const rows = await releasedBy(db, tenant, now)
          .where((eb) =>
            eb.or([
              eb("articles.slug", ">", after),
              eb.and([eb("articles.slug", "=", after), eb("revisions.revision", ">", revision)]),
            ]),
          )
          .limit(PAGE)
          .execute();
        if (rows.length) yield rows.map(articleOf);
        [after, revision, more] = [rows.at(-1)?.slug ?? "", rows.at(-1)?.revision ?? 0, rows.length === PAGE];
      }
    },
    async *changedSince(tenant, version) {
      for (let [after, more] = ["", true]; more; ) {
        const rows = await current(db, tenant)
          .where("articles.changed", ">", version)
          .where("articles.slug", ">", after)
          .orderBy("articles.slug")
          .limit(PAGE)
          .execute();
        if (rows.length) yield rows.map(articleOf);
        after = rows.at(-1)?.slug ?? "";
        more = rows.length === PAGE;
      }
    },
    version: versions.of,
    updatedAt: async (tenant) => (await stampOf(db, tenant))?.words_at ?? undefined,
  };
}

/** Revisions with their words, in the order in which they are asked for. */
export async function withWords(
  db: Kysely<Tables>,
  tenant: string,
  heads: readonly ArticleHead[],
): Promise<readonly Article[]> {
  const rows = await db
    .selectFrom("revisions")
    .select(["slug", "revision", "content"])
    .where("tenant", "=", tenant)
    .where("slug", "in", slugsOf(heads))
    .execute();
  const texts = new Map(rows.map((row) => [revisionKey(row), textOf(row)]));
  return heads.map((head) => ({ ...head, text: texts.get(revisionKey(head))! }));
}

/** Names a revision among all. */
export const revisionKey = ({ slug, revision }: Pick<Article, "slug" | "revision">): string =>
  `${revision} ${slug}`;

/** Each once. */
export const slugsOf = (heads: readonly ArticleHead[]): readonly string[] => [
  ...new Set(heads.map(({ slug }) => slug)),
];

/** Articles with each of their revisions. */
export const withContent = (db: Kysely<Tables>, tenant: string) =>
  db
    .selectFrom("articles")
    .innerJoin("revisions", (join) =>
      join.onRef("revisions.tenant", "=", "articles.tenant").onRef("revisions.slug", "=", "articles.slug"),
    )
    .select([
      "articles.slug",
      "status",
      "embargoed_until",
      "desk",
      "baseline",
      "revisions.revision",
      "stored_at",
      "content",
    ])
    .select((article) => [firstOf(article, "stored_at"), firstOf(article, "released_at")])
    .where("articles.tenant", "=", tenant);

/**
 * The value of a column, not looked for in an index: along that of releases SQLite would look through the whole archive
 * for every article.
 */
const unindexed = (column: string) => sql<string>`${sql.ref(column)} || ''`;

/** The earliest instant that any revision of an article has in a column. */
const firstOf = (
  article: ExpressionBuilder<Tables, "articles" | "revisions">,
  column: "stored_at" | "released_at",
) =>
  article
    .selectFrom("revisions as each")
    .select(sql<string | null>`min(${unindexed(`each.${column}`)})`.as("first"))
    .whereRef("each.tenant", "=", "articles.tenant")
    .whereRef("each.slug", "=", "articles.slug")
    .as(`first_${column}` as const);

const releasedBy = (db: Kysely<Tables>, tenant: string, now: Date) =>
  withContent(db, tenant)
    .where("released_at", "<=", now.toISOString())
    .orderBy("articles.slug")
    .orderBy("revisions.revision");

const current = (db: Kysely<Tables>, tenant: string) =>
  withContent(db, tenant).whereRef("revisions.revision", "=", "articles.revision");

async function putOne(db: Kysely<Tables>, tenant: string, arrival: Arrival, now: Date): Promise<Put> {
  if (arrival.archived) return restored(db, tenant, arrival, arrival.archived);
  const slug = await slugFor(db, tenant, arrival);
  const known = await current(db, tenant).where("articles.slug", "=", slug).executeTakeFirst();
  const draft = asKnown(arrival, known);
  const content = contentOf(draft);
  const standing = standingOf(draft);
  const sameWords = known?.content === content;
  await rememberKeys(db, tenant, slug, arrival);
  if (known && sameWords && sameStanding(known, standing))
    return { slug, kind: "unchanged", revision: known.revision };

  const revision = (known?.revision ?? 0) + (sameWords ? 0 : 1);
  const baseline = arrival.baseline ? ("yes" as const) : null;
  const changed = await stampChange(db, tenant, sameWords ? {} : { words_at: now.toISOString() });
  const row = { revision, changed, ...standing };
  await db
    .insertInto("articles")
    .values({ tenant, slug, baseline, ...row })
    .onConflict((old) => old.columns(["tenant", "slug"]).doUpdateSet(row))
    .execute();
  await unrelease(db, tenant, slug, now);
  const released_at = releaseOf(draft, now);
  if (sameWords) await release(db, { tenant, slug, revision, released_at });
  else
    await db
      .insertInto("revisions")
      .values({ tenant, slug, revision, content, stored_at: now.toISOString(), released_at })
      .execute();
  return { slug, kind: known ? "revised" : "added", revision };
}

async function restored(
  db: Kysely<Tables>,
  tenant: string,
  arrival: Arrival,
  archived: Archived,
): Promise<Put> {
  const kind = await restoreRevision(db, tenant, arrival, archived, () =>
    stampChange(db, tenant, { words_at: archived.storedAt }),
  );
  return { slug: arrival.slug, kind, revision: archived.revision };
}

/** Words that wait for the end of an embargo, or for another status, have not been read by anybody. */
const unrelease = (db: Kysely<Tables>, tenant: string, slug: string, now: Date) =>
  db
    .updateTable("revisions")
    .set({ released_at: null })
    .where("tenant", "=", tenant)
    .where("slug", "=", slug)
    .where(unindexed("released_at"), ">", now.toISOString())
    .execute();

const release = (
  db: Kysely<Tables>,
  { tenant, slug, revision, released_at }: Pick<RevisionRow, "tenant" | "slug" | "revision" | "released_at">,
) =>
  db
    .updateTable("revisions")
    .set({ released_at })
    .where("tenant", "=", tenant)
    .where("slug", "=", slug)
    .where("revision", "=", revision)
    .where("released_at", "is", null)
    .execute();

const byPublication = (a: Article, b: Article): number =>
  instantOf(a.publishedAt) - instantOf(b.publishedAt) || (a.slug < b.slug ? -1 : 1);
