import type { Fact } from "../core/facts.js";
import { creditOf, placeOf } from "../core/print.js";
import { citingPathOf, type SourcePage } from "../core/source-page.js";
import { fragmentsOf } from "../core/text-fragment.js";
import { html, link, type Markup } from "./html.js";
import { pagePhrases } from "./phrases.js";
import { sinceOf } from "./since.js";

const words = pagePhrases;

/** A sentence and what there is to know of it. */
export type Draw = (fact: Fact) => Markup;

/** Longest text whose sentences each get a text fragment, in characters; the time grows with the square of it. */
const FRAGMENTS_WITHIN = 100_000;

/**
 * The sentences of a page. Each is an element of its own with the sentence's id, whose text is the article's;
 * a note follows that is there only while the sentence is the target of the address.
 */
export function sentencesOf(page: SourcePage): Draw {
  const { article, facts } = page.reading;
  const { changes } = page;
  const { url, text } = article;
  const places = new Map(facts.map(({ id }, i) => [id, i]));
  const fragment = text.length <= FRAGMENTS_WITHIN ? fragmentsOf(text) : () => "";

  function linksOf({ id, span }: Fact): readonly Markup[] {
    const at = places.get(id)!;
    const to = (fact: Fact | undefined, label: string) =>
      fact ? [html`<a href="#${fact.id}">${label}</a>`] : [];
    return [
      ...(url && !changes.has(id) ? [link(url + fragment(span, url), words.atPublisher)] : []),
      html`<a href="#${id}">${words.link}</a>`,
      html`<a href="${citingPathOf(article, id)}">${words.cite}</a>`,
      ...to(facts[at - 1], words.previous),
      ...to(facts[at + 1], words.next),
    ];
  }

  return (fact) => {
    const change = changes.get(fact.id);
    const flag = change && words.flags[change.now ? "changed" : "removed"];
    return html`<span class="sentence" id="${fact.id}">${insertedIn(fact)}</span>${
      flag && html` <a class="flag" href="#${fact.id}">${flag}</a>`
    }<span class="note" role="note" aria-label="${words.about}">${creditsOf(fact)}<span class="line">${placeOf(fact)}</span>${sinceOf(fact, page)}<span class="line links">${linksOf(fact).map((one) => [one, " "])}</span></span>`;
  };
}

/** What the bot puts into a sentence is drawn by the style sheet: the text stays the article's, also when copied. */
function insertedIn({ text, insertions }: Fact) {
  let from = 0;
  const pieces = insertions.map(({ at, text: name }) => {
    const before = text.slice(from, at);
    from = at;
    return [before, html`<span class="inserted" data-words="[${name}]"></span>`];
  });
  return [pieces, text.slice(from)];
}

/** Whose words they are, and how they are printed. */
function creditsOf({ kind, attributions }: Fact): readonly Markup[] {
  if (kind !== "sentence") return [];
  const said = attributions.map((one) => ({ credit: creditOf(one), how: words.modes[one.mode] }));
  const credits = new Map(said.filter(({ credit }) => credit).map((one) => [one.credit + one.how, one]));
  return credits.size
    ? Array.from(
        credits.values(),
        ({ credit, how }) => html`<span class="line"><b>${credit}</b>, ${how}</span>`,
      )
    : [html`<span class="line">${words.ownWords}</span>`];
}
