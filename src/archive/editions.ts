import { type Aliases, noAliases } from "../core/aliases.js";
import { type Edition, editionOf, type Shelf } from "../core/edition.js";
import type { Articles } from "./articles.js";

/** The edition that may be read at a moment. */
export interface Editions {
  at(now: Date): Promise<Edition>;
}

/** Editions of a tenant's articles, made anew when the archive changes or an embargo ends. */
export function editionsOf(articles: Articles, tenant: string, aliases: Aliases = noAliases): Editions {
  const shelf: Shelf = new Map();
  let kept: { readonly version: string; readonly edition: Edition } | undefined;
  return {
    async at(now) {
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
    },
  };
}
