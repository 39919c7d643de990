/** How a feed stands. Times are ISO instants. */
export interface FeedHealth {
  /** Its title and its address, as `feedName` gives them. */
  readonly name: string;
  /** The last good reading; absent, there was none yet. */
  readonly readAt?: string;
  /** Absent while it can be read. */
  readonly failing?: { readonly since: string; readonly why: string };
}

/** A digest that did not go out, or of which nobody knows. */
export interface DigestTrouble {
  readonly kind: "failed" | "unclear";
  readonly platform: string;
  readonly channel: string;
  /** ISO day. */
  readonly day: string;
  readonly reason: string;
}

/** How the parts stand of which answers say nothing: the feeds, and the last digest that failed. */
export interface Health {
  /** Those that fail first, each part by name. */
  readonly feeds: readonly FeedHealth[];
  /** In the channel where it is asked; where nothing is posted, in any. */
  readonly trouble?: DigestTrouble;
}

/**
 * A feed as people know it. What follows the question mark of its address is left out: it may hold a key.
 *
 * @example
 * feedName("https://quay.example/feed?key=1", "The Quay Courier") // => "The Quay Courier (quay.example/feed)"
 */
export function feedName(url: string, title?: string): string {
  const { host, pathname } = new URL(url);
  const address = host + pathname.replace(/\/$/, "");
  return title ? `${title} (${address})` : address;
}
