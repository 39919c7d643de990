import type { Citation } from "./citation.js";
import { harmless } from "./harmless.js";
import { fill, phrases } from "./phrases.js";
import { creditOf } from "./print.js";

const words = phrases.citing;

/** How a form writes the words of an article, and its headline, which some forms make a link. */
export interface Dress {
  text(words: string): string;
  headline(words: string): string;
}

/**
 * The attribution of a quote as AP has it: whose words, headline in quotation marks, outlet, date, and what a
 * reader must know of it. A comma stands outside the marks, where AP has it inside: within them stand only
 * the headline's own words.
 *
 * @example
 * apLine(citation, plain)
 * // => "Tomas Reyl, harbour engineer, quoted in “Span passes test”, The Quay Courier, Jan. 7, 2026 (corrected Jan. 8)"
 */
export function apLine(citation: Citation, { text, headline }: Dress): string {
  const { article, mode, speaker } = citation;
  const outlet = article.publisher && text(article.publisher);
  const notes = notesOf(citation).join("; ");
  const named = [headline(`“${article.headline}”`), outlet, apDay(article.publishedAt)]
    .filter(Boolean)
    .join(", ");
  const source = notes ? `${named} (${notes})` : named;
  if (!speaker) return mode === "direct" ? fill(words.untold, { source }) : source;
  return fill(words.modes[mode ?? "indirect"], { credit: text(creditOf(citation)), source });
}

/**
 * The quote and its attribution, as plain text.
 *
 * @example
 * attributionOf(citation)
 * // => "““It held,” said Tomas Reyl.” — Tomas Reyl, quoted in “Span passes test”, The Quay Courier, Jan. 7, 2026"
 */
export const attributionOf = (citation: Citation): string =>
  `“${harmless(citation.quote)}” — ${apLine(citation, { text: harmless, headline: harmless })}`;

/** That it is no sentence of the body, that the article was corrected, what became of the sentence. */
function notesOf({ kind, article, correction, change }: Citation): readonly string[] {
  const day = (iso: string) => apDay(iso, article.publishedAt);
  return [
    ...(kind === "sentence" ? [] : [phrases.kinds[kind]]),
    ...(correction ? [fill(words.corrected, { day: day(correction.at) })] : []),
    ...(change ? [fill(change.now ? words.changed : words.removed, { day: day(change.at) })] : []),
  ];
}

/** AP shortens the long names of months before a day. */
const months = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split(" ");

/**
 * A day as AP prints it; an instant is printed as its day in UTC.
 *
 * @param beside an ISO day or instant that is printed nearby: a day of the same year needs no year
 * @example
 * apDay("2026-09-07T09:30:00Z") // => "Sept. 7, 2026"
 * apDay("2026-03-08", "2026-01-07") // => "March 8"
 */
export function apDay(iso: string, beside = ""): string {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  const short = `${months[(month ?? 1) - 1]} ${day}`;
  return beside.slice(0, 4) === iso.slice(0, 4) ? short : `${short}, ${year}`;
}
