import { type Content, html, type Markup } from "./html.js";
import { pagePhrases } from "./phrases.js";
import { stylePath } from "./style.js";

/** What the head of every page tells programs. */
export const headOf = (title: string): Markup => html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${title} · ${pagePhrases.site}</title>`;

/** A page: the furniture that all share around what it is about; `head` is what else it tells programs. */
export const layOut = (title: string, main: Content, head?: Content): Markup => html`<html lang="en">
<head>
${headOf(title)}
<link rel="stylesheet" href="${stylePath}">
${head}</head>
<body>
<a class="skip" href="#main">${pagePhrases.skip}</a>
<header class="site"><nav><a href="/">${pagePhrases.site}</a> <a href="/">${pagePhrases.home}</a></nav></header>
<main id="main" tabindex="-1">
${main}
</main>
<footer class="site"><p>${pagePhrases.promise}</p></footer>
</body>
</html>
`;
