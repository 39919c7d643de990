import type { PrintedWord } from "./fact-index.js";

/** Shorter words are taken as typed; up to this length one slip is mended, beyond it two. */
const SHORTEST = 4;
const ONE_SLIP_BELOW = 8;

/**
 * The known word that a misspelt one is meant to be, for words the archive does not know only.
 * A name is mended to a name: “Crimea” never becomes “crime”.
 *
 * @example
 * mend("garantees", false, words) // => "guarantees"
 */
export function mend(word: string, capital: boolean, words: Iterable<PrintedWord>): string | undefined {
  if (word.length <= (capital ? SHORTEST - 1 : SHORTEST) || /\d/.test(word)) return undefined;
  const slips = word.length < ONE_SLIP_BELOW ? 1 : 2;
  let best: { word: string; slips: number; count: number } | undefined;
  for (const { folded: known, count, capitals } of words) {
    if (known[0] !== word[0] || Math.abs(known.length - word.length) > slips) continue;
    if (capital && capitals < count) continue;
    const away = distance(word, known, slips);
    if (away <= slips && (!best || away < best.slips || (away === best.slips && count > best.count)))
      best = { word: known, slips: away, count };
  }
  return best?.word;
}

/** In words at least this long a letter more, a letter less or two swapped leave no doubt what is meant. */
const LONG = 9;

/**
 * Whether two folded words are one, misprinted or spelt as elsewhere: “loosing”, “goverment”,
 * “realized”. Another letter makes another word: “project” is no “protect”.
 *
 * @example
 * isMisprint("losing", "loosing") // => true
 * isMisprint("confirm", "conform") // => false
 */
export function isMisprint(one: string, other: string): boolean {
  // Nearly all words end here.
  if (plainLetter(one[0]) !== plainLetter(other[0])) return false;
  const [a, b] = [plain(one), plain(other)];
  const shorter = Math.min(a.length, b.length);
  if (a[0] !== b[0] || shorter < SHORTEST || !/^[a-z]+$/.test(a + b)) return false;
  if (a === b || once(a) === once(b)) return true;
  return shorter >= LONG && distance(a, b, 1) === 1 && (a.length !== b.length || sorted(a) === sorted(b));
}

const plainLetter = (letter: string | undefined) => (letter === "z" ? "s" : letter === "k" ? "c" : letter);
const plain = (word: string): string =>
  word.replaceAll("z", "s").replaceAll("k", "c").replaceAll("our", "or");
const once = (word: string): string => word.replace(/oo|ee/g, ([vowel = ""]) => vowel).replace(/e$/, "");
const sorted = (word: string): string => [...word].sort().join("");

/** Damerau-Levenshtein distance (one slip: a letter more, less, other, or two swapped), given up beyond `most`. */
function distance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? before[j - 2]! + 1
          : Number.POSITIVE_INFINITY;
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), swap));
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length]!;
}
