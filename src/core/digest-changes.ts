import { type ArticleHead, type ArticleLine, type Correction, instantOf } from "./article.js";
import { changesSince, figuresIn, isLede, newNotes } from "./changes.js";
import type { Citation } from "./citation.js";
import type { Fact, Reading } from "./facts.js";
import type { Listed } from "./listed.js";
import type { Period } from "./period.js";
import { revisedAt } from "./revised-at.js";
import { asPrinted } from "./revisions.js";

/** The revisions of articles that readers could see, by slug, oldest first. */
export type Histories = ReadonlyMap<string, readonly Reading[]>;

/** What was changed: the headline, the first sentence, a figure, or other words of a sentence. */
type ChangedIn = "headline" | "lede" | "figure" | "sentence";

/** A wording as it was and as it is now. */
export interface Rewording {
  readonly in: ChangedIn;
  /** ISO day or instant. */
  readonly at: string;
  readonly was: string;
  readonly now: string;
  /** The sentence as it is now; of a headline, one of its article. Absent where the digest has cited it already. */
  readonly citation?: Citation;
}

/** What is told of an article: its most important rewordings, and how many more it has. */
export interface Reworded {
  readonly article: ArticleLine;
  readonly rewordings: readonly Rewording[];
  readonly more: number;
}

/** A note of the period, with both wordings where the revisions have them. */
export interface CorrectedArticle extends Reworded {
  readonly correction: Correction;
}

/** A rewording before it is cited. */
export interface Edit extends Omit<Rewording, "citation"> {
  /** By what it is known: the same edit is told once. */
  readonly key: string;
  readonly cites: Fact;
}

/** Whether something of an article that has earlier revisions may fall into a period. */
export const mayHaveChanged = ({ article, corrections }: Listed, { from, covers }: Period): boolean =>
  article.revision > 1 &&
  (corrections.some(({ at }) => covers(at)) ||
    (from !== undefined && instantOf(shownFrom(article)) >= instantOf(from)));

/**
 * A note belongs to the post after the revision that brought it, however it dates itself: one that is
 * fetched late would otherwise be told by none. Without such a revision, and on a calendar day, to its day.
 */
export function noteCovered(
  { at, note }: Correction,
  history: readonly Reading[],
  { from, covers }: Period,
): boolean {
  const step = from === undefined ? -1 : stepOf(note, history);
  return covers(step < 0 ? at : shownFrom(history[step]!.article));
}

/** Whether an article had a note from the first, as far as its revisions tell. */
export const cameWith = ({ note }: Correction, history: readonly Reading[]): boolean =>
  history.length > 1 && stepOf(note, history) < 0;

/** The sentences and the headline that were reworded in the revision which brought a note. */
export function editsWith({ note }: Correction, history: readonly Reading[]): readonly Edit[] {
  const step = stepOf(note, history);
  if (step < 0) return [];
  const [older, newer] = [history[step - 1]!, history[step]!];
  const isLast = newNotes(older, newer).at(-1)?.note === note;
  return editsSince(older, history.slice(step)).filter(
    (edit) =>
      edit.note === note ||
      (edit.in === "headline" &&
        isLast &&
        asPrinted(older.article.headline) !== asPrinted(newer.article.headline)),
  );
}

/**
 * What was reworded in an article that readers knew before the period: from its last words before it
 * to those it has now, so that “now” is true. Only what carries a figure, the first sentence and the headline.
 */
export function editsWithin(history: readonly Reading[], { from, covers }: Period): readonly Edit[] {
  if (from === undefined) return [];
  const isBefore = ({ article }: Reading) =>
    !covers(shownFrom(article)) && instantOf(shownFrom(article)) < instantOf(from);
  const known = history.findLastIndex(isBefore);
  const later = history.slice(known + 1);
  if (known < 0 || !later.some(({ article }) => covers(shownFrom(article)))) return [];
  return editsSince(history[known]!, later).filter(({ isMinor }) => !isMinor);
}

/** The newest revision of a history is the reading itself, and none is newer. */
export const historyOf = (reading: Reading, histories: Histories | undefined): readonly Reading[] => [
  ...(histories?.get(reading.article.slug) ?? []).filter(
    ({ article }) => article.revision < reading.article.revision,
  ),
  reading,
];

/** When readers could first see a revision, as far as it tells: not before it came, its article was first shown, or an embargo ended. */
const shownFrom = (article: ArticleHead): string =>
  [article.storedAt ?? revisedAt(article), article.announcedAt, article.embargoedUntil]
    .filter((at) => at !== undefined)
    .reduce((a, b) => (instantOf(b) > instantOf(a) ? b : a));

/** The revision that brought a note; -1 where the article came with it. */
const stepOf = (note: string, history: readonly Reading[]): number =>
  history.findIndex(
    (newer, i) => i > 0 && newNotes(history[i - 1]!, newer).some((brought) => brought.note === note),
  );

/** What counts most: a changed figure, then the headline, the first sentence, and the rest. */
const order: readonly ChangedIn[] = ["figure", "headline", "lede", "sentence"];

interface Found extends Edit {
  /** The note of the revision that made it. */
  readonly note?: string;
  /** Neither a figure, nor the first sentence, nor the headline. */
  readonly isMinor: boolean;
}

/** Rewordings between an old revision and the newest, most important first. What was removed is not said again. */
function editsSince(old: Reading, later: readonly Reading[]): readonly Found[] {
  const newest = later.at(-1)!;
  const changes = changesSince(old, later);
  const sentences = old.facts.flatMap((was): readonly Found[] => {
    const { at, now, correction } = changes.get(was.id) ?? {};
    if (was.kind !== "sentence" || !at || !now) return [];
    const what = changedIn({ old, was }, { newest, now });
    return [
      {
        ...{ in: what, at, was: was.text, now: now.text, key: now.id, cites: now },
        ...(correction && { note: correction.note }),
        isMinor: what === "sentence" && was.figures.length + now.figures.length === 0,
      },
    ];
  });
  return [...headlineEdit(old, later), ...sentences].toSorted(
    (a, b) => order.indexOf(a.in) - order.indexOf(b.in),
  );
}

function changedIn(
  { old, was }: { readonly old: Reading; readonly was: Fact },
  { newest, now }: { readonly newest: Reading; readonly now: Fact },
): ChangedIn {
  if (figuresIn(old, was) !== figuresIn(newest, now)) return "figure";
  return isLede(now) ? "lede" : "sentence";
}

function headlineEdit(old: Reading, later: readonly Reading[]): readonly Found[] {
  const newest = later.at(-1)!;
  const [was, now] = [old.article.headline, newest.article.headline];
  const cites =
    newest.facts.find(({ kind }) => kind === "headline") ??
    newest.facts.find(({ kind }) => kind === "sentence");
  if (asPrinted(was) === asPrinted(now) || !cites) return [];
  const changed = later.find(({ article }) => asPrinted(article.headline) !== asPrinted(was))!;
  const key = `${newest.article.slug} headline`;
  return [{ in: "headline", at: revisedAt(changed.article), was, now, key, cites, isMinor: false }];
}
