import { openArticleSearch } from "./article-search.js";
import type { ArticleTerms } from "./article-terms.js";
import type { Listed } from "./listed.js";
import type { Packed } from "./packed.js";
import { Counter } from "./tally.js";
import type { TermNumbers } from "./term-numbers.js";

/** Keeps the terms of an index's articles, and finds articles by them. */
export interface TermStore {
  add(listed: Listed, terms: ArticleTerms): void;
  remove(listed: Listed): void;
  /**
   * Makes some of the articles that were added findable by their words; until then each is found by any. Each takes a
   * fifth of a millisecond. Says whether there are more.
   */
  catchUp(most: number): boolean;
  /**
   * The articles that have some terms, any or all of them, and perhaps others. The time it takes grows with how many
   * have any.
   */
  having(which: "any" | "all", terms: readonly number[]): Promise<readonly Listed[]>;
  /** What is looked through of some articles, in order; absent of one that has been removed meanwhile. */
  packed(some: readonly Listed[]): Promise<readonly (Packed | undefined)[]>;
  readonly limits: Limits;
}

/** How many articles are looked through for a question, and are at hand. */
export interface Limits {
  /** So few that it is quicker to look through all than to find some. */
  readonly few: number;
  /** In so few a term is rare: to find them takes no longer than to tell of all what their facts can score. */
  readonly rare: number;
  /** So many that not all of them are … */
  readonly many: number;
  /** … but about so many: those that have the rarest words. */
  readonly rarest: number;
  /** Of so many it is kept at hand where their terms stand, some 2 KB each: those that were looked through last. */
  readonly kept: number;
}

const { POSITIVE_INFINITY: ALL } = Number;

/**
 * In memory it takes some milliseconds to tell which articles of a million facts are worth being looked through. A term
 * that is not rare finds all of them: it tells little, and would take most of the search engine's room.
 */
const atHand: Limits = { few: 0, rare: 30, many: ALL, rarest: ALL, kept: ALL };

/** Keeps the terms in memory: of a third of a million facts they take some thirty megabytes. */
export function termsAtHand(numbers: TermNumbers, limits: Limits = atHand): TermStore {
  const kept = new Map<Listed, { readonly id: number; readonly packed: Packed }>();
  const byId = new Map<number, Listed>();
  const engine = openArticleSearch();
  /** Terms of those that the engine does not know yet. */
  const waiting = new Map<number, Uint32Array>();
  /** How many articles that were added have each: what once was common is not rare again. */
  const seenIn = new Counter();
  /**
   * Of each the id of the article that had it first. Most terms are in no other, and the engine, which keeps a third of
   * a kilobyte for each that it knows, need not know them.
   */
  const firstIn = new Counter();
  const isRare = (term: number): boolean => seenIn.of(term) <= limits.rare;
  const idsWith = (term: number): readonly number[] => [
    firstIn.of(term),
    ...engine.having(numbers.term(term)),
  ];
  let nextId = 1;
  return {
    limits,
    add(listed, { terms, packed }) {
      const id = nextId++;
      kept.set(listed, { id, packed });
      byId.set(id, listed);
      waiting.set(id, terms);
      for (const term of terms) {
        seenIn.add(term, 1);
        if (firstIn.of(term) === 0) firstIn.add(term, id);
      }
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
        const others = terms.filter((term) => isRare(term) && firstIn.of(term) !== id);
        engine.add(id, Array.from(others, numbers.term));
        waiting.delete(id);
      }
      return waiting.size > 0;
    },
    async having(which, terms) {
      const told = terms.filter(isRare);
      const isTold = told.length === terms.length || (which === "all" && told.length > 0);
      if (!isTold) return [...kept.keys()];
      const lists = told.map(idsWith);
      const found = which === "any" ? lists.flat() : inAll(lists);
      return [...new Set([...found, ...waiting.keys()])].flatMap((id) => byId.get(id) ?? []);
    },
    packed: async (some) => some.map((listed) => kept.get(listed)?.packed),
  };
}

/** What stands in each of some short lists. */
const inAll = ([first = [], ...others]: readonly (readonly number[])[]): readonly number[] =>
  first.filter((id) => others.every((list) => list.includes(id)));
