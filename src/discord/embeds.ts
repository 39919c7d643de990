import type { APIEmbed } from "discord.js";
import type { Citation } from "../core/citation.js";
import { harmless } from "../core/harmless.js";
import { phrases } from "../core/phrases.js";
import { citationsOf, laidOutOnce, type Presentation } from "../core/presentation.js";
import { type Row, rowsOf } from "./buttons.js";
import { limits } from "./limits.js";
import { clip, oneLine } from "./markdown.js";
import { type Passage, passagesOf } from "./parts.js";

/** A message as Discord's REST API takes it. Everything stands in embeds: their links give no previews. */
export interface DiscordMessage {
  readonly embeds: readonly APIEmbed[];
  readonly allowed_mentions: { readonly parse: readonly [] };
  readonly flags?: number;
  /** Rows of buttons and menus. */
  readonly components?: readonly Row[];
}

/** How a reply is laid out. */
export interface Layout {
  /** At most so many messages; 3 unless given. */
  readonly messages?: number;
  /** A word in the last footer by which the message can be found again. */
  readonly reference?: string;
}

/** Ink blue, quiet in both of Discord's themes. */
const color = 0x3b5b7a;

/** A reply as Discord messages; what did not fit is counted in the last footer. */
export const renderDiscord = laidOutOnce(laidOut);

function laidOut(presentation: Presentation, layout: Layout = {}): readonly DiscordMessage[] {
  const passages = passagesOf(presentation.parts);
  const title = titleOf(presentation);
  const footer = (leftOut: number): string => footerOf(presentation, leftOut, layout.reference);
  const room = limits.message - title.length - footer(passages.length).length;
  const { pages, placed } = layOut(passages, room, layout.messages ?? limits.messages);
  const text = footer(passages.length - placed);
  const { id, shareable } = presentation;
  return pages.map((descriptions, page) => ({
    embeds: descriptions.map((description, index) => ({
      color,
      ...(title && page + index === 0 && { title }),
      ...(description && { description }),
      ...(text && page === pages.length - 1 && index === descriptions.length - 1 && { footer: { text } }),
    })),
    allowed_mentions: { parse: [] },
    ...(id && {
      components: rowsOf(
        id,
        shownIn(descriptions, presentation).map(({ number }) => number),
        shareable && page === pages.length - 1,
      ),
    }),
  }));
}

/** The citations that found room in the messages of a reply. */
export const shownInDiscord = (presentation: Presentation, layout?: Layout): readonly Citation[] =>
  shownIn(
    renderDiscord(presentation, layout).flatMap(({ embeds }) =>
      embeds.map(({ description = "" }) => description),
    ),
    presentation,
  );

function shownIn(descriptions: readonly string[], presentation: Presentation): readonly Citation[] {
  const lines = new Set(descriptions.flatMap((text) => text.match(/^\\\[\d+(?=\\\] )/gm) ?? []));
  return citationsOf(presentation).filter(({ number }) => lines.has(`\\[${number}`));
}

/** Discord refuses a message that shows nothing, so there is always a title. */
function titleOf({ title, summary }: Presentation): string {
  const text = title.trim() || summary;
  const whole = oneLine(text);
  return whole.length <= limits.title ? whole : oneLine(clip(text, limits.title / 2));
}

/** Footers show no markdown, so nothing is escaped here. */
function footerOf({ parts }: Presentation, leftOut: number, reference?: string): string {
  const counted = leftOut ? phrases.leftOut(leftOut) : "";
  const found = reference ? phrases.reference(reference) : "";
  const own = parts.flatMap((part) => (part.kind === "footer" ? [part.text] : [])).join("\n");
  const room = limits.footer - counted.length - found.length - 2;
  return [counted, harmless(clip(own.trim(), room)), found].filter(Boolean).join("\n");
}

/** Fills messages with embed descriptions, in order, until a passage finds no place. */
function layOut(passages: readonly Passage[], room: number, messages: number) {
  const pages: [string, ...string[]][] = [[""]];
  const place = ({ markdown, gap }: Passage): boolean => {
    const page = pages.at(-1)!;
    const open = page.at(-1)!;
    const longer = open ? open + gap + markdown : markdown;
    const left = room - page.join("").length;
    if (longer.length <= limits.description && longer.length - open.length <= left)
      page[page.length - 1] = longer;
    else if (page.length < limits.embeds && markdown.length <= left) page.push(markdown);
    else if (pages.length < messages) pages.push([markdown]);
    else return false;
    return true;
  };
  const refused = passages.findIndex((passage) => !place(passage));
  return { pages, placed: refused < 0 ? passages.length : refused };
}
