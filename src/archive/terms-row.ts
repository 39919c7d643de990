import type { ArticleTerms } from "../core/article-terms.js";

/** What is stored of an article's terms: their numbers, four bytes each, the lowest first. */
export const contentOfTerms = ({ terms, packed, words, counts }: ArticleTerms): string =>
  [terms, packed, words, counts].map(bytesOf).join(BETWEEN);

/** The terms of an article from what was stored of them. */
export function termsOf(content: string): ArticleTerms {
  const [terms, packed, words, counts] = content.split(BETWEEN).map(numbersOf);
  return { terms: terms!, packed: packed!, words: words!, counts: counts! };
}

const BETWEEN = " ";

const bytesOf = (numbers: Uint32Array): string =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString("base64");

function numbersOf(bytes: string): Uint32Array {
  const { buffer, byteOffset, byteLength } = Buffer.from(bytes, "base64");
  return new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}
