import type { types } from "@slack/bolt";
import { harmless } from "../core/harmless.js";
import { limits } from "./limits.js";

type Style = { readonly bold?: true; readonly italic?: true; readonly strike?: true };

/** A piece of text in a rich_text block, where nothing is markup and nothing pings. */
export type Inline = types.RichTextText | types.RichTextLink | types.RichTextUserMention;

/** At most `max` UTF-16 units, an ellipsis in place of what is missing. Never used on a quote. */
export const clip = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;

/** Literal text; nothing for an empty text, which Slack refuses. */
export const plain = (text: string, style?: Style): readonly Inline[] =>
  text ? [{ type: "text", text: harmless(text), ...(style && { style }) }] : [];

/** A person, who is told; nobody else is. */
export const mentioned = (user: string): readonly Inline[] => [{ type: "user", user_id: user }];

/** A link where the address is http or https and short enough, otherwise its words alone. */
export function linked(text: string, ...addresses: readonly (string | undefined)[]): readonly Inline[] {
  const url = addresses.find(isWeb);
  return url && text ? [{ type: "link", url: new URL(url).href, text: harmless(text) }] : plain(text);
}

const isWeb = (address: string | undefined): boolean =>
  address !== undefined &&
  URL.canParse(address) &&
  /^https?:$/.test(new URL(address).protocol) &&
  new URL(address).href.length <= limits.url;

/** A run of text on lines of its own. */
export const section = (...inlines: readonly (readonly Inline[])[]): types.RichTextSection => ({
  type: "rich_text_section",
  elements: inlines.flat(),
});

/** Another's words, set off by a bar. */
export const quotation = (...inlines: readonly (readonly Inline[])[]): types.RichTextQuote => ({
  type: "rich_text_quote",
  elements: inlines.flat(),
});

/** Bulleted lines. */
export const bullets = (items: readonly (readonly Inline[])[]): types.RichTextList => ({
  type: "rich_text_list",
  style: "bullet",
  elements: items.filter(({ length }) => length).map((item) => section(item)),
});

/** Text to be copied as it is. */
export const preformatted = (text: string): types.RichTextPreformatted => ({
  type: "rich_text_preformatted",
  elements: [{ type: "text", text: harmless(text) }],
});

/** A block of rich text; no block where there is nothing to show. */
export function richText(
  ...elements: readonly (
    | types.RichTextSection
    | types.RichTextQuote
    | types.RichTextList
    | types.RichTextPreformatted
  )[]
): readonly types.RichTextBlock[] {
  const shown = elements.filter((element) => element.elements.length);
  return shown.length ? [{ type: "rich_text", elements: shown }] : [];
}

/** Small grey literal text, or ordinary text where it is too long to be small. */
export const smallPrint = (text: string): readonly types.KnownBlock[] =>
  text && text.length <= limits.textObject
    ? [{ type: "context", elements: [{ type: "plain_text", text: harmless(text), emoji: false }] }]
    : richText(section(plain(text)));

/** Text for a field that Slack reads as markup: its three special characters are escaped. */
export const escaped = (text: string): string =>
  harmless(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
