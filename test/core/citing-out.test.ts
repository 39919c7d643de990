import { parseHTML } from "linkedom";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { apDay } from "../../src/core/ap-line.js";
import { type Article, isPublic } from "../../src/core/article.js";
import type { Citation } from "../../src/core/citation.js";
import { cite } from "../../src/core/cite.js";
import { citingOut } from "../../src/core/citing-out.js";
import { readArticle } from "../../src/core/facts.js";
import { jsonText } from "../../src/core/json-text.js";
import { markdownText } from "../../src/core/markdown-citation.js";
import { demo, demoDay, library } from "../library.js";
import { articleOf, hostileArticle, markup } from "../web/site.js";

const citationsOf = (article: Article): readonly Citation[] => {
  const reading = readArticle(article);
  return reading.facts.map((fact) => cite(1, fact, reading)!);
};
const quoting = (article: Article, words: string): Citation =>
  citationsOf(article).find(({ quote }) => quote.includes(words))!;
const demoArticle = (slug: string): Article => demo.find((article) => article.slug === slug)!;

const held = quoting(demoArticle("bridge-north-span"), "moved less than we had feared");
const address =
  "https://quaycourier.example/bridge-north-span#:~:text=%E2%80%9CThe%20bearings%20moved%20less,Reyl%2C%20the%20harbour%20engineer.";

/** A document of what a form is rendered to. */
const document = (html: string) => parseHTML(`<html><body>${html}</body></html>`).document;
const rendered = (markdown: string) => document(marked.parse(markdown, { async: false, gfm: true }));
/** The elements of a document, in order. */
const elements = (doc: ReturnType<typeof document>): readonly string[] =>
  [...doc.body.querySelectorAll("*")].map(({ localName }) => localName);

test("a sentence and its speaker in all five forms", () => {
  const { csl, claimReview, ...text } = citingOut(held);
  const quote = "“The bearings moved less than we had feared,” said Tomas Reyl, the harbour engineer.";
  expect(text).toEqual({
    attribution: `“${quote}” — Tomas Reyl, harbour engineer, quoted in “North span of harbour bridge passes load test”, The Quay Courier (invented), Jan. 7, 2026 (corrected Jan. 8)`,
    markdown: `> ${quote}\n\n— Tomas Reyl, harbour engineer, quoted in [“North span of harbour bridge passes load test”](<${address}>), The Quay Courier (invented), Jan. 7, 2026 (corrected Jan. 8)`,
    html: `<figure>
<blockquote cite="${address}"><p>${quote}</p></blockquote>
<figcaption>— Tomas Reyl, harbour engineer, quoted in <a href="${address}">“North span of harbour bridge passes load test”</a>, The Quay Courier (invented), Jan. 7, 2026 (corrected Jan. 8)</figcaption>
</figure>`,
  });
  expect(JSON.parse(csl)).toEqual([
    {
      type: "article-newspaper",
      id: "bridge-north-span-d096acd0-1",
      title: "North span of harbour bridge passes load test",
      author: [{ given: "Aoife", family: "O'Brien" }],
      "container-title": "The Quay Courier (invented)",
      issued: { "date-parts": [[2026, 1, 7]] },
      URL: "https://quaycourier.example/bridge-north-span",
      note: text.attribution,
    },
  ]);
  expect(JSON.parse(claimReview!)).toEqual({
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    claimReviewed: quote,
    itemReviewed: {
      "@type": "Claim",
      author: { "@type": "Person", name: "Tomas Reyl", jobTitle: "harbour engineer" },
      appearance: {
        "@type": "NewsArticle",
        headline: "North span of harbour bridge passes load test",
        url: "https://quaycourier.example/bridge-north-span",
        datePublished: "2026-01-07T09:30:00Z",
        publisher: { "@type": "Organization", name: "The Quay Courier (invented)" },
      },
    },
  });
});

