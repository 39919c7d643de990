import { readConfig } from "../config.js";
import type { Fetcher } from "../fetching/fetcher.js";
import { fetcherWhenAsked } from "../fetching/when-asked.js";
import type { Io } from "../terminal/io.js";

/** The web as the command line reaches it, with the hosts and the contact of the configuration. */
export function openWeb({ env: { FETCH_ALLOW, FEED_MINUTES, WEB_URL } }: Io): {
  readonly fetcher: Fetcher;
  readonly minutes: number;
} {
  const {
    fetchAllow: allow,
    feedMinutes: minutes,
    webUrl: contact,
  } = readConfig({ FETCH_ALLOW, FEED_MINUTES, WEB_URL });
  return { fetcher: fetcherWhenAsked({ allow, ...(contact && { contact }) }), minutes };
}
