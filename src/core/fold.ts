import type { ArticleLine } from "./article.js";
import { lineOf } from "./cite.js";
import type { IndexedFact } from "./fact-index.js";
import { squash } from "./words.js";

/** A sentence with the other articles that print it too. */
export type Folded<T> = T & { readonly alsoIn: readonly ArticleLine[] };

/** The same sentence in several articles is one line with the others beside it; the first stays. */
export function fold<T extends Pick<IndexedFact, "fact" | "reading">>(
  facts: readonly T[],
): readonly Folded<T>[] {
  const lines = new Map<string, Folded<T>>();
  for (const one of facts) {
    const key = squash(one.fact.text);
    const known = lines.get(key);
    if (!known) lines.set(key, { ...one, alsoIn: [] });
    else if (![known.fact, ...known.alsoIn].some(({ slug }) => slug === one.fact.slug))
      lines.set(key, { ...known, alsoIn: [...known.alsoIn, lineOf(one.reading.article)] });
  }
  return [...lines.values()];
}
