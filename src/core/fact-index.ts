import type { Aliases } from "./aliases.js";
import type { Reading } from "./facts.js";
import type { IndexedFact } from "./indexed-fact.js";
import type { Listed } from "./listed.js";
import type { Packed } from "./packed.js";

/** A fact that shares words with a question. */
export interface Candidate extends IndexedFact {
  readonly score: number;
  /** The terms of its article; absent where it was found by something else than its words. */
  readonly packed?: Packed;
}

/** Narrows what is looked through. */
export interface Within {
  readonly article?: (listed: Listed) => boolean;
  /** Only facts that somebody speaks in whose name or role has one of these terms. */
  readonly speaker?: ReadonlySet<string>;
}

/** A word as it is printed in the archive, folded: how often it occurs, and how often with a capital. */
export interface PrintedWord {
  readonly folded: string;
  readonly count: number;
  readonly capitals: number;
}

/** What is known of the words of the archive, as far as it may be read. */
export interface Vocabulary {
  /** How many facts there are. */
  readonly size: number;
  /** The number of a term among those of the archive, readable or not. */
  numberOf(term: string): number | undefined;
  /** In how many of them a term occurs, as word or as speaker. */
  frequency(term: string): number;
  /** Stems of the archive that look like relatives of a stem. */
  kinOf(term: string): readonly string[];
  /** How a word, folded, is printed in it. */
  printed(folded: string): Omit<PrintedWord, "folded">;
  /** Its printed words with a first letter. */
  wordsLike(letter: string): Iterable<PrintedWord>;
  /** What was taken for one name when it was made: a question is read with the same. */
  readonly aliases: Aliases;
}

/** Words that stand for one another, each with its weight. */
export type Variants = ReadonlyMap<string, number>;

/** What a fact holds of some groups of variants: of each the best weight, in it and in what it leans on. */
export interface Holding {
  /** In the sentence, or its speaker's name or role. */
  readonly own: Float64Array;
  /** In the sentence before or the headline. */
  readonly context: Float64Array;
}

/** What of some groups of variants is enough. */
export interface Enough {
  isEnough(holding: Holding): boolean;
  /** What holds no word of these groups does not hold enough. */
  readonly needed: readonly Variants[];
}

/** Finds facts by their words. */
export interface FactIndex extends Vocabulary {
  /** The best facts for weighted terms, best first. */
  search(terms: Variants, limit: number, within?: Within): Promise<readonly Candidate[]>;
  /** All facts that hold enough of some groups, newest article first and within it in its order. */
  select(groups: readonly Variants[], enough: Enough, within?: Within): Promise<readonly IndexedFact[]>;
}

/** Fetches the words of articles, in the order in which they are asked for. */
export type Fetch = (listed: readonly Listed[]) => Promise<readonly Reading[]>;
