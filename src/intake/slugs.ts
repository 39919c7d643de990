/** Most characters of a slug. */
const LONGEST = 120;

/**
 * A slug made of words: `Harbour Bridge (2)` -> `harbour-bridge-2`; empty where there is no letter or digit.
 */
export const slugOf = (words: string): string =>
  words
    .normalize("NFC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-/, "")
    .slice(0, LONGEST)
    .replace(/-$/, "");

/**
 * The slug of an article: what its address calls it, else what its headline says.
 *
 * @example
 * slugFor("https://quay.example/2026/01/bridge-closes-8123.html", "…") // => "bridge-closes-8123"
 */
export const slugFor = (url: string | undefined, headline: string): string =>
  (url && tellingSegment(url)) || slugOf(headline) || "article";

/** The last part of a path that holds words: not a number, a date or `index.html`. */
function tellingSegment(url: string): string | undefined {
  return new URL(url).pathname
    .split("/")
    .map((segment) => slugOf(decoded(segment).replace(/\.(?:html?|php|aspx?|amp|cms|ece)$/i, "")))
    .findLast((slug) => /\p{L}{3}.*-.*\p{L}{2}/u.test(slug));
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
