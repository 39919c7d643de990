/** A source of numbers in [0, 1). */
export type Random = () => number;

/**
 * Ranks from 0 to `count` − 1 by the law of Zipf and Mandelbrot, 1 / (rank + shift)^exponent, drawn by the inverse of its integral.
 *
 * @param exponent other than 1
 */
export function zipf(count: number, shift: number, exponent: number): (random: Random) => number {
  const rest = 1 - exponent;
  const [from, to] = [(1 + shift) ** rest, (1 + shift + count) ** rest];
  return (random) =>
    Math.min(count - 1, Math.floor((from + random() * (to - from)) ** (1 / rest) - 1 - shift));
}

/** A whole number about a median, whose logarithm is spread normally, within bounds. */
export const spread = (random: Random, median: number, sigma: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, Math.round(median * Math.exp(sigma * normal(random)))));

/** Normally spread, of mean 0 and deviation 1 (Box and Muller). */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

export const oneOf = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!;

/** One of a list in which the first are the commonest: each half as common as the one in half its place. */
export const anEarlyOne = <T>(list: readonly T[], random: Random): T =>
  list[Math.floor((list.length + 1) ** random() - 1)]!;
