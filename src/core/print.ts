import type { Citation } from "./citation.js";
import { printDay } from "./day.js";
import { fill, phrases } from "./phrases.js";

/**
 * Whose words a citation holds: `Volodymyr Zelensky, Ukrainian President`; that it is speech whose
 * speaker the article does not tell there; or nothing, where the article speaks.
 */
export function creditOf({ speaker, role, mode }: Pick<Citation, "speaker" | "role" | "mode">): string {
  if (speaker) return [speaker, role].filter(Boolean).join(", ");
  return mode === "direct" ? phrases.speakerUntold : "";
}

/** Where to check a quote: the words that carry its link, and the lines below. */
export interface Whereabouts {
  readonly link: string;
  readonly correction: string;
  readonly source: string;
}

/** @param brief the reply has just named the article, so that the place in it is enough */
export function whereaboutsOf(citation: Citation, brief = false): Whereabouts {
  if (brief) return { link: placeOf(citation), correction: "", source: "" };
  return { link: citation.article.headline, correction: correctionOf(citation), source: sourceOf(citation) };
}

/** Where in its article a sentence stands, or what it is where it is no sentence of the body. */
export const placeOf = ({ place, kind }: Pick<Citation, "place" | "kind">): string =>
  kind === "sentence" ? fill(phrases.place, { ...place }) : phrases.kinds[kind];

/** The line under a quote, after the headline: publisher, byline, day, place in the article. */
export function sourceOf(citation: Citation): string {
  const { publisher, byline, publishedAt, revision } = citation.article;
  const newer = revision > 1 ? fill(phrases.revision, { revision }) : "";
  return [publisher, byline, printDay(publishedAt), placeOf(citation), newer].filter(Boolean).join(" · ");
}

/** The newsroom's newest note on the article a citation comes from, or nothing. */
const correctionOf = ({ correction }: Citation): string =>
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
