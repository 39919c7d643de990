import type { Answer } from "../core/answer.js";
import type { Citation } from "../core/citation.js";
import type { Finding } from "../core/claim.js";
import type { Coverage } from "../core/coverage.js";
import type { Digest } from "../core/digest.js";
import type { Fact } from "../core/facts.js";
import type { Statements } from "../core/statements.js";
import type { Timeline } from "../core/timeline.js";

/** The JSON shapes of the command line: a contract with the programs that use it. */

const citeJson = ({ article, span, quote, speaker, role, kind }: Citation) => ({
  slug: article.slug,
  headline: article.headline,
  publishedAt: article.publishedAt,
  revision: article.revision,
  ...(article.url && { url: article.url }),
  start: span.start,
  end: span.end,
  quote,
  ...(speaker && { speaker }),
  ...(role && { role }),
  kind,
});

/** A reply to `ask`. `ms` is the time it took. */
export const answerJson = (id: unknown, answer: Answer, ms: number) => ({
  ...(id !== undefined && { id }),
  kind: answer.kind,
  citations: answer.kind === "cited" ? answer.citations.map(citeJson) : [],
  nearest: answer.nearest.map(citeJson),
  ...(answer.kind === "cited" && answer.conflicts.length && { conflicts: answer.conflicts }),
  ...(answer.kind !== "cited" && { why: answer.why.kind }),
  ms,
});

/** A reply to `check`. */
export const findingJson = (id: unknown, { kind, differs, citations }: Finding) => ({
  ...(id !== undefined && { id }),
  finding: kind,
  differs: differs.map(({ in: matter, claim, article }) => ({ in: matter, claim, article })),
  citations: citations.map(citeJson),
});

/** A reply to `said`. */
export const statementsJson = ({ person, speakers, about, quoted, reported }: Statements) => ({
  person,
  speakers,
  ...(about && { about }),
  quoted: quoted.map(citeJson),
  reported: reported.map(citeJson),
});

/** A reply to `timeline`. Each change has the sentences of both its figures. */
export function timelineJson({ topic, days, changes, why }: Timeline) {
  const cited = new Map(
    days.flatMap(({ entries }) => entries.map(({ citation }) => [citation.number, citation])),
  );
  const figureJson = ({ figure, citation }: Timeline["changes"][number]["is"]) => ({
    figure,
    ...citeJson(cited.get(citation)!),
  });
  return {
    topic,
    changes: changes.map(({ was, is }) => ({ was: figureJson(was), is: figureJson(is) })),
    days: days.map(({ day, entries }) => ({
      day,
      entries: entries.map(({ citation, dates }) => ({ ...citeJson(citation), dates })),
    })),
    ...(why && { why: why.kind }),
  };
}

/** A reply to `coverage`. */
export const coverageJson = ({ topic, texts, bylines, publishers, references, open, why }: Coverage) => ({
  topic,
  texts,
  bylines,
  publishers,
  references,
  open: open.map(citeJson),
  ...(why && { why: why.kind }),
});

/** What was read in an article. */
export const factsJson = (slug: string, facts: readonly Fact[]) => ({ slug, facts: facts.map(factJson) });

function factJson({ id, span, text, kind, attributions, views, figures, dates, names, hedges }: Fact) {
  const [attribution] = [...attributions, ...views];
  return {
    id,
    ...span,
    text,
    kind,
    ...(attribution && { attribution: { speaker: null, ...attribution } }),
    ...(figures.length && { figures }),
    ...(dates.length && { dates }),
    ...(names.length && { names }),
    ...(hedges.length && { hedges }),
  };
}

/** A digest. */
export const digestJson = ({ day, corrections, stories }: Digest) => ({
  day,
  corrections: corrections.map(({ article, correction }) => ({ slug: article.slug, ...correction })),
  stories: stories.map(({ headline, lede, quotes, figures, open, sources }) => ({
    headline,
    lede: lede.map(citeJson),
    quotes: quotes.map(citeJson),
    figures: figures.map(citeJson),
    open: open.map(citeJson),
    articles: sources.map(({ slug }) => slug),
  })),
});
