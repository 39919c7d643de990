import { instantOf } from "./article.js";
import type { Reading } from "./facts.js";
import { fold } from "./fold.js";

/** Share of the shorter article's sentences above which two articles print one text. */
const MOST = 0.5;

/** Articles grouped by the text they print, as wire copy is printed by many: each group and the groups oldest first. */
export function groupCopies(readings: readonly Reading[]): readonly (readonly Reading[])[] {
  const oldest = readings.toSorted(oldestFirst);
  const shared = sharedBetween(oldest);
  const groups: Reading[][] = [];
  for (const reading of oldest) {
    const own = shared.get(reading.article.slug);
    const isCopyOf = (earlier: Reading) =>
      (own?.get(earlier.article.slug) ?? 0) > MOST * Math.min(lengthOf(earlier), lengthOf(reading));
    const group = own && groups.find((members) => members.some(isCopyOf));
    if (group) group.push(reading);
    else groups.push([reading]);
  }
  return groups;
}

const oldestFirst = ({ article: a }: Reading, { article: b }: Reading): number =>
  instantOf(a.publishedAt) - instantOf(b.publishedAt) || (a.slug < b.slug ? -1 : 1);

const sentencesOf = ({ facts }: Reading) => facts.filter(({ kind }) => kind === "sentence");
const lengthOf = (reading: Reading): number => sentencesOf(reading).length;

/** How many sentences an article has in common with each of those before it, by their slugs. */
function sharedBetween(oldest: readonly Reading[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const shared = new Map<string, Map<string, number>>();
  const facts = oldest.flatMap((reading) => sentencesOf(reading).map((fact) => ({ fact, reading })));
  for (const { fact, alsoIn } of fold(facts)) {
    const slugs = [fact.slug, ...alsoIn.map(({ slug }) => slug)];
    slugs.forEach((slug, i) => {
      const counts = shared.get(slug) ?? new Map<string, number>();
      for (const earlier of slugs.slice(0, i)) counts.set(earlier, (counts.get(earlier) ?? 0) + 1);
      if (i) shared.set(slug, counts);
    });
  }
  return shared;
}
