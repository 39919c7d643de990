import type { Within } from "./fact-index.js";
import type { Slot } from "./indexed-articles.js";
import type { Listed } from "./listed.js";
import type { TermStore } from "./term-store.js";

/** Which articles are looked through for some words. */
export interface ArticleChoice {
  /** Those in which the best facts for some words stand; said by a speaker who has one of some others. */
  likeliest(
    words: readonly number[],
    speakers: readonly number[],
    within: Within | undefined,
  ): Promise<readonly Slot[]>;
  /** All that have any of some words, and perhaps others. */
  holding(words: readonly number[], within: Within | undefined): Promise<readonly Slot[]>;
}

/** What is known of the articles that may be read. */
export interface Readable {
  all(): readonly Slot[];
  mayBeRead(slot: Slot): boolean;
  /** How many of them have a term. */
  articlesWith(term: number): number;
}

/** To find an article by a word takes three times as long as to look through one: by `npm run bench`. */
const QUICKER = 4;

/** The choice among the articles of an index. */
export function articleChoice(
  store: TermStore,
  slots: ReadonlyMap<Listed, Slot>,
  { all, mayBeRead, articlesWith }: Readable,
): ArticleChoice {
  const { few, rare, many, rarest } = store.limits;

  const allWithin = (within: Within | undefined): readonly Slot[] => {
    const isWithin = within?.article;
    return isWithin ? all().filter(({ listed }) => isWithin(listed)) : all();
  };

  async function having(
    which: "any" | "all",
    words: readonly number[],
    within: Within | undefined,
  ): Promise<readonly Slot[]> {
    const found = await store.having(which, words);
    return found
      .flatMap((listed) => slots.get(listed) ?? [])
      .filter((slot) => mayBeRead(slot) && (within?.article?.(slot.listed) ?? true));
  }

  /** How many articles have any of some words, at most; none of these are all. */
  const howMany = (words: readonly number[]): number =>
    words.length ? words.reduce((sum, word) => sum + articlesWith(word), 0) : Number.POSITIVE_INFINITY;

  /**
   * The articles that have any of the rarest of some words, so many of these that few enough have them. Where even the
   * rarest is too common, those that have it and the next rarest too.
   */
  function withRarest(words: readonly number[], within: Within | undefined): Promise<readonly Slot[]> {
    const ordered = words.toSorted((a, b) => articlesWith(a) - articlesWith(b));
    const [which, first] = rarestOf(ordered.map(articlesWith), slots.size, rarest);
    return having(which, ordered.slice(0, first), within);
  }

  return {
    async likeliest(words, speakers, within) {
      const some = allWithin(within);
      const needed = [speakers, words].find((one) => howMany(one) <= rare);
      if (needed && some.length > few) return having("any", needed, within);
      return some.length <= many ? some : withRarest(words, within);
    },
    async holding(words, within) {
      const some = allWithin(within);
      const areRare = some.length > few && howMany(words) * QUICKER <= some.length;
      return some.length > many || areRare ? having("any", words, within) : some;
    },
  };
}

/**
 * How many of some words, the rarest first, few enough articles have: any of them, or where the rarest alone has too
 * many, all of them, as if each stood in the articles by chance.
 *
 * @param counts how many articles have each
 */
function rarestOf(
  counts: readonly number[],
  articles: number,
  most: number,
): readonly ["any" | "all", number] {
  const [first = 0, ...others] = counts;
  const isTooCommon = first > most;
  let [some, howMany] = [first, 1];
  for (const count of others) {
    const next = isTooCommon ? (some * count) / articles : some + count;
    if (isTooCommon ? some <= most : next > most) break;
    [some, howMany] = [next, howMany + 1];
  }
  return [isTooCommon ? "all" : "any", howMany];
}
