import { printDay, printMoment } from "../core/day.js";
import { fill } from "../core/phrases.js";
import { pathOf, type SourcePage } from "../core/source-page.js";
import { html, type Markup } from "./html.js";
import { pagePhrases } from "./phrases.js";
import { correctionLine, wordings } from "./wordings.js";

const words = pagePhrases;

/** What became of an article: corrections, what was changed without one, revisions. */
export const historySection = (
  page: SourcePage,
): Markup => html`<section class="history" aria-labelledby="history">
<h2 id="history">${words.history}</h2>
<h3>${words.corrections}</h3>
${correctionsOf(page)}
${silentOf(page)}
<h3>${words.revisions}</h3>
${revisionsOf(page)}
</section>`;

const correctionsOf = ({ corrections }: SourcePage): Markup =>
  corrections.length
    ? html`<ul>${corrections.map((one) => html`<li dir="auto">${correctionLine(one)}</li>`)}</ul>`
    : html`<p>${words.noCorrections}</p>`;

const silentOf = ({ silent }: SourcePage): Markup | false =>
  silent.length > 0 &&
  html`<h3>${words.silent}</h3>
<ul>${silent.map(
    ({ in: what, revision, at, was, now }) =>
      html`<li>${fill(words.silentAt, { what: words.silentIn[what], revision, day: printDay(at) })}${wordings(was, now)}</li>`,
  )}</ul>`;

function revisionsOf({ revisions, reading: { article } }: SourcePage): Markup {
  const items = revisions.map(({ revision, at }) => {
    const name = fill(words.revision, { revision });
    const isShown = revision === article.revision;
    return html`<li>${
      isShown
        ? html`<strong aria-current="page">${name}, ${words.shown}</strong>`
        : html`<a href="${pathOf({ slug: article.slug, revision })}">${name}</a>`
    } <time datetime="${at}">${printMoment(at)}</time></li>`;
  });
  return html`<ul class="revisions">${items}</ul>`;
}
