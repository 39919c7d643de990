import type { Sought } from "./sought.js";
import type { Field } from "./tally.js";

/**
 * The terms of an article's facts in one array, so that a third of a million facts take some thirty megabytes and are
 * looked through in milliseconds:
 * facts · headline's length · its different terms · headline · for each fact: text's length · its different terms ·
 * speaker's length, doubled, and 1 where it leans on the fact before · text · speaker.
 */
export type Packed = Uint32Array;

/** The terms of a fact, by their numbers. */
export interface FactTerms {
  readonly text: readonly number[];
  /** Each once. */
  readonly speaker: readonly number[];
  /** The fact before is the sentence before it, in its paragraph. */
  readonly leans: boolean;
}

/** Packs the terms of an article's headline and of its facts. */
export function pack(headline: readonly number[], facts: readonly FactTerms[]): Packed {
  const packed = [facts.length, headline.length, new Set(headline).size, ...headline];
  for (const { text, speaker, leans } of facts)
    packed.push(text.length, new Set(text).size, speaker.length * 2 + Number(leans), ...text, ...speaker);
  return Uint32Array.from(packed);
}

/** Where the terms of the headline begin. */
export const HEADLINE = 3;

/** The terms of the headline. */
export const headlineIn = (packed: Packed): Packed => packed.subarray(HEADLINE, HEADLINE + packed[1]!);

/**
 * Goes through an article's facts.
 *
 * @param tell is told where in the array the terms of a fact begin, where those of its speaker do, and where they end
 */
export function eachFact(
  packed: Packed,
  tell: (from: number, speaker: number, to: number, leans: boolean) => void,
): void {
  let at = HEADLINE + packed[1]!;
  for (let facts = packed[0]!; facts > 0; facts--) {
    const [text, last] = [packed[at]!, packed[at + 2]!];
    const from = at + 3;
    at = from + text + (last >> 1);
    tell(from, from + text, at, (last & 1) === 1);
  }
}

/** How many facts an article has. */
export const factsIn = (packed: Packed): number => packed[0]!;

/** The words of a query that a field holds, by their numbers in the query, which run from 1. */
export class Hits {
  /** How many different ones. */
  size = 0;
  /** Which: only the first `size` count. */
  readonly words: Uint16Array;
  /** Of each word how often. */
  readonly counts: Uint16Array;

  constructor(words: number) {
    this.words = new Uint16Array(words + 1);
    this.counts = new Uint16Array(words + 1);
  }

  /** Counts those among some terms, and forgets the others. */
  count(packed: Packed, from: number, to: number, sought: Sought): void {
    const { words, counts } = this;
    for (let i = 0; i < this.size; i++) counts[words[i]!] = 0;
    let size = 0;
    for (let at = from; at < to; at++) {
      const word = sought.placeOf(packed[at]!);
      if (word === 0) continue;
      if (counts[word] === 0) words[size++] = word;
      counts[word] = counts[word]! + 1;
    }
    this.size = size;
  }
}

/** What a fact holds of a query. */
export interface Held {
  readonly hits: Readonly<Record<Field, Hits>>;
  /** In different terms; 1 of an empty field, as MiniSearch has it. */
  readonly lengths: Readonly<Record<Field, number>>;
}

/** Told of a fact that holds a word, by its place in its article; what it holds is the same object each time. */
type Tell = (fact: number, held: Held) => void;

/** Looks through articles for the facts that hold any word of a query in whichever field. */
export function lookingFor(sought: Sought): (packed: Packed, tell: Tell) => void {
  const [none, headline, speaker] = [new Hits(0), new Hits(sought.size), new Hits(sought.size)];
  let [text, before] = [new Hits(sought.size), new Hits(sought.size)];
  const hits: Record<Field, Hits> = { text, speaker, headline, context: none };
  const lengths: Record<Field, number> = { text: 1, speaker: 1, headline: 1, context: 1 };
  const held: Held = { hits, lengths };

  return (packed, tell) => {
    let at = HEADLINE + packed[1]!;
    headline.count(packed, HEADLINE, at, sought);
    lengths.headline = Math.max(1, packed[2]!);
    let length = 1;
    for (let fact = 0; fact < packed[0]!; fact++) {
      const [terms, different, last] = [packed[at]!, packed[at + 1]!, packed[at + 2]!];
      const [from, leans] = [at + 3, fact > 0 && (last & 1) === 1];
      at = from + terms + (last >> 1);
      [text, before] = [before, text];
      text.count(packed, from, from + terms, sought);
      speaker.count(packed, from + terms, at, sought);
      hits.text = text;
      hits.context = leans ? before : none;
      lengths.context = leans ? length : 1;
      lengths.speaker = Math.max(1, last >> 1);
      lengths.text = length = Math.max(1, different);
      if (text.size + speaker.size + headline.size + hits.context.size > 0) tell(fact, held);
    }
  };
}
