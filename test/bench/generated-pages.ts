import { generatedArchive } from "./generated-archive.js";

/** Generated articles that make one page: some 28 sentences, a news article's length. */
const PARTS = 3;

/** Web pages of an invented newspaper, as a site prints them around an article; the same for the same seed. */
export function* generatedPages(count: number, seed: number): Generator<{ url: string; html: string }> {
  for (let number = 0; number < count; number++) {
    const parts = generatedArchive(PARTS * 10, seed * 1_000_003 + number);
    const { headline, publishedAt, publisher } = parts[0]!;
    const paragraphs = parts.flatMap(({ text }) => text.split("\n\n").slice(1));
    const url = `https://gazette.example/${publishedAt.replaceAll("-", "/")}/generated-${number}`;
    yield { url, html: pageOf(url, headline, publisher ?? "", publishedAt, paragraphs) };
  }
}

const pageOf = (
  url: string,
  headline: string,
  publisher: string,
  datePublished: string,
  paragraphs: readonly string[],
): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${headline} | ${publisher}</title>
<link rel="canonical" href="${url}">
<script type="application/ld+json">${JSON.stringify({
  "@context": "https://schema.org",
  "@type": "NewsArticle",
  headline,
  datePublished,
  author: { "@type": "Person", name: "Ada Corden" },
  publisher: { "@type": "Organization", name: publisher },
})}</script></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/council">Council</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article><h1>${headline}</h1><p class="byline">By Ada Corden</p>
${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("\n")}
</article><aside><h2>Most read</h2><ul><li><a href="/a">Ferries sail again</a></li><li><a href="/b">Museum opens</a></li></ul></aside></main>
<footer><p>© ${publisher}</p></footer></body></html>`;
