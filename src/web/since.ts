import type { Change } from "../core/changes.js";
import { printDay } from "../core/day.js";
import type { Fact } from "../core/facts.js";
import { fill } from "../core/phrases.js";
import { pathOf, type SourcePage } from "../core/source-page.js";
import { html, type Markup } from "./html.js";
import { pagePhrases } from "./phrases.js";
import { correctionLine, wordings } from "./wordings.js";

const words = pagePhrases;

/** What became of a sentence, where later revisions are there to tell. */
export function sinceOf({ id }: Fact, { reading, revisions, changes }: SourcePage): Markup | false {
  const { slug, revision } = reading.article;
  const newest = revisions.at(-1)!.revision;
  const change = changes.get(id);
  if (change) return changeOf(change, slug, newest);
  return (
    newest !== revision &&
    html`<span class="line">${words.same}. <a href="${pathOf({ slug, revision: newest }, id)}">${words.inNewest}</a></span>`
  );
}

function changeOf({ at, was, now, correction }: Change, slug: string, newest: number): Markup {
  const told = fill(now ? words.changed : words.removed, { day: printDay(at) });
  return html`<span class="change"><span class="line"><b>${told}</b></span>${wordings(was, now?.text)}${
    correction && html`<span class="line">${correctionLine(correction)}</span>`
  }${now && html`<span class="line"><a href="${pathOf({ slug, revision: newest }, now.id)}">${words.inNewest}</a></span>`}</span>`;
}
