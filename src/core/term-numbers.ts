/** Gives each term a number, from 0 on. */
export interface TermNumbers {
  /** The number of a term; a new one, where it has none. */
  of(term: string): number;
  /** The number of a term that is known. */
  known(term: string): number | undefined;
  term(number: number): string;
  /**
   * Calls with a table in which some terms, by number, stand with their places among them, from 1 on, and all others
   * with 0. The table is the same each time: what is called may not wait for anything.
   */
  placed<T>(some: readonly number[], call: (places: Uint16Array) => T): T;
}

/** @param onNew is told of each term once */
export function openTermNumbers(onNew: (term: string) => void): TermNumbers {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  let places = new Uint16Array(0);
  return {
    of(term) {
      const known = numbers.get(term);
      if (known !== undefined) return known;
      numbers.set(term, terms.length);
      onNew(term);
      return terms.push(term) - 1;
    },
    known: (term) => numbers.get(term),
    term: (number) => terms[number]!,
    placed(some, call) {
      if (places.length < terms.length) places = new Uint16Array(terms.length * 2);
      for (const [i, number] of some.entries()) places[number] = i + 1;
      try {
        return call(places);
      } finally {
        for (const number of some) places[number] = 0;
      }
    },
  };
}
