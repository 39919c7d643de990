import type { Pair } from "./alignment.js";
import { contains, type Span } from "./span.js";

const aside =
  /,\s+(?:in |on |of |for |with |to |at |by )?(?:who|which|whose|whom|where|when)\b[^,;:]*,|\([^)\s]+\s[^)]*\)|\s[–—-]{1,2}\s[^–—]*?\s[–—-]{1,2}\s/gi;

/** What stands between commas, brackets or dashes inside a statement: “, who met the minister,”. */
export const asidesOf = (text: string): readonly Span[] =>
  Array.from(text.matchAll(aside), ({ 0: words, index }) => ({ start: index, end: index + words.length }));

/** “…, which makes batteries.” */
const last = /,\s+(?:who|which|whose|where)\b[^,;:]*$/i;
/** What stands between a thing and what is told of it, where that is told of something else: “lost £3m in Brackley”. */
const apart = /\b(?:in|on|of|for|with|to|at|by|from|into|against|over|about|than|as)\b/i;

/** Whether what stands in an aside is not joined with what follows it, or is not about it, but in a claim that has one too. */
export function keepsAsides(claim: string, printed: string, pairs: readonly Pair[]): boolean {
  if (/\b(?:who|which|whose|whom|where|when)\b|\(|[–—]/i.test(claim)) return true;
  const end = last.exec(printed)?.index ?? printed.length;
  const nearest = Math.max(0, ...pairs.flatMap((pair) => (pair.printed.end <= end ? pair.printed.end : [])));
  const isToldOfAnother =
    nearest > 0 && pairs.some((pair) => pair.printed.start >= end) && apart.test(printed.slice(nearest, end));
  return (
    !isToldOfAnother &&
    asidesOf(printed).every(
      (one) =>
        !pairs.some((pair) => contains(one, pair.printed)) ||
        !pairs.some((pair) => pair.printed.start >= one.end),
    )
  );
}