describe("every form keeps the quote word for word", () => {
  const all = library.filter((article) => isPublic(article, demoDay)).flatMap(citationsOf);

  test("in every sentence of the suite's articles, which are many", () => {
    expect(all.length).toBeGreaterThan(250);
    for (const citation of all) expectKept(citation);
  });

  test("and names put in are left out", () => {
    const inserted = all.filter(({ insertions }) => insertions.length);
    expect(inserted.length).toBeGreaterThan(5);
    for (const citation of inserted)
      for (const { text } of citation.insertions)
        for (const form of Object.values(citingOut(citation))) expect(form).not.toContain(`[${text}]`);
  });

  test.each([
    "*Bold*, _it_, __strong__, `code` ``x`` ~~gone~~ \\ and \\\\ \\* were said.",
    "[a](javascript:alert(1)) ![b](http://evil.example/x.png) [c]: http://evil.example [^1] were said.",
    "<script>alert(1)</script> </textarea> </pre> <!-- x --> <https://evil.example> &lt;b&gt; &amp;amp; were said.",
    "https://evil.example www.evil.example evil.example a@evil.example mailto:a@evil.example was said.",
    "@everyone @here <@42> <!channel> :smile: $x$ $$y$$ {{z}} ==m== ^s^ | a | b | were said.",
    "- one said",
    "+ one said",
    "1. one said",
    "2) one said",
    "# one said",
    "> one said",
    "[!NOTE] one said",
    "- [ ] one said",
    ": one said",
    "He said\n- one\n+ two\n1. three\n# four\n> five\n---\n===\n:-:\n    six\n\tseven  \neight",
    "He said | a |\n|---|\n| b |",
    'He said  two  spaces, a\u00a0hard one, it\'s "9:30", 4.2% and £4-5 (so far)!',
    "He said\r\nthat it was a Windows line.",
  ])("in words that would be markup: %j", (text) => {
    const article = articleOf({ headline: "Said", text, url: "https://a.example/x" });
    const [citation] = citationsOf(article).filter(({ kind }) => kind !== "headline");
    expectKept({ ...citation!, quote: text, kind: "sentence" });
  });

  function expectKept(citation: Citation): void {
    const { quote } = citation;
    const { attribution, markdown, html, csl, claimReview } = citingOut(citation);
    expect(attribution.slice(0, quote.length + 2)).toBe(`“${quote}”`);
    const shown = rendered(markdown);
    expect(shown.querySelector("blockquote > p")?.textContent).toBe(quote.replace(/\r\n/g, "\n"));
    const a = citation.href ? ["a"] : [];
    expect(elements(shown)).toEqual(["blockquote", "p", "p", ...a]);
    const doc = document(html);
    expect(doc.querySelector("blockquote > p")?.textContent).toBe(quote);
    expect(elements(doc)).toEqual(["figure", "blockquote", "p", "figcaption", ...a]);
    expect(JSON.parse(csl)[0].note.slice(0, quote.length + 2)).toBe(`“${quote}”`);
    if (citation.kind === "sentence") expect(JSON.parse(claimReview!).claimReviewed).toBe(quote);
    else expect(claimReview).toBeUndefined();
  }
});

test("ordinary words are written in Markdown as they are", () => {
  const words = "“It’s 9:30,” he said: 4.2% (of £3 m) - or 'so'! Mr. Reyl; St. Maur, a/b?";
  expect(markdownText(words)).toBe(words);
});

test.each([" ", "\t:", "1", ":", "*", "a.", "@"])(
  "text of 300,000 times %j is escaped in no time",
  (sign) => {
    const before = performance.now();
    markdownText(`a${sign.repeat(300_000)}a`);
    expect(performance.now() - before).toBeLessThan(2000);
  },
);

test("nothing pings: no form of Markdown holds the letters", () => {
  expect(markdownText("@everyone <@42>")).toBe("&#64;everyone \\<&#64;42\\>");
});

test("a hostile article has no link and no element of its own, and its address is left out", () => {
  for (const citation of citationsOf(hostileArticle)) {
    const { attribution, markdown, html, csl, claimReview = "" } = citingOut(citation);
    expect(elements(rendered(markdown))).toEqual(["blockquote", "p", "p"]);
    expect(elements(document(html))).toEqual(["figure", "blockquote", "p", "figcaption"]);
    expect(document(html).querySelector("figcaption")?.textContent).toContain(`Bridge ${markup}`);
    expect(rendered(markdown).body.textContent).toContain(`Bridge ${markup}`);
    expect(attribution).toContain(`Quay ${markup}`);
    expect(JSON.parse(csl)[0]).not.toHaveProperty("URL");
    for (const json of [csl, claimReview]) expect(json).not.toContain("<");
  }
});

