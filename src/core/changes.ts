import type { Correction } from "./article.js";
import type { Fact, Reading } from "./facts.js";
import { revisedAt } from "./revised-at.js";
import { type Aligned, alignRevisions, asPrinted } from "./revisions.js";
import { sliceOf } from "./span.js";

/** What later became of a sentence that was published: other words in its place, or none. */
export interface Change {
  /** ISO day or instant at which it was changed. */
  readonly at: string;
  /** The words as they were, a slice of their revision. */
  readonly was: string;
  /** The sentence that stands in their place, in the newest revision; absent where there is none. */
  readonly now?: Fact;
  /** The newsroom's note on that revision, where it made one. */
  readonly correction?: Correction;
}

/**
 * What became of the sentences of an old revision, by fact id; those that stand as they were are not in it.
 *
 * @param later the revisions after it that readers could see, oldest first
 */
export function changesSince(old: Reading, later: readonly Reading[]): ReadonlyMap<string, Change> {
  const newest = later.at(-1);
  if (!newest) return new Map();
  const prints = later.map(({ facts }) => new Set(facts.map(printOf)));
  return new Map(
    alignRevisions(old, newest).flatMap((aligned) => {
      if (aligned.kind !== "edited" && aligned.kind !== "removed") return [];
      const gone = prints.findIndex((printed) => !printed.has(printOf(aligned.was)));
      return [[aligned.was.id, changeOf(aligned, old, later, gone)] as const];
    }),
  );
}

/** Equal where two sentences are the same kind of line and print the same words. */
const printOf = ({ kind, text }: Fact): string => `${kind} ${asPrinted(text)}`;

function changeOf(
  aligned: Extract<Aligned, { readonly was: Fact }>,
  old: Reading,
  later: readonly Reading[],
  index: number,
): Change {
  const changed = later[Math.max(0, index)]!;
  const correction = newNotes(later[index - 1] ?? old, changed).at(-1);
  return {
    at: correction?.at ?? revisedAt(changed.article),
    was: aligned.was.text,
    ...(aligned.kind === "edited" && { now: aligned.now }),
    ...(correction && { correction }),
  };
}

/** Notes that the newer revision has and the older has not. */
export const newNotes = (older: Reading, newer: Reading): readonly Correction[] =>
  newer.corrections.filter(
    ({ note }) => !older.corrections.some((known) => asPrinted(known.note) === asPrinted(note)),
  );

/** A change that a reader should have been told of: which kind, and both wordings. */
export interface SilentChange {
  readonly in: "headline" | "lede" | "figure";
  /** The revision that made it, and when: ISO day or instant. */
  readonly revision: number;
  readonly at: string;
  readonly was: string;
  readonly now: string;
}

/** Headlines, ledes and figures that were changed while no correction note was added. Oldest first. */
export const silentChanges = (history: readonly Reading[]): readonly SilentChange[] =>
  history.slice(1).flatMap((newer, i) => silentBetween(history[i]!, newer));

function silentBetween(older: Reading, newer: Reading): readonly SilentChange[] {
  if (newNotes(older, newer).length) return [];
  const at = revisedAt(newer.article);
  const { revision } = newer.article;
  const headlines = { was: older.article.headline, now: newer.article.headline };
  const edited = alignRevisions(older, newer).filter(({ kind }) => kind === "edited") as readonly Extract<
    Aligned,
    { readonly now: Fact; readonly was: Fact }
  >[];
  return [
    ...(asPrinted(headlines.was) === asPrinted(headlines.now)
      ? []
      : [{ in: "headline" as const, revision, at, ...headlines }]),
    ...edited.flatMap(({ was, now }): readonly SilentChange[] => {
      if (was.kind !== "sentence") return [];
      const isFirst = isLede(was);
      if (!isFirst && figuresIn(older, was) === figuresIn(newer, now)) return [];
      return [{ in: isFirst ? "lede" : "figure", revision, at, was: was.text, now: now.text }];
    }),
  ];
}

/** Whether a sentence opens its article. */
export const isLede = ({ place }: Fact): boolean => place.paragraph === 1 && place.sentence === 1;

/** The figures of a sentence as printed, in any order. */
export const figuresIn = ({ article }: Reading, { figures }: Fact): string =>
  figures
    .map((figure) => asPrinted(sliceOf(article.text, figure)))
    .sort()
    .join("; ");
