import { runsOf } from "./citation.js";
import type { Digest } from "./digest.js";
import { unreachable } from "./mistake.js";
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
  readonly title: string;
  readonly summary: string;
  readonly content_text: string;
  /** RFC 3339. */
  readonly date_published: string;
}

/** What a feed says of itself. */
export interface FeedHead {
  readonly title: string;
  /** Where the digests can be read, and where the feed is. */
  readonly home?: string;
  readonly address?: string;
}

/**
 * Digests as a feed, newest first; one of an empty archive, which has no day, is none of them. The same
 * digests give the same feed.
 */
export const digestFeed = (digests: readonly Digest[], { title, home, address }: FeedHead): JsonFeed => ({
  version: "https://jsonfeed.org/version/1.1",
  title,
  ...(home && { home_page_url: home }),
  ...(address && { feed_url: address }),
  items: digests
    .filter(({ day }) => day !== "")
    .map(itemOf)
    .toSorted((a, b) => compare(b.date_published, a.date_published) || compare(a.id, b.id)),
});

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function itemOf(digest: Digest): JsonFeedItem {
  const { title, summary, parts } = presentDigest(digest, "channel");
  const { day, to, interest } = digest;
  return {
    id: `digest ${to ?? day}${interest ? interestOf(interest) : ""}`,
    title,
    summary,
    content_text: parts.map(plainText).join("\n\n"),
    // A bare day counts as its noon, as where periods are told.
    date_published: to ?? `${day}T12:00:00Z`,
  };
}

/** A part without markup; a quote with who said it and where to check it. */
function plainText(part: Part): string {
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
