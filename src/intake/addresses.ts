import { bareUrl } from "../core/bare-url.js";

/** Longest address that is taken, in characters. */
const LONGEST = 2000;

/** A web address as written, perhaps relative to another; nothing where it is none, `javascript:` and the like above all. */
export function webAddress(written: unknown, base?: string): string | undefined {
  const words = typeof written === "string" ? written.trim() : "";
  if (words === "" || words.length > LONGEST || !URL.canParse(words, base)) return undefined;
  const url = new URL(words, base);
  return /^https?:$/.test(url.protocol) && !url.username && /\p{L}|\d/u.test(url.hostname)
    ? url.href
    : undefined;
}

/** The host of an address without `www.`: what the ids of a site are unique in. */
export const siteOf = (url: string): string => bareUrl(url).split(/[/?]/)[0]!;

/**
 * Whether two addresses belong to one publisher: `news.quay.example` and `quay.example`, not two papers under `co.uk`.
 */
export function sameSite(a: string, b: string): boolean {
  const [one, other] = [ownedDomain(a), ownedDomain(b)];
  return one === other;
}

function ownedDomain(url: string): string {
  const { hostname } = new URL(url);
  if (/^[\d.]+$|^\[/.test(hostname)) return hostname;
  const labels = hostname.replace(/\.$/, "").split(".");
  const second = labels.at(-2) ?? "";
  const shared =
    labels.at(-1)?.length === 2 && /^(?:com?|org|net|gov|ac|edu|ne|or|go|gob|govt|gouv)$/.test(second);
  return labels.slice(shared ? -3 : -2).join(".");
}

/** Whether an address says which page it is, and not only which site. */
export const isPage = (url: string): boolean => /[/?]/.test(bareUrl(url));
