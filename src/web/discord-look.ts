import type { DiscordMessage } from "../discord/embeds.js";
import { button, menu } from "./actions.js";
import { markdown, markdownLine } from "./discord-markdown.js";
import { html, type Markup } from "./html.js";
import { pagePhrases, tryPhrases } from "./phrases.js";

type Action = NonNullable<DiscordMessage["components"]>[number]["components"][number];

/** Messages as Discord shows them to the asker alone. */
export const discordLook = (messages: readonly DiscordMessage[]): Markup =>
  html`${messages.map(
    ({ embeds, components = [] }) => html`<div class="message discord">
<div class="avatar" aria-hidden="true">V</div>
<div class="said"><p class="name"><b>${pagePhrases.site}</b> <span class="app">${tryPhrases.app}</span></p>
${embeds.map(
  ({
    title,
    description,
    footer,
  }) => html`<div class="embed">${title && html`<h3 dir="auto">${markdownLine(title)}</h3>`}
${description && markdown(description)}${footer && html`<p class="small" dir="auto">${footer.text}</p>`}</div>`,
)}${components.map((row) => html`<div class="actions">${row.components.map(action)}</div>\n`)}<p class="only-you">${tryPhrases.onlyYou.discord}</p></div>
</div>`,
  )}`;

const action = (component: Action): Markup =>
  "options" in component
    ? menu(
        component.placeholder,
        component.options.map(({ label }) => label),
      )
    : button(component.label);
