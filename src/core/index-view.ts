import { articleChoice } from "./article-choice.js";
import { best } from "./best.js";
import { boundsOf } from "./bounds.js";
import { type Desks, mayRead } from "./desks.js";
import type { Extremes } from "./extremes.js";
import type { FactIndex, PrintedWord } from "./fact-index.js";
import { holdingsOf } from "./holding.js";
import type { IndexParts, Slot } from "./indexed-articles.js";
import { type IndexedFact, indexedAt } from "./indexed-fact.js";
import type { Listed } from "./listed.js";
import { type Held, lookingFor, type Packed } from "./packed.js";
import type { Postings } from "./postings.js";
import { scorerOf } from "./scorer.js";
import { Sought } from "./sought.js";
import type { Tally } from "./tally.js";
import { isOthersTurn, turn } from "./turn.js";

/** What an index has been told. */
export interface Indexed {
  readonly slots: ReadonlyMap<Listed, Slot>;
  /** All of these, the same array until there are others. */
  all(): readonly Slot[];
  readonly extremes: Extremes;
  readonly postings: Postings;
}

/** Articles that are looked through before it is asked whether others have a turn: that takes a millisecond. */
const AT_ONCE = 200;

/** A fact that was found, by its place in its article. */
interface Found {
  readonly slot: Slot;
  readonly at: number;
}

/** One that was found by its words. */
interface Hit extends Found {
  readonly score: number;
  readonly packed: Packed;
}

/**
 * An index as those may read it who read some desks. What they may not read counts for nothing in it: no frequency,
 * no known word and no score gives it away.
 */
