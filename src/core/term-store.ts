import { openArticleSearch } from "./article-search.js";
import type { ArticleTerms } from "./article-terms.js";
import type { Listed } from "./listed.js";
import type { Packed } from "./packed.js";
import type { TermNumbers } from "./term-numbers.js";

/** Keeps the terms of an index's articles, and finds articles by them. */
export interface TermStore {
  add(listed: Listed, terms: ArticleTerms): void;
  remove(listed: Listed): void;
  /**
   * Makes some of the articles that were added findable by their words; until then each is found by any. Each takes half
   * a millisecond. Says whether there are more.
   */
  catchUp(most: number): boolean;
  /** The articles that have some terms: any, or all of them. The time it takes grows with how many have any. */
  having(which: "any" | "all", terms: readonly number[]): Promise<readonly Listed[]>;
  /** What is looked through of some articles, in order; absent of one that has been removed meanwhile. */
  packed(some: readonly Listed[]): Promise<readonly (Packed | undefined)[]>;
  readonly limits: Limits;
}

/** How many articles are looked through for a question, and are at hand. */
export interface Limits {
  /** So few that it is quicker to look through all than to find some. */
  readonly few: number;
  /** So many that not all of them are … */
  readonly many: number;
  /** … but about so many: those that have the rarest words. */
  readonly rarest: number;
  /** Of so many it is kept at hand where their terms stand, some 2 KB each: those that were looked through last. */
  readonly kept: number;
}

/**
 * A million facts are looked through in some tens of milliseconds. In a larger archive those articles are that
 * have a question's rarest words: a sentence that answers it has one of these, or stands in an article that has.
 */
const atHand: Limits = { few: 0, many: 40_000, rarest: 12_000, kept: Number.POSITIVE_INFINITY };

/** Keeps the terms in memory: of a third of a million facts they take some thirty megabytes. */
export function termsAtHand(numbers: TermNumbers, limits: Limits = atHand): TermStore {
  const kept = new Map<Listed, { readonly id: number; readonly packed: Packed }>();
  const byId = new Map<number, Listed>();
  const engine = openArticleSearch();
  /** Terms of those that the engine does not know yet. */
  const waiting = new Map<number, Uint32Array>();
  let nextId = 0;
  return {
    limits,
    add(listed, { terms, packed }) {
      const id = nextId++;
      kept.set(listed, { id, packed });
      byId.set(id, listed);
      waiting.set(id, terms);
    },
    remove(listed) {
      const one = kept.get(listed);
      if (!one) return;
      kept.delete(listed);
      byId.delete(one.id);
      if (!waiting.delete(one.id)) engine.remove(one.id);
    },
    catchUp(most) {
      for (const [id, terms] of [...waiting].slice(0, most)) {
        engine.add(id, Array.from(terms, numbers.term));
        waiting.delete(id);
      }
      return waiting.size > 0;
    },
    having: async (which, terms) =>
      [...engine.having(which, terms.map(numbers.term)), ...waiting.keys()].flatMap(
        (id) => byId.get(id) ?? [],
      ),
    packed: async (some) => some.map((listed) => kept.get(listed)?.packed),
  };
}
