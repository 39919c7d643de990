import { type ArticleHead, instantOf } from "./article.js";
import type { Listed } from "./listed.js";

interface OfArticle {
  readonly article: ArticleHead;
}

/** The order of an edition: by publication, then by slug. */
export const newestFirst = (a: OfArticle, b: OfArticle): number =>
  instantOf(b.article.publishedAt) - instantOf(a.article.publishedAt) || bySlug(a, b);

/** The same of what is listed, whose moments are known. */
export const newestListedFirst = (a: Listed, b: Listed): number =>
  b.publishedAt - a.publishedAt || bySlug(a, b);

const bySlug = (a: OfArticle, b: OfArticle): number => (a.article.slug < b.article.slug ? -1 : 1);

/** Where one stands, or would stand, among what is in order: nothing is sorted anew for it. */
export function placeAmong(ordered: readonly Listed[], one: Listed): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (newestListedFirst(ordered[middle]!, one) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
