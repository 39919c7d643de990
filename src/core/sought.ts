/** The last bits of a term's number, by which it is looked up. */
const BITS = 4095;

/**
 * The terms of a query, to be told from all others: most terms that are looked up are not among them, and the table by
 * which that is told stays at hand.
 */
export class Sought {
  /** How many there are. */
  readonly size: number;
  /** By the last bits the last of the query's terms that has them … */
  readonly #last = new Uint16Array(BITS + 1);
  /** … and of each the one before it. */
  readonly #before: Uint16Array;
  readonly #terms: Uint32Array;

  /** @param terms their numbers, of at most 65,535 */
  constructor(terms: readonly number[]) {
    this.size = terms.length;
    this.#before = new Uint16Array(terms.length + 1);
    this.#terms = Uint32Array.of(0, ...terms);
    for (let place = 1; place <= terms.length; place++) {
      const bits = this.#terms[place]! & BITS;
      this.#before[place] = this.#last[bits]!;
      this.#last[bits] = place;
    }
  }

  /** The place of a term among them, which run from 1; the last, where it is there twice; 0 of any other. */
  placeOf(term: number): number {
    let place = this.#last[term & BITS]!;
    while (place !== 0 && this.#terms[place] !== term) place = this.#before[place]!;
    return place;
  }
}
