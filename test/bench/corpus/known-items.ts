import { termsOf } from "../../../src/core/terms.js";
import { wordsOf } from "../../../src/core/words.js";
import { seeded } from "../generated-archive.js";
import type { Generated } from "./articles.js";
import { oneOf, type Random } from "./draws.js";
import { readRows } from "./rows.js";
import type { Sentence } from "./sentences.js";

/** A question that was cut from a fact, so that it is known what it should find. */
export interface KnownItem {
  readonly text: string;
  /** Each once, in the order of the question. */
  readonly terms: readonly string[];
  /** A fragment is found in any fact that holds its terms in a row, another question only in the fact it was made of. */
  readonly isFragment: boolean;
  readonly facts: readonly number[];
}

/**
 * Cuts so many questions from an archive of so many facts while its articles pass: half of them fragments of 3 to
 * 12 words, a quarter like headlines, a quarter like questions. The same for the same seed.
 */
export function knownItems(count: number, facts: number, seed: number) {
  const random = seeded(seed + 7);
  const wanted = Array.from({ length: count }, () => Math.floor(random() * facts)).sort((a, b) => a - b);
  const items: KnownItem[] = [];
  return {
    items,
    /** Sees the articles in their order; a fact too short to be asked about passes its turn to the next. */
    look({ facts: sentences }: Generated, from: number): void {
      for (const [i, sentence] of sentences.entries()) {
        if (items.length === count || i === 0 || from + i < wanted[items.length]!) continue;
        const item = itemOf(sentence, from + i, items.length, random);
        if (item) items.push(item);
      }
    },
  };
}

/** Fewest terms of a question: one alone is no question. */
const TERMS = 2;

function itemOf(sentence: Sentence, number: number, turn: number, random: Random): KnownItem | undefined {
  const isFragment = turn % 2 === 0;
  const text = isFragment
    ? fragmentOf(sentence, random)
    : turn % 4 === 1
      ? contentOf(sentence, 4 + Math.floor(random() * 5), random)
      : questionOf(sentence, random);
  const terms = [...new Set(termsOf(text).map(({ term }) => term))];
  return terms.length < TERMS ? undefined : { text, terms, isFragment, facts: [number] };
}

/** 3 to 12 words that follow one another. */
function fragmentOf({ text }: Sentence, random: Random): string {
  const words = wordsOf(text);
  const length = Math.min(words.length, 3 + Math.floor(random() * 10));
  const from = Math.floor(random() * (words.length - length + 1));
  return text.slice(words[from]!.start, words[from + length - 1]!.end);
}

/** Some of its words in their order, without the small ones. */
function contentOf({ text }: Sentence, count: number, random: Random): string {
  let left = termsOf(text);
  while (left.length > count) {
    const without = Math.floor(random() * left.length);
    left = left.filter((_, i) => i !== without);
  }
  return left.map((term) => term.text).join(" ");
}

function questionOf(sentence: Sentence, random: Random): string {
  const topic = contentOf(sentence, 2 + Math.floor(random() * 5), random);
  const surname = sentence.speaker?.split(" ")[1];
  if (surname && random() < 0.7) return `What did ${surname} say about ${topic}?`;
  return oneOf(
    [`Who said ${topic}?`, `When will ${topic}?`, `How many ${topic}?`, `Why did ${topic}?`],
    random,
  );
}

/** The items with every fact in which a fragment stands. */
export async function withAllFacts(items: readonly KnownItem[], file: string): Promise<readonly KnownItem[]> {
  const found = new Map(items.map((item) => [item, [...item.facts]]));
  const byFirst = new Map<string, KnownItem[]>();
  for (const item of items.filter(({ isFragment }) => isFragment)) {
    const [first = ""] = item.terms;
    byFirst.set(first, [...(byFirst.get(first) ?? []), item]);
  }
  for await (const rows of readRows(file, 1000))
    for (const { number, text } of rows)
      for (const word of new Set(text.split(" ")))
        for (const item of byFirst.get(word) ?? [])
          if (!item.facts.includes(number) && ` ${text} `.includes(` ${item.terms.join(" ")} `))
            found.get(item)!.push(number);
  return items.map((item) => ({ ...item, facts: found.get(item)! }));
}
