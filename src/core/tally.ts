import type { ArticleTerms } from "./article-terms.js";
import { eachFact, factsIn, headlineIn, type Packed } from "./packed.js";

/** The parts of a fact that are searched. */
export const fields = ["text", "speaker", "headline", "context"] as const;
export type Field = (typeof fields)[number];

/** How often each of some numbered terms occurs. */
export class Counter {
  #counts = new Uint32Array(1024);

  of(term: number): number {
    return this.#counts[term] ?? 0;
  }

  add(term: number, by: number): void {
    if (term >= this.#counts.length) {
      const wider = new Uint32Array(Math.max(term + 1, this.#counts.length * 2));
      wider.set(this.#counts);
      this.#counts = wider;
    }
    this.#counts[term] = this.#counts[term]! + by;
  }
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
  /** How often a printed word occurs, and how often with a capital. */
  readonly printed = new Counter();
  readonly capitals = new Counter();

  /** @param desk absent for articles that belong to none */
  constructor(desk: string | undefined) {
    if (desk !== undefined) this.desk = desk;
  }

  /** Counts an article in, or out again. */
  count({ terms, packed, words, counts }: ArticleTerms, by: 1 | -1): void {
    this.facts += by * factsIn(packed);
    for (const term of terms) this.inArticles.add(term, by);
    for (const [i, word] of words.entries()) {
      this.printed.add(word, by * counts[2 * i]!);
      this.capitals.add(word, by * counts[2 * i + 1]!);
    }
    const headline = differentIn(headlineIn(packed));
    let before: readonly number[] = [];
    eachFact(packed, (from, speaker, to, leans) => {
      const text = differentIn(packed.subarray(from, speaker));
      this.#count("text", text, by);
      this.#count("speaker", packed.subarray(speaker, to), by);
      this.#count("headline", headline, by);
      this.#count("context", leans ? before : [], by);
      for (const term of differentIn(packed.subarray(from, to))) this.seen.add(term, by);
      before = text;
    });
  }

  #count(field: Field, terms: ArrayLike<number>, by: 1 | -1): void {
    // MiniSearch counts an empty field as one word.
    this.lengths[field] += by * Math.max(1, terms.length);
    for (let i = 0; i < terms.length; i++) this.inField[field].add(terms[i]!, by);
  }
}

/** Some terms, each once. */
function differentIn(terms: Packed): readonly number[] {
  const different: number[] = [];
  for (const term of terms) if (!different.includes(term)) different.push(term);
  return different;
}
