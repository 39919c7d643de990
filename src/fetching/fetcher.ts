import { Agent, fetch, type Response } from "undici";
import { Mistake } from "../core/mistake.js";
import { bytesOf } from "./body.js";
import { type Gate, isAllowed, publicConnector } from "./connector.js";
import type { Asking, Fetched } from "./fetched.js";
import { openLanes } from "./lanes.js";
import { askedToWait, failureOf, refusalOf } from "./refusals.js";
import { webAddress } from "./web-address.js";

/** Reads addresses of the web, politely, and never a private one. */
export interface Fetcher {
  /** Never rejects: what cannot be read is a named problem. */
  get(url: string, asking?: Asking): Promise<Fetched>;
}

/** How a fetcher is opened. Times are milliseconds. */
export interface FetcherOptions extends Pick<Gate, "allow" | "resolve"> {
  readonly now?: () => Date;
  /** Where its sender can be read about, for those who look into their logs. */
  readonly contact?: string;
  /** Between two requests to one host; none to those of `allow`, which are the newsroom's own. */
  readonly pauseMs?: number;
  /** Until a connection stands, until an answer begins, until it is whole. */
  readonly connectMs?: number;
  readonly firstByteMs?: number;
  readonly wholeMs?: number;
  /** Most bytes of an answer, unpacked. */
  readonly most?: number;
}

/** More redirects than browsers' users ever meet are a fault of the site. */
const REDIRECTS = 5;

/** Articles and feeds first; a server that cannot choose sends what it has. */
const accept =
  "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/json;q=0.9, */*;q=0.5";

/** A hop of a request: an answer, or the address that has it. */
type Hop = Fetched | { readonly kind: "moved"; readonly to: string };

/** A fetcher: it keeps its connections and its manners over all that is asked of it. */
export function openFetcher({
  allow,
  resolve,
  now = () => new Date(),
  contact,
  pauseMs = 1000,
  connectMs = 10_000,
  firstByteMs = 30_000,
  wholeMs = 60_000,
  most = 32 * 1024 * 1024,
}: FetcherOptions): Fetcher {
  const dispatcher = new Agent({
    connect: publicConnector({ allow, connectMs, ...(resolve && { resolve }) }),
    headersTimeout: firstByteMs,
    bodyTimeout: wholeMs,
  });
  const lanes = openLanes(now, (host) => (isAllowed(allow, host) ? 0 : pauseMs));
  const userAgent = contact ? `Verbatim (+${contact})` : "Verbatim";

  async function get(given: string, asking: Asking = {}): Promise<Fetched> {
    const passed = new Set<string>();
    for (let next = given; ; ) {
      const place = withoutSecrets(next === given ? given : `${given} → ${next}`);
      try {
        const url = webAddress(next);
        if (passed.has(url.href)) throw circle(place);
        if (passed.size > REDIRECTS) throw tooFar(place);
        passed.add(url.href);
        const hop = await lanes.run(url.host, () => ask(place, url, asking), asking.signal);
        if (hop.kind !== "moved") return hop;
        next = hop.to;
      } catch (error) {
        return failureOf(place, error);
      }
    }
  }

  async function ask(place: string, url: URL, { signal, etag, lastModified }: Asking): Promise<Hop> {
    const closed = lanes.closedFor(url.host);
    if (closed)
      return {
        kind: "busy",
        retryAfterMs: closed,
        mistake: askedToWait(place, "not asked again yet", closed),
      };
    const response = await fetch(url, {
      dispatcher,
      redirect: "manual",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      headers: {
        accept,
        "user-agent": userAgent,
        ...(etag && { "if-none-match": etag }),
        ...(lastModified && { "if-modified-since": lastModified }),
      },
      signal: AbortSignal.any([AbortSignal.timeout(wholeMs), ...(signal ? [signal] : [])]),
    });
    if (response.ok) return pageOf(place, url, response);
    await response.body?.cancel();
    if (response.status === 304) return { kind: "unchanged" };
    const to = response.headers.get("location");
    if (response.status < 400 && to && URL.canParse(to, url.href))
      return { kind: "moved", to: new URL(to, url).href };
    const refusal = refusalOf(place, response.status, response.headers.get("retry-after"), now());
    if (refusal.kind === "busy") lanes.close(url.host, refusal.retryAfterMs);
    return refusal;
  }

  async function pageOf(place: string, url: URL, response: Response): Promise<Fetched> {
    const header = (name: string) => response.headers.get(name);
    const [contentType, etag, lastModified] = ["content-type", "etag", "last-modified"].map(header);
    const pages = Number(header("x-wp-totalpages"));
    return {
      kind: "page",
      url: url.href,
      bytes: await bytesOf(place, response, most),
      ...(contentType && { contentType }),
      ...(etag && { etag }),
      ...(lastModified && { lastModified }),
      ...(pages > 0 && { pages }),
    };
  }

  return { get };
}

/** Names and passwords do not go into messages. */
const withoutSecrets = (place: string): string => place.replace(/\/\/[^/@\s]*@/g, "//");

const circle = (place: string) =>
  new Mistake(
    place,
    "the site redirects in a circle",
    "open the address in a browser and give the one it ends at",
  );

const tooFar = (place: string) =>
  new Mistake(place, `the site redirects more than ${REDIRECTS} times`, "give the address where it ends");
