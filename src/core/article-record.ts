import type { Searched } from "./answer.js";
import type { ArticleLine, Correction, Reference } from "./article.js";
import { bareUrl } from "./bare-url.js";
import { type SilentChange, silentChanges } from "./changes.js";
import type { Citation } from "./citation.js";
import { citeAll, lineOf } from "./cite.js";
import { type Edition, searchedIn } from "./edition.js";
import type { Reading } from "./facts.js";
import type { Listed } from "./listed.js";
import { pageOf, type RevisionLine } from "./source-page.js";
import { sliceOf } from "./span.js";
import { termsOf } from "./terms.js";

/** An article as `/article` shows it: its facts in reading order and what they hold. */
export type ArticleRecord =
  | {
      readonly kind: "found";
      readonly article: ArticleLine;
      readonly facts: readonly Citation[];
      /** Figures as printed, each with the number of its citation. */
      readonly figures: readonly { readonly words: string; readonly citation: number }[];
      /** Numbers of the citations that say what is not known, not decided or not said. */
      readonly open: readonly number[];
      readonly references: readonly Reference[];
      readonly corrections: readonly Correction[];
      /** Oldest first; the last is the one shown. */
      readonly revisions: readonly RevisionLine[];
      readonly silent: readonly SilentChange[];
      readonly searched: Searched;
    }
  | {
      readonly kind: "unknown";
      readonly name: string;
      /** Articles whose headline or slug shares words with the name. */
      readonly nearest: readonly ArticleLine[];
      readonly searched: Searched;
    };

/** Most articles proposed for a name that none has. */
const NEAREST = 3;

/** An article by its slug or by the publisher's URL. */
export async function recordOf(
  edition: Edition,
  name: string,
  history: (slug: string) => Promise<readonly Reading[]>,
): Promise<ArticleRecord> {
  const wanted = name.trim().replace(/^<|>$/g, "");
  const listed = edition.articles.find(
    ({ article }) => article.slug === wanted || (article.url && sameUrl(article.url, wanted)),
  );
  const [reading] = listed ? await edition.read([listed]) : [];
  return reading
    ? found(edition, reading, await history(reading.article.slug))
    : { kind: "unknown", name: wanted, nearest: nearestTo(edition, wanted), searched: searchedIn(edition) };
}

const sameUrl = (a: string, b: string): boolean => bareUrl(a) === bareUrl(b);

function found(edition: Edition, reading: Reading, history: readonly Reading[]): ArticleRecord {
  const { article, references } = reading;
  const sentences = reading.facts.filter(({ kind }) => kind === "sentence");
  const facts = citeAll(sentences.map((fact) => ({ fact, reading })));
  const figures = sentences.flatMap((fact, i) =>
    fact.figures
      .filter(({ of, unit }) => of !== undefined || !/^(?:count|vague)$/.test(unit))
      .map((figure) => ({
        words: sliceOf(article.text, { start: figure.start, end: figure.of?.end ?? figure.end }),
        citation: i + 1,
      })),
  );
  const open = sentences.flatMap((fact, i) => (fact.open ? [i + 1] : []));
  return {
    kind: "found",
    article: lineOf(article),
    facts,
    figures,
    open,
    references,
    corrections: reading.corrections,
    revisions: pageOf(history)?.revisions ?? [],
    silent: silentChanges(history),
    searched: searchedIn(edition),
  };
}

function nearestTo({ articles }: Edition, name: string): readonly ArticleLine[] {
  const wanted = new Set(termsOf(name.replace(/[-/_.]/g, " ")).map(({ term }) => term));
  const shared = ({ article }: Listed) =>
    new Set(
      termsOf(`${article.headline} ${article.slug.replace(/-/g, " ")}`)
        .map(({ term }) => term)
        .filter((term) => wanted.has(term)),
    ).size;
  return articles
    .map((listed) => ({ listed, shared: shared(listed) }))
    .filter(({ shared: n }) => n > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, NEAREST)
    .map(({ listed }) => lineOf(listed.article));
}
