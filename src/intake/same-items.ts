import { bareUrl } from "../core/bare-url.js";
import { isPage } from "./addresses.js";
import type { FeedItem } from "./feed-items.js";

/**
 * The items of a feed, each once, the first of several versions, and none with an id or an address that others with
 * other words have too: some feeds give every item the same, and then it names none.
 */
export function toldApart(items: readonly FeedItem[]): readonly FeedItem[] {
  const seen = new Set<string>();
  const once = items.filter((item) => {
    const names = namesOf(item);
    const isNew = !names.some((name) => seen.has(name));
    for (const name of names) seen.add(name);
    return isNew;
  });
  const ids = sharedIn(once, ({ id }) => id);
  const addresses = sharedIn(once, addressOf);
  return once.map((item) => ({
    ...item,
    id: item.id && !ids.has(item.id) ? item.id : undefined,
    url: item.url && isPage(item.url) && !addresses.has(addressOf(item)) ? item.url : undefined,
  }));
}

/** By any of these an item is the same as another: at one page under one id or one title, whatever it says. */
function namesOf(item: FeedItem): readonly string[] {
  const { id, url, title } = item;
  const page = url && isPage(url) ? addressOf(item) : undefined;
  const names = page
    ? [id ? ["id", id, page] : [], title ? ["title", title, page] : []].filter((name) => name.length)
    : [];
  return (names.length ? names : [[id, url, printOf(item)]]).map((name) => JSON.stringify(name));
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
