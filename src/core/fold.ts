import type { ArticleLine } from "./article.js";
import { lineOf } from "./cite.js";
import type { Fact, Placed } from "./facts.js";
import { heldIn, isNearCopy, type Print, printOf } from "./near-copies.js";

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
  const held = facts.map(({ fact }) => heldIn(fact));
  const counts = new Map<string, number>();
  for (const key of held) counts.set(key, (counts.get(key) ?? 0) + 1);
  const lines: Folded<T>[] = [];
  const prints = new Map<number, Print>();
  const byKey = new Map<string, number[]>();
  for (const [i, one] of facts.entries()) {
    // Nearly every sentence of a large archive ends here: nothing else has its names and figures.
    if (counts.get(held[i]!) === 1) {
      lines.push({ ...one, alsoIn: [] });
      continue;
    }
    const print = printOf(one.fact);
    const near = isNews(one.fact) ? [] : print.keys.flatMap((key) => byKey.get(key) ?? []);
    const at = near.sort((a, b) => b - a).find((line) => isNearCopy(prints.get(line)!, print));
    if (at !== undefined) lines[at] = withCopy(lines[at]!, one);
    else {
      for (const key of print.keys) {
        const known = byKey.get(key);
        if (known) known.push(lines.length);
        else byKey.set(key, [lines.length]);
      }
      prints.set(lines.length, print);
      lines.push({ ...one, alsoIn: [] });
    }
  }
  return lines;
}

const withCopy = <T extends Placed>(line: Folded<T>, { fact, reading }: Placed): Folded<T> =>
  [line.fact, ...line.alsoIn].some(({ slug }) => slug === fact.slug)
    ? line
    : { ...line, alsoIn: [...line.alsoIn, lineOf(reading.article)] };
