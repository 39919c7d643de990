import { eachFact, HEADLINE, type Packed } from "./packed.js";
import type { Sieve, Sifted, Weights } from "./sieve.js";

/** A paragraph, held against a question. */
export interface Paragraph {
  /** What its sentences hold of the question, in order. */
  readonly sifted: readonly Sifted[];
  /** How often it has each word that stands for one of the question's, by its number in the sieve. */
  readonly counts: ReadonlyMap<number, number>;
  /** In terms. */
  readonly length: number;
}

/** A sentence and what stands around it, held against a question. */
export interface Surroundings {
  readonly own: Sifted;
  readonly speaker: Weights;
  /** The sentence before, in the same paragraph. */
  readonly lead: Weights;
  readonly headline: Weights;
  /** What all of the article holds: it takes longer to tell. */
  readonly article: () => Weights;
  readonly paragraph: Paragraph;
  /** Which of its paragraph the sentence is. */
  readonly at: number;
}

/** Where the terms of a fact begin, where those of its speaker do, and where they end. */
interface Stretch {
  readonly from: number;
  readonly speaker: number;
  readonly to: number;
  /** The first fact of its paragraph. */
  readonly first: number;
}

/** Nothing, held against a question. */
export function nowhere({ none }: Sieve): Surroundings {
  const { weights } = none;
  const paragraph = { sifted: [none], counts: new Map(), length: 0 };
  return {
    own: none,
    speaker: weights,
    lead: weights,
    headline: weights,
    article: () => weights,
    paragraph,
    at: 0,
  };
}

/** The best of some weights, word by word. */
const best = (some: readonly Weights[]): Weights =>
  some.reduce((a, b) => (a === b ? a : a.map((weight, i) => Math.max(weight, b[i]!))));

/** Holds the sentences of an article against a question, by their places among its facts; each paragraph once. */
export function surroundingsIn(packed: Packed, sieve: Sieve): (at: number) => Surroundings {
  const stretches: Stretch[] = [];
  eachFact(packed, (from, speaker, to, leans) => {
    const first = leans ? stretches.at(-1)!.first : stretches.length;
    stretches.push({ from, speaker, to, first });
  });
  const headline = sieve.weigh(packed, HEADLINE, HEADLINE + packed[1]!);
  const article = () => best([headline, ...stretches.map(({ from, to }) => sieve.weigh(packed, from, to))]);
  const paragraphs = new Map<number, Paragraph>();

  function paragraphFrom(first: number): Paragraph {
    const counts = new Map<number, number>();
    const sifted: Sifted[] = [];
    let length = 0;
    for (let at = first; stretches[at]?.first === first; at++) {
      const { from, speaker } = stretches[at]!;
      sifted.push(sieve.sift(packed, from, speaker, counts));
      length += speaker - from;
    }
    return { sifted, counts, length };
  }

  return (at) => {
    const { speaker, to, first } = stretches[at]!;
    const paragraph = paragraphs.get(first) ?? paragraphFrom(first);
    paragraphs.set(first, paragraph);
    return {
      own: paragraph.sifted[at - first]!,
      speaker: sieve.weigh(packed, speaker, to),
      lead: paragraph.sifted[at - first - 1]?.weights ?? sieve.none.weights,
      headline,
      article,
      paragraph,
      at: at - first,
    };
  };
}
