import { runsOf } from "./citation.js";
import { startOfDay } from "./day.js";
import type { Digest } from "./digest.js";
import { unreachable } from "./mistake.js";
import { linkToPages } from "./page-links.js";
import { interestOf, presentDigest } from "./present-digest.js";
import { type Part, sidesOf } from "./presentation.js";
import { alsoInOf, creditOf, whereaboutsOf } from "./print.js";

/** A feed as JSON Feed 1.1 has it: https://jsonfeed.org/version/1.1 */
export interface JsonFeed {
  readonly version: "https://jsonfeed.org/version/1.1";
  readonly title: string;
  readonly home_page_url?: string;
  readonly feed_url?: string;
  readonly items: readonly JsonFeedItem[];
}

/** A digest in a feed: plain text, as it is read aloud or in a terminal. */
export interface JsonFeedItem {
  readonly id: string;
  /** The page of its day, where that can be reached from elsewhere. */
  readonly url?: string;
  readonly title: string;
  readonly summary: string;
  readonly content_text: string;
  /** RFC 3339. */
  readonly date_published: string;
}

/** What a feed says of itself. */
export interface FeedHead {
  readonly title: string;
  /** IANA zone in which its days begin. */
  readonly zone: string;
  /** The address of the pages, without a last slash; absent, they are not reached from elsewhere. */
  readonly base?: string;
  /** Where on the pages the feed is. */
  readonly path: string;
}

/** Where the digest of an ISO day is found on the pages. */
export const dayPath = (day: string): string => `/digest/${day}`;

/**
 * Digests as a feed, newest first; one of an empty archive, which has no day, is none of them. The same
 * digests give the same feed.
 */
export const digestFeed = (digests: readonly Digest[], head: FeedHead): JsonFeed => ({
  version: "https://jsonfeed.org/version/1.1",
  title: head.title,
  ...(head.base && { home_page_url: `${head.base}/`, feed_url: head.base + head.path }),
  items: digests
    .filter(({ day }) => day !== "")
    .map((digest) => itemOf(digest, head))
    .toSorted((a, b) => compare(b.date_published, a.date_published) || compare(a.id, b.id)),
});

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function itemOf(digest: Digest, { base, zone }: FeedHead): JsonFeedItem {
  const reply = presentDigest(digest, "channel");
  const { title, summary, parts } = base ? linkToPages(reply, base) : reply;
  const { day, to, interest } = digest;
  return {
    id: `digest ${to ?? day}${interest ? interestOf(interest) : ""}`,
    ...(base && !to && { url: base + dayPath(day) }),
    title,
    summary,
    content_text: parts.map(plainText).join("\n\n"),
    // Not ahead of a reader's clock, from the day's first minute on.
    date_published: to ?? startOfDay(day, zone).toISOString(),
  };
}

/** A part without markup; a quote with who said it and where to check it. */
export function plainText(part: Part): string {
  switch (part.kind) {
    case "citation":
      return citationText(part);
    case "figure":
      return `${part.was ? `${part.was.figure} [${part.was.citation}] → ` : ""}${part.figure} [${part.citation}]`;
    case "difference": {
      const { claim, article } = sidesOf(part);
      return lines(part.in, `${claim}: ${part.claim}`, `${article}: ${part.article}`);
    }
    case "list":
      return lines(...part.items.map((item) => `- ${item}`));
    case "entry":
      return lines(`- ${part.text}`, part.link?.href ?? "");
    case "code":
      return lines(part.label, part.text);
    case "heading":
    case "text":
    case "note":
    case "footer":
      return part.text;
    default:
      return unreachable(part);
  }
}

function citationText({ citation, brief }: Extract<Part, { kind: "citation" }>): string {
  const { link, correction, source } = whereaboutsOf(citation, brief);
  const quote = runsOf(citation).map(({ text }) => text);
  const credit = creditOf(citation);
  return lines(
    citation.lead?.quote ?? "",
    `[${citation.number}] ${quote.join("")}`,
    credit && `— ${credit}`,
    [link, source].filter(Boolean).join(" · "),
    correction,
    alsoInOf(citation),
    citation.href ?? "",
  );
}

const lines = (...texts: readonly string[]): string => texts.filter(Boolean).join("\n");
