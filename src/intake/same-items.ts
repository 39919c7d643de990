import { bareUrl } from "../core/bare-url.js";
import { isPage } from "./addresses.js";
import type { FeedItem } from "./feed-items.js";

/**
 * The items of a feed, each once, and none with an id or an address that others with other words have too: some feeds
 * give every item the same, and then it names none.
 */
export function toldApart(items: readonly FeedItem[]): readonly FeedItem[] {
  const once = [
    ...new Map(items.map((item) => [JSON.stringify([item.id, item.url, printOf(item)]), item])).values(),
  ];
  const ids = sharedIn(once, ({ id }) => id);
  const addresses = sharedIn(once, addressOf);
  return once.map((item) => ({
    ...item,
    id: item.id && !ids.has(item.id) ? item.id : undefined,
    url: item.url && isPage(item.url) && !addresses.has(addressOf(item)) ? item.url : undefined,
  }));
}

const addressOf = ({ url }: FeedItem): string | undefined => url && bareUrl(url);
const printOf = ({ title, content, summary }: FeedItem): string =>
  JSON.stringify([title, content ?? summary]);

/** Keys that items with different words share. */
function sharedIn(
  items: readonly FeedItem[],
  keyOf: (item: FeedItem) => string | undefined,
): ReadonlySet<string | undefined> {
  const words = new Map<string, string>();
  const shared = new Set<string>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const known = words.get(key);
    if (known === undefined) words.set(key, printOf(item));
    else if (known !== printOf(item)) shared.add(key);
  }
  return shared;
}