test.each([
  ["https://a.example/b(1)?x=1&copy;=2&y=3", "https://a.example/b(1)?x=1&copy;=2&y=3"],
  ["https://a.example/>)[x](javascript:alert(1))", "https://a.example/%3E)[x](javascript:alert(1))"],
  ['https://a.example/"onclick="x', "https://a.example/%22onclick=%22x"],
  ["https://a.example/a_b*c*~d~`e`", "https://a.example/a_b*c*~d~%60e%60"],
])("an address of the web leads there from Markdown and HTML, whatever it holds: %s", (url, href) => {
  const { href: _, ...citation } = quoting(articleOf({ url }), "Fares");
  const { markdown, html } = citingOut(citation);
  const links = [rendered(markdown), document(html)].map((doc) =>
    [...doc.querySelectorAll("a")].map((a) => decodeURI(a.getAttribute("href")!)),
  );
  expect(links).toEqual([[decodeURI(href)], [decodeURI(href)]]);
});

test.each([
  "javascript:alert(1)",
  "data:text/html,x",
  "file:///etc/passwd",
  "ftp://a.example",
  "a.example",
  "",
])("no form leads to what is no address of the web: %s", (url) => {
  const forms = Object.values(citingOut(quoting(articleOf({ url }), "Fares"))).join("\n");
  expect(forms).not.toMatch(/<a |cite=|\]\(|"URL"|"url"/);
});

test("JSON can stand in a script element, and shows what hides words", () => {
  const words = "</script><!-- \u202E\u2066\u2028\u0085\u0007\uD800 & “q”";
  expect(jsonText(words)).toBe(
    '"\\u003c/script>\\u003c!-- \\u202e\\u2066\\u2028\\u0085\\u0007\\ud800 & “q”"',
  );
  expect(JSON.parse(jsonText(words))).toBe(words);
});

test("characters that reorder words show as such in the forms people read", () => {
  const { attribution, markdown, html } = citingOut(
    quoting(articleOf({ text: "Paid \u202E001\u202C euros." }), "Paid"),
  );
  for (const form of [attribution, markdown, html]) expect(form).toContain("Paid \uFFFD001\uFFFD euros.");
});

test.each([
  ["2026-01-07", "Jan. 7, 2026"],
  ["2026-03-31T23:59:59Z", "March 31, 2026"],
  ["2026-05-01", "May 1, 2026"],
  ["2025-06-10", "June 10, 2025"],
  ["2025-07-04", "July 4, 2025"],
  ["2026-09-30", "Sept. 30, 2026"],
])("a day is printed as AP prints it: %s", (iso, day) => {
  expect(apDay(iso)).toBe(day);
});

test.each([
  ["2026-01-08T07:28:40Z", "Jan. 7, 2026 (corrected Jan. 8)"],
  ["2027-02-01", "Jan. 7, 2026 (corrected Feb. 1, 2027)"],
])("a correction tells its day, and its year where it is another: %s", (at, end) => {
  const article = articleOf({ corrections: [{ at, note: "Fares rose by 12%, not 14%." }] });
  expect(citingOut(quoting(article, "Fares")).attribution).toBe(
    `“Fares rose by 12% on Monday.” — “Ferry fares rise”, ${end}`,
  );
});

test("a sentence that was changed says so in every form for readers, and leads to the article alone", () => {
  const citation = quoting(articleOf({ url: "https://a.example/x" }), "Fares");
  const change = { at: "2026-01-09", was: citation.quote };
  const { attribution, markdown, html, csl } = citingOut({ ...citation, change });
  for (const form of [attribution, markdown, html, JSON.parse(csl)[0].note])
    expect(form).toContain("Jan. 7, 2026 (sentence removed Jan. 9)");
  expect(markdown).toContain("](<https://a.example/x>)");
  expect(html).toContain('cite="https://a.example/x"');
});

