import { type CitingOut, citingForms, citingOut } from "../core/citing-out.js";
import type { Fact } from "../core/facts.js";
import { fill, phrases } from "../core/phrases.js";
import { placeOf } from "../core/print.js";
import { citationOn, pathOf, type SourcePage } from "../core/source-page.js";
import { html, type Markup } from "./html.js";
import { layOut } from "./layout.js";
import { citingPhrases } from "./phrases.js";
import { sinceOf } from "./since.js";

const words = citingPhrases;

/** The forms to cite a sentence, each to be copied; nothing where the revision has no such sentence. */
export function citingPage(page: SourcePage, id: string): Markup | undefined {
  const fact = page.reading.facts.find((one) => one.id === id);
  const citation = fact && citationOn(page, fact);
  if (!citation) return undefined;
  const { article } = citation;
  const since = sinceOf(fact, page);
  return layOut(
    `${words.title} · ${article.headline}`,
    html`<div class="citing">
<h1>${words.title}</h1>
<p class="lead" dir="auto">${fill(words.from, { headline: article.headline, place: placeOf(fact) })} <a href="${pathOf(article, fact.id)}">${words.back}</a></p>
${since && html`<p class="old" role="note">${since}</p>`}
${formsOf(citingOut(citation), fact)}
</div>`,
  );
}

const formsOf = (forms: CitingOut, { kind }: Fact): readonly Markup[] =>
  citingForms.map((name) => {
    const form = forms[name];
    return html`<section aria-labelledby="${name}">
<h2 id="${name}">${phrases.citing.forms[name]}</h2>
${
  form === undefined
    ? html`<p class="hint">${fill(words.noClaim, { kind: kind === "sentence" ? "" : phrases.kinds[kind] })}</p>`
    : html`<p class="hint">${words.hints[name]}</p>
<pre class="form">${form}</pre>`
}
</section>
`;
  });
