import type { ArticleLine, Status } from "./article.js";
import type { FeedHealth } from "./health.js";
import { isDay } from "./input.js";
import { Mistake } from "./mistake.js";
import { phrases } from "./phrases.js";
import type { Post } from "./posting.js";
import type { Interest, Upcoming } from "./subscription.js";

/** What somebody wants to know the fate of: an article by its slug or an address of it, or digests. */
export type Matter =
  | { readonly kind: "article"; readonly name: string }
  /** `number` as typed, `""` for all; `day` is an ISO day, absent for the last that fell due. */
  | { readonly kind: "digest"; readonly number: string; readonly day?: string };

/** What the archive can prove of what happened to it, and no guess. Times are ISO instants. */
export type Why =
  | { readonly kind: "article"; readonly article: ArticleLine; readonly stages: readonly Stage[] }
  /** The same for what never was here and for what the asker may not see. */
  | {
      readonly kind: "unknown";
      readonly name: string;
      readonly isAddress: boolean;
      /** The feeds of its site. */
      readonly feeds: readonly SiteFeed[];
    }
  | { readonly kind: "digest"; readonly digests: readonly DigestDay[] };

/** A feed of the site to which an address belongs. */
export interface SiteFeed extends FeedHealth {
  /** An item of it has this address, and its page has not been read so far: how often in a row that failed, and when last. */
  readonly waiting?: { readonly failed: number; readonly seenAt?: string };
}

/** A stage of an article's way, in this order. */
export type Stage =
  /** Asked for by an address: under which slug it is kept; with its own address, where that is another. */
  | { readonly kind: "known"; readonly slug: string; readonly url?: string }
  /** When it first came in. */
  | { readonly kind: "taken-in"; readonly at: string }
  /** The feeds that have it; those known here may have none of it. */
  | { readonly kind: "feeds"; readonly names: readonly string[] }
  /** It was there at the first look at its feed. */
  | { readonly kind: "baseline" }
  /** Earlier articles that print the same text, and later ones. */
  | {
      readonly kind: "copies";
      readonly earlier: readonly ArticleLine[];
      readonly later: readonly ArticleLine[];
    }
  | { readonly kind: "embargo"; readonly until: string; readonly isOver: boolean }
  | { readonly kind: "withdrawn"; readonly status: Exclude<Status, "published"> }
  | { readonly kind: "desk"; readonly desk: string }
  /** Newest last; `more` came before these. */
  | { readonly kind: "revisions"; readonly revisions: readonly RevisionTimes[]; readonly more: number }
  /** Messages that show sentences of it, oldest first; `more` came before these. */
  | { readonly kind: "posts"; readonly posts: readonly PostLine[]; readonly more: number }
  /** What the digest did with it in whose time it became news. */
  | { readonly kind: "digest"; readonly digest: DigestName; readonly day: string; readonly fate: Fate };

/** When a revision came in, and from when readers could see it; absent, they never could so far. */
export interface RevisionTimes {
  readonly revision: number;
  readonly storedAt: string;
  readonly releasedAt?: string;
}

/** A message of the bot; `channel` where those of several are told. */
export interface PostLine {
  readonly kind: Post["kind"];
  readonly at: string;
  readonly platform: Post["platform"];
  readonly channel: string;
}

/** By what a digest is known; in which channel, where those of several are told. */
export type DigestName = Pick<Upcoming, "number" | "platform" | "channel"> & Interest;

/** What became of a digest on a day. */
export interface DigestDay {
  readonly digest: Upcoming;
  readonly day: string;
  readonly outcome: Outcome;
}

/** How far the digest of a day has come, or why there is none. */
export type Outcome =
  | { readonly kind: "posted"; readonly at: string; readonly attempts: number }
  | { readonly kind: "skipped" | "refused" | "unclear"; readonly reason: string }
  | { readonly kind: "posting" }
  | { readonly kind: "later"; readonly due: string }
  /** It falls on no day of the week that is wanted. */
  | { readonly kind: "off-day" }
  /** Set up, or resumed, only then. */
  | { readonly kind: "before"; readonly since: string }
  | { readonly kind: "paused" }
  /** Its time has passed, and nothing was ever recorded of it. */
  | { readonly kind: "unrecorded" };

/** What a digest did with an article. */
export type Fate =
  /** `quoted`, or named only: beside a `copy` that prints its text, or as a `source` of its story. */
  | { readonly kind: "quoted" | "copy" | "source"; readonly at: string }
  /** It was made with it, and cut before it: a message holds so much. */
  | { readonly kind: "no-room"; readonly at: string }
  /** It became readable here only after the digest had been posted. */
  | { readonly kind: "late"; readonly at: string; readonly readableFrom: string }
  /** Posted without it, and nothing tells why; or it is not recorded what was posted. */
  | { readonly kind: "absent" | "untold"; readonly at: string }
  /** It is not on the topics, or not by the publisher, to which the digest is limited. */
  | { readonly kind: "filtered" }
  /** The channel does not read its desk. */
  | { readonly kind: "desk" }
  | Exclude<Outcome, { readonly kind: "posted" }>;

/**
 * Reads what was typed after `/why`.
 *
 * @throws {Mistake} where a digest is named that cannot be
 * @example
 * readMatter("digest 2 2026-01-07") // => { kind: "digest", number: "2", day: "2026-01-07" }
 * readMatter("bridge-north-span") // => { kind: "article", name: "bridge-north-span" }
 */
export function readMatter(typed: string): Matter {
  const [first = "", ...rest] = typed.trim().split(/\s+/);
  if (first.toLowerCase() !== "digest") return { kind: "article", name: typed.trim() };
  const numbers = rest.filter((word) => /^\d{1,9}$/.test(word));
  const days = rest.filter((word) => !numbers.includes(word));
  const stranger = days.find((word) => !isDay(word)) ?? days[1] ?? numbers[1];
  if (stranger !== undefined)
    throw new Mistake("/why digest", phrases.mistakes.noDay(stranger), phrases.became.wantDigest);
  const [number = ""] = numbers;
  return { kind: "digest", number, ...(days[0] && { day: days[0] }) };
}

/**
 * An address as it may be typed, where it is one.
 *
 * @example
 * addressIn("quay.example/bridge") // => "https://quay.example/bridge"
 * addressIn("bridge-north-span") // => undefined
 */
export function addressIn(typed: string): string | undefined {
  const address = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?\//.test(typed) ? `https://${typed}` : typed;
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? address : undefined;
}
