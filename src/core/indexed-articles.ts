import type { Aliases } from "./aliases.js";
import { instantOf } from "./article.js";
import { openArticleSearch } from "./article-search.js";
import type { ArticleTerms } from "./article-terms.js";
import { type Desks, deskName } from "./desks.js";
import type { FactIndex, Fetch } from "./fact-index.js";
import { indexReadBy } from "./index-view.js";
import type { Listed } from "./listed.js";
import type { Packed } from "./packed.js";
import { Tally } from "./tally.js";
import type { TermNumbers } from "./term-numbers.js";

/** An index in memory, into which articles come and out of which they go while it is asked. */
export interface LiveIndex {
  add(listed: Listed, terms: ArticleTerms): void;
  /** @param terms those with which it was added */
  remove(listed: Listed, terms: ArticleTerms): void;
  /**
   * Makes some of the articles that were added findable by their words; until then they are looked through for every
   * question. Each takes half a millisecond. Says whether there are more.
   */
  catchUp(most: number): boolean;
  /** The index as those may read it who read some desks. */
  readBy(desks: Desks): FactIndex;
}

/** An article in the index. */
export interface Slot {
  readonly id: number;
  readonly listed: Listed;
  /** When it was published, in milliseconds. */
  readonly publishedAt: number;
  readonly packed: Packed;
  readonly tally: Tally;
}

/**
 * So many articles are looked through for a question, at most: a third of a million facts. In a larger archive those
 * with its rarest words are: a sentence that answers it has one of these, or stands in an article that has.
 */
const MOST_ARTICLES = 12_000;

/**
 * An index, empty.
 *
 * @param numbers grow with what is added, and are nobody else's
 * @param fetch the words of what was found
 * @param turn lets others have their turn while a large archive is looked through
 */
export function openIndex(
  aliases: Aliases,
  numbers: TermNumbers,
  fetch: Fetch,
  turn: () => Promise<void> = async () => {},
  most = MOST_ARTICLES,
): LiveIndex {
  const slots = new Map<number, Slot>();
  const ids = new Map<Listed, number>();
  const tallies = new Map<string, Tally>();
  const engine = openArticleSearch();
  /** Terms of those that the engine does not know yet. */
  const waiting = new Map<number, Uint32Array>();
  let nextId = 0;

  function tallyOf({ desk }: Listed["article"]): Tally {
    const key = JSON.stringify(desk === undefined ? null : deskName(desk));
    const tally = tallies.get(key) ?? new Tally(desk);
    tallies.set(key, tally);
    return tally;
  }

  return {
    add(listed, read) {
      const tally = tallyOf(listed.article);
      const [id, publishedAt] = [nextId++, instantOf(listed.article.publishedAt)];
      slots.set(id, { id, listed, publishedAt, packed: read.packed, tally });
      ids.set(listed, id);
      tally.count(read, 1);
      waiting.set(id, read.terms);
    },
    remove(listed, read) {
      const slot = slots.get(ids.get(listed) ?? Number.NaN);
      if (!slot) return;
      slot.tally.count(read, -1);
      ids.delete(listed);
      slots.delete(slot.id);
      if (!waiting.delete(slot.id)) engine.remove(slot.id);
    },
    catchUp(most) {
      for (const [id, terms] of [...waiting].slice(0, most)) {
        engine.add(id, Array.from(terms, numbers.term));
        waiting.delete(id);
      }
      return waiting.size > 0;
    },
    readBy: (desks) =>
      indexReadBy(
        { aliases, fetch, numbers, slots, waiting, engine, most, turn },
        [...tallies.values()],
        desks,
      ),
  };
}
