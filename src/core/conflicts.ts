import { type Counted, countedIn } from "./counted.js";
import { daysMeet } from "./dates.js";
import { newestFirst } from "./edition.js";
import type { Placed } from "./facts.js";
import { agree, countSame } from "./same-thing.js";

/**
 * Sentences that answer, and with them those of other articles that give another figure of the same
 * thing: newest first, none of them preferred.
 *
 * @param others sentences that are on the matter, best first
 * @param most sentences in all
 */
export function withOtherFigures<T extends Placed>(
  chosen: readonly T[],
  others: readonly T[],
  most: number,
): { readonly cited: readonly T[]; readonly differ: boolean } {
  const figures = new Map([...chosen, ...others].map((one) => [one, countedIn(one)]));
  const differs = (a: T) => (b: T) => differ(figures.get(a)!, figures.get(b)!);
  const rivals = others.filter((one) => !chosen.includes(one) && chosen.some(differs(one)));
  const all = [...chosen, ...rivals.slice(0, Math.max(0, most - chosen.length))];
  const side = all.filter((one) => all.some(differs(one))).sort((a, b) => newestFirst(a.reading, b.reading));
  const rest = all.filter((one) => !side.includes(one));
  return { cited: rest[0] === chosen[0] ? [...rest, ...side] : [...side, ...rest], differ: side.length > 0 };
}

/** Whether some figure of one differs from all that the other, of another article, gives of the same thing and time. */
const differ = (a: readonly Counted[], b: readonly Counted[]): boolean =>
  a[0]?.fact.slug !== b[0]?.fact.slug &&
  a.some((one) => {
    const same = b.filter((other) => countSame(one, other) && !isApart(one, other) && !isApart(other, one));
    return same.length > 0 && !same.some((other) => agree(one, other));
  });

/** “Last year” or “this week” is said of a time to which the other does not belong. */
const isApart = ({ times }: Counted, other: Counted): boolean => {
  const day = other.reading.article.publishedAt.slice(0, 10);
  const theirs = [...other.times, { from: day, to: day }];
  return times.some((own) => own.from !== own.to && !theirs.some((one) => daysMeet(own, one)));
};
