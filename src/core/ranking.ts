import type { Candidate, FactIndex, IndexedFact } from "./fact-index.js";
import type { Fact } from "./facts.js";
import { type Features, featuresOf } from "./features.js";
import { matchesOf, paragraphScore, raritiesOf } from "./match.js";
import type { Question } from "./question.js";
import { orderWeights } from "./weights.js";

/** A candidate with what speaks for it. */
export interface Ranked extends IndexedFact {
  readonly features: Features;
  readonly score: number;
}

/** Candidates in the order in which they answer the question, best first. */
export function rank(
  question: Question,
  candidates: readonly Candidate[],
  index: FactIndex,
): readonly Ranked[] {
  const rarity = raritiesOf(question.terms, index);
  const paragraphs = new Map<string, ReadonlyMap<string, number>>();
  const found = candidates.map(({ fact, score }) => {
    const indexed = index.get(fact.id)!;
    const key = `${fact.slug} ${fact.place.paragraph}`;
    const paragraph = paragraphs.get(key) ?? countsOf(indexed, index);
    paragraphs.set(key, paragraph);
    return { indexed, score, paragraph, passage: paragraphScore(question.terms, rarity, paragraph) };
  });
  const bestScore = Math.max(...found.map(({ score }) => score), Number.EPSILON);
  const bestPassage = Math.max(...found.map(({ passage }) => passage), Number.EPSILON);
  return found
    .map(({ indexed, score, paragraph, passage }) => {
      const features = featuresOf(question, {
        ...indexed,
        matches: matchesOf(question.terms, rarity, indexed, paragraph),
        words: score / bestScore,
        passage: passage / bestPassage,
      });
      return { ...indexed, features, score: total(features) };
    })
    .sort((a, b) => b.score - a.score || newer(a, b) || a.fact.span.start - b.fact.span.start);
}

const total = (features: Features): number =>
  (Object.keys(orderWeights) as (keyof Features)[]).reduce(
    (sum, name) => sum + orderWeights[name] * features[name],
    0,
  );

const newer = (a: Ranked, b: Ranked): number =>
  b.reading.article.publishedAt.localeCompare(a.reading.article.publishedAt);

/** How often each term occurs in the paragraph of a sentence. */
function countsOf({ fact, reading, at }: IndexedFact, index: FactIndex): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const isBeside = (other: Fact | undefined): other is Fact =>
    other?.kind === fact.kind && other.place.paragraph === fact.place.paragraph;
  let first = at;
  while (isBeside(reading.facts[first - 1])) first -= 1;
  for (let i = first; isBeside(reading.facts[i]); i++)
    for (const { term } of index.get(reading.facts[i]!.id)!.terms)
      counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
