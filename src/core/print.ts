import type { Citation } from "./citation.js";
import { printDay } from "./day.js";
import { fill, phrases } from "./phrases.js";

/** Whose words a citation holds: `Volodymyr Zelensky, Ukrainian President`, or nothing. */
export const creditOf = ({ speaker, role }: Citation): string =>
  speaker ? [speaker, role].filter(Boolean).join(", ") : "";

/** The line under a quote, after the headline: publisher, byline, day, place in the article. */
export function sourceOf({ article, place, kind }: Citation): string {
  const where = kind === "sentence" ? fill(phrases.place, { ...place }) : phrases.kinds[kind];
  const revision = article.revision > 1 ? fill(phrases.revision, { revision: article.revision }) : "";
  return [article.publisher, article.byline, printDay(article.publishedAt), where, revision]
    .filter(Boolean)
    .join(" · ");
}

/** The newsroom's newest note on the article a citation comes from, or nothing. */
export const correctionOf = ({ correction }: Citation): string =>
  correction ? fill(phrases.correction, { day: printDay(correction.at), note: correction.note }) : "";

/** Other articles that print the same sentence, or nothing. */
export const alsoInOf = ({ alsoIn }: Citation): string =>
  alsoIn.length
    ? fill(phrases.alsoIn, {
        articles: alsoIn
          .map(({ headline, publisher }) => [headline, publisher].filter(Boolean).join(", "))
          .join("; "),
      })
    : "";
