/** Something with a score. */
export interface Scored {
  readonly score: number;
}

/** Keeps the best of many. */
export interface Best<T extends Scored> {
  /** Whether something with a score may be among them: most of many is not worth being made. */
  mayTake(score: number): boolean;
  take(one: T): void;
  inOrder(): readonly T[];
}

/** How many times over it holds what it keeps before it throws the rest away. */
const SLACK = 2;

/** @param compare parts those of one score: less than 0 where the first is better */
export function best<T extends Scored>(most: number, compare: (a: T, b: T) => number): Best<T> {
  const kept: T[] = [];
  let least = Number.NEGATIVE_INFINITY;
  function inOrder(): readonly T[] {
    kept.sort((a, b) => b.score - a.score || compare(a, b));
    kept.length = Math.min(kept.length, most);
    return kept;
  }
  return {
    mayTake: (score) => score >= least,
    take(one) {
      kept.push(one);
      if (kept.length >= most * SLACK) least = inOrder().at(-1)!.score;
    },
    inOrder,
  };
}
