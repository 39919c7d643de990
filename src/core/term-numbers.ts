import { type Kin, openKin } from "./kin.js";
import { NEAR, type Sought } from "./packed.js";

/** The terms and printed words of an archive, numbered from 0 on. */
export interface TermNumbers {
  readonly size: number;
  /** Numbers a term that is new. */
  add(term: string): number;
  known(term: string): number | undefined;
  term(number: number): string;
  readonly kin: Pick<Kin, "of">;
  /** The numbers of those with a first letter. */
  beginningWith(letter: string): readonly number[];
  /** Calls with a query of terms by their numbers. It is taken back at once: what is called may not wait for anything. */
  seeking<T>(query: readonly number[], call: (sought: Sought) => T): T;
}

/** No terms yet. */
export function openTermNumbers(): TermNumbers {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  const kin = openKin();
  const byLetter = new Map<string, number[]>();
  const near = new Uint8Array(NEAR + 1);
  let wordOf = new Uint16Array(0);
  return {
    get size() {
      return terms.length;
    },
    add(term) {
      numbers.set(term, terms.length);
      kin.add(term);
      const alike = byLetter.get(term[0] ?? "");
      if (alike) alike.push(terms.length);
      else byLetter.set(term[0] ?? "", [terms.length]);
      return terms.push(term) - 1;
    },
    known: (term) => numbers.get(term),
    term: (number) => terms[number]!,
    kin,
    beginningWith: (letter) => byLetter.get(letter) ?? [],
    seeking(query, call) {
      if (wordOf.length < terms.length) wordOf = new Uint16Array(terms.length * 2);
      for (const [i, number] of query.entries()) {
        wordOf[number] = i + 1;
        near[number & NEAR] = 1;
      }
      try {
        return call({ words: query.length, wordOf, near });
      } finally {
        for (const number of query) {
          wordOf[number] = 0;
          near[number & NEAR] = 0;
        }
      }
    },
  };
}
