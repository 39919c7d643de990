import { unreachable } from "../core/mistake.js";
import type { SlackMessage } from "../slack/blocks.js";
import { button, menu } from "./actions.js";
import { html, link, type Markup } from "./html.js";
import { pagePhrases, tryPhrases } from "./phrases.js";

type Block = SlackMessage["blocks"][number];
type Action = Extract<Block, { type: "actions" }>["elements"][number];
type RichText = Extract<Block, { type: "rich_text" }>["elements"][number];
type Inline = Extract<RichText, { type: "rich_text_section" }>["elements"][number];

/** Messages as Slack shows them to the asker alone; block kinds that no reply has are refused. */
export const slackLook = (messages: readonly SlackMessage[]): Markup =>
  html`${messages.map(
    ({ blocks }) => html`<div class="message slack">
<div class="avatar" aria-hidden="true">V</div>
<div class="said"><p class="only-you">${tryPhrases.onlyYou.slack}</p><p class="name"><b>${pagePhrases.site}</b> <span class="app">${tryPhrases.app}</span></p>
${blocks.map((block) => html`<div class="block">${drawn(block)}</div>\n`)}</div>
</div>`,
  )}`;

function drawn(block: Block): Markup {
  switch (block.type) {
    case "header":
      return html`<h3 dir="auto">${block.text.text}</h3>`;
    case "context":
      return html`<p class="small" dir="auto">${block.elements.map((element) => "text" in element && element.text)}</p>`;
    case "rich_text":
      return html`${block.elements.map(piece)}`;
    case "actions":
      return html`<div class="actions">${block.elements.map(action)}</div>`;
    default:
      throw new Error(`no look for a Slack block of type ${block.type}`);
  }
}

function action(element: Action): Markup {
  if (element.type === "button") return button(element.text.text);
  if (element.type !== "static_select")
    throw new Error(`no look for a Slack element of type ${element.type}`);
  return menu(
    element.placeholder?.text,
    (element.options ?? []).map(({ text }) => text.text),
  );
}

function piece(element: RichText): Markup {
  switch (element.type) {
    case "rich_text_section":
      return html`<p dir="auto">${element.elements.map(inline)}</p>`;
    case "rich_text_quote":
      return html`<blockquote dir="auto">${element.elements.map(inline)}</blockquote>`;
    case "rich_text_preformatted":
      return html`<pre>${element.elements.map(inline)}</pre>`;
    case "rich_text_list":
      return html`<ul>${element.elements.map((item) => html`<li dir="auto">${item.elements.map(inline)}</li>`)}</ul>`;
    default:
      return unreachable(element);
  }
}

function inline(element: Inline): Markup {
  if (element.type === "link") return link(element.url, element.text);
  if (element.type !== "text") throw new Error(`no look for a Slack element of type ${element.type}`);
  const { bold, italic, strike } = element.style ?? {};
  const words = html`${element.text}`;
  const struck = strike ? html`<s>${words}</s>` : words;
  const leaning = italic ? html`<i>${struck}</i>` : struck;
  return bold ? html`<b>${leaning}</b>` : leaning;
}
