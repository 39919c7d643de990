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

/** @param compare parts those of one score: less than 0 where the first is better */
export function best<T extends Scored>(most: number, compare: (a: T, b: T) => number): Best<T> {
  const kept: T[] = [];
  const isBetter = (a: T, b: T): boolean => a.score > b.score || (a.score === b.score && compare(a, b) < 0);
  return {
    mayTake: (score) => kept.length < most || score >= kept[most - 1]!.score,
    take(one) {
      const isFull = kept.length === most;
      if (isFull && !isBetter(one, kept[most - 1]!)) return;
      let place = isFull ? most - 1 : kept.length;
      for (; place > 0 && isBetter(one, kept[place - 1]!); place--) kept[place] = kept[place - 1]!;
      kept[place] = one;
    },
    inOrder: () => kept,
  };
}
