import type { FeedItem, ParsedFeed } from "./feed-items.js";

/** Longest beginning of a feed that is looked at for its title, in characters. */
const LONGEST_HEAD = 8000;

/** So many broken items are looked for one by one; then the rest is given up. */
const MOST_BROKEN = 100;

/** What could be saved of a feed that is broken as a whole. */
export interface Saved {
  readonly feed: ParsedFeed;
  /** How many items are broken in themselves. */
  readonly broken: number;
}

/**
 * Reads an XML feed item by item, where it cannot be read as a whole: those that are whole are given.
 *
 * @param parse reads a feed, its addresses relative to another; throws where it is broken
 */
export function savedFrom(
  words: string,
  url: string | undefined,
  parse: (words: string, url?: string) => ParsedFeed,
): Saved | undefined {
  const root = /<(rss|feed|rdf:rdf)(?:\s[^>]{0,4000})?>/i.exec(words.slice(0, LONGEST_HEAD));
  if (!root) return undefined;
  const [open, name = ""] = root;
  const item = /feed/i.test(name) ? "entry" : "item";
  const [channel, end] = /rss/i.test(name) ? ["<channel>", "</channel>"] : ["", ""];
  const read = (inside: string, base?: string): ParsedFeed | undefined => {
    try {
      return parse(`${open}${channel}${inside}${end}</${name}>`, base);
    } catch {
      return undefined;
    }
  };
  const pieces = piecesOf(words.slice(root.index + open.length), item);
  const head = pieces.head
    .slice(0, LONGEST_HEAD)
    .replace(/<channel(?=[\s>])[^>]{0,1000}>|<items>[\s\S]*/gi, "");
  const feed = read(head);
  const base = feed?.address ?? url;
  let broken = 0;
  // Halves, halves of halves, …: one broken item costs a few readings, not one for each item.
  function wholeOf(some: readonly string[]): readonly FeedItem[] {
    const parsed = broken < MOST_BROKEN ? read(some.join(""), base) : undefined;
    if (parsed) return parsed.items;
    if (some.length > 1 && broken < MOST_BROKEN) {
      const half = Math.ceil(some.length / 2);
      return [...wholeOf(some.slice(0, half)), ...wholeOf(some.slice(half))];
    }
    broken += some.length;
    return [];
  }
  const items = wholeOf(pieces.items);
  return { feed: { ...feed, items }, broken };
}

/** Whether a feed ends before its end. */
export const isCut = (words: string): boolean => !/<\/(?:rss|feed|rdf:rdf)\s*>/i.test(words.slice(-1000));

/** What stands before the first item, and each item up to its end or to the next item's beginning. */
function piecesOf(words: string, item: string): { readonly head: string; readonly items: readonly string[] } {
  const [head = "", ...items] = words.split(new RegExp(`(?=<${item}[\\s>])`, "i"));
  const end = new RegExp(`</${item}\\s{0,9}>`, "i");
  return {
    head,
    items: items.map((piece) => {
      const found = end.exec(piece);
      return found ? piece.slice(0, found.index + found[0].length) : piece;
    }),
  };
}
