import type { Mended, Reason } from "./answer.js";
import { overlapsDays } from "./dates.js";
import type { Edition } from "./edition.js";
import type { Enough, Vocabulary, Within } from "./fact-index.js";
import { isSpokenBy } from "./filters.js";
import { type IndexedFact, indexedAt } from "./indexed-fact.js";
import { CONTEXT, raritiesOf } from "./match.js";
import { inTime, mayBeDated } from "./on-matter.js";
import { mendedIn, type Question, type QuestionTerm, RELATED, readQuestion, unknownIn } from "./question.js";

/** What the archive has on a topic. */
export interface OnTopic {
  /** Sentences of the body, newest article first and within it as they are read. */
  readonly sentences: readonly IndexedFact[];
  readonly readAs: readonly Mended[];
  /** Why there are none. */
  readonly why?: Reason;
}

/** Share of the topic, by rarity, that a sentence must hold with what it leans on, and by itself. */
const SAME_MATTER = 0.6;
const OWN_MATTER = 0.35;

/** All sentences of the body that are on a topic; with a date in it, of that time. */
export async function onTopic(
  edition: Edition,
  topic: string,
  limits: Within | undefined,
  now: Date,
): Promise<OnTopic> {
  const { index } = edition;
  const question = strictly(readQuestion(topic, index, now));
  const found = question.terms.length
    ? await index.select(
        question.terms.map(({ variants }) => variants),
        aboutness(question, index),
        limits,
      )
    : await dated(question, edition, limits);
  const sentences = found.filter(
    (one) => one.fact.kind === "sentence" && inTime(question, one) && isSpokenBy(one, limits?.speaker),
  );
  return {
    sentences,
    readAs: mendedIn(question),
    ...(sentences.length === 0 && { why: whyNone(question, edition) }),
  };
}

/** A topic is its words and what says the same: a load test is no trial. */
const strictly = (question: Question): Question => ({
  ...question,
  terms: question.terms.map((term) => ({
    ...term,
    variants: new Map([...term.variants].filter(([, weight]) => weight > RELATED)),
  })),
});

/** A day alone is a topic too: that of the articles which are of that day, or name it. */
async function dated(
  { dates }: Question,
  { articles, read, index: { aliases } }: Edition,
  limits: Within | undefined,
): Promise<readonly IndexedFact[]> {
  if (dates.length === 0) return [];
  const readings = await read(
    articles.filter(
      (listed) =>
        (limits?.article?.(listed) ?? true) &&
        dates.every((date) => overlapsDays(date, listed.article.publishedAt) || mayBeDated(listed, date)),
    ),
  );
  return readings.flatMap((reading) => reading.facts.map((_, at) => indexedAt(reading, at, aliases)));
}

/** When a sentence is on the topic, told by the words alone. */
function aboutness({ terms }: Question, index: Vocabulary): Enough {
  const rarities = raritiesOf(terms, index);
  const weights = terms.map((term) => rarities.get(term)!);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    isEnough({ own, context }) {
      let [inside, around] = [0, 0];
      for (const [i, weight] of weights.entries()) {
        inside += weight * own[i]!;
        around += weight * Math.max(own[i]!, CONTEXT * context[i]!);
      }
      return inside > 0 && inside >= OWN_MATTER * whole && around >= SAME_MATTER * whole;
    },
    needed: heaviest(terms, rarities, SAME_MATTER * whole).map(({ variants }) => variants),
  };
}

/** The fewest words without all of which the others do not weigh so much. */
function heaviest(
  terms: readonly QuestionTerm[],
  weights: ReadonlyMap<QuestionTerm, number>,
  most: number,
): readonly QuestionTerm[] {
  const lightFirst = terms.toSorted((a, b) => weights.get(a)! - weights.get(b)!);
  let sum = 0;
  return lightFirst.filter((term) => {
    sum += weights.get(term)!;
    return sum >= most;
  });
}

function whyNone(question: Question, { articles }: Edition): Reason {
  if (articles.length === 0) return { kind: "empty-archive" };
  if (question.terms.length === 0 && question.dates.length === 0) return { kind: "nothing-asked" };
  const unknown = unknownIn(question);
  return unknown.length ? { kind: "unknown-words", words: unknown } : { kind: "off-topic" };
}
