import type { Article } from "../../../src/core/article.js";
import { seeded } from "../generated-archive.js";
import { type Random, spread } from "./draws.js";
import { type Desk, headlineOf, type Sentence, sentenceOf } from "./sentences.js";
import { many, type Speaker, type Story, storyOf } from "./story.js";
import { rareWord } from "./vocabulary.js";

/** An article and what its generator knows of its facts: the headline first, then each sentence, in order. */
export interface Generated {
  readonly article: Article;
  readonly facts: readonly Sentence[];
}

/** Stories that go on at a time. */
const STORIES = 40;
/** Articles a day: a million facts are five years. */
const A_DAY = 20;
/** Rare words that an article has for itself. */
const RARE = 20;
/** Facts of an article, its headline among them: 27 on average. */
const FACTS = { median: 23, sigma: 0.55, least: 4, most: 120 } as const;

/**
 * Invented news with exactly so many facts, article by article; the same for the same seed, and the beginning
 * of what a larger archive with that seed is.
 */
export function* generatedArticles(facts: number, seed: number): Generator<Generated> {
  const random = seeded(seed);
  const known: Speaker[] = [];
  const stories = many(STORIES, () => storyOf(random, known));
  for (let [number, left] = [0, facts]; left > 0; number++) {
    const at = Math.floor(random() * STORIES);
    const story = stories[at]!;
    const count = spread(random, FACTS.median, FACTS.sigma, FACTS.least, FACTS.most);
    const generated = articleOf(number, count, left, story, random);
    left -= generated.facts.length;
    if (--story.left === 0) stories[at] = storyOf(random, known);
    yield generated;
  }
}

function articleOf(number: number, count: number, most: number, story: Story, random: Random): Generated {
  const rare = many(RARE, () => rareWord(random));
  const { text: headline, words } = headlineOf({ random, story });
  const desk: Desk = { random, story, headline: words, rare, introduced: new Set() };
  const facts = [{ text: headline }, ...many(count - 1, () => sentenceOf(desk))].slice(0, most);
  const article: Article = {
    slug: `invented-${number}`,
    headline,
    publisher: "The Invented Gazette",
    publishedAt: new Date(Date.UTC(2020, 0, 1 + Math.floor(number / A_DAY))).toISOString().slice(0, 10),
    revision: 1,
    text: [headline, ...paragraphsOf(facts.slice(1), random)].join("\n\n"),
    status: "published",
    corrections: [],
  };
  return { article, facts };
}

/** One to three sentences each. */
function paragraphsOf(sentences: readonly Sentence[], random: Random): readonly string[] {
  const paragraphs: string[][] = [];
  for (const { text } of sentences) {
    const last = paragraphs.at(-1);
    if (last && last.length < 3 && random() < 0.55) last.push(text);
    else paragraphs.push([text]);
  }
  return paragraphs.map((paragraph) => paragraph.join(" "));
}
