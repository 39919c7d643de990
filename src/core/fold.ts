import type { ArticleLine } from "./article.js";
import { lineOf } from "./cite.js";
import type { Fact, Placed } from "./facts.js";
import { isNearCopy, type Print, printOf } from "./near-copies.js";

/** A sentence with the other articles that print it too. */
export type Folded<T> = T & { readonly alsoIn: readonly ArticleLine[] };

/**
 * The same sentence in several articles is one line with the others beside it; the first stays.
 *
 * @param isNews printed again, it is a line again, and what follows joins this one
 */
export function fold<T extends Placed>(
  facts: readonly T[],
  isNews: (fact: Fact) => boolean = () => false,
): readonly Folded<T>[] {
  const lines: Folded<T>[] = [];
  const prints: Print[] = [];
  const byKey = new Map<string, number[]>();
  for (const one of facts) {
    const print = printOf(one.fact);
    const near = isNews(one.fact) ? [] : print.keys.flatMap((key) => byKey.get(key) ?? []);
    const at = near.sort((a, b) => b - a).find((i) => isNearCopy(prints[i]!, print));
    if (at !== undefined) lines[at] = withCopy(lines[at]!, one);
    else {
      for (const key of print.keys) {
        const known = byKey.get(key);
        if (known) known.push(lines.length);
        else byKey.set(key, [lines.length]);
      }
      lines.push({ ...one, alsoIn: [] });
      prints.push(print);
    }
  }
  return lines;
}

const withCopy = <T extends Placed>(line: Folded<T>, { fact, reading }: Placed): Folded<T> =>
  [line.fact, ...line.alsoIn].some(({ slug }) => slug === fact.slug)
    ? line
    : { ...line, alsoIn: [...line.alsoIn, lineOf(reading.article)] };
