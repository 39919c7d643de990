import MiniSearch from "minisearch";

/** Finds articles by their terms. The only module that knows the search engine. */
export interface ArticleSearch {
  add(id: number, terms: readonly string[]): void;
  remove(id: number): void;
  /** The articles that have a term. The time it takes grows with how many do. */
  having(term: string): readonly number[];
}

/** Stands between terms: countries and aliases have spaces in them. */
const BETWEEN = "\n";

/** An index of articles, empty. */
export function openArticleSearch(): ArticleSearch {
  const engine = new MiniSearch<{ readonly id: number; readonly terms: string }>({
    fields: ["terms"],
    tokenize: (terms) => terms.split(BETWEEN),
    processTerm: (term) => term,
  });
  return {
    add: (id, terms) => engine.add({ id, terms: terms.join(BETWEEN) }),
    remove: (id) => engine.discard(id),
    having: (term) => engine.search(term).map(({ id }) => id),
  };
}