export function indexReadBy(
  { aliases, fetch, numbers, store, slots, all, extremes, postings }: IndexParts & Indexed,
  tallies: readonly Tally[],
  desks: Desks,
): FactIndex {
  const readable = tallies.filter((tally) => mayRead(tally, desks));
  const sum = (of: (tally: Tally) => number): number => readable.reduce((all, tally) => all + of(tally), 0);

  const frequency = (term: string): number => {
    const number = numbers.known(term);
    return number === undefined ? 0 : sum(({ seen }) => seen.of(number));
  };

  const countsOf = (word: number) => ({
    count: sum(({ printed }) => printed.of(word)),
    capitals: sum(({ capitals }) => capitals.of(word)),
  });

  const mayBeRead = ({ tally }: Slot): boolean => readable.includes(tally);

  let [last, own]: (readonly Slot[])[] = [];
  function readableOf(some: readonly Slot[]): readonly Slot[] {
    if (!own || some !== last) [last, own] = [some, some.filter(mayBeRead)];
    return own;
  }

  const { likeliest, holding } = articleChoice(store, slots, {
    all: () => readableOf(all()),
    mayBeRead,
    articlesWith: (number) => sum(({ inArticles }) => inArticles.of(number)),
  });

  /** Looks at articles, letting others have their turn; at those only that still matter when their turn comes. */
  async function each(
    some: readonly Slot[],
    look: (packed: Packed, slot: Slot) => void,
    mayMatter: (place: number) => boolean = () => true,
    order: Uint32Array = Uint32Array.from(some.keys()),
  ): Promise<void> {
    for (let from = 0; from < order.length; from += AT_ONCE) {
      const places: number[] = [];
      for (const place of order.subarray(from, from + AT_ONCE)) if (mayMatter(place)) places.push(place);
      if (places.length === 0) continue;
      if (isOthersTurn()) await turn();
      const packed = await store.packed(places.map((place) => some[place]!.listed));
      for (const [i, place] of places.entries())
        if (packed[i] && mayMatter(place)) look(packed[i], some[place]!);
    }
  }

  async function read(found: readonly Found[]): Promise<readonly IndexedFact[]> {
    const listed = [...new Set(found.map(({ slot }) => slot.listed))];
    const readings = await fetch(listed);
    const byListed = new Map(listed.map((one, i) => [one, readings[i]!]));
    const facts: IndexedFact[] = [];
    for (const { slot, at } of found) {
      if (isOthersTurn()) await turn();
      facts.push(indexedAt(byListed.get(slot.listed)!, at, aliases));
    }
    return facts;
  }

  const known = (terms: Iterable<string>): readonly number[] =>
    [...terms].flatMap((term) => numbers.known(term) ?? []);

  return {
    aliases,
    get size() {
      return sum(({ facts }) => facts);
    },
    numberOf: numbers.known,
    frequency,
    kinOf: (term) => numbers.kin.of(term).filter((other) => frequency(other) > 0),
    printed(folded) {
      const number = numbers.known(folded);
      return number === undefined ? { count: 0, capitals: 0 } : countsOf(number);
    },
    *wordsLike(letter): Iterable<PrintedWord> {
      for (const number of numbers.beginningWith(letter)) {
        const counts = countsOf(number);
        if (counts.count > 0) yield { folded: numbers.term(number), ...counts };
      }
    },
    async search(terms, limit, within) {
      const words = known(terms.keys());
      const weights = [
        0,
        ...[...terms].flatMap(([term, weight]) => (numbers.known(term) === undefined ? [] : weight)),
      ];
      const speakers = known(within?.speaker ?? []);
      const top = best<Hit>(limit, newerFirst);
      const { score, worths } = scorerOf(weights, {
        facts: sum(({ facts }) => facts),
        inField: (field, word) => sum(({ inField }) => inField[field].of(words[word - 1]!)),
        meanLength: (field) => sum(({ lengths }) => lengths[field]) / sum(({ facts }) => facts),
        extreme: (word) => extremes.of(words[word - 1]!),
      });
      const likely = await likeliest(words, speakers, within);
      const bounds = boundsOf(postings, words, worths, likely);
      const look = lookingFor(new Sought([...words, ...speakers]));
      await each(
        likely,
        (packed, slot) =>
          look(packed, (at, held) => {
            const worth = !within?.speaker || speaks(held, words.length + 1) ? score(held) : 0;
            if (worth > 0 && top.mayTake(worth)) top.take({ slot, at, score: worth, packed });
          }),
        (place) => top.mayTake(bounds[place]!),
        highestFirst(bounds),
      );
      const found = top.inOrder();
      return (await read(found)).map((one, i) => ({
        ...one,
        score: found[i]!.score,
        packed: found[i]!.packed,
      }));
    },
    async select(groups, { isEnough, needed }, within) {
      const words = [...new Set(groups.flatMap((group) => known(group.keys())))];
      const found: Found[] = [];
      const sought = new Sought(words);
      const look = lookingFor(sought);
      const heldOf = holdingsOf(groups, (term) => sought.placeOf(numbers.known(term) ?? -1));
      const anyOf = needed.flatMap((group) => known(group.keys()));
      await each(await holding(anyOf, within), (packed, slot) =>
        look(packed, (at, held) => {
          if (isEnough(heldOf(held))) found.push({ slot, at });
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
  b.slot.listed.publishedAt - a.slot.listed.publishedAt ||
  (a.slot.listed.article.slug < b.slot.listed.article.slug ? -1 : Number(a.slot !== b.slot)) ||
  a.at - b.at;

/** Steps by which bounds are told apart. */
const STEPS = 256;

/** The places of what is above nothing, the highest first: by how many stand in each step above. */
function highestFirst(bounds: Float64Array): Uint32Array {
  let highest = 0;
  for (let place = 0; place < bounds.length; place++) highest = Math.max(highest, bounds[place]!);
  const stepOf = (bound: number): number => STEPS - Math.floor((bound / highest) * STEPS);
  const starts = new Uint32Array(STEPS + 2);
  for (let place = 0; place < bounds.length; place++)
    if (bounds[place]! > 0) starts[stepOf(bounds[place]!) + 1]!++;
  for (let step = 0; step <= STEPS; step++) starts[step + 1]! += starts[step]!;
  const places = new Uint32Array(starts[STEPS + 1]!);
  for (let place = 0; place < bounds.length; place++)
    if (bounds[place]! > 0) places[starts[stepOf(bounds[place]!)]!++] = place;
  return places;
}
