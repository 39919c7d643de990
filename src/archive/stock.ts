import type { Aliases } from "../core/aliases.js";
import { type ArticleHead, isPublic } from "../core/article.js";
import type { Fetch } from "../core/fact-index.js";
import { type LiveIndex, openIndex } from "../core/indexed-articles.js";
import { headOf, type Listed } from "../core/listed.js";
import { placeAmong } from "../core/newest-first.js";
import { isOthersTurn, turn } from "../core/turn.js";
import type { Articles } from "./articles.js";
import type { Readings } from "./readings.js";

/** The articles that may be read now, indexed. */
export interface Stock {
  /** Brings it up to what the archive holds and to a moment. Another number says that it has changed. */
  upTo(now: Date): Promise<number>;
  /** Newest first. */
  all(): readonly Listed[];
  readonly index: LiveIndex;
}

/** Articles that become findable in one turn of the event loop: each takes a fifth of a millisecond. */
const AT_ONCE = 20;

/** The stock of a tenant, empty until it is brought up for the first time. */
export function stockOf(
  articles: Articles,
  readings: Readings,
  tenant: string,
  aliases: Aliases,
  fetch: Fetch,
): Stock {
  const index = openIndex({
    aliases,
    numbers: readings.numbers,
    store: readings.store(aliases),
    fetch,
  });
  const listed = new Map<string, Listed>();
  /** The same in the order of an edition, which each finds its place in. */
  const ordered: Listed[] = [];
  /** Of these it depends on the moment whether they may be read. */
  const embargoed = new Map<string, ArticleHead>();
  let [version, changes] = [-1, 0];
  let isCatchingUp = false;
  let moment = new Date(0);
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<number> | undefined;

  async function bringUp(): Promise<number> {
    const now = moment;
    next = undefined;
    const newest = await articles.version(tenant);
    if (newest !== version) {
      // An archive that was restored may count from lower on.
      const known = newest < version ? -1 : version;
      for await (const some of articles.changedSince(tenant, known)) await place(some.map(headOf), now);
      version = newest;
    }
    const due = [...embargoed.values()].filter((head) => isPublic(head, now) !== listed.has(head.slug));
    if (due.length) await place(due, now);
    if (!isCatchingUp) catchUp();
    return changes;
  }

  /** Puts articles where they belong: among those that may be read, as they stand now, or out of them. */
  async function place(some: readonly ArticleHead[], now: Date): Promise<void> {
    const entries = (heads: readonly ArticleHead[]) => readings.entries(heads, aliases);
    const known = some.flatMap(({ slug }) => listed.get(slug) ?? []);
    const [gone, come] = [
      await entries(known.map(({ article }) => article)),
      await entries(some.filter((head) => isPublic(head, now))),
    ];
    const [termsOf, entryOf] = [
      new Map(known.map((one, i) => [one.article.slug, gone[i]!.terms])),
      new Map(come.map((entry) => [entry.listed.article.slug, entry])),
    ];
    for (const { slug } of some) {
      if (isOthersTurn()) await turn();
      const [old, entry] = [listed.get(slug), entryOf.get(slug)];
      if (old) {
        index.remove(old, termsOf.get(slug)!);
        ordered.splice(placeAmong(ordered, old), 1);
        listed.delete(slug);
      }
      if (entry) {
        index.add(entry.listed, entry.terms);
        ordered.splice(placeAmong(ordered, entry.listed), 0, entry.listed);
        listed.set(slug, entry.listed);
      }
    }
    for (const head of some)
      if (head.embargoedUntil === undefined) embargoed.delete(head.slug);
      else embargoed.set(head.slug, head);
    changes++;
    if (isOthersTurn()) await turn();
  }

  function catchUp(): void {
    isCatchingUp = index.catchUp(AT_ONCE);
    // An immediate that nobody waits for is not run while nothing else happens.
    if (isCatchingUp) setTimeout(catchUp).unref();
  }

  return {
    index,
    all: () => ordered,
    upTo(now) {
      moment = now;
      // Whoever comes before it begins shares it.
      if (!next) {
        next = last.then(bringUp);
        last = next.catch(() => {}); // told to whoever asked
      }
      return next;
    },
  };
}
