const paragraphs = [
  "The harbour bridge will close for six weeks from Monday, the council said on 7 January 2026.",
  "“None was cheaper, and none was safer,” said Ana Reyes, the mayor of Millbrook. She added that 57% of drivers agreed.",
  "Correction: An earlier version of this article gave the toll as £5. It is £4.",
];
const html = paragraphs.map((words) => `<p>${words.replace("&", "&amp;")}</p>`).join("");
const long = `${html}<h2>What changes</h2><ul><li>Quay Road: <b>two-way</b></li><li>Ferry&nbsp;free</li></ul>${html}<table><tr><td>Ward</td><td>38%</td></tr></table>${html}`;
const jsonLd = JSON.stringify({
  "@context": "https://schema.org",
  "@graph": [
    {
      "@type": "NewsArticle",
      headline: "Bridge closes",
      author: [{ "@id": "#a" }],
      datePublished: "2026-01-07T09:30:00Z",
      dateModified: "2026-01-08",
      correction: { text: "The toll is £4." },
      isAccessibleForFree: true,
    },
    { "@type": "Person", "@id": "#a", name: "Ana Reyes" },
  ],
});
const page = `<!doctype html><html><head><meta charset="utf-8"><title>Bridge closes | Quay</title><link rel="canonical" href="/2026/01/07/bridge-closes"><link rel="alternate" type="application/rss+xml" href="/rss"><meta property="article:published_time" content="2026-01-07T09:30Z"><script type="application/ld+json">${jsonLd}</script></head><body><nav><a href="/">Home</a></nav><article><h1>Bridge closes</h1><div class="share-bar"><a href="x">Share</a></div><figure><img src="a"><figcaption>Dusk</figcaption></figure>${long}</article></body></html>`;

const rss = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Quay</title><link>https://quay.example/</link><item><title>Bridge &amp; toll</title><link>/bridge</link><guid isPermaLink="false">g1</guid><pubDate>Wed, 07 Jan 2026 09:30:00 PST</pubDate><dc:creator>Ana Reyes</dc:creator><description>Short.</description><content:encoded><![CDATA[${long}]]></content:encoded></item><item><title>Ferry</title><link>https://quay.example/ferry</link><description>&lt;p&gt;Free.&lt;/p&gt;</description></item></channel></rss>`;
const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://quay.example/"><title>Quay</title><link rel="self" href="/atom"/><entry><id>tag:quay,2026:1</id><title type="html">Bridge &lt;b&gt;closes&lt;/b&gt;</title><link href="bridge"/><updated>2026-01-07T09:30:00Z</updated><author><name>Ana Reyes</name></author><content type="html"><![CDATA[${long}]]></content></entry><entry><id>2</id><title>Ferry</title><summary>Free.</summary></entry></feed>`;
const rdf = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Quay</title><link>https://quay.example/</link><items/></channel><item rdf:about="https://quay.example/1"><title>Bridge</title><link>https://quay.example/1</link><dc:date>2026-01-07</dc:date><description>${paragraphs.join(" ").repeat(5)}</description></item></rdf:RDF>`;
const jsonFeed = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "Quay",
  home_page_url: "https://quay.example/",
  items: [
    {
      id: "1",
      url: "/bridge",
      title: "Bridge",
      content_html: long,
      date_published: "2026-01-07T09:30:00+01:00",
      authors: [{ name: "Ana Reyes" }],
    },
    { id: 2, content_text: paragraphs.join("\n\n") },
  ],
});
const opml = `<?xml version="1.0"?><opml version="2.0"><head><title>Beat</title></head><body><outline text="Council"><outline text="Quay" type="rss" xmlUrl="https://quay.example/rss?a=1&amp;b=2"/></outline><outline text="Mill" xmlUrl="feed://mill.example/rss"/></body></opml>`;
const wordpress = JSON.stringify([
  {
    id: 7,
    date_gmt: "2026-01-07T09:30:00",
    modified_gmt: "2026-01-08T09:30:00",
    guid: { rendered: "https://quay.example/?p=7" },
    slug: "bridge",
    status: "publish",
    link: "https://quay.example/bridge/",
    title: { rendered: "Bridge &#8217;closes&#8217;" },
    content: { rendered: long, protected: false },
    _embedded: { author: [{ name: "Ana Reyes" }] },
  },
]);
const ninjs = JSON.stringify([
  {
    uri: "urn:quay:1",
    type: "text",
    versioncreated: "2026-01-07T09:30:00Z",
    pubstatus: "usable",
    headline: "Bridge",
    byline: "Ana Reyes",
    ednote: "Corrects toll.",
    embargoed: "2026-01-08T06:00:00Z",
    located: "Millbrook",
    body_xhtml: long,
    body_text: paragraphs.join("\n"),
  },
  {
    uri: "urn:quay:2",
    versionCreated: "2026-01-07T09:30:00Z",
    pubStatus: "canceled",
    headlines: [{ role: "main", value: "Ferry" }],
    bodies: [{ contentType: "text/html", value: html }],
    provider: { name: "Quay" },
  },
]);
const text = `Bridge closes\n7 January 2026\n\n${paragraphs.join("\n\n")}\n\n1. Coast Wire: Bridge closed`;
const markdown = `---\nslug: bridge\nheadline: Bridge closes\npublishedAt: 2026-01-07\nbyline: Ana Reyes\nurl: https://quay.example/bridge\ncorrections:\n  - at: 2026-01-08\n    note: "The toll is £4."\n---\n# What changes\n\n${paragraphs.join("\n\n")}\n`;
const line = JSON.stringify({
  slug: "bridge",
  headline: "Bridge",
  publishedAt: "2026-01-07",
  status: "withheld",
  embargoedUntil: "2026-01-08T06:00Z",
  corrections: [{ at: "2026-01-08", note: "x" }],
  body: paragraphs.join("\n"),
});
const aliases =
  "names:\n  Council House: [the Town Hall, Millbrook Town Hall]\nroles:\n  Mayor of Millbrook:\n    Ana Reyes: {since: 2024-05-01}\nwords:\n  - [lorry, truck]\n";

/** Small inputs of each format, all whole: what the changes begin with. */
export const seeds = {
  text: [text, text.replace("7 January 2026", "2026-01-07T09:30Z").replace(/\n/g, "\r\n")],
  markdown: [markdown],
  jsonl: [`${line}\n${line.replace("bridge", "ferry")}\n`],
  aliases: [aliases],
  html: [
    page,
    page.replace(/<script.*<\/script>/, ""),
    `<h1>Bridge closes</h1><p>${paragraphs.join("<br><br>")}`,
  ],
  rss: [rss],
  atom: [atom],
  rdf: [rdf],
  jsonFeed: [jsonFeed],
  opml: [opml],
  wordpress: [wordpress],
  ninjs: [ninjs],
} as const;
