import type { Arrival } from "../core/article.js";
import { Mistake } from "../core/mistake.js";
import { wordsOf } from "../core/words.js";
import type { Fetched } from "../fetching/fetched.js";
import type { Fetcher } from "../fetching/fetcher.js";
import { type Document, type Given, type Link, readDocument } from "../intake/document.js";
import type { Intake } from "../intake/intake.js";

/** What reading an address leans on. */
export interface Reach {
  readonly fetcher: Fetcher;
  now(): Date;
  /** Ends what waits and what is being read. */
  readonly signal?: AbortSignal;
}

/** The articles at an address that somebody names. A feed is a named problem: it is to be read again and again. */
export async function readAddress(reach: Reach, url: string): Promise<Intake> {
  const { fetcher, signal } = reach;
  try {
    const document = documentIn(url, await fetcher.get(url, signal && { signal }), { now: reach.now() });
    if (document.kind === "articles") return document.intake;
    throw new Mistake(url, "this is a feed, not an article", `read it regularly: verbatim feed add ${url}`);
  } catch (error) {
    if (error instanceof Mistake) return { articles: [], problems: [{ place: url, mistake: error }] };
    throw error;
  }
}

/**
 * The article of a feed's item, read from its page.
 *
 * @throws {Mistake} where the page holds no article, or another one
 */
export function articleOf(link: Link, fetched: Fetched, now: Date): Arrival {
  const publishedAt = link.publishedAt ?? now.toISOString();
  const document = documentIn(link.url, fetched, { now, publishedAt });
  if (document.kind !== "articles") throw new Mistake(link.url, "this is a feed, not an article", tellSite);
  const [found] = document.intake.articles;
  if (!found)
    throw (
      document.intake.problems[0]?.mistake ??
      new Mistake(link.url, "there is no article on this page", tellSite)
    );
  if (!holdsHeadline(found.article, link.headline))
    throw new Mistake(link.url, "the page does not hold what its headline in the feed says", tellSite);
  return {
    ...found.article,
    url: found.article.url ?? link.url,
    identity: link.identity,
  };
}

const tellSite = "open it in a browser; it is tried again later";

function documentIn(place: string, fetched: Fetched, given: Pick<Given, "now" | "publishedAt">): Document {
  if (fetched.kind === "unchanged") throw new Mistake(place, "the site sent nothing", tellSite);
  if (fetched.kind !== "page") throw fetched.mistake;
  return readDocument(place, { ...fetched, ...given });
}

/** Least part of a headline’s words that its article holds: pages that say sorry or ask for consent hold none. */
const LEAST_HELD = 1 / 3;
/** Shorter words stand on every page. */
const TELLING_LETTERS = 4;

function holdsHeadline({ headline, text }: Arrival, promised = ""): boolean {
  const telling = wordsOf(promised)
    .map(({ folded }) => folded)
    .filter((word) => word.length >= TELLING_LETTERS);
  const held = new Set(wordsOf(`${headline}\n${text}`).map(({ folded }) => folded));
  return telling.filter((word) => held.has(word)).length >= telling.length * LEAST_HELD;
}