test.each([
  ["Fares rose. “It is fair,” said Ilse Brandt.", "It is fair", "Ilse Brandt, quoted in “Ferry fares rise”"],
  ["Ilse Brandt said the fares were fair.", "fair", "Ilse Brandt, reported in “Ferry fares rise”"],
  [
    "Ilse Brandt said the fares were “quite fair”, and left.",
    "fair",
    "Ilse Brandt, partly quoted in “Ferry fares rise”",
  ],
  ["Fares were fair.", "fair", "“Ferry fares rise”"],
])("an attribution tells quoted words from reported ones: %s", (text, words, credit) => {
  expect(citingOut(quoting(articleOf({ text }), words)).attribution).toContain(`” — ${credit}, Jan. 7, 2026`);
});

test("speech whose speaker is not told is nobody's, and not the article's", () => {
  const { speaker: _, role: __, ...citation } = { ...held };
  expect(citingOut(citation).attribution).toContain(
    "— a speaker whom the article does not name here, quoted in “North span",
  );
  expect(JSON.parse(citingOut(citation).claimReview!).itemReviewed).not.toHaveProperty("author");
});

test("who has no office may be a body, and is not called a person", () => {
  const citation = quoting(articleOf({ text: "The council said the fares were fair." }), "fair");
  expect(JSON.parse(citingOut(citation).claimReview!).itemReviewed.author).toEqual({
    name: citation.speaker,
  });
});

test("a headline, a heading and a listed source say what they are, and are no claim", () => {
  const others = library.flatMap(citationsOf).filter(({ kind }) => /headline|heading|reference/.test(kind));
  expect(new Set(others.map(({ kind }) => kind))).toEqual(new Set(["headline", "heading", "reference"]));
  for (const citation of others) {
    const forms = citingOut(citation);
    expect(forms.attribution).toContain(
      {
        headline: "(headline, not a fact of the body",
        heading: "(section heading, not a fact of the body",
        reference: "(listed source, not this article’s own text",
      }[citation.kind as string],
    );
    expect(forms).not.toHaveProperty("claimReview");
  }
});

test("a stub of a fact check holds no verdict, no address and no author of its own", () => {
  for (const citation of demo.flatMap(citationsOf))
    if (citation.kind === "sentence")
      expect(Object.keys(JSON.parse(citingOut(citation).claimReview!))).toEqual([
        "@context",
        "@type",
        "claimReviewed",
        "itemReviewed",
      ]);
});

/** What CSL-JSON 1.0.2 allows of the fields that are written: nothing beside them, names and dates in its shapes. */
const item = z.strictObject({
  type: z.enum(["article-newspaper", "webpage"]),
  id: z.string().min(1),
  title: z.string(),
  author: z
    .array(
      z.union([
        z.strictObject({ literal: z.string().min(1) }),
        z.strictObject({ given: z.string().min(1), family: z.string().min(1) }),
      ]),
    )
    .nonempty()
    .optional(),
  "container-title": z.string().optional(),
  issued: z.strictObject({
    "date-parts": z.tuple([z.tuple([z.int(), z.int().min(1).max(12), z.int().min(1).max(31)])]),
  }),
  URL: z.url({ protocol: /^https?$/ }).optional(),
  note: z.string(),
});

test("CSL-JSON is a list of one item in the shape of its schema", () => {
  const all = library.concat(hostileArticle).flatMap(citationsOf);
  for (const citation of all)
    expect(z.tuple([item]).safeParse(JSON.parse(citingOut(citation).csl)).error).toBeUndefined();
});

test.each([
  [{ publisher: "The Quay", url: "https://a.example/x" }, "article-newspaper"],
  [{ publisher: "The Quay" }, "article-newspaper"],
  [{ url: "https://a.example/x" }, "webpage"],
  [{ url: "javascript:x" }, "article-newspaper"],
  [{}, "article-newspaper"],
])("what has an address and no publisher is a web page: %j", (parts, type) => {
  expect(JSON.parse(citingOut(quoting(articleOf(parts), "Fares")).csl)[0].type).toBe(type);
});
