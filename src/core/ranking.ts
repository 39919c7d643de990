import type { Aliases } from "./aliases.js";
import type { Candidate, Vocabulary } from "./fact-index.js";
import type { Fact, Reading } from "./facts.js";
import { type Features, featuresOf } from "./features.js";
import { type IndexedFact, indexedAt } from "./indexed-fact.js";
import { matchesFor, type Paragraph, paragraphScore, raritiesOf } from "./match.js";
import { printedShares } from "./printed.js";
import type { Question } from "./question.js";
import { type Sieve, type Sifted, sieveOf } from "./sieve.js";
import { isOthersTurn, turn } from "./turn.js";
import { orderWeights } from "./weights.js";

/** A candidate with what speaks for it. */
export interface Ranked extends IndexedFact {
  readonly features: Features;
  readonly score: number;
}

/** Candidates in the order in which they answer the question, best first. */
export async function rank(
  question: Question,
  candidates: readonly Candidate[],
  index: Vocabulary,
): Promise<readonly Ranked[]> {
  const { terms } = question;
  const sieve = sieveOf(terms);
  const placed = await placedIn(candidates, sieve, index.aliases);
  const rarity = raritiesOf(
    terms,
    index,
    placed.map(({ paragraph, at }) => paragraph.sifted[at]!),
  );
  const passages = placed.map(({ paragraph }) => paragraphScore(terms, rarity, sieve, paragraph));
  const printed = printedShares(question, candidates);
  const bestScore = Math.max(...candidates.map(({ score }) => score), Number.EPSILON);
  const bestPassage = Math.max(...passages, Number.EPSILON);
  const matches = matchesFor(terms, rarity, sieve);
  return candidates
    .map((one, i) => {
      const { paragraph, at } = placed[i]!;
      matches.holdAgainst(one, paragraph, at);
      const features = featuresOf(question, one, {
        matches,
        printed: printed[i]!,
        words: one.score / bestScore,
        passage: passages[i]! / bestPassage,
      });
      return { ...one, features, score: total(features) };
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

/** Where a sentence stands: its paragraph, and which of it it is. */
interface Place {
  readonly paragraph: Paragraph;
  readonly at: number;
}

/** Holds the paragraphs around some sentences against a question, each once. */
async function placedIn(
  candidates: readonly IndexedFact[],
  sieve: Sieve,
  aliases: Aliases,
): Promise<readonly Place[]> {
  const paragraphs = new Map<Fact, Paragraph>();
  const places: Place[] = [];
  for (const { reading, at } of candidates) {
    if (isOthersTurn()) await turn();
    const [first, end] = paragraphAround(reading, at);
    const head = reading.facts[first]!;
    const paragraph = paragraphs.get(head) ?? paragraphOf(reading, first, end, sieve, aliases);
    paragraphs.set(head, paragraph);
    places.push({ paragraph, at: at - first });
  }
  return places;
}

/** The first fact of the paragraph around one, and the first behind it. */
function paragraphAround({ facts }: Reading, at: number): readonly [first: number, end: number] {
  const { kind, place } = facts[at]!;
  const isBeside = (i: number): boolean =>
    facts[i]?.kind === kind && facts[i].place.paragraph === place.paragraph;
  let [first, end] = [at, at + 1];
  while (isBeside(first - 1)) first -= 1;
  while (isBeside(end)) end += 1;
  return [first, end];
}

function paragraphOf(
  reading: Reading,
  first: number,
  end: number,
  sieve: Sieve,
  aliases: Aliases,
): Paragraph {
  const counts = new Map<string, number>();
  const sifted: Sifted[] = [];
  let length = 0;
  for (let at = first; at < end; at++) {
    const { terms } = indexedAt(reading, at, aliases);
    sifted.push(sieve.sift(terms, counts));
    length += terms.length;
  }
  return { sifted, counts, length };
}
