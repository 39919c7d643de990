/** Parameters that say how a reader came, not what the page is. */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid?|ns_\w+|at_\w+|xtor|ref|referrer|source|partner|amp|outputtype|output|share|smid|smtyp|rss|feed|print|ito|ocid|sh|taid|tpcc|__twitter_impression)$/i;

/**
 * An address without what does not say which page it is: protocol, `www.`, anchor, last slash, tracking
 * parameters, and the marks of an AMP, mobile or print copy.
 *
 * @example
 * bareUrl("https://www.quay.example/amp/bridge/?utm_source=rss#top") // => "quay.example/bridge"
 */
export function bareUrl(url: string): string {
  if (!URL.canParse(url)) return url.trim();
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = hostname.toLowerCase().replace(/^(?:www|amp|m|mobile)\.(?=[^.]+\.)/, "");
  const path = decoded(pathname)
    .replace(/\/(?:amp|print)(?=\/|$)/gi, "")
    .replace(/\.amp(?=\.html?$|$)/i, "")
    .replace(/\/index\.(?:html?|php)$/i, "")
    .replace(/\/+$/, "");
  const kept = [...searchParams].filter(([name]) => !tracking.test(name)).sort(byName);
  const query = kept.map(([name, value]) => `${name}=${value}`).join("&");
  return `${host}${port && `:${port}`}${path}${query && `?${query}`}`;
}

const byName = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : 1);

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `<https://…|label>` and `<https://…>` are how Slack writes an address, and Discord one without a preview. */
export const typedAddress = (typed: string): string => /^<([^<>|]+)(?:\|[^<>]*)?>$/.exec(typed)?.[1] ?? typed;
