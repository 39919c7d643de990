import type { DiscordPost } from "../fakes/discord.js";

/** A Slack message or a Discord message drawn as lines of text, so that a person can compare them. */

interface Inline {
  readonly text?: string;
  /** A person who is told. */
  readonly user_id?: string;
  readonly url?: string;
  readonly style?: { readonly bold?: boolean; readonly italic?: boolean; readonly strike?: boolean };
}

interface Action {
  readonly text?: Inline;
  readonly options?: readonly { readonly text: Inline }[];
}

type Element =
  | {
      readonly type: "rich_text_section" | "rich_text_quote" | "rich_text_preformatted";
      readonly elements: readonly Inline[];
    }
  | {
      readonly type: "rich_text_list";
      readonly elements: readonly { readonly elements: readonly Inline[] }[];
    };

type Block =
  | { readonly type: "header"; readonly text: Inline }
  | { readonly type: "context"; readonly elements: readonly Inline[] }
  | { readonly type: "rich_text"; readonly elements: readonly Element[] }
  | { readonly type: "actions"; readonly elements: readonly Action[] };

/** Slack's blocks: `#` a header, `*bold*`, `_italic_`, `~struck~`, `>` a quote, `-` a list, `small:` a context, `code:` words to copy, `button:` a button, `menu:` an entry of a menu. */
export const slackPicture = (blocks: unknown): string =>
  ((blocks ?? []) as readonly Block[]).map(drawn).join("\n\n");

/** Whether a response is the reply, and not the word before it that it is being looked for. */
export const isReply = ({ blocks }: { readonly blocks?: unknown }): boolean => blocks !== undefined;

function drawn(block: Block): string {
  switch (block.type) {
    case "header":
      return `# ${block.text.text}`;
    case "context":
      return prefixed("small: ", block.elements.map(({ text }) => text).join("\n"));
    case "rich_text":
      return block.elements.map(drawnElement).join("\n");
    case "actions":
      return block.elements
        .map(({ text, options = [] }) =>
          text ? `button: ${text.text}` : options.map((option) => `menu: ${option.text.text}`).join("\n"),
        )
        .join("\n");
  }
}

function drawnElement(element: Element): string {
  switch (element.type) {
    case "rich_text_section":
      return inlines(element.elements);
    case "rich_text_preformatted":
      return `code: ${inlines(element.elements)}`;
    case "rich_text_quote":
      return prefixed("> ", inlines(element.elements));
    case "rich_text_list":
      return element.elements.map(({ elements }) => `- ${inlines(elements)}`).join("\n");
  }
}

const inlines = (elements: readonly Inline[]): string =>
  elements
    .map(({ user_id, text = `@${user_id}`, url, style }) => {
      const sign = style?.bold ? "*" : style?.italic ? "_" : style?.strike ? "~" : "";
      return `${sign}${text}${sign}${url ? ` <${url}>` : ""}`;
    })
    .join("");

const prefixed = (prefix: string, text: string): string => text.replace(/^/gm, prefix);

/** Discord's embeds: `#` a title, the description in its markdown, `small:` the footer. */
export const discordPicture = (embeds: DiscordPost["embeds"]): string =>
  embeds
    .flatMap(({ title, description, footer }) => [
      ...(title ? [`# ${title}`] : []),
      ...(description ? [description] : []),
      ...(footer ? [prefixed("small: ", footer.text)] : []),
    ])
    .join("\n\n");
