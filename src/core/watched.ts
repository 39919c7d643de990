import { contradictionsIn } from "./contradictions.js";
import { groupCopies } from "./copies.js";
import type { Edition } from "./edition.js";
import type { Within } from "./fact-index.js";
import type { Placed, Reading } from "./facts.js";
import { type Folded, fold } from "./fold.js";
import { type IndexedFact, indexedFact } from "./indexed-fact.js";
import { unreachable } from "./mistake.js";
import { freshIn, isReprint, type News } from "./news.js";
import { isOfPerson } from "./of-person.js";
import { readQuotations } from "./quotations.js";
import { sliceOf } from "./span.js";
import { onTopic } from "./topic.js";
import type { Target } from "./watch.js";
import { squash } from "./words.js";

/** A sentence for which somebody has waited; of a contradiction, with the earlier one that it differs from. */
export interface Told {
  readonly is: Folded<Placed>;
  readonly was?: Placed;
}

/** What an article has for a watch, in the order of its text. */
export interface Match {
  readonly reading: Reading;
  readonly told: readonly Told[];
}

/**
 * What has come for a watch, an article each. What an article has printed before, and what a wire copy
 * prints again, is not told; copies that come together are told with the first.
 *
 * @param news in the order in which it came
 */
export async function watchedIn(
  target: Target,
  news: readonly News[],
  edition: Edition,
  now: Date,
): Promise<readonly Match[]> {
  if (target.kind === "contradictions")
    return byArticle(
      (await contradictionsIn(news, edition)).map(({ is, was }) => ({ is: { ...is, alsoIn: [] }, was })),
    );
  const fresh = news.flatMap((one) =>
    freshIn(one).map((fact) => indexedFact(one.reading, fact, edition.index.aliases)),
  );
  const ids = new Set(fresh.map(({ fact }) => fact.id));
  const found: IndexedFact[] = [];
  for (const one of await matching(target, fresh, edition, now))
    if (!(await isReprint(one, edition, ({ id }) => !ids.has(id)))) found.push(one);
  const copies = groupCopies([...new Set(found.map(({ reading }) => reading))]);
  return byArticle(
    copies.flatMap((group) =>
      fold(group.flatMap((reading) => found.filter((one) => one.reading === reading))).map((is) => ({ is })),
    ),
  );
}

/** Those of the fresh sentences for which somebody waits. */
async function matching(
  target: Exclude<Target, { readonly kind: "contradictions" }>,
  fresh: readonly IndexedFact[],
  edition: Edition,
  now: Date,
): Promise<readonly IndexedFact[]> {
  switch (target.kind) {
    case "phrase":
      return fresh.filter(({ fact }) => hasWords(fact.text, target.words));
    case "person":
      return fresh.filter(isOfPerson(target.name, edition.index.aliases));
    case "topic": {
      const slugs = new Set(fresh.map(({ fact }) => fact.slug));
      const limits: Within = { article: ({ article }) => slugs.has(article.slug) };
      const { sentences, readAs } = await onTopic(edition, target.topic, limits, now);
      // A word that the archive does not have was read as another: nobody has asked for that.
      const on = new Set(readAs.length ? [] : sentences.map(({ fact }) => fact.id));
      return fresh.filter(({ fact }) => on.has(fact.id));
    }
    default:
      return unreachable(target);
  }
}

/** Whether words stand in a sentence in their order, in running text or in what it quotes: “a red,” he said, “line”. */
function hasWords(text: string, words: string): boolean {
  const quoted = readQuotations(text).map((span) => sliceOf(text, span));
  return [text, quoted.join(" ")].some((one) => ` ${squash(one)} `.includes(` ${squash(words)} `));
}

function byArticle(told: readonly Told[]): readonly Match[] {
  const articles = new Map<Reading, Told[]>();
  for (const one of told) {
    const known = articles.get(one.is.reading);
    if (known) known.push(one);
    else articles.set(one.is.reading, [one]);
  }
  return [...articles].map(([reading, all]) => ({ reading, told: all }));
}
