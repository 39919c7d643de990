import type { Candidate, Vocabulary } from "./fact-index.js";
import { type Features, featuresOf } from "./features.js";
import type { IndexedFact } from "./indexed-fact.js";
import { matchesFor, paragraphScore, raritiesOf } from "./match.js";
import type { Packed } from "./packed.js";
import { printedShares } from "./printed.js";
import type { Question } from "./question.js";
import { type Sieve, sieveOf, type Weights } from "./sieve.js";
import { nowhere, type Surroundings, surroundingsIn } from "./surroundings.js";
import { isOthersTurn, turn } from "./turn.js";
import { orderWeights } from "./weights.js";

/** A candidate with what speaks for it. */
export interface Ranked extends IndexedFact {
  readonly features: Features;
  readonly score: number;
  /** What all of its article holds of each word of the question. */
  readonly article: () => Weights;
}

/** Candidates in the order in which they answer the question, best first. */
export async function rank(
  question: Question,
  candidates: readonly Candidate[],
  index: Vocabulary,
): Promise<readonly Ranked[]> {
  const { terms } = question;
  const sieve = sieveOf(terms, index);
  const around = await surroundingsOf(candidates, sieve);
  const rarity = raritiesOf(
    terms,
    index,
    around.map(({ own }) => own),
  );
  const passages = around.map(({ paragraph }) => paragraphScore(terms, rarity, sieve, paragraph));
  const printed = printedShares(question, candidates);
  const bestScore = Math.max(...candidates.map(({ score }) => score), Number.EPSILON);
  const bestPassage = Math.max(...passages, Number.EPSILON);
  const matches = matchesFor(terms, rarity);
  return candidates
    .map((one, i) => {
      matches.holdAgainst(around[i]!);
      const features = featuresOf(question, one, {
        matches,
        printed: printed[i]!,
        words: one.score / bestScore,
        passage: passages[i]! / bestPassage,
      });
      return { ...one, features, score: total(features), article: around[i]!.article };
    })
    .sort((a, b) => b.score - a.score || newer(a, b) || a.fact.span.start - b.fact.span.start);
}

const weighed = Object.entries(orderWeights) as [keyof Features, number][];

function total(features: Features): number {
  let sum = 0;
  for (const [name, weight] of weighed) sum += weight * features[name];
  return sum;
}

const newer = (a: Ranked, b: Ranked): number =>
  b.reading.article.publishedAt.localeCompare(a.reading.article.publishedAt);

/** Holds candidates and what stands around them against a question, each article once. */
async function surroundingsOf(
  candidates: readonly Candidate[],
  sieve: Sieve,
): Promise<readonly Surroundings[]> {
  const articles = new Map<Packed, ReturnType<typeof surroundingsIn>>();
  const surroundings: Surroundings[] = [];
  for (const { packed, at } of candidates) {
    if (isOthersTurn()) await turn();
    if (!packed) {
      surroundings.push(nowhere(sieve));
      continue;
    }
    const around = articles.get(packed) ?? surroundingsIn(packed, sieve);
    articles.set(packed, around);
    surroundings.push(around(at));
  }
  return surroundings;
}
