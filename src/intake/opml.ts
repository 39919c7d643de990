import { generateOpml } from "feedsmith";

/** A list of feeds as feed readers take it in. */
export const writeOpml = (feeds: readonly { readonly url: string; readonly title?: string }[]): string =>
  generateOpml({
    head: { title: "Feeds" },
    body: { outlines: feeds.map(({ url, title }) => ({ type: "rss", text: title ?? url, xmlUrl: url })) },
  });
