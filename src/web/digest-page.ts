import { type Citation, runsOf } from "../core/citation.js";
import { printDay } from "../core/day.js";
import type { Digest } from "../core/digest.js";
import { dayPath, plainText } from "../core/digest-feed.js";
import { presentDigest } from "../core/present-digest.js";
import type { Part } from "../core/presentation.js";
import { alsoInOf, creditOf, whereaboutsOf } from "../core/print.js";
import { pathOf } from "../core/source-page.js";
import { html, type Markup } from "./html.js";
import { layOut } from "./layout.js";
import { digestPhrases } from "./phrases.js";

const words = digestPhrases;

/** Where the feed of digests is found; that of a day has its page's address with `.json` behind it. */
export const feedPath = "/digest.json";

/** By what a page tells feed readers where the feed is. */
export const feedLink = html`<link rel="alternate" type="application/feed+json" title="${words.feed}" href="${feedPath}">
`;

/** The digest of a day, each quotation with a link to its article; `days` are others with a page. */
export function digestPage(digest: Digest, days: readonly string[]): Markup {
  const { title, parts } = presentDigest(digest, "channel");
  const own = html`<link rel="alternate" type="application/feed+json" title="${title}" href="${dayPath(digest.day)}.json">
`;
  return layOut(
    title,
    html`<div class="digest">
<h1>${title}</h1>
${parts.map(drawn)}
<nav aria-label="${words.days}"><h2>${words.days}</h2>
<ul>${days.map((day) => html`<li><a href="${dayPath(day)}">${printDay(day)}</a></li>\n`)}</ul>
<p><a href="${feedPath}">${words.feed}</a></p>
</nav>
</div>`,
    [feedLink, own],
  );
}

function drawn(part: Part): Markup {
  switch (part.kind) {
    case "heading":
      return html`<h2 dir="auto">${part.text}</h2>\n`;
    case "citation":
      return quotation(part.citation, part.brief);
    case "list":
      return html`<ul>${part.items.map((item) => html`<li dir="auto">${item}</li>\n`)}</ul>\n`;
    case "note":
    case "footer":
      return html`<p class="hint" dir="auto">${part.text}</p>\n`;
    default:
      return html`<p class="as-is" dir="auto">${plainText(part)}</p>\n`;
  }
}

/** What the bot puts into a quote is drawn by the style sheet: the text stays the article's, also when copied. */
function quotation(citation: Citation, brief?: boolean): Markup {
  const { link, correction, source } = whereaboutsOf(citation, brief);
  const quote = runsOf(citation).map(({ text, inserted }) =>
    inserted ? html`<span class="inserted" data-words="${text.trim()}"></span>` : text,
  );
  const credit = creditOf(citation);
  const below = [source, correction, alsoInOf(citation)].filter(Boolean);
  return html`<figure><blockquote dir="auto">${citation.lead && html`<span class="before">${citation.lead.quote}</span> `}${quote}</blockquote>
<figcaption dir="auto">${credit && html`<b>${credit}</b> · `}<a href="${pathOf(citation.article, citation.fact)}">${link}</a>${below.map((line) => ` · ${line}`)}</figcaption></figure>
`;
}
