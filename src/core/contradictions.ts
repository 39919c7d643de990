import { instantOf } from "./article.js";
import { giveSame } from "./conflicts.js";
import { type Counted, countedIn } from "./counted.js";
import type { Edition } from "./edition.js";
import type { Fact, Placed, Reading } from "./facts.js";
import { fold } from "./fold.js";
import { freshIn, isReprint, type News } from "./news.js";
import { revisedAt } from "./revised-at.js";
import { agree } from "./same-thing.js";
import { groupStories } from "./stories.js";

/** A sentence with a figure, and an earlier one of another article that gives another figure of the same thing. */
export interface Contradiction {
  readonly is: Placed;
  readonly was: Placed;
}

const dayMs = 86_400_000;
/** How long what an article gives stands against later ones: figures are “of now” for so long (`counted.ts`). */
const STANDS_MS = 31 * dayMs;
/** Two feeds are not read at one moment: what is dated so much later may have come first. */
const ABREAST_MS = dayMs;
/** Articles with a figure of the same thing that are grouped into stories. */
const COMPARED = 50;

/**
 * The new sentences whose figure differs from the last one that another article of the same story gave of
 * the same thing. What only rounds it, prints it again, gives both, or corrects its own article is none.
 *
 * @param news in the order in which it came
 */
export function contradictionsIn(news: readonly News[], edition: Edition): readonly Contradiction[] {
  const cameAt = new Map(news.flatMap((one, i) => freshIn(one).map(({ id }) => [id, i] as const)));
  const oldest = Math.min(...news.map(({ reading }) => writtenAt(reading))) - STANDS_MS;
  const standing = figuresOf(edition.readings.filter((reading) => writtenAt(reading) >= oldest));
  return news.flatMap((one, i) => {
    const wasThere = ({ id, slug }: Fact) => slug !== one.reading.article.slug && (cameAt.get(id) ?? -1) < i;
    const figured = freshIn(one).map((fact) => ({ fact, reading: one.reading }));
    const against = new Set<Fact>();
    return figured.flatMap((is): readonly Contradiction[] => {
      const was = countedOf(is).flatMap((figure) => {
        const same = (standing.get(keyOf(figure)) ?? []).filter(
          (other) => wasThere(other.fact) && stands(other.reading, one),
        );
        return lastOf(figure, one, same) ?? [];
      })[0];
      if (!was || against.has(was.fact)) return [];
      against.add(was.fact);
      const isOld = isReprint(edition.index.get(is.fact.id)!, edition, wasThere);
      return isOld ? [] : [{ is, was }];
    });
  });
}

/** When the words of an article were written, as far as it tells. */
export const writtenAt = ({ article }: Reading): number => instantOf(revisedAt(article));

const stands = (other: Reading, { reading }: News): boolean => {
  const age = writtenAt(reading) - writtenAt(other);
  return age >= -ABREAST_MS && age <= STANDS_MS;
};

/** What counts the same has the same unit and object: the others need not be looked through. */
const keyOf = ({ unit, of }: Counted): string => `${unit} ${of.at(-1) ?? ""}`;

function figuresOf(readings: readonly Reading[]): ReadonlyMap<string, readonly Counted[]> {
  const alike = new Map<string, Counted[]>();
  for (const reading of readings)
    for (const fact of reading.facts)
      for (const counted of fact.figures.length ? countedOf({ fact, reading }) : []) {
        const known = alike.get(keyOf(counted));
        if (known) known.push(counted);
        else alike.set(keyOf(counted), [counted]);
      }
  return alike;
}

const known = new WeakMap<Fact, readonly Counted[]>();

/** A sentence is read once: every new article is held against all that stand. */
function countedOf(one: Placed): readonly Counted[] {
  const counted = known.get(one.fact) ?? (one.fact.kind === "sentence" ? countedIn(one) : []);
  known.set(one.fact, counted);
  return counted;
}

/**
 * The last figure of the same thing in its story, where it is another.
 *
 * @param others with its unit and object
 */
function lastOf(is: Counted, { reading, earlier }: News, others: readonly Counted[]): Counted | undefined {
  const same = inStory(
    reading,
    others.filter((other) => giveSame(is, other)),
  );
  const newest = Math.max(...same.map((other) => writtenAt(other.reading)));
  const last = same.filter((other) => writtenAt(other.reading) === newest);
  const own = reading.facts.flatMap((fact) => (fact.figures.length ? countedOf({ fact, reading }) : []));
  const isKnown = last.some((was) => [is, ...own].some((one) => giveSame(one, was) && agree(one, was)));
  // What prints the article's own earlier words stands corrected with it.
  const printsOwn = last.some((was) => earlier.some((revision) => prints(revision, was)));
  return isKnown || printsOwn ? undefined : last[0];
}

/** Those of articles that tell one running story with it. */
function inStory(reading: Reading, figures: readonly Counted[]): readonly Counted[] {
  if (figures.length === 0) return [];
  const articles = new Set(figures.slice(0, COMPARED).map((other) => other.reading.article));
  const story = groupStories([reading.article, ...articles]).find((one) => one.includes(reading.article));
  return figures.filter((other) => story?.includes(other.reading.article));
}

const prints = (reading: Reading, { fact, reading: other }: Counted): boolean =>
  reading.facts.some(
    (own) =>
      own.kind === "sentence" &&
      fold([
        { fact: own, reading },
        { fact, reading: other },
      ]).length === 1,
  );
