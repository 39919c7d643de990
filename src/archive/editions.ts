import { type Aliases, noAliases } from "../core/aliases.js";
import { type Article, isPublic } from "../core/article.js";
import { articlesAsOf } from "../core/as-of.js";
import { type Desks, deskName, mayRead } from "../core/desks.js";
import { type Edition, editionOf, type Shelf, take } from "../core/edition.js";
import type { Past } from "../core/open-newsroom.js";
import type { Articles } from "./articles.js";

/**
 * The edition that may be read at a moment, and what was read before it. Each holds what belongs to no desk and to
 * `desks`; only the former, where none are given.
 */
export interface Editions {
  at(now: Date, desks?: Desks): Promise<Edition>;
  /** The past as it may be read at `now`; its days begin and end in `zone`. */
  past(now: Date, zone: string, desks?: Desks): Past;
}

/** Editions of the past that are kept; each holds an index. */
const KEPT_PASTS = 2;
/** Editions of today that are kept, one for each set of desks that channels read. */
const KEPT = 8;

/** The articles of an archive as it stands. */
interface Stock {
  readonly version: string;
  readonly articles: readonly Article[];
  /** The names of all their desks. */
  readonly desks: readonly string[];
  readonly editions: Map<string, Edition>;
}

/** Editions of a tenant's articles, made anew when the archive changes or an embargo ends. */
export function editionsOf(articles: Articles, tenant: string, aliases: Aliases = noAliases): Editions {
  const shelf: Shelf = new Map();
  const pasts = new Map<string, Edition>();
  let stock: Stock | undefined;

  async function stocked(): Promise<Stock> {
    const version = await articles.version(tenant);
    if (stock?.version === version) return stock;
    const all = await articles.all(tenant);
    const desks = [...new Set(all.flatMap(({ desk }) => (desk === undefined ? [] : deskName(desk))))].sort();
    stock = { version, articles: all, desks, editions: new Map() };
    return stock;
  }

  async function at(now: Date, desks: Desks = []): Promise<Edition> {
    const { articles: all, desks: known, editions } = await stocked();
    const key = keyOf(known, desks);
    const kept = editions.get(key);
    if (kept && kept.from <= now.getTime() && now.getTime() < kept.until) return kept;
    const edition = editionOf(
      all.filter((article) => mayRead(article, desks)),
      now,
      shelf,
      aliases,
    );
    keep(editions, key, edition, KEPT);
    return edition;
  }

  return {
    at,
    past(now, zone, desks = []) {
      const open = (revisions: readonly Article[]) =>
        revisions.filter((article) => isPublic(article, now) && mayRead(article, desks));
      return {
        history: async (slug) =>
          open(await articles.released(tenant, now, slug)).map((article) => take(shelf, article)),
        async editionAsOf(day) {
          // What may be read changes when the archive does and when an embargo ends.
          const { from } = await at(now, desks);
          const { version, desks: known } = await stocked();
          const key = `${version} ${from} ${zone} ${day} ${keyOf(known, desks)}`;
          const kept = pasts.get(key);
          if (kept) return kept;
          const revisions = open(await articles.released(tenant, now));
          const edition = editionOf(articlesAsOf(revisions, day, zone), now, shelf, aliases);
          keep(pasts, key, edition, KEPT_PASTS);
          return edition;
        },
      };
    },
  };
}

/** The same for all who may read the same: desks that no article belongs to tell nobody apart. */
const keyOf = (known: readonly string[], desks: Desks): string =>
  JSON.stringify(known.filter((desk) => mayRead({ desk }, desks)));

/** Keeps one more; the oldest goes where there are more than `most`. */
function keep(editions: Map<string, Edition>, key: string, edition: Edition, most: number): void {
  editions.delete(key);
  editions.set(key, edition);
  for (const oldest of [...editions.keys()].slice(0, -most)) editions.delete(oldest);
}
