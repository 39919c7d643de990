import { eachFact, type Packed } from "./packed.js";

/** Between what a term stands in the facts that have it: bounds that hold, if not the nearest. */
export interface Extreme {
  /** Fewest different terms of a fact that has it once, and of one that has it more often. */
  readonly once: number;
  readonly often: number;
  /** How often a fact has it, at most. */
  readonly most: number;
}

/** What is counted up to; so many times may be any number. */
const CAP = 255;
const ANY = 1_000_000;

/** How short the facts are that have a term, and how often they have it, of all terms. What is gone still bounds. */
export class Extremes {
  #rows = new Uint8Array(3 * 1024);

  of(term: number): Extreme {
    const [once = 0, often = 0, most = 0] = this.#rows.subarray(3 * term, 3 * term + 3);
    // None has been seen where it is 0.
    return {
      once: once || CAP,
      often: often || CAP,
      most: most === CAP ? ANY : most,
    };
  }

  /** Looks at the facts of an article. */
  see(packed: Packed): void {
    eachFact(packed, (from, speaker) => {
      const times = new Map<number, number>();
      for (let at = from; at < speaker; at++) times.set(packed[at]!, (times.get(packed[at]!) ?? 0) + 1);
      for (const [term, count] of times) this.#note(term, count, Math.min(CAP, times.size));
    });
  }

  #note(term: number, count: number, length: number): void {
    const row = 3 * term;
    if (row + 3 > this.#rows.length) {
      const wider = new Uint8Array(Math.max(row + 3, this.#rows.length * 2));
      wider.set(this.#rows);
      this.#rows = wider;
    }
    const place = count === 1 ? row : row + 1;
    this.#rows[place] = this.#rows[place] ? Math.min(this.#rows[place], length) : length;
    this.#rows[row + 2] = Math.max(this.#rows[row + 2]!, Math.min(CAP, count));
  }
}
