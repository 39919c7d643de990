import type { ServerResponse } from "node:http";
import type { Markup } from "./html.js";

/** What is sent back. */
export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A page of ours. */
export const page = (status: number, markup: Markup): Reply => ({
  status,
  body: `<!doctype html>\n${markup.text}`,
  headers: { "content-type": "text/html; charset=utf-8" },
});

/** A line of text. */
export const line = (status: number, text: string, headers: Reply["headers"] = {}): Reply => ({
  status,
  body: `${text}\n`,
  headers: { "content-type": "text/plain; charset=utf-8", ...headers },
});

/** Another address of this server. */
export const redirect = (location: string): Reply => line(302, location, { location });

/** Sends a reply; to HEAD all but its body. */
export function send(response: ServerResponse, { status, body, headers }: Reply, isHead: boolean): void {
  response.writeHead(status, {
    ...guards,
    ...headers,
    "content-length": String(Buffer.byteLength(body)),
  });
  response.end(isHead ? undefined : body);
}

/**
 * No script, frame, image or font, no form to elsewhere, no traces at the publisher or in search engines. Nothing
 * is kept: what is embargoed again or withdrawn is gone from every cache at once.
 */
export const guards = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex, nofollow",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
} as const;
