import type { Pair } from "./alignment.js";
import { contains, type Span } from "./span.js";

const aside =
  /,\s+(?:in |on |of |for |with |to |at |by )?(?:who|which|whose|whom|where|when)\b[^,;:]*,|\([^)\s]+\s[^)]*\)|\s[–—-]{1,2}\s[^–—]*?\s[–—-]{1,2}\s/gi;

/** What stands between commas, brackets or dashes inside a statement: “, who met the minister,”. */
export const asidesOf = (text: string): readonly Span[] =>
  Array.from(text.matchAll(aside), ({ 0: words, index }) => ({ start: index, end: index + words.length }));

/** Whether what stands in an aside is not joined with what follows it, but in a claim that has one too. */
export const keepsAsides = (claim: string, printed: string, pairs: readonly Pair[]): boolean =>
  /\b(?:who|which|whose|whom|where|when)\b|\(|[–—]/i.test(claim) ||
  asidesOf(printed).every(
    (one) =>
      !pairs.some((pair) => contains(one, pair.printed)) ||
      !pairs.some((pair) => pair.printed.start >= one.end),
  );
