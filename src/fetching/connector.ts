import { lookup as ask } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { buildConnector } from "undici";
import { Mistake } from "../core/mistake.js";

/** Finds the addresses of a host; the system's own, unless a test brings another. */
export type Resolve = (
  hostname: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/** Whom a connector lets in. */
export interface Gate {
  /** `host` or `host:port` that may be private all the same. */
  readonly allow: readonly string[];
  readonly resolve?: Resolve;
  /** Longest time until a connection stands, in milliseconds. */
  readonly connectMs: number;
}

/**
 * The one way out: every connection, also after a redirect, is made here, to the very address that was
 * looked at, and to no private one.
 */
export function publicConnector({
  allow,
  connectMs: timeout,
  resolve = system,
}: Gate): buildConnector.connector {
  const open = buildConnector({ timeout, lookup: lookupBy(resolve) });
  const guarded = buildConnector({ timeout, lookup: lookupBy(onlyPublic(resolve)) });
  return (options, callback) => {
    const { hostname, host = hostname } = options;
    if (isAllowed(allow, host)) open(options, callback);
    else if (reserved.test(hostname) || (isIP(hostname) && !isPublicAddress(hostname)))
      callback(notPublic(hostname), null);
    else guarded(options, callback);
  };
}

/** Names that are nowhere on the internet (RFC 6761, 6762, 7686, 8375; ICANN 2024): nobody is asked for them. */
const reserved = /(?:^|\.)(?:example|home\.arpa|internal|invalid|local|localhost|onion|test)\.?$/;

/** Whether a host, `name` or `name:port` as in an address, is one of those named. */
export const isAllowed = (allow: readonly string[], host: string): boolean =>
  allow.some((name) => name.toLowerCase() === host || name.toLowerCase() === host.replace(/:\d+$/, ""));

/**
 * Whether an IP address is one that anybody on the internet may reach: not private, loopback, link-local,
 * shared, multicast or reserved, nor such a one in the clothes of IPv6.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const bare = withoutTranslation(ipaddr.process(address));
  return bare.range() === "unicast" && (bare.kind() === "ipv4" || bare.match(globalUnicast));
}

/** All of IPv6 that is given out so far (RFC 4291, IANA). */
const globalUnicast = ipaddr.parseCIDR("2000::/3");
/** Networks without IPv4 reach it under this prefix (RFC 6052). */
const nat64 = ipaddr.parseCIDR("64:ff9b::/96");

const withoutTranslation = (address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 =>
  address.kind() === "ipv6" && address.match(nat64)
    ? ipaddr.fromByteArray(address.toByteArray().slice(-4))
    : address;

const system: Resolve = (hostname) => ask(hostname, { all: true });

/** Where one of several addresses is private, none is used: which one is taken is chance. */
const onlyPublic =
  (resolve: Resolve): Resolve =>
  async (hostname) => {
    const found = await resolve(hostname);
    if (!found.every(({ address }) => isPublicAddress(address))) throw notPublic(hostname);
    return found;
  };

const lookupBy =
  (resolve: Resolve): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname).then(
      (found) =>
        options.all ? callback(null, [...found]) : callback(null, found[0]?.address ?? "", found[0]?.family),
      (error) => callback(error, options.all ? [] : ""),
    );
  };

const notPublic = (hostname: string): Mistake =>
  new Mistake(
    hostname,
    "this is not a public address",
    "a host of your own network can be named in FETCH_ALLOW",
  );
