import { type Kin, openKin } from "./kin.js";

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
}

/** No terms yet. */
export function openTermNumbers(): TermNumbers {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  const kin = openKin();
  const byLetter = new Map<string, number[]>();
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
  };
}
