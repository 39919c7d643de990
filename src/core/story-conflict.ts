import { type Conflict, figuresDiffer } from "./conflicts.js";
import { contrariesIn } from "./contraries.js";
import { countedIn } from "./counted.js";
import type { Edition } from "./edition.js";
import type { Placed } from "./facts.js";
import type { Folded } from "./fold.js";
import { type IndexedFact, indexedFact } from "./indexed-fact.js";
import { newestFirst } from "./newest-first.js";

/** Two sentences of one story that stand against one another, newest first. */
export interface Pair<T> {
  readonly in: Conflict;
  readonly sides: readonly [T, T];
}

/** Sentences of a story that are held against one another as yes and no: every two of them are compared. */
const COMPARED = 150;

/**
 * The first two sentences of different articles that give different figures of one thing; where there
 * are none, that say yes and no. An article that prints both is against nobody.
 *
 * @param all the story's sentences, newest article first
 */
export function conflictIn<T extends Folded<Placed>>(
  all: readonly T[],
  edition: Edition,
): Pair<T> | undefined {
  return firstPair("figures", figured(all), figuresDiffer) ?? yesAndNo(all, edition);
}

/** By unit and object, without which no two figures count the same: the others need not be compared. */
function figured<T extends Placed>(all: readonly T[]): readonly (readonly T[])[] {
  const alike = new Map<string, T[]>();
  for (const one of all)
    for (const key of new Set(countedIn(one).map(({ unit, of }) => `${unit} ${of.at(-1) ?? ""}`)))
      alike.set(key, [...(alike.get(key) ?? []), one]);
  return [...alike.values()];
}

function yesAndNo<T extends Folded<Placed>>(all: readonly T[], edition: Edition): Pair<T> | undefined {
  const newest = all[0]?.reading.article;
  if (!newest) return undefined;
  const compared = all.slice(0, COMPARED);
  const indexed = new Map<T, IndexedFact>(
    compared.map((one) => [one, indexedFact(one.reading, one.fact, edition.index.aliases)]),
  );
  // Their words are read on the day of the story, so that the digest of a day is always the same.
  const areContrary = contrariesIn(edition, new Date(newest.publishedAt));
  return firstPair("statements", [compared], (a, b) => areContrary(indexed.get(a)!, indexed.get(b)!));
}

function firstPair<T extends Folded<Placed>>(
  what: Conflict,
  groups: readonly (readonly T[])[],
  differ: (a: T, b: T) => boolean,
): Pair<T> | undefined {
  for (const group of groups)
    for (const [i, a] of group.entries())
      for (const b of group.slice(i + 1))
        if (areApart(a, b) && differ(a, b))
          return { in: what, sides: newestFirst(a.reading, b.reading) <= 0 ? [a, b] : [b, a] };
  return undefined;
}

/** No article prints both. */
const areApart = (a: Folded<Placed>, b: Folded<Placed>): boolean => {
  const slugs = [a.fact.slug, ...a.alsoIn.map(({ slug }) => slug)];
  return ![b.fact.slug, ...b.alsoIn.map(({ slug }) => slug)].some((slug) => slugs.includes(slug));
};
