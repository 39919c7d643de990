import type { ArticleTerms } from "../core/article-terms.js";
import type { Packed } from "../core/packed.js";
import type { ReadingRow } from "./schema.js";

/** What is stored of an article's terms: their numbers, four bytes each, the lowest first. */
export const contentOfTerms = ({
  terms,
  packed,
  words,
  counts,
}: ArticleTerms): Pick<ReadingRow, "terms" | "packed"> => ({
  terms: [terms, words, counts].map(bytesOf).join(BETWEEN),
  packed: bytesOf(packed),
});

/** The terms of an article from what was stored of them; none where nothing was. */
export function termsOf({
  terms: content,
  packed,
}: Pick<ReadingRow, "terms" | "packed">): ArticleTerms | undefined {
  if (content === null || packed === null) return undefined;
  const [terms, words, counts] = content.split(BETWEEN).map(numbersOf);
  return { terms: terms!, packed: numbersOf(packed), words: words!, counts: counts! };
}

/** Where an article's terms stand, from what was stored of it. */
export const packedOf = (packed: string): Packed => numbersOf(packed);

const BETWEEN = " ";

const bytesOf = (numbers: Uint32Array): string =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString("base64");

function numbersOf(content: string): Uint32Array {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(content, "base64"));
  bytes.write(content, "base64");
  return new Uint32Array(bytes.buffer);
}
