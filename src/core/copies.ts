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
    const isCopyOf = (earlier: Reading) => {
      const both = shared.get(pairOf(earlier, reading)) ?? 0;
      return both > 0 && both > MOST * Math.min(lengthOf(earlier), lengthOf(reading));
    };
    const group = groups.find((members) => members.some(isCopyOf));
    if (group) group.push(reading);
    else groups.push([reading]);
  }
  return groups;
}

const oldestFirst = ({ article: a }: Reading, { article: b }: Reading): number =>
  instantOf(a.publishedAt) - instantOf(b.publishedAt) || (a.slug < b.slug ? -1 : 1);

const sentencesOf = ({ facts }: Reading) => facts.filter(({ kind }) => kind === "sentence");
const lengthOf = (reading: Reading): number => sentencesOf(reading).length;
const pairOf = ({ article: a }: Reading, { article: b }: Reading): string => `${a.slug} ${b.slug}`;

/** How many sentences two articles have in common, the older one named first. */
function sharedBetween(oldest: readonly Reading[]): ReadonlyMap<string, number> {
  const shared = new Map<string, number>();
  const facts = oldest.flatMap((reading) => sentencesOf(reading).map((fact) => ({ fact, reading })));
  for (const { fact, alsoIn } of fold(facts)) {
    const slugs = [fact.slug, ...alsoIn.map(({ slug }) => slug)];
    slugs.forEach((a, i) => {
      for (const b of slugs.slice(i + 1)) shared.set(`${a} ${b}`, (shared.get(`${a} ${b}`) ?? 0) + 1);
    });
  }
  return shared;
}
