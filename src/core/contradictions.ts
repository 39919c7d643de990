import { type ArticleHead, instantOf } from "./article.js";
import { giveSame } from "./conflicts.js";
import { type Counted, countedIn } from "./counted.js";
import type { Edition } from "./edition.js";
import type { Fact, Placed, Reading } from "./facts.js";
import { fold } from "./fold.js";
import { indexedFact } from "./indexed-fact.js";
import { newestFirst } from "./newest-first.js";
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
/** Sentences that share most words with a new one, in which an earlier figure of the same thing is looked for. */
const LIKE = 200;

/**
 * The new sentences whose figure differs from the last one that another article of the same story gave of
 * the same thing. What only rounds it, prints it again, gives both, or corrects its own article is none.
 *
 * @param news in the order in which it came
 */
export async function contradictionsIn(
  news: readonly News[],
  edition: Edition,
): Promise<readonly Contradiction[]> {
  const cameAt = new Map(news.flatMap((one, i) => freshIn(one).map(({ id }) => [id, i] as const)));
  const found: Contradiction[] = [];
  for (const [i, one] of news.entries()) {
    const wasThere = ({ id, slug }: Fact) => slug !== one.reading.article.slug && (cameAt.get(id) ?? -1) < i;
    const against = new Set<string>();
    for (const fact of freshIn(one)) {
      const is = { fact, reading: one.reading };
      const figures = countedOf(is);
      if (figures.length === 0) continue;
      const standing = (await likeIt(is, edition)).filter(
        (other) => wasThere(other.fact) && stands(other.reading, one),
      );
      const was = figures.flatMap((figure) => lastOf(figure, one, alike(figure, standing)) ?? [])[0];
      if (!was || against.has(was.fact.id)) continue;
      against.add(was.fact.id);
      const own = indexedFact(one.reading, fact, edition.index.aliases);
      if (!(await isReprint(own, edition, wasThere))) found.push({ is, was });
    }
  }
  return found;
}

/** The sentences with a figure that share most words with one, of articles in whose time it may stand. */
async function likeIt({ fact, reading }: Placed, { index }: Edition): Promise<readonly Placed[]> {
  const oldest = writtenAt(reading) - STANDS_MS;
  const { terms } = indexedFact(reading, fact, index.aliases);
  const like = await index.search(new Map(terms.map(({ term }) => [term, 1])), LIKE, {
    article: (listed) => listed.article.slug !== fact.slug && writtenAt(listed) >= oldest,
  });
  return like
    .filter((other) => other.fact.kind === "sentence" && other.fact.figures.length > 0)
    .toSorted((a, b) => newestFirst(a.reading, b.reading) || a.at - b.at);
}

/** What counts the same has the same unit and object: the others need not be looked through. */
const alike = (figure: Counted, among: readonly Placed[]): readonly Counted[] =>
  among.flatMap((one) => countedOf(one).filter((other) => keyOf(other) === keyOf(figure)));

/** When the words of an article were written, as far as it tells. */
export const writtenAt = ({ article }: { readonly article: ArticleHead }): number =>
  instantOf(revisedAt(article));

const stands = (other: Reading, { reading }: News): boolean => {
  const age = writtenAt(reading) - writtenAt(other);
  return age >= -ABREAST_MS && age <= STANDS_MS;
};

const keyOf = ({ unit, of }: Counted): string => `${unit} ${of.at(-1) ?? ""}`;

const countedOf = (one: Placed): readonly Counted[] => (one.fact.kind === "sentence" ? countedIn(one) : []);

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
