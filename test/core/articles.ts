import type { Article } from "../../src/core/article.js";
import { readArticle } from "../../src/core/facts.js";
import { sliceOf } from "../../src/core/span.js";

/** An article of the given text, changed where a test says so. */
export const articleOf = (text: string, parts: Partial<Article> = {}): Article => ({
  slug: "a",
  headline: "A headline of its own",
  publishedAt: "2026-01-12T12:00:00Z",
  revision: 1,
  text,
  status: "published",
  corrections: [],
  ...parts,
});

/** Each sentence of a text with its main speaker, or null. */
export const speakersIn = (text: string): readonly (readonly [string, string | null])[] =>
  readArticle(articleOf(text)).facts.map((fact) => [fact.text, fact.attributions[0]?.speaker ?? null]);

/** Each figure of a text with what it is a figure of, `75% of Donetsk` as `["75%", "Donetsk"]`. */
export const figuresIn = (text: string): readonly (readonly [string, string | null])[] =>
  readArticle(articleOf(text)).facts.flatMap(({ figures }) =>
    figures.map((figure) => [sliceOf(text, figure), figure.of ? sliceOf(text, figure.of) : null] as const),
  );
