import { type Aliases, noAliases } from "../core/aliases.js";
import { isPublic } from "../core/article.js";
import { articlesAsOf } from "../core/as-of.js";
import { type Edition, editionOf, type Shelf, take } from "../core/edition.js";
import type { Past } from "../core/open-newsroom.js";
import type { Articles } from "./articles.js";

/** The edition that may be read at a moment, and what was read before it. */
export interface Editions {
  at(now: Date): Promise<Edition>;
  /** The past as it may be read at `now`; its days begin and end in `zone`. */
  past(now: Date, zone: string): Past;
}

/** Editions of the past that are kept; each holds an index. */
const KEPT = 2;

/** Editions of a tenant's articles, made anew when the archive changes or an embargo ends. */
export function editionsOf(articles: Articles, tenant: string, aliases: Aliases = noAliases): Editions {
  const shelf: Shelf = new Map();
  const pasts = new Map<string, Edition>();
  let kept: { readonly version: string; readonly edition: Edition } | undefined;
  const at = async (now: Date): Promise<Edition> => {
    const version = await articles.version(tenant);
    const { edition } = kept ?? {};
    if (
      edition &&
      kept?.version === version &&
      edition.from <= now.getTime() &&
      now.getTime() < edition.until
    )
      return edition;
    kept = { version, edition: editionOf(await articles.all(tenant), now, shelf, aliases) };
    return kept.edition;
  };

  return {
    at,
    past: (now, zone) => ({
      history: async (slug) => {
        const revisions = await articles.released(tenant, now, slug);
        return revisions.filter((article) => isPublic(article, now)).map((article) => take(shelf, article));
      },
      editionAsOf: async (day) => {
        // What may be read changes when the archive does and when an embargo ends.
        const { from } = await at(now);
        const key = `${kept?.version} ${from} ${zone} ${day}`;
        const known = pasts.get(key);
        if (known) return known;
        const revisions = await articles.released(tenant, now);
        const open = revisions.filter((article) => isPublic(article, now));
        const edition = editionOf(articlesAsOf(open, day, zone), now, shelf, aliases);
        pasts.delete([...pasts.keys()].at(-KEPT) ?? "");
        pasts.set(key, edition);
        return edition;
      },
    }),
  };
}
