import type { Span } from "./span.js";

/** Where one statement of a sentence ends and another begins; “, who …” belongs to the one it stands in. */
const between = /[;:]\s|(?:,\s+|\s+)(?:but|although|though|while|whilst|whereas)\s|,\s+(?:and|or|so)\s/gi;

/** Statements that are told apart; what has more is a list. */
const MOST = 20;

/**
 * The statements of a sentence, as spans of it.
 *
 * @example
 * clausesOf("Fees fell while costs rose.") // => spans of “Fees fell” and “while costs rose.”
 */
export function clausesOf(sentence: string): readonly Span[] {
  const starts = [0, ...Array.from(sentence.matchAll(between), ({ index }) => index + 1).slice(0, MOST)];
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? sentence.length }));
}

/**
 * The stretch of a sentence in which the most of some words stand, in as few statements as can be.
 *
 * @param places for each word, where it stands in the sentence
 */
export function stretchOf(sentence: string, places: readonly (readonly number[])[]): Span {
  const clauses = clausesOf(sentence);
  const stretches = clauses.flatMap(({ start }, i) => clauses.slice(i).map(({ end }) => ({ start, end })));
  const held = ({ start, end }: Span) =>
    places.filter((list) => list.some((at) => start <= at && at < end)).length;
  return stretches.reduce((best, one) => {
    const more = held(one) - held(best);
    return more > 0 || (more === 0 && one.end - one.start < best.end - best.start) ? one : best;
  });
}
