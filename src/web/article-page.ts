import type { Article } from "../core/article.js";
import { printMoment } from "../core/day.js";
import type { Fact } from "../core/facts.js";
import { unreachable } from "../core/mistake.js";
import { fill } from "../core/phrases.js";
import { pathOf, type SourcePage } from "../core/source-page.js";
import { historySection } from "./history.js";
import { html, link, type Markup } from "./html.js";
import { layOut } from "./layout.js";
import { pagePhrases } from "./phrases.js";
import { type Draw, sentencesOf } from "./sentence.js";

const words = pagePhrases;

/** An article as a revision had it: every sentence has its id, and tells about itself when it is the target. */
export function articlePage(page: SourcePage): Markup {
  const { article, facts } = page.reading;
  const draw = sentencesOf(page);
  const headline = facts.find(({ kind }) => kind === "headline");
  const dateline = facts.some(({ kind }) => kind === "dateline") ? undefined : article.dateline;
  return layOut(
    article.headline,
    html`<article>
<header>
${article.publisher && html`<p class="publisher" dir="auto">${article.publisher}</p>`}
<h1 dir="auto">${headline ? draw(headline) : article.headline}</h1>
${bylineOf(article)}
${oldOf(page)}
</header>
${dateline && html`<p class="dateline" dir="auto">${dateline}</p>`}
${blocksOf(facts).map((block) => drawn(block, article.text, draw))}
</article>
${historySection(page)}`,
  );
}

function bylineOf({ byline, publishedAt, updatedAt, url }: Article): Markup {
  const at = (phrase: string, iso: string) =>
    html`<time datetime="${iso}">${fill(phrase, { at: printMoment(iso) })}</time>`;
  const items = [
    byline,
    at(words.published, publishedAt),
    updatedAt && at(words.updated, updatedAt),
    url && link(url, words.publisher),
  ].filter((item) => item);
  return html`<p class="byline" dir="auto">${items.map((item) => html`<span>${item}</span> `)}</p>`;
}

/** That other words stand there by now. */
function oldOf({ reading: { article }, revisions }: SourcePage): Markup | undefined {
  const newest = revisions.at(-1)!;
  if (newest.revision === article.revision) return undefined;
  const { at } = revisions.find(({ revision }) => revision === article.revision)!;
  const text = fill(words.old, { revision: article.revision, count: newest.revision, at: printMoment(at) });
  return html`<p class="old" role="note"><strong>${text}</strong> <a href="${pathOf({ slug: article.slug, revision: newest.revision })}">${words.newest}</a></p>`;
}

/** Sentences of one paragraph, or one line of another kind. */
type Block = readonly [Fact, ...Fact[]];

/** The headline stands above. */
function blocksOf(facts: readonly Fact[]): readonly Block[] {
  const blocks: [Fact, ...Fact[]][] = [];
  for (const fact of facts) {
    const before = blocks.at(-1);
    if (fact.kind === "headline") continue;
    if (before && isOneBlock(before[0], fact)) before.push(fact);
    else blocks.push([fact]);
  }
  return blocks;
}

const isOneBlock = (a: Fact, b: Fact): boolean =>
  a.kind === b.kind &&
  (a.kind === "reference" || (a.kind === "sentence" && a.place.paragraph === b.place.paragraph));

function drawn(block: Block, text: string, draw: Draw): Markup {
  const [first] = block;
  switch (first.kind) {
    case "sentence":
      return paragraph(block, text, draw);
    case "heading":
      return html`<h2 dir="auto">${draw(first)}</h2>\n`;
    case "reference":
      return html`<ul class="references" aria-label="${words.sources}">${block.map((fact) => html`<li dir="auto">${draw(fact)}</li>\n`)}</ul>\n`;
    case "dateline":
    case "correction":
      return html`<p class="${first.kind}" dir="auto">${draw(first)}</p>\n`;
    case "headline":
      return html``;
    default:
      return unreachable(first.kind);
  }
}

/** What stands between two sentences stays as it is. */
function paragraph(block: Block, text: string, draw: Draw): Markup {
  const [{ id, place }] = block;
  const number = html`<a class="number" href="#${id}" aria-label="${fill(words.paragraph, { ...place })}" data-n="${place.paragraph}"></a>`;
  const sentences = block.map((fact, i) => [
    text.slice(block[i - 1]?.span.end ?? fact.span.start, fact.span.start),
    draw(fact),
  ]);
  return html`<p class="paragraph" dir="auto">${number}${sentences}</p>\n`;
}
