import type { Fact, Reading } from "./facts.js";
import { straighten, wordsOf } from "./words.js";

/** What became of a sentence between two revisions of an article. */
export type Aligned =
  | { readonly kind: "same" | "moved" | "edited"; readonly was: Fact; readonly now: Fact }
  | { readonly kind: "removed"; readonly was: Fact }
  | { readonly kind: "added"; readonly now: Fact };

/** Share of their words two sentences have in common, above which one is an edit of the other. */
const EDITED = 0.5;
/** The same, for two that stand alone between sentences that stayed. */
const EDITED_IN_PLACE = 0.25;
/** Most pairs that are held against each other; beyond it two texts have little to do with one another. */
const PAIRS = 40_000;

/**
 * The sentences of two revisions, each with what became of it: in the order of the newer, what was
 * removed after them.
 */
export function alignRevisions(older: Reading, newer: Reading): readonly Aligned[] {
  const kept = pairsOfEqual(older.facts, newer.facts);
  const inOrder = longestRise(kept.map(({ was }) => was));
  const partner = new Map<number, Pair>(kept.map((pair) => [pair.now, pair]));
  for (const pair of editsBetween(older.facts, newer.facts, kept)) partner.set(pair.now, pair);
  const paired = new Set([...partner.values()].map(({ was }) => was));
  return [
    ...newer.facts.map((now, i): Aligned => {
      const pair = partner.get(i);
      if (!pair) return { kind: "added", now };
      const kind = pair.edited ? "edited" : inOrder.has(pair.was) ? "same" : "moved";
      return { kind, was: older.facts[pair.was]!, now };
    }),
    ...older.facts.flatMap((was, i): readonly Aligned[] => (paired.has(i) ? [] : [{ kind: "removed", was }])),
  ];
}

/** Places in the older and the newer revision. */
interface Pair {
  readonly was: number;
  readonly now: number;
  readonly edited: boolean;
}

/** One spelling for marks and spaces that are typed in several ways; every other change is a change of words. */
export const asPrinted = (text: string): string => straighten(text.normalize("NFC")).replace(/\s+/gu, " ");

/** Sentences that stayed, each with the first equal one that is left, in the order of the newer revision. */
function pairsOfEqual(older: readonly Fact[], newer: readonly Fact[]): readonly Pair[] {
  const places = new Map<string, number[]>();
  older.forEach(({ kind, text }, i) => {
    const key = `${kind} ${asPrinted(text)}`;
    places.set(key, [...(places.get(key) ?? []), i]);
  });
  return newer.flatMap(({ kind, text }, now) => {
    const was = places.get(`${kind} ${asPrinted(text)}`)?.shift();
    return was === undefined ? [] : [{ was, now, edited: false }];
  });
}

/** Members of a longest rising subsequence: what stayed in order, where the rest has moved. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const number of numbers) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tails[middle]! < number) low = middle + 1;
      else high = middle;
    }
    before.set(number, tails[low - 1]);
    tails[low] = number;
  }
  const rise = new Set<number>();
  for (let at = tails.at(-1); at !== undefined; at = before.get(at)) rise.add(at);
  return rise;
}

/** Sentences that were rewritten: the most alike first, one partner each, within a gap more readily. */
function editsBetween(
  older: readonly Fact[],
  newer: readonly Fact[],
  kept: readonly Pair[],
): readonly Pair[] {
  const [keptOld, keptNew] = [new Set(kept.map(({ was }) => was)), new Set(kept.map(({ now }) => now))];
  const gapOf = gapsBy(kept);
  const gone = leftOf(older, keptOld, (place) => gapOf("was", place));
  const come = leftOf(newer, keptNew, (place) => gapOf("now", place));
  if (gone.length * come.length > PAIRS) return [];
  const scored = gone.flatMap((was) =>
    come.flatMap((now) => {
      if (was.fact.kind !== now.fact.kind) return [];
      const inPlace = was.gap === now.gap && was.alone && now.alone;
      const share = shareOf(was.words, now.words);
      return share >= (inPlace ? EDITED_IN_PLACE : EDITED) ? [{ was: was.place, now: now.place, share }] : [];
    }),
  );
  const edits = new Map<number, Pair>();
  const taken = new Set<number>();
  for (const { was, now } of scored.sort((a, b) => b.share - a.share || a.was - b.was || a.now - b.now))
    if (!taken.has(was) && !edits.has(now)) {
      edits.set(now, { was, now, edited: true });
      taken.add(was);
    }
  return [...edits.values()];
}

/** A sentence that did not stay: between which of those that did, and whether it is the only one there. */
interface Left {
  readonly fact: Fact;
  readonly place: number;
  readonly gap: number;
  readonly alone: boolean;
  readonly words: ReadonlyMap<string, number>;
}

function leftOf(
  facts: readonly Fact[],
  kept: ReadonlySet<number>,
  gapOf: (place: number) => number,
): readonly Left[] {
  const left = facts.flatMap((fact, place) =>
    kept.has(place) ? [] : [{ fact, place, gap: gapOf(place), words: countsOf(fact.text) }],
  );
  const inGap = new Map<number, number>();
  for (const { gap } of left) inGap.set(gap, (inGap.get(gap) ?? 0) + 1);
  return left.map((one) => ({ ...one, alone: inGap.get(one.gap) === 1 }));
}

/** After how many of the sentences that stayed a place lies, in either revision. */
function gapsBy(kept: readonly Pair[]): (side: "was" | "now", place: number) => number {
  const inOrder = longestRise(kept.map(({ was }) => was));
  const anchors = kept.filter(({ was }) => inOrder.has(was));
  return (side, place) => anchors.findLastIndex((pair) => pair[side] < place);
}

function countsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { folded } of wordsOf(text)) counts.set(folded, (counts.get(folded) ?? 0) + 1);
  return counts;
}

/** Words in common over words in all, from 0 to 1 (Dice). */
function shareOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((x, y) => x + y, 0);
  const common = [...a].reduce((total, [word, count]) => total + Math.min(count, b.get(word) ?? 0), 0);
  return (2 * common) / (sum(a) + sum(b) || 1);
}
