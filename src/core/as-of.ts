import type { Answer } from "./answer.js";
import type { ArticleHead } from "./article.js";
import { changesSince } from "./changes.js";
import type { Citation } from "./citation.js";
import { localDay } from "./day.js";
import type { Reading } from "./facts.js";
import { unreachable } from "./mistake.js";

/**
 * The articles as they stood at the end of a day: of each the newest revision whose words had been
 * published by then, as far as the articles themselves tell.
 *
 * @param revisions by slug, oldest first
 * @param day ISO day in `zone`, an IANA zone
 */
export function articlesAsOf<Revision extends ArticleHead>(
  revisions: readonly Revision[],
  day: string,
  zone: string,
): readonly Revision[] {
  const standing = new Map<string, Revision>();
  for (const article of revisions)
    if (datesOf(article).every((at) => localDay(at, zone) <= day)) standing.set(article.slug, article);
  return [...standing.values()];
}

/** An update or a note dates the words later than their article; without either, the day they came in. */
function datesOf({ revision, storedAt, publishedAt, updatedAt, embargoedUntil, corrections }: ArticleHead) {
  const told = [updatedAt, ...corrections.map(({ at }) => at)];
  const revised = told.some(Boolean) || revision === 1 ? told : [storedAt];
  return [publishedAt, embargoedUntil, ...revised].filter((at) => at !== undefined);
}

/** An answer of the past, each of its sentences with what became of it since. */
export async function withChanges(
  answer: Answer,
  history: (slug: string) => Promise<readonly Reading[]>,
): Promise<Answer> {
  const since = async (citation: Citation): Promise<Citation> => {
    const { article } = citation;
    const readings = await history(article.slug);
    const at = readings.findIndex((reading) => reading.article.revision === article.revision);
    const change =
      at < 0 ? undefined : changesSince(readings[at]!, readings.slice(at + 1)).get(citation.fact);
    // The publisher's page no longer has these words for a browser to find.
    return change ? { ...citation, change, ...(article.url && { href: article.url }) } : citation;
  };
  const all = (citations: readonly Citation[]) => Promise.all(citations.map(since));
  const nearest = await all(answer.nearest);
  switch (answer.kind) {
    case "cited":
      return { ...answer, citations: atLeastOne(await all(answer.citations)), nearest };
    case "closest":
      return { ...answer, nearest: atLeastOne(nearest) };
    case "unanswered":
      return { ...answer, nearest };
    default:
      return unreachable(answer);
  }
}

const atLeastOne = (citations: readonly Citation[]) => citations as readonly [Citation, ...Citation[]];
