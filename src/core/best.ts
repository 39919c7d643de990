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
      let place = kept.length;
      while (place > 0 && isBetter(one, kept[place - 1]!)) place -= 1;
      if (place === most) return;
      kept.splice(place, 0, one);
      kept.length = Math.min(kept.length, most);
    },
    inOrder: () => kept,
  };
}
