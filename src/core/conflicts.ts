import { type Counted, countedIn } from "./counted.js";
import { daysMeet } from "./dates.js";
import type { Placed } from "./facts.js";
import { newestFirst } from "./newest-first.js";
import { agree, countSame } from "./same-thing.js";

/** How two sentences stand against one another: by their figures, or as yes and no. */
export type Conflict = "figures" | "statements";

/**
 * Sentences that answer, and with them those that stand against them: newest first, none of them
 * preferred.
 *
 * @param others sentences that are on the matter, best first
 * @param most sentences in all
 */
export function withOtherSides<T extends Placed>(
  chosen: readonly T[],
  others: readonly T[],
  most: number,
  between: (a: T, b: T) => Conflict | undefined,
): { readonly cited: readonly T[]; readonly conflicts: readonly Conflict[] } {
  const rivals = others.filter((one) => !chosen.includes(one) && chosen.some((other) => between(one, other)));
  const all = [...chosen, ...rivals.slice(0, Math.max(0, most - chosen.length))];
  const found = all.map((one) => ({ one, conflicts: all.flatMap((other) => between(one, other) ?? []) }));
  const side = found.flatMap(({ one, conflicts }) => (conflicts.length ? [one] : []));
  const rest = all.filter((one) => !side.includes(one));
  side.sort((a, b) => newestFirst(a.reading, b.reading));
  return {
    cited: rest[0] === chosen[0] ? [...rest, ...side] : [...side, ...rest],
    conflicts: [...new Set(found.flatMap(({ conflicts }) => conflicts))],
  };
}

/** Whether two sentences give different figures of one thing. */
export const figuresDiffer = (a: Placed, b: Placed): boolean => differ(countedIn(a), countedIn(b));

/** Whether some figure of one differs from all that the other, of another article, gives of the same thing and time. */
const differ = (a: readonly Counted[], b: readonly Counted[]): boolean =>
  a[0]?.fact.slug !== b[0]?.fact.slug &&
  a.some((one) => {
    const same = b.filter((other) => giveSame(one, other));
    return same.length > 0 && !same.some((other) => agree(one, other));
  });

/** Whether two figures are given of the same thing and time. */
export const giveSame = (a: Counted, b: Counted): boolean =>
  countSame(a, b) && !isApart(a, b) && !isApart(b, a);

/** “Last year” or “this week” is said of a time to which the other does not belong. */
const isApart = ({ times }: Counted, other: Counted): boolean => {
  const day = other.reading.article.publishedAt.slice(0, 10);
  const theirs = [...other.times, { from: day, to: day }];
  return times.some((own) => own.from !== own.to && !theirs.some((one) => daysMeet(own, one)));
};
