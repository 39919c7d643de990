import type { Article } from "../core/article.js";
import type { Fact, Reading } from "../core/facts.js";
import { sliceOf } from "../core/span.js";

/** What of a fact its article does not say. */
type FactRow = Omit<Fact, "slug" | "revision" | "text">;

/** Most facts have most of these empty. */
const empty = {
  attributions: [],
  views: [],
  figures: [],
  dates: [],
  names: [],
  hedges: [],
  open: false,
  insertions: [],
} satisfies Partial<FactRow>;

/** What is stored of a reading, without the words of its article. */
export function contentOfReading({ facts, people, references, corrections }: Reading): string {
  const rows = facts.map(({ slug: _, revision: __, text: ___, ...fact }) =>
    Object.fromEntries(Object.entries(fact).filter(([key, value]) => !isEmpty(key, value))),
  );
  return JSON.stringify({ facts: rows, people, references, corrections });
}

const isEmpty = (key: string, value: unknown): boolean =>
  key in empty && (value === false || (Array.isArray(value) && value.length === 0));

/** The reading of an article from what was stored of it. */
export function readingOf(content: string, article: Article): Reading {
  const { facts, people, references, corrections } = JSON.parse(content) as Stored;
  return {
    ...{ article, people, references, corrections },
    facts: facts.map((row) => factOf(row, article)),
  };
}

type Stored = Omit<Reading, "article" | "facts"> & {
  readonly facts: readonly (Omit<FactRow, keyof typeof empty> & Partial<FactRow>)[];
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
  attributions: row.attributions ?? empty.attributions,
  views: row.views ?? empty.views,
  figures: row.figures ?? empty.figures,
  dates: row.dates ?? empty.dates,
  names: row.names ?? empty.names,
  hedges: row.hedges ?? empty.hedges,
  open: row.open ?? empty.open,
  insertions: row.insertions ?? empty.insertions,
});
