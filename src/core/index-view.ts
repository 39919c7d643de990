import type { Aliases } from "./aliases.js";
import type { ArticleSearch } from "./article-search.js";
import { best } from "./best.js";
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
}

/** A fact that was found, by its place in its article. */
interface Found {
  readonly slot: Slot;
  readonly at: number;
}

interface Scored extends Found {
  readonly score: number;
}

/**
 * So many articles are looked through for a question, at most: those with its rarest words. A sentence that answers
 * it has one of these, or stands in an article that has. By `npm run bench`, more are slower and hardly find more.
 */
const MOST_ARTICLES = 4000;

/**
 * An index as those may read it who read some desks. What they may not read counts for nothing in it: no frequency,
 * no known word and no score gives it away.
 */
export function indexReadBy(parts: IndexParts, tallies: readonly Tally[], desks: Desks): FactIndex {
  const { aliases, fetch, numbers, slots, waiting, engine } = parts;
  const readable = tallies.filter((tally) => mayRead(tally, desks));
  const sum = (of: (tally: Tally) => number): number => readable.reduce((all, tally) => all + of(tally), 0);

  const frequency = (term: string): number => {
    const number = numbers.known(term);
    return number === undefined ? 0 : sum(({ seen }) => seen.of(number));
  };

  const narrowed = (all: Iterable<Slot>, within: Within | undefined): readonly Slot[] =>
    [...all].filter(({ tally, listed }) => readable.includes(tally) && (within?.article?.(listed) ?? true));

  /** The articles with the rarest of some words, and those of which it is not known yet. */
  function likeliest(words: readonly number[]): readonly Slot[] {
    const rarest = words
      .map((number) => ({ number, articles: sum(({ inArticles }) => inArticles.of(number)) }))
      .sort((a, b) => a.articles - b.articles);
    const chosen: string[] = [];
    let left = MOST_ARTICLES;
    for (const { number, articles } of rarest) {
      if (articles > left && chosen.length) break;
      chosen.push(numbers.term(number));
      left -= articles;
    }
    return [...engine.withAny(chosen), ...waiting.keys()].flatMap((id) => slots.get(id) ?? []);
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
      const top = best<Scored>(limit, betterFirst);
      const score = scorerOf(weights, {
        facts: sum(({ facts }) => facts),
        inField: (field, word) => sum(({ inField }) => inField[field].of(words[word - 1]!)),
        meanLength: (field) => sum(({ lengths }) => lengths[field]) / sum(({ facts }) => facts),
      });
      numbers.seeking([...words, ...speakers], (sought) => {
        const look = lookingFor(sought);
        for (const slot of narrowed(likeliest(words), within))
          look(slot.packed, (at, held) => {
            const worth = !within?.speaker || speaks(held, words.length + 1) ? score(held) : 0;
            if (worth > 0) top.offer({ slot, at, score: worth });
          });
      });
      const found = top.inOrder();
      return (await read(found)).map((one, i) => ({ ...one, score: found[i]!.score }));
    },
    async select(groups, isEnough, within) {
      const words = [...new Set(groups.flatMap((group) => known(group.keys())))];
      const found: Found[] = [];
      numbers.seeking(words, (sought) => {
        const look = lookingFor(sought);
        const holding = holdingsOf(groups, (term) => sought.wordOf[numbers.known(term) ?? -1] ?? 0);
        for (const slot of narrowed(slots.values(), within))
          look(slot.packed, (at, held) => {
            if (isEnough(holding(held))) found.push({ slot, at });
          });
      });
      return read(found.sort(newerFirst));
    },
  };
}

/** Whether a speaker has one of the words from one on. */
const speaks = ({ counts }: Held, from: number): boolean =>
  counts.speaker.some((count, word) => word >= from && count > 0);

const newerFirst = (a: Found, b: Found): number =>
  b.slot.publishedAt - a.slot.publishedAt ||
  (a.slot.listed.article.slug < b.slot.listed.article.slug ? -1 : Number(a.slot !== b.slot)) ||
  a.at - b.at;

const betterFirst = (a: Scored, b: Scored): number => b.score - a.score || newerFirst(a, b);
