import type { Correction } from "./article.js";
import { newNotes } from "./changes.js";
import type { Citation } from "./citation.js";
import { cite } from "./cite.js";
import type { Fact, Reading } from "./facts.js";
import { revisedAt } from "./revised-at.js";
import { type Aligned, alignRevisions, asPrinted } from "./revisions.js";
import { overlaps, type Span } from "./span.js";

/** A slice that was shown, and in which revision it stood. */
export interface Shown {
  readonly number: number;
  readonly revision: number;
  readonly span: Span;
  readonly lead?: { readonly span: Span };
}

/** A sentence as it was shown and as it reads now; without `now` it is gone. */
export interface Wording {
  readonly was: string;
  readonly now?: string;
}

/** A cited sentence that was changed: it, the sentence it leaned on, or both. */
export interface Changed {
  readonly kind: "changed";
  /** ISO day or instant. */
  readonly at: string;
  readonly wordings: readonly Wording[];
  /** The sentence as it reads now, under the number it had; absent where it is gone. */
  readonly citation?: Citation;
  /** The newsroom's note, where it made one. */
  readonly correction?: Correction;
}

/** What became of a slice that was shown. `withdrawn`: nobody may read its article any more. */
export type Fate = { readonly kind: "stays" } | Changed | { readonly kind: "withdrawn" };

/** What became of the citations of a message, by number. */
export type Fates = ReadonlyMap<number, Fate>;

/**
 * What became of a slice between two revisions, each sentence followed from one to the next.
 *
 * @param history the revisions that may be read now, oldest first
 * @param from the revision whose words count as known
 * @param to the newest revision that is looked at
 */
export function fateOf(shown: Shown, history: readonly Reading[], from: number, to = Infinity): Fate {
  if (history.length === 0) return { kind: "withdrawn" };
  const readings = history.filter(({ article: { revision: n } }) => shown.revision <= n && n <= to);
  const sentences = sentencesOf(shown, readings[0]);
  if (!sentences) return { kind: "stays" };
  const traces = sentences.map((fact) => traceOf(fact, readings));
  const known = readings.findLastIndex(({ article }) => article.revision <= from);
  const wordings = traces.flatMap((trace) => wordingOf(trace[known]!, trace.at(-1)!));
  if (wordings.length === 0) return { kind: "stays" };
  const steps = readings.flatMap((reading, i) => {
    const changed = i > known && traces.some((trace) => wordingOf(trace[i - 1]!, trace[i]!).length);
    return changed ? [{ reading, correction: newNotes(readings[i - 1]!, reading).at(-1) }] : [];
  });
  const { reading, correction } = steps.findLast((step) => step.correction) ?? steps.at(-1)!;
  const last = traces.at(-1)!.at(-1)!;
  const citation = last.isGone ? undefined : cite(shown.number, last.fact, last.reading);
  return {
    kind: "changed",
    at: correction?.at ?? revisedAt(reading.article),
    wordings,
    ...(citation && { citation }),
    ...(correction && { correction }),
  };
}

/** A sentence in one revision, or where it was last seen. */
interface Standing {
  readonly reading: Reading;
  readonly fact: Fact;
  readonly isGone: boolean;
}

/** The sentence before, where it was shown, and the sentence; nothing where readers cannot have seen them. */
function sentencesOf({ revision, span, lead }: Shown, reading?: Reading): readonly Fact[] | undefined {
  if (reading?.article.revision !== revision) return undefined;
  const spans = [...(lead ? [lead.span] : []), span];
  const found = spans.map((wanted) => factAt(reading, wanted)).filter((fact) => fact !== undefined);
  return found.length === (lead ? 2 : 1) ? found : undefined;
}

/** The sentence that was shown by its span, also where sentences are parted otherwise by now. */
export const factAt = ({ facts }: Reading, wanted: Span): Fact | undefined =>
  facts.find(({ span }) => sameSpan(span, wanted)) ?? facts.find(({ span }) => overlaps(span, wanted));

const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

/** A sentence of the first revision, in each of them. */
function traceOf(fact: Fact, [first, ...later]: readonly Reading[]): readonly Standing[] {
  const trace: Standing[] = [{ reading: first!, fact, isGone: false }];
  for (const reading of later) {
    const before = trace.at(-1)!;
    const aligned = fatesBetween(before.reading, reading).get(before.fact);
    trace.push(
      aligned && "now" in aligned
        ? { reading, fact: aligned.now, isGone: false }
        : { ...before, isGone: true },
    );
  }
  return trace;
}

function wordingOf(before: Standing, after: Standing): readonly Wording[] {
  const [was, now] = [before.fact.text, after.fact.text];
  if (!before.isGone && after.isGone) return [{ was }];
  return asPrinted(was) === asPrinted(now) ? [] : [{ was, now }];
}

const aligned = new WeakMap<Reading, WeakMap<Reading, ReadonlyMap<Fact, Aligned>>>();

/** Many messages cite one article: two of its revisions are aligned once. */
function fatesBetween(older: Reading, newer: Reading): ReadonlyMap<Fact, Aligned> {
  const known = aligned.get(older) ?? new WeakMap<Reading, ReadonlyMap<Fact, Aligned>>();
  aligned.set(older, known);
  const fates =
    known.get(newer) ??
    new Map(alignRevisions(older, newer).flatMap((one) => ("was" in one ? [[one.was, one] as const] : [])));
  known.set(newer, fates);
  return fates;
}
