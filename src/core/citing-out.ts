import { attributionOf } from "./ap-line.js";
import type { Citation } from "./citation.js";
import { claimReviewOf } from "./claim-review.js";
import { cslItemOf } from "./csl-item.js";
import { citedInHtml } from "./html-citation.js";
import { jsonText } from "./json-text.js";
import { citedInMarkdown } from "./markdown-citation.js";
import { phrases } from "./phrases.js";

/**
 * A citation in the forms people paste. Each holds the quote word for word: names put in are left out of it, and
 * taking back what a form escapes gives the article's words. As on every screen, characters that hide or reorder
 * words show as U+FFFD; JSON writes them as escapes.
 */
export interface CitingOut {
  /** Plain text, as AP attributes. */
  readonly attribution: string;
  readonly markdown: string;
  readonly html: string;
  /** A CSL-JSON list of one item. */
  readonly csl: string;
  /** JSON-LD without a verdict; absent for what is no sentence of the body, and so no claim. */
  readonly claimReview?: string;
}

/** The names of the forms, in the order they are shown. */
export const citingForms = Object.keys(phrases.citing.forms) as readonly (keyof CitingOut)[];

/** The forms of a citation. */
export const citingOut = (citation: Citation): CitingOut => ({
  attribution: attributionOf(citation),
  markdown: citedInMarkdown(citation),
  html: citedInHtml(citation),
  csl: jsonText([cslItemOf(citation)]),
  ...(citation.kind === "sentence" && { claimReview: jsonText(claimReviewOf(citation)) }),
});
