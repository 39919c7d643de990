import type { ArticleLine, Correction } from "./article.js";
import { type Change, changesSince, type SilentChange, silentChanges } from "./changes.js";
import type { Citation } from "./citation.js";
import { cite } from "./cite.js";
import type { Fact, Reading } from "./facts.js";
import { revisedAt } from "./revised-at.js";

/** A revision that readers could see, and when its words were published: ISO day or instant. */
export interface RevisionLine {
  readonly revision: number;
  readonly at: string;
}

/** What the page of a citation shows: the article as it stood, and what became of it since. */
export interface SourcePage {
  readonly reading: Reading;
  /** Oldest first; the last is the newest. */
  readonly revisions: readonly RevisionLine[];
  /** What became of its sentences since, by fact id. */
  readonly changes: ReadonlyMap<string, Change>;
  readonly silent: readonly SilentChange[];
  /** The newsroom's notes on the article, those on later revisions with them; oldest first. */
  readonly corrections: readonly Correction[];
}

/**
 * The page of one revision; of the newest, where none is named. Nothing where readers never saw it.
 *
 * @param history the revisions of one article that readers could see, oldest first
 */
export function pageOf(history: readonly Reading[], revision?: number): SourcePage | undefined {
  const at =
    revision === undefined
      ? history.length - 1
      : history.findIndex(({ article }) => article.revision === revision);
  const reading = history[at];
  if (!reading) return undefined;
  return {
    reading,
    revisions: history.map(({ article }) => ({ revision: article.revision, at: revisedAt(article) })),
    changes: changesSince(reading, history.slice(at + 1)),
    silent: silentChanges(history),
    corrections: history.at(-1)!.corrections,
  };
}

/** A sentence of a page as a citation, with what later revisions tell of it. */
export function citationOn(
  { reading, changes, corrections }: SourcePage,
  fact: Fact,
  number = 1,
): Citation | undefined {
  const citation = cite(number, fact, reading);
  const change = changes.get(fact.id);
  const correction = corrections.at(-1);
  return citation && { ...citation, ...(change && { change }), ...(correction && { correction }) };
}

/**
 * Where a revision is found on the web page, or a sentence of it.
 *
 * @example
 * pathOf({ slug: "bridge", revision: 2 }, "bridge-1a2b3c4d-1") // => "/a/bridge/2#bridge-1a2b3c4d-1"
 */
export const pathOf = ({ slug, revision }: Pick<ArticleLine, "slug" | "revision">, fact = ""): string =>
  `/a/${encodeURIComponent(slug)}/${revision}${fact && `#${encodeURIComponent(fact)}`}`;

/**
 * Where the forms to cite a sentence are found on the web page.
 *
 * @example
 * citingPathOf({ slug: "bridge", revision: 2 }, "bridge-1a2b3c4d-1") // => "/a/bridge/2/cite/bridge-1a2b3c4d-1"
 */
export const citingPathOf = (line: Pick<ArticleLine, "slug" | "revision">, fact: string): string =>
  `${pathOf(line)}/cite/${encodeURIComponent(fact)}`;
