import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { Arrival } from "../core/article.js";
import { bareUrl } from "../core/bare-url.js";
import { squash } from "../core/words.js";
import type { Tables } from "./schema.js";

/** Fewest characters of text by which an article is known again; shorter ones may be a form that many share. */
const TELLING = 200;

/**
 * By what an arrival may be known again, the surest first: its address without tracking, AMP and the
 * like, the feed's guid, its words on that site.
 */
export function keysOf({ url, text, headline, identity }: Arrival): readonly string[] {
  const page = url && isPage(url) ? [`url ${bareUrl(url)}`] : [];
  if (!identity) return page;
  const { source, guid } = identity;
  const site = url ? bareUrl(url).split("/")[0] : source;
  const words = createHash("sha256")
    .update(squash(`${headline}\n${text}`))
    .digest("hex");
  return [
    ...page,
    ...(guid ? [`guid ${source} ${guid}`] : []),
    ...(text.length >= TELLING ? [`words ${site} ${words}`] : []),
  ];
}

/** A site's front page is no article, though some feeds link every item to it. */
const isPage = (url: string): boolean => /[/?]/.test(bareUrl(url));

/**
 * The slug under which an arrival is kept. A slug that was given is kept; a proposed one gives way to
 * the article known by one of its keys, and makes room where another article has it.
 */
export async function slugFor(db: Kysely<Tables>, tenant: string, arrival: Arrival): Promise<string> {
  if (!arrival.identity) return arrival.slug;
  for (const key of keysOf(arrival)) {
    const known = await db
      .selectFrom("identities")
      .select("slug")
      .where("tenant", "=", tenant)
      .where("key", "=", key)
      .executeTakeFirst();
    if (known) return known.slug;
  }
  return freeSlug(db, tenant, arrival.slug);
}

async function freeSlug(db: Kysely<Tables>, tenant: string, proposed: string): Promise<string> {
  for (let n = 1; ; n++) {
    const slug = n === 1 ? proposed : `${proposed.slice(0, 115)}-${n}`;
    const taken = await db
      .selectFrom("articles")
      .select("slug")
      .where("tenant", "=", tenant)
      .where("slug", "=", slug)
      .executeTakeFirst();
    if (!taken) return slug;
  }
}

/** Remembers by what an article is known; a key stays with the article that had it first. */
export async function rememberKeys(
  db: Kysely<Tables>,
  tenant: string,
  slug: string,
  arrival: Arrival,
): Promise<void> {
  const rows = keysOf(arrival).map((key) => ({ tenant, key, slug }));
  if (rows.length)
    await db
      .insertInto("identities")
      .values(rows)
      .onConflict((row) => row.doNothing())
      .execute();
}
