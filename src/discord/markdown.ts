import { harmless } from "../core/harmless.js";
import { limits } from "./limits.js";

/**
 * Untrusted text for a place that renders markdown: it shows as typed and pings nobody. Written here
 * because discord.js's `escapeMarkdown` leaves every `_` after a `<:` alone and takes a second for 60 KB.
 *
 * @example
 * escaped("*no* <@42>") // => "\\*no\\* \\<\\@42\\>"
 */
export const escaped = (text: string): string =>
  harmless(text)
    .replace(/[\\*_~`|[\]<>@]/g, "\\$&")
    // Headings, subtext and lists, which only count at the start of a line.
    .replace(/^([^\S\n]*)(?=[-+#])/gm, "$1\\")
    .replace(/^([^\S\n]*\d+)(?=[.)])/gm, "$1\\")
    // Bare links and emoji names.
    .replace(/:(?=\/\/|[\w+-]+:)/g, "\\:");

/** Text on one line, escaped. */
export const oneLine = (text: string): string => escaped(text.replace(/\s+/g, " ").trim());

/**
 * The first link of the web that is short enough, as a masked link; the bare text where there is none.
 *
 * @example
 * link("A [b]", ["https://a.example/b(1)"]) // => "[A \\[b\\]](<https://a.example/b%281%29>)"
 */
export function link(text: string, hrefs: readonly (string | undefined)[]): string {
  const href = hrefs.map(webAddress).find((address) => address && address.length <= limits.href);
  return href ? `[${oneLine(text)}](<${href}>)` : oneLine(text);
}

/** Every line set off as a quotation. `markdown` is already escaped. */
export const blockQuote = (markdown: string): string => `> ${markdown.split("\n").join("\n> ")}`;

/** At most `length` units of text; a cut shows as an ellipsis. */
export const clip = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;

function webAddress(href: string | undefined): string {
  const url = href && URL.canParse(href) ? new URL(href) : undefined;
  if (url?.protocol !== "https:" && url?.protocol !== "http:") return "";
  return url.href.replace(/[()<>[\]\\|`"]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
