import { type Aliases, noAliases } from "../core/aliases.js";
import { type ArticleHead, isPublic } from "../core/article.js";
import { articlesAsOf } from "../core/as-of.js";
import { type Desks, deskName, mayRead } from "../core/desks.js";
import { type Edition, editionFrom } from "../core/edition.js";
import { openIndex } from "../core/indexed-articles.js";
import { headOf } from "../core/listed.js";
import { newestListedFirst } from "../core/newest-first.js";
import type { Past } from "../core/reader.js";
import type { Archive } from "./open.js";
import { shelfOf } from "./shelf.js";
import { stockOf } from "./stock.js";

/**
 * The edition that may be read at a moment, and what was read before it. Each holds what belongs to no desk and to
 * `desks`; only the former, where none are given.
 */
export interface Editions {
  at(now: Date, desks?: Desks): Promise<Edition>;
  /** The past as it may be read at `now`; its days begin and end in `zone`. */
  past(now: Date, zone: string, desks?: Desks): Past;
}

/** Editions of the past that are kept; each has an index of its own. */
const KEPT_PASTS = 2;
/** Editions of today that are kept, one for each set of desks that channels read; they share an index. */
const KEPT = 8;

/** Editions of a tenant's articles, brought up to date when the archive changes or an embargo ends. */
export function editionsOf(
  archive: Pick<Archive, "articles" | "readings">,
  tenant: string,
  aliases: Aliases = noAliases,
): Editions {
  const { articles } = archive;
  const readings = archive.readings(tenant);
  const read = shelfOf(readings);
  const stock = stockOf(articles, readings, tenant, aliases, read);
  const editions = new Map<string, Edition>();
  const pasts = new Map<string, Edition>();

  async function at(now: Date, desks: Desks = []): Promise<Edition> {
    const key = `${await stock.upTo(now)} ${keyOf(desks)}`;
    const kept = editions.get(key);
    if (kept) return kept;
    const readable = stock.all().filter(({ article }) => mayRead(article, desks));
    const edition = editionFrom(readable, stock.index.readBy(desks), read);
    keep(editions, key, edition, KEPT);
    return edition;
  }

  async function asOf(day: string, now: Date, zone: string, desks: Desks): Promise<Edition> {
    const key = `${await stock.upTo(now)} ${zone} ${day} ${keyOf(desks)}`;
    const kept = pasts.get(key);
    if (kept) return kept;
    const open: ArticleHead[] = [];
    for await (const some of articles.releasedBy(tenant, now))
      open.push(...some.filter((one) => isPublic(one, now) && mayRead(one, desks)).map(headOf));
    const index = openIndex({
      ...{ aliases, numbers: readings.numbers, store: readings.store(aliases) },
      fetch: read,
    });
    const entries = await readings.entries(articlesAsOf(open, day, zone), aliases);
    for (const { listed, terms } of entries) index.add(listed, terms);
    const edition = editionFrom(
      entries.map(({ listed }) => listed).sort(newestListedFirst),
      index.readBy(desks),
      read,
    );
    keep(pasts, key, edition, KEPT_PASTS);
    return edition;
  }

  return {
    at,
    past: (now, zone, desks = []) => ({
      async history(slug) {
        const revisions = await articles.released(tenant, now, slug);
        return readings.of(revisions.filter((one) => isPublic(one, now) && mayRead(one, desks)));
      },
      editionAsOf: (day) => asOf(day, now, zone, desks),
    }),
  };
}

const keyOf = (desks: Desks): string =>
  JSON.stringify(desks === "every" ? desks : [...new Set(desks.map(deskName))].sort());

/** Keeps one more; the oldest goes where there are more than `most`. */
function keep(editions: Map<string, Edition>, key: string, edition: Edition, most: number): void {
  editions.set(key, edition);
  for (const oldest of [...editions.keys()].slice(0, -most)) editions.delete(oldest);
}
