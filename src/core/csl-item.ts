import { attributionOf } from "./ap-line.js";
import { type CslName, namesIn } from "./byline.js";
import type { Citation } from "./citation.js";
import { webAddress } from "./web-address.js";

/** An item of CSL-JSON (citationstyles.org, schema 1.0.2), as far as articles fill it. */
export interface CslItem {
  readonly type: "article-newspaper" | "webpage";
  readonly id: string;
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly "container-title"?: string;
  /** Year, month, day. */
  readonly issued: { readonly "date-parts": readonly [readonly [number, number, number]] };
  readonly URL?: string;
  readonly note: string;
}

/** The article of a citation for a reference manager; the quote with its attribution is the note. */
export function cslItemOf(citation: Citation): CslItem {
  const { headline, byline, publisher, url, publishedAt } = citation.article;
  const author = namesIn(byline ?? "");
  const address = webAddress(url);
  const [year = 0, month = 1, day = 1] = publishedAt.slice(0, 10).split("-").map(Number);
  return {
    type: address && !publisher ? "webpage" : "article-newspaper",
    id: citation.fact,
    title: headline,
    ...(author.length && { author }),
    ...(publisher && { "container-title": publisher }),
    issued: { "date-parts": [[year, month, day]] },
    ...(address && { URL: address }),
    note: attributionOf(citation),
  };
}
