import { BY_SPEAKER, IN_HEADLINE, type Postings } from "./postings.js";

/** What a word of a query counts at most in a fact that has it, by the field. */
export interface Worth {
  readonly text: number;
  readonly speaker: number;
  readonly headline: number;
  readonly context: number;
}

/** Facts that are told apart in an article. */
const FACTS = 32;

/** The same sum comes out a little different in another order, and as a number of four bytes. */
const ROUNDING = 1 + 1e-4;

/** What the facts of each article come to, word by word; kept to be used again. */
let [sums, counts] = [new Float32Array(0), new Uint16Array(0)];

/**
 * What no fact of an article scores more than, told by where the words stand: of each fact the sum of what they count
 * at most, times how many of them it has.
 *
 * @param terms of the words of a query
 * @param worths of each of them
 * @returns of each article, by its number; 0 where none of the words stands
 */
export function boundsOf(
  postings: Postings,
  terms: readonly number[],
  worths: readonly Worth[],
): Float64Array {
  const { articles } = postings;
  if (counts.length < articles * FACTS)
    [sums, counts] = [new Float32Array(articles * FACTS), new Uint16Array(articles * FACTS)];
  sums.fill(0, 0, articles * FACTS);
  counts.fill(0, 0, articles * FACTS);
  /** What the headline adds to every fact. */
  const [alike, everywhere] = [new Float32Array(articles), new Uint16Array(articles)];
  const bounds = new Float64Array(articles);

  for (const [i, term] of terms.entries()) {
    const { text, speaker, headline, context } = worths[i]!;
    postings.each(term, (article, parts, facts) => {
      const row = article * FACTS;
      const inHeadline = parts & IN_HEADLINE ? 1 : 0;
      const inside = text + context + (parts & BY_SPEAKER ? speaker : 0);
      alike[article]! += headline * inHeadline;
      everywhere[article]! += inHeadline;
      bounds[article] = 1;
      count(row, facts, inside, 1 - inHeadline);
      const after = ((facts << 1) | (facts >>> 31)) & postings.leaning(article) & ~facts;
      count(row, after, context, 1 - inHeadline);
    });
  }
  for (let article = 0; article < articles; article++) {
    if (bounds[article] === 0) continue;
    let most = 0;
    for (let at = article * FACTS, end = at + FACTS; at < end; at++)
      most = Math.max(most, (alike[article]! + sums[at]!) * (everywhere[article]! + counts[at]!));
    bounds[article] = most * ROUNDING;
  }
  return bounds;
}

/** Adds to each of some facts of an article what a word counts there, and how many words it has. */
function count(row: number, facts: number, worth: number, words: number): void {
  for (let left = facts; left !== 0; left &= left - 1) {
    const at = row + 31 - Math.clz32(left & -left);
    sums[at]! += worth;
    counts[at]! += words;
  }
}
