import { type Article, type ArticleLine, instantOf } from "./article.js";
import { lineOf } from "./cite.js";
import { groupCopies } from "./copies.js";
import type { Edition } from "./edition.js";
import { type Reading, readArticle } from "./facts.js";
import { termsOf } from "./terms.js";

/** Copies share this part of the shorter one's sentences to the letter; more are sub-edited. */
const TO_THE_LETTER = 0.25;
/** Articles that are held against one another sentence by sentence, the nearest in time: forms are alike in thousands. */
const MOST = 50;

/** Sentences of it by which others that print them are found: where a quarter is shared, one of these is, but for one time in a hundred. */
const LOOKED_FOR = 16;
/** Most sentences like one that are looked at. */
const LIKE = 60;

/** The articles of an edition that print the text of one, before it and after it, as a digest puts them together. */
export async function printedAgain(
  { articles, index, read }: Edition,
  article: Article,
): Promise<{ readonly earlier: readonly ArticleLine[]; readonly later: readonly ArticleLine[] }> {
  const listed = articles.find((one) => one.article.slug === article.slug);
  const own = (listed ? (await read([listed]))[0] : undefined) ?? readArticle(article);
  const sentences = sentencesOf(own);
  const others = new Map<string, Reading>();
  for (const text of spread([...sentences])) {
    const terms = new Map(termsOf(text, index.aliases, article.publishedAt).map(({ term }) => [term, 1]));
    const like = await index.search(terms, LIKE, { article: (one) => one.article.slug !== article.slug });
    for (const { fact, reading } of like) if (fact.text === text) others.set(fact.slug, reading);
  }
  const isAlike = (one: Reading) => {
    const theirs = sentencesOf(one);
    const shared = [...theirs].filter((text) => sentences.has(text)).length;
    return shared > TO_THE_LETTER * Math.min(sentences.size, theirs.size);
  };
  const away = (one: Reading) =>
    Math.abs(instantOf(one.article.publishedAt) - instantOf(article.publishedAt));
  const alike = [...others.values()]
    .filter(isAlike)
    .sort((a, b) => away(a) - away(b))
    .slice(0, MOST);
  const group = groupCopies([own, ...alike]).find((members) => members.includes(own))!;
  const at = group.indexOf(own);
  const lines = (members: readonly Reading[]) => members.map((one) => lineOf(one.article));
  return { earlier: lines(group.slice(0, at)), later: lines(group.slice(at + 1)) };
}

/** So many, from all over. */
const spread = (all: readonly string[]): readonly string[] =>
  all.filter(
    (_, i) => Math.floor((i * LOOKED_FOR) / all.length) !== Math.floor(((i - 1) * LOOKED_FOR) / all.length),
  );

const sentencesOf = ({ facts }: Reading): ReadonlySet<string> =>
  new Set(facts.flatMap(({ kind, text }) => (kind === "sentence" ? [text] : [])));
