import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/intake/document.js";

const now = new Date("2026-02-01T12:00:00Z");
const address = "https://www.quay.example/2026/01/07/harbour-bridge-closes.html";

const paragraphs = [
  "The harbour bridge will close for six weeks from Monday, the council said, while its cables are renewed.",
  "“We looked at every option,” said Ana Reyes, the mayor of Millbrook. “None was cheaper, and none was safer.”",
  "Drivers will be sent by Quay Road; buses keep to their timetable, and the ferry will sail every twenty minutes.",
];
const body = paragraphs.map((words) => `<p>${words}</p>`).join("\n");
const page = (inside = body, head = "") =>
  `<!doctype html><html><head><title>Harbour bridge closes for six weeks | Quay News</title>${head}</head><body><main><article>${inside}</article></main></body></html>`;
const jsonLd = (thing: unknown) => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`;

/** The article of a page, or why there is none. */
function read(html: string, url: string | undefined = address) {
  const document = readDocument("page", { bytes: Buffer.from(html), now, ...(url && { url }) });
  if (document.kind !== "articles") throw new Error(document.kind);
  const { articles, problems } = document.intake;
  return articles[0]?.article ?? problems[0]!.mistake.message;
}
/** One field of the article of a page. */
const field = (name: string, html: string, url?: string) => {
  const article = read(html, url);
  return typeof article === "string" ? article : article[name as keyof typeof article];
};
const textOf = (inside: string) =>
  field("text", page(`${body}${inside}`))
    ?.toString()
    .slice(paragraphs.join("\n\n").length)
    .trim();

describe("the text of record", () => {
  it("is its paragraphs, a blank line between them", () =>
    expect(field("text", page())).toBe(paragraphs.join("\n\n")));

  it.each([
    ["headings stand alone", "<h2>What changes</h2><p>Little.</p>", "What changes\n\nLittle."],
    [
      "list items are lines",
      "<ul><li>Quay Road: <b>two-way</b></li><li><p>Ferry: free</p></li></ul>",
      "Quay Road: two-way\nFerry: free",
    ],
    [
      "a break breaks a line, two a paragraph",
      "<p>One line.<br>Another.<br><br>A third.</p>",
      "One line.\nAnother.\n\nA third.",
    ],
    ["quotations are paragraphs", "<blockquote><p>It was time.</p></blockquote>", "It was time."],
    [
      "tables are rows",
      "<table><tr><th>Ward</th><th>Votes</th></tr><tr><td>Harbour</td><td>1,204</td></tr></table>",
      "Ward | Votes\nHarbour | 1,204",
    ],
    [
      "entities are characters, odd spaces are spaces",
      "<p>Fish&nbsp;&amp;&#8239;chips, &pound;4&#x2E;</p>",
      "Fish & chips, £4.",
    ],
    [
      "what nobody sees is not there",
      "<p>The tun\u200Bnel and the sub\u00ADway.</p>",
      "The tunnel and the subway.",
    ],
    ["short quotations keep their marks", "<p>She said <q>no</q>.</p>", "She said “no”."],
    [
      "footnote marks are no part of a word",
      '<p>The toll<sup><a href="#f1">1</a></sup> is for 5 m<sup>2</sup>.</p>',
      "The toll is for 5 m2.",
    ],
    ["markup written as text is text", "<p>He typed &lt;b&gt; twice.</p>", "He typed <b> twice."],
  ])("%s", (_, inside, text) => expect(textOf(inside)).toBe(text));

  it.each([
    [
      "scripts and styles",
      "<script>alert(1)</script><style>p{}</style><noscript>Enable it</noscript><template><p>x</p></template>",
    ],
    [
      "what is hidden",
      '<p hidden>Old toll.</p><p style="display:none">Old toll.</p><p aria-hidden="true">Old toll.</p>',
    ],
    [
      "captions",
      '<figure><img src="a.jpg"><figcaption>The bridge at dusk. Tom Field/Quay</figcaption></figure>',
    ],
    [
      "share buttons",
      '<div class="share-bar"><a href="https://x.example">Share this story</a></div><button>Save</button>',
    ],
    [
      "links to other stories",
      '<p><strong>Read more: <a href="/x">Ferry fares to rise</a></strong></p><p><a href="/y">Mayor opens quay</a></p>',
    ],
    [
      "boxes of other stories",
      '<div class="c-related"><h3>Related</h3><ul><li><a href="/x">Ferry fares to rise</a></li></ul></div>',
    ],
    [
      "newsletter prompts",
      '<p>Sign up for our morning newsletter here.</p><div id="newsletter-signup"><p>Every day at six.</p></div>',
    ],
    ["cookie notices", '<div class="cookie-banner"><p>We use cookies to show you more.</p></div>'],
    ["advertisements", "<p>Advertisement</p><p>Story continues below advertisement</p>"],
  ])("%s are no part of it", (_, inside) => expect(textOf(inside)).toBe(""));

  it("a page is not taken for a box because of what its article is tagged with", () =>
    expect(
      field("text", page().replace("<article>", '<article class="post tag-cookies category-advertising">')),
    ).toBe(paragraphs.join("\n\n")));
});

describe("what JSON-LD says is believed first", () => {
  const described = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: "Bridge to close &amp; reopen",
    author: [{ "@type": "Person", name: "Ana O’Brien" }, "By Tom Field"],
    publisher: { "@type": "Organization", name: "Quay News" },
    datePublished: "2026-01-07T09:30:00+01:00",
    dateModified: "2026-01-08T10:00:00Z",
    mainEntityOfPage: { "@id": "https://www.quay.example/bridge-works-begin" },
    correction: [
      { "@type": "CorrectionComment", text: "The toll is £4, not £5.", datePublished: "2026-01-08" },
      "The mayor is Ana Reyes.",
    ],
  };
  const expected = {
    slug: "bridge-works-begin",
    headline: "Bridge to close & reopen",
    byline: "Ana O’Brien and Tom Field",
    publisher: "Quay News",
    url: "https://www.quay.example/bridge-works-begin",
    publishedAt: "2026-01-07T08:30:00Z",
    updatedAt: "2026-01-08T10:00:00Z",
    corrections: [
      { at: "2026-01-08", note: "The toll is £4, not £5." },
      { at: "2026-01-08T10:00:00Z", note: "The mayor is Ana Reyes." },
    ],
    identity: { source: "quay.example" },
  };

  it.each([
    ["an object", described],
    ["a list", [{ "@type": "WebPage" }, described]],
    ["a graph", { "@graph": [{ "@type": "BreadcrumbList" }, described] }],
    ["a kind of news article", { ...described, "@type": ["ReportageNewsArticle", "Thing"] }],
    ["a blog's", { ...described, "@type": "http://schema.org/BlogPosting" }],
    ["inside the page it is on", { "@type": "WebPage", mainEntity: described }],
  ])("%s", (_, thing) => expect(read(page(body, jsonLd(thing)))).toMatchObject(expected));

  it("names given elsewhere on the page are found", () => {
    const graph = [
      { ...described, author: { "@id": "#ana" } },
      { "@type": "Person", "@id": "#ana", name: "Ana Reyes" },
    ];
    expect(field("byline", page(body, jsonLd({ "@graph": graph })))).toBe("Ana Reyes");
  });

  it("of several articles the page's own is meant", () => {
    const other = {
      ...described,
      headline: "Ferry fares to rise",
      mainEntityOfPage: "https://www.quay.example/ferry",
    };
    const head = `${jsonLd([other, described])}<link rel="canonical" href="/bridge-works-begin">`;
    expect(field("headline", page(body, head))).toBe("Bridge to close & reopen");
  });

  it("broken JSON-LD costs nothing else", () => {
    const head =
      '<script type="application/ld+json">{"@type":"NewsArticle",</script><meta property="og:title" content="Bridge closes">';
    expect(read(page(body, head))).toMatchObject({ headline: "Bridge closes", publishedAt: "2026-01-07" });
  });

  it("line breaks inside its strings are forgiven", () => {
    const head =
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge\ncloses"}</script>';
    expect(field("headline", page(body, head))).toBe("Bridge closes");
  });

  it("the address of a page of corrections is no note", () =>
    expect(
      field(
        "corrections",
        page(body, jsonLd({ ...described, correction: "https://quay.example/corrections" })),
      ),
    ).toEqual([]));
});

describe("without JSON-LD", () => {
  it("meta tags are asked", () => {
    const head = `<META PROPERTY="og:title" CONTENT="Bridge closes"><meta name=author content="Ana Reyes">
      <meta property="og:site_name" content="Quay News"><meta property="article:published_time" content="2026-01-06T08:00Z">
      <meta property="article:modified_time" content="2026-01-07T08:00Z">`;
    expect(read(page(body, head))).toMatchObject({
      headline: "Bridge closes",
      byline: "Ana Reyes",
      publisher: "Quay News",
      publishedAt: "2026-01-06T08:00:00Z",
      updatedAt: "2026-01-07T08:00:00Z",
    });
  });

  it("then what it looks like", () => {
    const html = page(
      `<h1>Bridge <em>closes</em></h1><p class="byline">By Ana Reyes</p><time datetime="2026-01-05">Monday</time>${body}`,
    );
    expect(read(html, "https://quay.example/bridge-closes")).toMatchObject({
      headline: "Bridge closes",
      byline: "Ana Reyes",
      publishedAt: "2026-01-05",
    });
  });

  it("a title loses the name of its site", () =>
    expect(field("headline", page())).toBe("Harbour bridge closes for six weeks"));

  it("the day in the address is a day", () => expect(field("publishedAt", page())).toBe("2026-01-07"));

  it("a page from a file has no address and keeps the file's name", () => {
    const bytes = Buffer.from(page(`<time datetime="2026-01-05">Monday</time>${body}`));
    const document = readDocument("bridge.html", { bytes, now, slug: "bridge" });
    const [found] = document.kind === "articles" ? document.intake.articles : [];
    expect([found?.article.slug, found?.article.url, found?.article.identity]).toEqual([
      "bridge",
      undefined,
      undefined,
    ]);
  });
});

describe("the address a page gives itself", () => {
  it.each([
    [
      "of the same site is believed",
      "https://quay.example/2026/01/07/bridge-closes",
      "https://quay.example/2026/01/07/bridge-closes",
    ],
    ["may be relative", "/bridge-closes", "https://www.quay.example/bridge-closes"],
    ["of another site is not", "https://mill.example/bridge-closes", address],
    ["that is the front page is not", "https://www.quay.example/", address],
    ["that is a script is not", "javascript:alert(1)", address],
    ["loses its anchor", "/bridge-closes#top", "https://www.quay.example/bridge-closes"],
  ])("%s", (_, canonical, url) =>
    expect(field("url", page(body, `<link rel="canonical" href="${canonical}">`))).toBe(url),
  );

  it("of another paper under the same country's domain is not believed", () => {
    const head = '<link rel="canonical" href="https://mill.co.uk/2026/01/07/bridge-closes">';
    expect(field("url", page(body, head), "https://quay.co.uk/2026/01/07/bridge-closes")).toBe(
      "https://quay.co.uk/2026/01/07/bridge-closes",
    );
  });
});

describe("no article, and why", () => {
  const short = (title: string, words: string) =>
    `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${words}</p></body></html>`;
  const paid = jsonLd({ "@type": "NewsArticle", headline: "Bridge closes", isAccessibleForFree: "False" });

  it.each([
    [
      "an error page answered with 200",
      short("Page not found", "Sorry, we could not find that page."),
      "the site answered that there is no such page",
    ],
    [
      "a broken server",
      short("503 Service Unavailable", "Try later."),
      "the site answered with an error page",
    ],
    ["a number alone", short("404", "Nothing here."), "the site answered that there is no such page"],
    ["a number and its name", short("502 Bad Gateway", "nginx"), "the site answered with an error page"],
    [
      "a sign-in",
      short("Sign in to continue | Quay", "E-mail and password"),
      "the page asks to sign in and shows no article",
    ],
    ["a refusal", short("Access Denied", "You do not have permission."), "the site keeps programs out"],
    [
      "a captcha",
      short("Quay News", "Please confirm that you are a human to go on."),
      "the site keeps programs out",
    ],
    [
      "a page of script",
      short("Quay News", "Please enable JavaScript to read Quay News."),
      "the page shows nothing without JavaScript",
    ],
    [
      "a cookie wall",
      short("Before you go on", "To read this you must accept all cookies."),
      "the page asks for cookies and shows no article",
    ],
    ["a paywall", page(`<p>${paragraphs[0]}</p>`, paid), "only the beginning of a paid article is shown"],
    ["nothing", "<html><body><script>1</script></body></html>", "the page holds no text"],
  ])("%s", (_, html, what) => expect(read(html)).toContain(what));

  it.each([
    "404 homes planned on the quay",
    "500 jobs go at the mill",
    "Blocked drains close Quay Road",
    "Forbidden fruit: the orchard nobody may enter",
    "Maintenance of the bridge begins in March",
    "Access denied to harbour for a third day",
    "Log in harbour mouth stops ferry",
    "Something went wrong with the new clock, and nobody knows what",
  ])("a brief without JSON-LD is an article: %s", (title) =>
    expect(field("headline", short(title, `${paragraphs[0]}`))).toBe(title),
  );

  it("a whole article that is sold is an article", () =>
    expect(field("headline", page(body.repeat(4), paid))).toBe("Bridge closes"));

  it("an article about a page that was not found is an article", () =>
    expect(
      field(
        "headline",
        page(
          body.repeat(4),
          '<meta property="og:title" content="Page not found: how the archive lost a volume">',
        ),
      ),
    ).toBe("Page not found: how the archive lost a volume"));

  it("a page without a date, with the feed that may know it", () => {
    const head = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">';
    expect(read(page(body, head), "https://quay.example/bridge-closes")).toBe(
      "page: the page has no date of publication (save the article as .md with publishedAt, or add the feed that lists it, https://quay.example/feed.xml)",
    );
  });

  it("the day of the feed that links it will do", () => {
    const given = {
      bytes: Buffer.from(page()),
      now,
      url: "https://quay.example/bridge-closes",
      publishedAt: "2026-01-06",
    };
    const document = readDocument("page", given);
    expect(document.kind === "articles" && document.intake.articles[0]?.article.publishedAt).toBe(
      "2026-01-06",
    );
  });

  it("a site's first page, with its feed", () => {
    const head =
      '<link rel="alternate" type="application/atom+xml" href="/atom.xml"><meta name="date" content="2026-01-07">';
    expect(read(page(body, head), "https://quay.example/")).toContain(
      "a site's first page, not an article (its feed is https://quay.example/atom.xml)",
    );
  });

  it.each([
    ["a hundred thousand levels", page("<div>".repeat(100_000))],
    ["a hundred thousand lists", page("<ul><li>".repeat(100_000))],
    ["a hundred thousand links", page('<a href="/x">x</a>'.repeat(100_000))],
    ["a million entities", page("&amp;".repeat(1_000_000))],
    ["marks that become entities when they are written", page("<p>&</p>&&&&&&&&&".repeat(20_000))],
    ["a class of half a million names", page(`<p class="${"share ".repeat(500_000)}">x</p>`)],
    ["more characters than an article has", page(`<p>${"The bridge closes. ".repeat(130_000)}</p>`)],
  ])("%s are too many", (_, html) => expect(read(html)).toContain("too many for a"));
});

it("a tag that only an unseen character parts from its bracket is a tag", () =>
  expect(field("headline", page(`<h1>Bridge <\u200Bb>closes</\u2060b></h1>${body}`))).toBe("Bridge closes"));

it("tags inside tags are all gone", () =>
  expect(field("headline", page(`<h1>Bridge ${"<".repeat(9)}${"b>".repeat(9)}closes</h1>${body}`))).toBe(
    "Bridge closes",
  ));

it("a title with markup and script is text", () =>
  expect(
    field(
      "headline",
      page(
        body,
        '<meta property="og:title" content="<b>Bridge</b> <script>alert(1)</script>closes &amp;amp; opens">',
      ),
    ),
  ).toBe("Bridge closes & opens"));

describe("inputs that the fuzz run found", () => {
  it("a long gap in broken JSON-LD costs no time", () => {
    const head = `<script type="application/ld+json">{"@type":"NewsArticle",${" ".repeat(100_000)}"headline":"Bridge\ncloses"}</script>`;
    expect(field("headline", page(body, head))).toBe("Bridge closes");
  });

  it("comments around JSON-LD are no part of it", () => {
    const head =
      '<script type="application/ld+json">\n//<![CDATA[\n{"@type":"NewsArticle","headline":"Bridge closes"}\n//]]>\n</script>';
    expect(field("headline", page(body, head))).toBe("Bridge closes");
  });

  it.each([
    ["a head that never began", page().replace("<head>", "ead>")],
    [
      "a document type that swallows the head",
      `<!doctype html>head><title>Bridge</title></head><body><h1>Bridge</h1>${body}</body></html>`,
    ],
    ["two bodies", `<html><head><body class="a"><p>x</p></body>${page()}`],
    ["no end", page().replace("</article></main></body></html>", "</bo")],
    ["an end written with null bytes", page().replace("<article>", "<\0/\0b\0o\0d\0y\0><article>")],
    ["an end with a space", page().replace("<article>", "</ body><article>")],
    ["an end around another tag", page().replace("<article>", "</bo</body>dy><article>")],
    ["an end around a document type", page().replace("<article>", "</bo<!doctype html>dy><article>")],
  ])("%s", (_, html) => expect(field("text", html)).toContain(paragraphs[1]));
});
