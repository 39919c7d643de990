import { type Article, type ArticleLine, instantOf } from "./article.js";
import { lineOf } from "./cite.js";
import { groupCopies } from "./copies.js";
import type { Edition } from "./edition.js";
import { type Reading, readArticle } from "./facts.js";

/** Copies share this part of the shorter one's sentences to the letter; more are sub-edited. */
const TO_THE_LETTER = 0.25;
/** Articles that are held against one another sentence by sentence, the nearest in time: forms are alike in thousands. */
const MOST = 50;

/** The articles of an edition that print the text of one, before it and after it, as a digest puts them together. */
export function printedAgain(
  { readings }: Edition,
  article: Article,
): { readonly earlier: readonly ArticleLine[]; readonly later: readonly ArticleLine[] } {
  const isOwn = (one: Reading) => one.article.slug === article.slug;
  const own = readings.find(isOwn) ?? readArticle(article);
  const sentences = sentencesOf(own);
  const isAlike = (one: Reading) => {
    const others = sentencesOf(one);
    const shared = [...others].filter((text) => sentences.has(text)).length;
    return shared > TO_THE_LETTER * Math.min(sentences.size, others.size);
  };
  const away = (one: Reading) =>
    Math.abs(instantOf(one.article.publishedAt) - instantOf(article.publishedAt));
  const alike = readings
    .filter((one) => !isOwn(one) && isAlike(one))
    .sort((a, b) => away(a) - away(b))
    .slice(0, MOST);
  const group = groupCopies([own, ...alike]).find((members) => members.includes(own))!;
  const at = group.indexOf(own);
  const lines = (members: readonly Reading[]) => members.map((one) => lineOf(one.article));
  return { earlier: lines(group.slice(0, at)), later: lines(group.slice(at + 1)) };
}

const sentencesOf = ({ facts }: Reading): ReadonlySet<string> =>
  new Set(facts.flatMap(({ kind, text }) => (kind === "sentence" ? [text] : [])));
