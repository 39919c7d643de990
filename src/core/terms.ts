import stemmer from "wink-porter2-stemmer";
import type { Aliases } from "./aliases.js";
import { countryOf, countryWordsFrom } from "./gazetteer.js";
import { plainForms } from "./irregular.js";
import type { Span } from "./span.js";
import { stopwords } from "./stopwords.js";
import { type Word, wordsOf } from "./words.js";

/** What the index and a question share: a stem, a figure, a country (`@Russia`) or a name (`=town_hall`) under all its names. */
export interface Term extends Span {
  readonly term: string;
  /** The word as printed. */
  readonly text: string;
  readonly folded: string;
}

/** Lower-case words that are no countries. */
const ordinary = new Set(
  "us polish turkey chad china pole poles jordan swede scots turk finn finns dane danes niger oman".split(
    " ",
  ),
);

const stems = new Map<string, string>();
/** Stems kept at hand: reading meets the same words again and again. */
const STEMS_KEPT = 50_000;

/** The stem of a folded word, “lost” like “lose”; figures stay as they are. */
export function stemOf(folded: string): string {
  const known = stems.get(folded);
  if (known !== undefined) return known;
  const stem = /^[a-z]+$/.test(folded) ? stemmer(plainForms.get(folded) ?? folded) : folded;
  if (stems.size < STEMS_KEPT) stems.set(folded, stem);
  return stem;
}

/**
 * The one tokenizer, for articles and questions alike: folded, stemmed, without stopwords, countries
 * and names with aliases also under one name, so that “the Kremlin” finds “Moscow”.
 *
 * @param day the article's, for who held which role; a question has none
 * @example
 * termsOf("British troops").map(({ term }) => term) // => ["@UK", "british", "troop"]
 */
export function termsOf(text: string, aliases?: Aliases, day?: string): readonly Term[] {
  const words = wordsOf(text);
  const found: Term[] = [];
  for (let i = 0; i < words.length; i++) {
    const country = countryAt(text, words, i);
    if (country)
      found.push({
        ...span(words, i, country.length),
        term: `@${country.is}`,
        text: country.text,
        folded: country.text.toLowerCase(),
      });
    const name = aliases?.at(words, i, day);
    for (const term of name?.terms ?? []) {
      const at = span(words, i, name!.length);
      found.push({ ...at, term, text: text.slice(at.start, at.end), folded: term });
    }
    const word = words[i]!;
    const percent = /^\d/.test(word.text) ? percentAfter(words, i) : 0;
    const isName = name?.length === 1 || (country?.length === 1 && word.text !== "us");
    if (!stopwords.has(word.folded) || isName)
      found.push({
        start: word.start,
        end: word.end,
        term: stemOf(word.folded) + (percent ? "%" : ""),
        text: word.text,
        folded: word.folded,
      });
    i += percent;
  }
  return found;
}

/** How many words after a number stand for its percent sign. */
const percentAfter = (words: readonly Word[], i: number): number => {
  const [next, second] = [words[i + 1]?.folded, words[i + 2]?.folded];
  return next === "percent" ? 1 : next === "per" && second === "cent" ? 2 : 0;
};

const span = (words: readonly Word[], i: number, length: number): Span => ({
  start: words[i]!.start,
  end: words[i + length - 1]!.end,
});

function countryAt(
  text: string,
  words: readonly Word[],
  i: number,
): { is: string; length: number; text: string } | undefined {
  const longest = countryWordsFrom(words[i]!.folded);
  for (let length = Math.min(longest, words.length - i); length > 0; length--) {
    const { start, end } = span(words, i, length);
    const surface = text.slice(start, end).replace(/['’]s?$/, "");
    const hit =
      countryOf(surface) ??
      countryOf(`${surface}.`) ??
      lowerCountry(text, surface, start) ??
      plainPossessive(surface);
    if (hit) return { is: hit.is, length, text: surface };
  }
  return undefined;
}

/** “uk”, “russian” as people type them in a hurry. */
function lowerCountry(text: string, surface: string, start: number) {
  if (surface !== surface.toLowerCase() || surface.length < 2) return undefined;
  if (ordinary.has(surface))
    return surface === "us" && /\bthe $/i.test(text.slice(0, start)) ? countryOf("US") : undefined;
  return (
    countryOf(surface.toUpperCase()) ??
    countryOf(surface.replace(/\b\p{Ll}/gu, (letter) => letter.toUpperCase()))
  );
}

/** “britains PM”: a possessive without its apostrophe. */
function plainPossessive(surface: string) {
  if (!/^\p{L}{4,}s$/u.test(surface)) return undefined;
  const name = surface.slice(0, -1);
  return (
    countryOf(name) ??
    (ordinary.has(name) ? undefined : countryOf(name.charAt(0).toUpperCase() + name.slice(1)))
  );
}
