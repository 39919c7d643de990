import { Mistake } from "../core/mistake.js";
import type { Fetched } from "./fetched.js";

type Refusal = Extract<Fetched, { readonly mistake: Mistake }>;

/** Waited for where a busy host does not say how long, and at most, in milliseconds. */
const pause = { least: 60_000, most: 24 * 60 * 60_000 } as const;

/** An answer without a page, by its status. */
export function refusalOf(place: string, status: number, retryAfter: string | null, now: Date): Refusal {
  const said = `the site answered ${status}`;
  switch (status) {
    case 404:
    case 410:
      return {
        kind: "gone",
        mistake: new Mistake(place, `${said}: there is no such page`, "check the address"),
      };
    case 429:
    case 503: {
      const retryAfterMs = waitOf(retryAfter, now);
      return { kind: "busy", retryAfterMs, mistake: askedToWait(place, said, retryAfterMs) };
    }
    case 401:
    case 402:
    case 403:
    case 451:
      return failed(place, `${said}: it does not let Verbatim read this`, "ask the site to let it in");
    default:
      return failed(
        place,
        said,
        status >= 500 ? "the site has a fault; try again later" : "open the address in a browser",
      );
  }
}

/** What a host is told that still waits. */
export const askedToWait = (place: string, said: string, ms: number): Mistake =>
  new Mistake(place, said, `the site asks to wait ${Math.ceil(ms / 1000)} s`);

/** Seconds or an HTTP date, in milliseconds from now. */
function waitOf(retryAfter: string | null, now: Date): number {
  const given = retryAfter?.trim() ?? "";
  const ms = /^\d+$/.test(given) ? Number(given) * 1000 : Date.parse(given) - now.getTime();
  return Number.isNaN(ms) ? pause.least : Math.min(Math.max(ms, 0), pause.most);
}

/** What went wrong below HTTP, by the codes of Node.js and undici. */
const faults: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  ENOTFOUND: ["there is no such host", "check the spelling of the address"],
  EAI_AGAIN: ["the name of the host could not be looked up", "check the connection of this computer"],
  ECONNREFUSED: ["the host refuses connections", "check the address, or try again later"],
  ECONNRESET: ["the connection broke off", "try again later"],
  EPIPE: ["the connection broke off", "try again later"],
  UND_ERR_SOCKET: ["the connection broke off", "try again later"],
  UND_ERR_CONNECT_TIMEOUT: ["the host does not answer", "check the address, or try again later"],
  ETIMEDOUT: ["the host does not answer", "check the address, or try again later"],
  UND_ERR_HEADERS_TIMEOUT: ["the host accepts the question and does not answer", "try again later"],
  UND_ERR_BODY_TIMEOUT: ["the answer stopped in the middle", "try again later"],
  TimeoutError: ["the answer takes too long", "try again later"],
  AbortError: ["the reading was stopped", "try again"],
};

/** A request that came to nothing. */
export function failureOf(place: string, error: unknown): Refusal {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof Mistake) return failed(place, cause.what, cause.remedy);
    const fault = faults[(cause as NodeJS.ErrnoException).code ?? ""] ?? faults[cause.name];
    if (fault) return failed(place, ...fault);
    if (cause.cause === undefined)
      return failed(place, `it cannot be read: ${cause.message}`, "open the address in a browser");
  }
  return failed(place, `it cannot be read: ${String(error)}`, "open the address in a browser");
}

const failed = (place: string, what: string, remedy: string): Refusal => ({
  kind: "failed",
  mistake: new Mistake(place, what, remedy),
});
