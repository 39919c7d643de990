import type { Candidate, Vocabulary } from "./fact-index.js";
import type { Fact } from "./facts.js";
import { type Features, featuresOf, type Held } from "./features.js";
import { type IndexedFact, indexedAt } from "./indexed-fact.js";
import { matchesOf, paragraphScore, raritiesOf } from "./match.js";
import { printedShares } from "./printed.js";
import type { Question } from "./question.js";
import { orderWeights } from "./weights.js";

/** A candidate with what speaks for it. */
export interface Ranked extends Held {
  readonly features: Features;
  readonly score: number;
}

/** Candidates in the order in which they answer the question, best first. */
export function rank(
  question: Question,
  candidates: readonly Candidate[],
  index: Vocabulary,
): readonly Ranked[] {
  const rarity = raritiesOf(question.terms, index, candidates);
  const printed = printedShares(question, candidates);
  const paragraphs = new Map<string, Paragraph>();
  const found = candidates.map(({ score, ...indexed }) => {
    const { fact } = indexed;
    const key = `${fact.slug} ${fact.place.paragraph}`;
    const paragraph = paragraphs.get(key) ?? paragraphOf(indexed, index);
    paragraphs.set(key, paragraph);
    return { indexed, score, paragraph, passage: paragraphScore(question.terms, rarity, paragraph.counts) };
  });
  const bestScore = Math.max(...found.map(({ score }) => score), Number.EPSILON);
  const bestPassage = Math.max(...found.map(({ passage }) => passage), Number.EPSILON);
  return found
    .map(({ indexed, score, paragraph, passage }, i) => {
      const held = {
        ...indexed,
        matches: matchesOf(
          question.terms,
          rarity,
          indexed,
          paragraph.counts,
          besideOf(indexed.fact, paragraph),
        ),
        printed: printed[i]!,
        words: score / bestScore,
        passage: passage / bestPassage,
      };
      const features = featuresOf(question, held);
      return { ...held, features, score: total(features) };
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

interface Paragraph {
  readonly sentences: readonly { readonly fact: Fact; readonly terms: ReadonlySet<string> }[];
  /** How often each term occurs in it. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The paragraph a sentence stands in. */
function paragraphOf({ fact, reading, at }: IndexedFact, index: Vocabulary): Paragraph {
  const counts = new Map<string, number>();
  const isBeside = (other: Fact | undefined): other is Fact =>
    other?.kind === fact.kind && other.place.paragraph === fact.place.paragraph;
  let first = at;
  while (isBeside(reading.facts[first - 1])) first -= 1;
  const sentences: { readonly fact: Fact; readonly terms: ReadonlySet<string> }[] = [];
  for (let i = first; isBeside(reading.facts[i]); i++) {
    const own = reading.facts[i]!;
    const terms = indexedAt(reading, i, index.aliases).terms.map(({ term }) => term);
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    sentences.push({ fact: own, terms: new Set(terms) });
  }
  return { sentences, counts };
}

/** Sentences before and after one that it is read with. */
const [BEFORE, AFTER] = [2, 1];

/** The terms of the sentences beside one, in its paragraph. */
function besideOf(fact: Fact, { sentences }: Paragraph): readonly ReadonlySet<string>[] {
  const at = sentences.findIndex((one) => one.fact === fact);
  return sentences.slice(Math.max(0, at - BEFORE), at + AFTER + 1).map(({ terms }) => terms);
}
