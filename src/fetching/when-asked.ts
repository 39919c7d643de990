import type { Fetcher, FetcherOptions } from "./fetcher.js";

/** A fetcher that is loaded when it is first asked: its parts take as long to load as all that answers. */
export function fetcherWhenAsked(options: FetcherOptions): Fetcher {
  let opened: Promise<Fetcher> | undefined;
  return {
    get: async (url, asking) => {
      opened ??= import("./fetcher.js").then(({ openFetcher }) => openFetcher(options));
      return (await opened).get(url, asking);
    },
  };
}
