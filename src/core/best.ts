/** Keeps the best of many that are offered. */
export interface Best<T> {
  offer(one: T): void;
  inOrder(): readonly T[];
}

/** How many times over it holds what it keeps before it throws the rest away. */
const SLACK = 8;

/** @param compare less than 0 where the first is better */
export function best<T>(most: number, compare: (a: T, b: T) => number): Best<T> {
  const kept: T[] = [];
  let worst: T | undefined;
  function inOrder(): readonly T[] {
    kept.sort(compare);
    kept.length = Math.min(kept.length, most);
    return kept;
  }
  return {
    offer(one) {
      if (worst !== undefined && compare(one, worst) >= 0) return;
      kept.push(one);
      if (kept.length >= most * SLACK) worst = inOrder().at(-1);
    },
    inOrder,
  };
}
