import { phrases } from "../core/phrases.js";
import type { DiscordMessage } from "../discord/embeds.js";
import { markdown } from "./discord-markdown.js";
import { html, type Markup } from "./html.js";

/** Messages as Discord shows them to the asker alone. */
export const discordLook = (messages: readonly DiscordMessage[]): Markup =>
  html`${messages.map(
    ({ embeds }) => html`<div class="message discord">
<div class="avatar" aria-hidden="true">V</div>
<div class="said"><p class="name"><b>${phrases.page.site}</b> <span class="app">${phrases.tryIt.app}</span></p>
${embeds.map(
  ({
    title,
    description,
    footer,
  }) => html`<div class="embed">${title && html`<h3 dir="auto">${markdown(title)}</h3>`}
${description && markdown(description)}${footer && html`<p class="small" dir="auto">${footer.text}</p>`}</div>`,
)}<p class="only-you">${phrases.tryIt.onlyYou}</p></div>
</div>`,
  )}`;
