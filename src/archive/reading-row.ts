import type { Article } from "../core/article.js";
import { type Fact, plain, type Reading } from "../core/facts.js";
import { sliceOf } from "../core/span.js";

/** What of a fact its article does not say. */
type FactRow = Omit<Fact, "slug" | "revision" | "text">;

/** What is stored of a reading, without the words of its article. */
export function contentOfReading({ facts, people, references, corrections }: Reading): string {
  const rows = facts.map(({ slug: _, revision: __, text: ___, ...fact }) =>
    Object.fromEntries(Object.entries(fact).filter(([key, value]) => !isEmpty(key, value))),
  );
  return JSON.stringify({ facts: rows, people, references, corrections });
}

/** Most facts have most of it empty. */
const isEmpty = (key: string, value: unknown): boolean =>
  key in plain && (value === false || (Array.isArray(value) && value.length === 0));

/** The reading of an article from what was stored of it. */
export function readingOf(content: string, article: Article): Reading {
  const { facts, people, references, corrections } = JSON.parse(content) as Stored;
  return {
    ...{ article, people, references, corrections },
    facts: facts.map((row) => factOf(row, article)),
  };
}

type Stored = Omit<Reading, "article" | "facts"> & {
  readonly facts: readonly (Omit<FactRow, keyof typeof plain> & Partial<FactRow>)[];
};

/** Property by property: thousands are made for a question. */
const factOf = (row: Stored["facts"][number], { slug, revision, text }: Article): Fact => ({
  id: row.id,
  slug,
  revision,
  kind: row.kind,
  span: row.span,
  text: sliceOf(text, row.span),
  place: row.place,
  attributions: row.attributions ?? plain.attributions,
  views: row.views ?? plain.views,
  figures: row.figures ?? plain.figures,
  dates: row.dates ?? plain.dates,
  names: row.names ?? plain.names,
  hedges: row.hedges ?? plain.hedges,
  open: row.open ?? plain.open,
  insertions: row.insertions ?? plain.insertions,
});
