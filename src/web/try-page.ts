import type { Command, MenuLine } from "../core/command.js";
import type { FrontDesk } from "../core/front-desk.js";
import { readLine } from "../core/input.js";
import { phrases } from "../core/phrases.js";
import { withButtons } from "../core/presentation.js";
import { renderDiscord } from "../discord/embeds.js";
import { renderSlack } from "../slack/blocks.js";
import { feedLink, feedPath } from "./digest-page.js";
import { discordLook } from "./discord-look.js";
import { html, type Markup } from "./html.js";
import { layOut } from "./layout.js";
import { digestPhrases, tryPhrases } from "./phrases.js";
import { slackLook } from "./slack-look.js";

const words = tryPhrases;

/** The try-it page: what is typed is answered as Slack and as Discord would show it; the audit has it. */
export async function tryPage(desk: Pick<FrontDesk, "answer" | "commands">, typed: string): Promise<Markup> {
  return layOut(
    typed || words.title,
    html`<div class="try">
<h1>${phrases.helpTitle}</h1>
<p class="lead">${phrases.helpText}</p>
<form role="search" action="/" method="get">
<label for="q">${words.label}</label>
<div class="field"><input id="q" name="q" type="search" value="${typed}" placeholder="${words.hint}" autocomplete="off" required><button>${words.ask}</button></div>
</form>
${typed && (await answered(desk, typed))}
<p class="lead"><a href="/digest">${words.digest}</a> · <a href="${feedPath}">${digestPhrases.feed}</a></p>
${examplesOf(desk.commands)}
</div>`,
    feedLink,
  );
}

async function answered(desk: Pick<FrontDesk, "answer">, typed: string): Promise<Markup> {
  const reply = await desk.answer({
    platform: "web",
    tenant: "",
    channel: "",
    asker: "",
    ...readLine(typed),
  });
  // Nothing is kept here that an id could find again.
  const shown = withButtons(reply, "drawn");
  const side = (id: string, title: string, look: Markup) =>
    html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${look}</section>\n`;
  return html`<div class="answer">
${side("slack", words.slack, slackLook(renderSlack(shown)))}
${side("discord", words.discord, discordLook(renderDiscord(shown)))}
</div>
${shown.id && html`<p class="drawn">${words.drawn}</p>`}`;
}

/** What belongs to a channel, or to those whom it names: from a page nobody may. */
const elsewhere = ["add", "desk", "gaps", "watch", "why"];

/** What a newcomer may click; of a group the first, since the others look after what is posted in a channel. */
function examplesOf(menu: readonly MenuLine[]): Markup {
  const commands = menu
    .filter(({ name }) => !elsewhere.includes(name))
    .map((line): Command => ("commands" in line ? line.commands[0] : line));
  return html`<section class="examples" aria-labelledby="examples">
<h2 id="examples">${words.examples}</h2>
<dl>${commands.map(
    ({ description, examples }) => html`<div><dt>${description}</dt>
${examples.map(({ typed }) => html`<dd><a href="/?q=${encodeURIComponent(typed)}">${typed}</a></dd>\n`)}</div>`,
  )}</dl>
</section>`;
}
