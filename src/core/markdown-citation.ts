import { apLine } from "./ap-line.js";
import type { Citation } from "./citation.js";
import { harmless } from "./harmless.js";
import { leadsTo } from "./leads-to.js";

/** A quote as Markdown: a block quotation, and its attribution below with a link. */
export function citedInMarkdown(citation: Citation): string {
  const address = leadsTo(citation);
  const headline = (words: string) =>
    address ? `[${oneLine(words)}](<${destination(address)}>)` : oneLine(words);
  return `> ${markdownText(citation.quote).replaceAll("\n", "\n> ")}\n\n— ${apLine(citation, { text: oneLine, headline })}`;
}

/**
 * Text that Markdown shows as typed, in CommonMark and in what GitHub, Discord, Pandoc and others add to it:
 * strikes, tables, notes, mathematics, emoji names, bare links. `@` is a character reference, for chats ping
 * by the letters themselves.
 *
 * @example
 * markdownText("*no* <b> @all") // => "\\*no\\* \\<b\\> &#64;all"
 */
export const markdownText = (text: string): string =>
  harmless(text)
    .replace(/[\\`*_~|[\]{}<>&#$^=]/g, "\\$&")
    .replaceAll("@", "&#64;")
    // Lists, rules and definitions, which only count at the start of a line.
    .replace(/^([^\S\n]*)(?=[-+])/gm, "$1\\")
    .replace(/^([^\S\n]*\d+)(?=[.)])/gm, "$1\\")
    // Definitions, bare links, emoji names; neither “9:30” nor “said:” is one.
    .replace(/:(?<=^[^\S\n]*:)|:(?=[^\s\d])/gm, "\\:")
    .replace(/(?<=[\p{L}\p{N}-])\.(?=\p{L})/gu, "\\.")
    // Spaces at the ends of a line are dropped, or break it.
    .replace(/^[ \t]+|(?<![ \t])[ \t]+(?=\r?$)/gm, (spaces) =>
      Array.from(spaces, (space) => `&#${space.charCodeAt(0)};`).join(""),
    );

const oneLine = (text: string): string => markdownText(text.replace(/\s+/g, " ").trim());

/** An address between `<` and `>`. */
const destination = (address: string): string =>
  address
    .replace(/[()<>[\]\\|`"]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/&(?=#?\w+;)/g, "&amp;");
