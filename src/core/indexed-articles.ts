import type { Aliases } from "./aliases.js";
import type { ArticleTerms } from "./article-terms.js";
import { type Desks, deskName } from "./desks.js";
import { Extremes } from "./extremes.js";
import type { FactIndex, Fetch } from "./fact-index.js";
import { indexReadBy } from "./index-view.js";
import type { Listed } from "./listed.js";
import { Postings } from "./postings.js";
import { Tally } from "./tally.js";
import type { TermNumbers } from "./term-numbers.js";
import type { TermStore } from "./term-store.js";

/** An index, into which articles come and out of which they go while it is asked. */
export interface LiveIndex {
  add(listed: Listed, terms: ArticleTerms): void;
  /** @param terms those with which it was added */
  remove(listed: Listed, terms: ArticleTerms): void;
  /** As that of the store of its terms. */
  catchUp(most: number): boolean;
  /** The index as those may read it who read some desks. */
  readBy(desks: Desks): FactIndex;
}

/** An article in the index. */
export interface Slot {
  readonly listed: Listed;
  readonly tally: Tally;
  /** Its own among those in the index; when it is gone, another's. */
  readonly number: number;
}

/** What an index leans on. */
export interface IndexParts {
  readonly aliases: Aliases;
  /** Nobody else adds to them what was not added to the index. */
  readonly numbers: TermNumbers;
  readonly store: TermStore;
  /** The words of what was found. */
  readonly fetch: Fetch;
}

/** An index, empty. */
export function openIndex(parts: IndexParts): LiveIndex {
  const { store } = parts;
  const slots = new Map<Listed, Slot>();
  const tallies = new Map<string, Tally>();
  const extremes = new Extremes();
  const postings = new Postings();
  let listing: readonly Slot[] | undefined;
  /** Numbers of those that are gone. */
  const free: number[] = [];

  function tallyOf({ desk }: Listed["article"]): Tally {
    const key = JSON.stringify(desk === undefined ? null : deskName(desk));
    const tally = tallies.get(key) ?? new Tally(desk);
    tallies.set(key, tally);
    return tally;
  }

  const all = (): readonly Slot[] => {
    listing ??= [...slots.values()];
    return listing;
  };

  return {
    add(listed, terms) {
      const tally = tallyOf(listed.article);
      const number = free.pop() ?? slots.size;
      slots.set(listed, { listed, tally, number });
      postings.add(number, terms.packed);
      tally.count(terms, 1);
      extremes.see(terms.packed);
      store.add(listed, terms);
      listing = undefined;
    },
    remove(listed, terms) {
      const slot = slots.get(listed);
      if (!slot) return;
      slot.tally.count(terms, -1);
      postings.remove(slot.number, terms.packed);
      free.push(slot.number);
      slots.delete(listed);
      store.remove(listed);
      listing = undefined;
    },
    catchUp: store.catchUp,
    readBy: (desks) =>
      indexReadBy({ ...parts, slots, all, extremes, postings }, [...tallies.values()], desks),
  };
}
