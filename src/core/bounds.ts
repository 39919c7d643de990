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

/** What articles come to, word by word. */
class Sums {
  readonly articles: number;
  /** Of each fact what its words count, and how many it has. */
  readonly ofFacts: Float32Array;
  readonly wordsIn: Uint16Array;
  /** What the headline adds to every fact. */
  readonly ofHeadline: Float32Array;
  readonly wordsInHeadline: Uint16Array;
  /** 1 where any of the words stands. */
  readonly hasAny: Uint8Array;

  constructor(articles: number) {
    this.articles = articles;
    [this.ofFacts, this.wordsIn] = [new Float32Array(articles * FACTS), new Uint16Array(articles * FACTS)];
    [this.ofHeadline, this.wordsInHeadline] = [new Float32Array(articles), new Uint16Array(articles)];
    this.hasAny = new Uint8Array(articles);
  }

  /** Forgets the first of them. */
  clear(articles: number): void {
    for (const own of [this.ofFacts, this.wordsIn]) own.fill(0, 0, articles * FACTS);
    for (const own of [this.ofHeadline, this.wordsInHeadline, this.hasAny]) own.fill(0, 0, articles);
  }

  /** Adds to each of some facts of an article what a word counts there, and how many words it has. */
  add(article: number, facts: number, worth: number, words: number): void {
    for (let left = facts; left !== 0; left &= left - 1) {
      const at = article * FACTS + 31 - Math.clz32(left & -left);
      this.ofFacts[at]! += worth;
      this.wordsIn[at]! += words;
    }
  }

  /** What no fact of an article scores more than. */
  most(article: number): number {
    if (this.hasAny[article] === 0) return 0;
    const [alike, everywhere] = [this.ofHeadline[article]!, this.wordsInHeadline[article]!];
    let most = 0;
    for (let at = article * FACTS, end = at + FACTS; at < end; at++)
      most = Math.max(most, (alike + this.ofFacts[at]!) * (everywhere + this.wordsIn[at]!));
    return most * ROUNDING;
  }
}

/** Kept to be used again: they take some megabytes, which would be garbage after every question. */
let sums = new Sums(0);

/**
 * What no fact of some articles scores more than, told by where the words stand: of each fact the sum of what they
 * count at most, times how many of them it has.
 *
 * @param terms of the words of a query
 * @param worths of each of them
 * @param articles by their numbers
 * @returns of each of these; 0 where none of the words stands
 */
export function boundsOf(
  postings: Postings,
  terms: readonly number[],
  worths: readonly Worth[],
  articles: readonly { readonly number: number }[],
): Float64Array {
  if (sums.articles < postings.articles) sums = new Sums(postings.articles);
  sums.clear(postings.articles);
  for (const [i, term] of terms.entries()) {
    const { text, speaker, headline, context } = worths[i]!;
    postings.each(term, (article, parts, facts) => {
      const inHeadline = parts & IN_HEADLINE ? 1 : 0;
      const inside = text + context + (parts & BY_SPEAKER ? speaker : 0);
      sums.ofHeadline[article]! += headline * inHeadline;
      sums.wordsInHeadline[article]! += inHeadline;
      sums.hasAny[article] = 1;
      sums.add(article, facts, inside, 1 - inHeadline);
      const after = ((facts << 1) | (facts >>> 31)) & postings.leaning(article) & ~facts;
      sums.add(article, after, context, 1 - inHeadline);
    });
  }
  const bounds = new Float64Array(articles.length);
  for (let place = 0; place < articles.length; place++) bounds[place] = sums.most(articles[place]!.number);
  return bounds;
}
