/** Numbers from 0 to 1 that the same seed gives again. */
export type Random = () => number;

/** mulberry32: small, and random enough to break parsers with. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to below `end`. */
export const below = (random: Random, end: number): number => Math.floor(random() * end);

/** One of a list. */
export const oneOf = <T>(random: Random, all: readonly T[]): T => all[below(random, all.length)]!;
