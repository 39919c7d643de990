import type { ArticleTerms } from "./article-terms.js";

/** The parts of a fact that are searched. */
export const fields = ["text", "speaker", "headline", "context"] as const;
export type Field = (typeof fields)[number];

/** How often each of some numbered terms occurs. */
export class Counter {
  #counts = new Uint32Array(1024);

  of(term: number): number {
    return this.#counts[term] ?? 0;
  }

  add(term: number, by: 1 | -1): void {
    if (term >= this.#counts.length) {
      const wider = new Uint32Array(Math.max(term + 1, this.#counts.length * 2));
      wider.set(this.#counts);
      this.#counts = wider;
    }
    this.#counts[term] = this.#counts[term]! + by;
  }
}

/** A printed word of the archive: how often it occurs, and how often with a capital. */
export interface PrintedWord {
  readonly count: number;
  readonly capitals: number;
}

/** What the facts of one desk amount to: all that scores and spellings need to know of the whole. */
export class Tally {
  readonly desk?: string;
  facts = 0;
  /** In how many articles a term occurs, and in how many facts as word or as speaker. */
  readonly inArticles = new Counter();
  readonly seen = new Counter();
  /** In how many facts a term occurs in a field, and the lengths of a field in all facts together, in different terms. */
  readonly inField: Readonly<Record<Field, Counter>> = {
    text: new Counter(),
    speaker: new Counter(),
    headline: new Counter(),
    context: new Counter(),
  };
  readonly lengths: Record<Field, number> = { text: 0, speaker: 0, headline: 0, context: 0 };
  readonly words = new Map<string, PrintedWord>();

  /** @param desk absent for articles that belong to none */
  constructor(desk: string | undefined) {
    if (desk !== undefined) this.desk = desk;
  }

  /**
   * Counts an article in, or out again.
   *
   * @param numbers the numbers of its terms, by their places
   */
  count({ headline, facts, words }: ArticleTerms, numbers: Uint32Array, by: 1 | -1): void {
    this.facts += by * facts.length;
    for (const term of numbers) this.inArticles.add(term, by);
    const inHeadline = new Set(headline);
    let before = new Set<number>();
    for (const { text, speaker, leans } of facts) {
      const inText = new Set(text);
      const held = { text: inText, speaker, headline: inHeadline, context: leans ? before : none };
      for (const field of fields) {
        this.lengths[field] += by * lengthOf(held[field]);
        for (const place of held[field]) this.inField[field].add(numbers[place]!, by);
      }
      for (const place of new Set([...text, ...speaker])) this.seen.add(numbers[place]!, by);
      before = inText;
    }
    for (const [folded, count, capitals] of words) {
      const known = this.words.get(folded) ?? { count: 0, capitals: 0 };
      const now = { count: known.count + by * count, capitals: known.capitals + by * capitals };
      if (now.count > 0) this.words.set(folded, now);
      else this.words.delete(folded);
    }
  }
}

const none: ReadonlySet<number> = new Set();

/** MiniSearch counts an empty field as one word. */
const lengthOf = (held: ReadonlySet<number> | readonly number[]): number =>
  Math.max(1, "size" in held ? held.size : held.length);

/** The printed words of several tallies together. */
export function wordsIn(tallies: readonly Tally[]): ReadonlyMap<string, PrintedWord> {
  const [first, ...others] = tallies.filter(({ words }) => words.size > 0);
  if (!first || others.length === 0) return first?.words ?? new Map();
  const all = new Map(first.words);
  for (const { words } of others)
    for (const [folded, { count, capitals }] of words) {
      const known = all.get(folded) ?? { count: 0, capitals: 0 };
      all.set(folded, { count: known.count + count, capitals: known.capitals + capitals });
    }
  return all;
}
