import type { Aliases } from "./aliases.js";
import type { ArticleSearch } from "./article-search.js";
import { best, type Scored } from "./best.js";
import { type Desks, mayRead } from "./desks.js";
import type { FactIndex, Fetch, PrintedWord, Within } from "./fact-index.js";
import { holdingsOf } from "./holding.js";
import type { Slot } from "./indexed-articles.js";
import { type IndexedFact, indexedAt } from "./indexed-fact.js";
import { type Held, lookingFor } from "./packed.js";
import { scorerOf } from "./scorer.js";
import type { Tally } from "./tally.js";
import type { TermNumbers } from "./term-numbers.js";

/** What an index is made of. */
export interface IndexParts {
  readonly aliases: Aliases;
  readonly fetch: Fetch;
  readonly numbers: TermNumbers;
  readonly slots: ReadonlyMap<number, Slot>;
  /** Those that the engine does not know yet. */
  readonly waiting: ReadonlyMap<number, unknown>;
  readonly engine: ArticleSearch;
  /** So many articles are looked through for a question, at most. */
  readonly most: number;
  /** Lets others have their turn. */
  turn(): Promise<void>;
}

/** To find an article by a word takes three times as long as to look through one: by `npm run bench`. */
const QUICKER = 4;

/** Articles that are looked through before others have a turn. */
const IN_A_TURN = 2000;

/** A fact that was found, by its place in its article. */
interface Found {
  readonly slot: Slot;
  readonly at: number;
}

/**
 * An index as those may read it who read some desks. What they may not read counts for nothing in it: no frequency,
 * no known word and no score gives it away.
 */
export function indexReadBy(parts: IndexParts, tallies: readonly Tally[], desks: Desks): FactIndex {
  const { aliases, fetch, numbers, slots, waiting, engine, most, turn } = parts;
  const readable = tallies.filter((tally) => mayRead(tally, desks));
  const sum = (of: (tally: Tally) => number): number => readable.reduce((all, tally) => all + of(tally), 0);

  const frequency = (term: string): number => {
    const number = numbers.known(term);
    return number === undefined ? 0 : sum(({ seen }) => seen.of(number));
  };

  const narrowed = (all: Iterable<Slot>, within: Within | undefined): readonly Slot[] =>
    [...all].filter(({ tally, listed }) => readable.includes(tally) && (within?.article?.(listed) ?? true));

  const articlesWith = (number: number): number => sum(({ inArticles }) => inArticles.of(number));

  /** The articles that have any of some words, and those of which it is not known yet. */
  const withAny = (words: readonly number[]): readonly Slot[] =>
    [...engine.withAny(words.map(numbers.term)), ...waiting.keys()].flatMap((id) => slots.get(id) ?? []);

  /** Whether so few articles have any of some words that it is quicker to find them than to look through all. */
  const areRare = (words: readonly number[]): boolean =>
    words.reduce((all, word) => all + articlesWith(word), 0) * QUICKER <= slots.size;

  /** The rarest of some words, so that few enough articles have them; one at least. */
  function rarest(words: readonly number[]): readonly number[] {
    const ordered = [...words].sort((a, b) => articlesWith(a) - articlesWith(b));
    let left = most;
    const end = ordered.findIndex((word, i) => {
      left -= articlesWith(word);
      return left < 0 && i > 0;
    });
    return end < 0 ? ordered : ordered.slice(0, end);
  }

  /** The articles in which the best facts for some words stand; said by a speaker who has one of some others. */
  function likeliest(
    words: readonly number[],
    speakers: readonly number[],
    within: Within | undefined,
  ): readonly Slot[] {
    const needed = [speakers, words].find((some) => some.length > 0 && areRare(some));
    if (needed) return narrowed(withAny(needed), within);
    const all = narrowed(slots.values(), within);
    return all.length <= most ? all : narrowed(withAny(rarest(words)), within);
  }

  /** Looks at articles, some thousands in a turn of the event loop: that takes some milliseconds. */
  async function each(some: readonly Slot[], look: (slot: Slot) => void): Promise<void> {
    for (let from = 0; from < some.length; from += IN_A_TURN) {
      if (from) await turn();
      for (const slot of some.slice(from, from + IN_A_TURN)) look(slot);
    }
  }

  async function read(found: readonly Found[]): Promise<readonly IndexedFact[]> {
    const listed = [...new Set(found.map(({ slot }) => slot.listed))];
    const readings = await fetch(listed);
    const byListed = new Map(listed.map((one, i) => [one, readings[i]!]));
    return found.map(({ slot, at }) => indexedAt(byListed.get(slot.listed)!, at, aliases));
  }

  const known = (terms: Iterable<string>): readonly number[] =>
    [...terms].flatMap((term) => numbers.known(term) ?? []);

  return {
    aliases,
    get size() {
      return sum(({ facts }) => facts);
    },
    frequency,
    kinOf: (term) => numbers.kin.of(term).filter((other) => frequency(other) > 0),
    *wordsLike(letter): Iterable<PrintedWord> {
      for (const number of numbers.beginningWith(letter)) {
        const count = sum(({ printed }) => printed.of(number));
        if (count > 0)
          yield { folded: numbers.term(number), count, capitals: sum(({ capitals }) => capitals.of(number)) };
      }
    },
    async search(terms, limit, within) {
      const words = known(terms.keys());
      const weights = [
        0,
        ...[...terms].flatMap(([term, weight]) => (numbers.known(term) === undefined ? [] : weight)),
      ];
      const speakers = known(within?.speaker ?? []);
      const top = best<Found & Scored>(limit, newerFirst);
      const score = scorerOf(weights, {
        facts: sum(({ facts }) => facts),
        inField: (field, word) => sum(({ inField }) => inField[field].of(words[word - 1]!)),
        meanLength: (field) => sum(({ lengths }) => lengths[field]) / sum(({ facts }) => facts),
      });
      const look = lookingFor(numbers.seek([...words, ...speakers]));
      await each(likeliest(words, speakers, within), (slot) =>
        look(slot.packed, (at, held) => {
          const worth = !within?.speaker || speaks(held, words.length + 1) ? score(held) : 0;
          if (worth > 0 && top.mayTake(worth)) top.take({ slot, at, score: worth });
        }),
      );
      const found = top.inOrder();
      return (await read(found)).map((one, i) => ({ ...one, score: found[i]!.score }));
    },
    async select(groups, isEnough, within) {
      const words = [...new Set(groups.flatMap((group) => known(group.keys())))];
      const found: Found[] = [];
      const sought = numbers.seek(words);
      const look = lookingFor(sought);
      const holding = holdingsOf(groups, (term) => sought.wordOf[numbers.known(term) ?? -1] ?? 0);
      await each(narrowed(slots.values(), within), (slot) =>
        look(slot.packed, (at, held) => {
          if (isEnough(holding(held))) found.push({ slot, at });
        }),
      );
      return read(found.sort(newerFirst));
    },
  };
}

/** Whether a speaker has one of the words from one on. */
const speaks = ({ hits: { speaker } }: Held, from: number): boolean =>
  speaker.words.subarray(0, speaker.size).some((word) => word >= from);

const newerFirst = (a: Found, b: Found): number =>
  b.slot.publishedAt - a.slot.publishedAt ||
  (a.slot.listed.article.slug < b.slot.listed.article.slug ? -1 : Number(a.slot !== b.slot)) ||
  a.at - b.at;
