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

/** The terms of the headline. */
export const headlineIn = (packed: Packed): Packed => packed.subarray(3, 3 + packed[1]!);

/**
 * Goes through an article's facts.
 *
 * @param tell is told where in the array the terms of a fact begin, where those of its speaker do, and where they end
 */
export function eachFact(
  packed: Packed,
  tell: (from: number, speaker: number, to: number, leans: boolean) => void,
): void {
  let at = 3 + packed[1]!;
  for (let facts = packed[0]!; facts > 0; facts--) {
    const [text, last] = [packed[at]!, packed[at + 2]!];
    const from = at + 3;
    at = from + text + (last >> 1);
    tell(from, from + text, at, (last & 1) === 1);
  }
}

/** How many facts an article has. */
export const factsIn = (packed: Packed): number => packed[0]!;

/** What a fact holds of a query: how often each of its words, numbered from 1, occurs in a field, and how long that is. */
export interface Held {
  readonly counts: Readonly<Record<Field, Uint16Array>>;
  /** In different terms; 1 of an empty field, as MiniSearch has it. */
  readonly lengths: Readonly<Record<Field, number>>;
}

/** A query, by the numbers of its terms. */
export interface Sought {
  /** How many words it has. */
  readonly words: number;
  /** Of each term its number in the query, from 1 on; 0 of those that are not in it. */
  readonly wordOf: Uint16Array;
  /** 1 where a term of the query is, by the last bits of its number: small enough to stay at hand. */
  readonly near: Uint8Array;
}

/** The last bits of a term's number that `near` is told by. */
export const NEAR = 4095;

/** Told of a fact that holds a word, by its place in its article; what it holds is the same object each time. */
type Tell = (fact: number, held: Held) => void;

/** Looks through articles for the facts that hold any word of a query in whichever field. */
export function lookingFor({ words, wordOf, near }: Sought): (packed: Packed, tell: Tell) => void {
  const counts: Record<Field, Uint16Array> = {
    text: new Uint16Array(words + 1),
    speaker: new Uint16Array(words + 1),
    headline: new Uint16Array(words + 1),
    context: new Uint16Array(words + 1),
  };
  const none = new Uint16Array(words + 1);
  const lengths: Record<Field, number> = { text: 1, speaker: 1, headline: 1, context: 1 };
  const held: Held = { counts, lengths };
  let [text, before] = [counts.text, counts.context];
  const { speaker, headline } = counts;

  /** Counts the words of the query among some terms; says whether there are any. */
  function count(packed: Packed, from: number, to: number, into: Uint16Array): boolean {
    let any = false;
    for (let at = from; at < to; at++) {
      const term = packed[at]!;
      if (near[term & NEAR] === 0) continue;
      const word = wordOf[term]!;
      if (word === 0) continue;
      if (!any) into.fill(0);
      into[word] = into[word]! + 1;
      any = true;
    }
    return any;
  }

  return (packed, tell) => {
    let at = 3 + packed[1]!;
    const inHeadline = count(packed, 3, at, headline);
    counts.headline = inHeadline ? headline : none;
    lengths.headline = Math.max(1, packed[2]!);
    let [wasHeld, wasLength] = [false, 1];
    for (let fact = 0; fact < packed[0]!; fact++) {
      const [terms, different, last] = [packed[at]!, packed[at + 1]!, packed[at + 2]!];
      const [from, leans] = [at + 3, (last & 1) === 1];
      at = from + terms + (last >> 1);
      [text, before] = [before, text];
      const inText = count(packed, from, from + terms, text);
      const inSpeaker = count(packed, from + terms, at, speaker);
      const inContext = leans && wasHeld;
      if (inText || inSpeaker || inContext || inHeadline) {
        counts.text = inText ? text : none;
        counts.speaker = inSpeaker ? speaker : none;
        counts.context = inContext ? before : none;
        lengths.text = Math.max(1, different);
        lengths.speaker = Math.max(1, last >> 1);
        lengths.context = leans ? wasLength : 1;
        tell(fact, held);
      }
      [wasHeld, wasLength] = [inText, Math.max(1, different)];
    }
  };
}
