import type { ArticleTerms } from "./article-terms.js";
import type { Field } from "./tally.js";

/**
 * The terms of an article's facts in one array of numbers, so that a third of a million facts take some thirty
 * megabytes and are looked through in milliseconds:
 * facts · headline's length · its different terms · headline · for each fact: text's length · its different terms ·
 * speaker's length, doubled, and 1 where it leans on the fact before · text · speaker.
 */
export type Packed = Uint32Array;

/** @param numbers the numbers of the article's terms, by their places */
export function pack({ headline, facts }: ArticleTerms, numbers: Uint32Array): Packed {
  const packed = [facts.length, headline.length, new Set(headline).size];
  const putTerms = (places: readonly number[]): void => {
    for (const place of places) packed.push(numbers[place]!);
  };
  putTerms(headline);
  for (const { text, speaker, leans } of facts) {
    packed.push(text.length, new Set(text).size, speaker.length * 2 + Number(leans));
    putTerms(text);
    putTerms(speaker);
  }
  return Uint32Array.from(packed);
}

/** What a fact holds of a query: how often each of its words, numbered from 1, occurs in a field, and how long that is. */
export interface Held {
  readonly counts: Readonly<Record<Field, Uint16Array>>;
  /** In different terms; 1 of an empty field, as MiniSearch has it. */
  readonly lengths: Readonly<Record<Field, number>>;
}

/** Told of a fact that holds a word, by its place in its article; what it holds is the same object each time. */
type Tell = (fact: number, held: Held) => void;

/**
 * Looks through articles for the facts that hold any word of a query in whichever field.
 *
 * @param numberOf of each term its number in the query, from 1 on; 0 of those that are not in it
 * @param words how many words the query has
 */
export function lookingFor(numberOf: Uint16Array, words: number): (packed: Packed, tell: Tell) => void {
  const none = new Uint16Array(words + 1);
  const lengths: Record<Field, number> = { text: 1, speaker: 1, headline: 1, context: 1 };
  const counts: Record<Field, Uint16Array> = {
    text: none.slice(),
    speaker: none.slice(),
    headline: none.slice(),
    context: none,
  };
  const held: Held = { counts, lengths };
  let before: Uint16Array = none.slice();

  return (packed, tell) => {
    let at = 3;
    /** Counts the words of the query among the next terms. */
    const count = (terms: number, into: Uint16Array): boolean => {
      into.fill(0);
      let any = false;
      for (const end = at + terms; at < end; at++) {
        const word = numberOf[packed[at]!]!;
        if (word === 0) continue;
        into[word] = into[word]! + 1;
        any = true;
      }
      return any;
    };
    const inHeadline = count(packed[1]!, counts.headline);
    lengths.headline = Math.max(1, packed[2]!);
    let [wasHeld, wasLength] = [false, 1];
    for (let fact = 0; fact < packed[0]!; fact++) {
      const [terms, different, last] = [packed[at]!, packed[at + 1]!, packed[at + 2]!];
      at += 3;
      const leans = (last & 1) === 1;
      [counts.text, before] = [before, counts.text];
      const inText = count(terms, counts.text);
      const inSpeaker = count(last >> 1, counts.speaker);
      counts.context = leans ? before : none;
      lengths.text = Math.max(1, different);
      lengths.speaker = Math.max(1, last >> 1);
      lengths.context = leans ? wasLength : 1;
      if (inText || inSpeaker || inHeadline || (leans && wasHeld)) tell(fact, held);
      [wasHeld, wasLength] = [inText, lengths.text];
    }
  };
}
