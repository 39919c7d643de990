import { describe, expect, it } from "vitest";
import { type Given, readDocument } from "../../src/intake/document.js";

const now = new Date("2026-02-01T12:00:00Z");
const url = "https://quay.example/feeds/news.xml";

const whole = "The council voted on Tuesday to close the harbour bridge while its cables are renewed. "
  .repeat(12)
  .trim();
const html = (words: string) =>
  `<p>${words}</p><p>The ferry will sail every twenty minutes &amp; is free.</p>`;
const prose = (words: string) => `${words}\n\nThe ferry will sail every twenty minutes & is free.`;

const item = (n: number, parts = "", text = `${whole} Day ${n}.`) =>
  `<item><title>Bridge closes, day ${n}</title><link>/bridge/day-${n}-closed</link><guid isPermaLink="false">g${n}</guid>
  <pubDate>Wed, 0${(n % 9) + 1} Jan 2026 09:30:00 +0100</pubDate><dc:creator>Ana Reyes</dc:creator>
  <description>Short.</description><content:encoded><![CDATA[${html(text)}]]></content:encoded>${parts}</item>`;
const rss = (...items: readonly string[]) =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay &amp; Mill News</title><link>https://quay.example/</link>${items.join("\n")}</channel></rss>`;
const atom = (...entries: readonly string[]) =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://quay.example/"><title>Quay</title><link rel="self" href="/atom.xml"/>${entries.join("")}</feed>`;

function read(words: string | Uint8Array, given: Partial<Given> = {}) {
  const bytes = typeof words === "string" ? Buffer.from(words) : words;
  const document = readDocument("feed", { bytes, now, url, ...given });
  if (document.kind !== "feed") throw new Error(document.kind);
  const { articles, links, problems, title } = document.feed;
  return {
    title,
    links,
    articles: articles.map(({ article }) => article),
    problems: problems.map(({ mistake }) => mistake.message),
  };
}
const first = (words: string) => read(words).articles[0];
const headlines = (words: string) => read(words).articles.map(({ headline }) => headline);

describe("an item of each format is one article", () => {
  const text = prose(whole);
  const expected = {
    slug: "day-1-closed",
    headline: "Bridge closes",
    byline: "Ana Reyes",
    publisher: "Quay",
    url: "https://quay.example/bridge/day-1-closed",
    publishedAt: "2026-01-07T08:30:00Z",
    text,
    identity: { source: url, guid: "g1" },
  };

  it.each([
    [
      "RSS",
      `<rss><channel><title>Quay</title><link>https://quay.example/</link><item><title>Bridge closes</title><link>/bridge/day-1-closed</link><guid>g1</guid><pubDate>Wed, 07 Jan 2026 09:30:00 +0100</pubDate><author>ana@quay.example (Ana Reyes)</author><content:encoded><![CDATA[${html(whole)}]]></content:encoded></item></channel></rss>`,
    ],
    [
      "RDF",
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>Quay</title><link>https://quay.example/</link></channel><item rdf:about="g1"><title>Bridge closes</title><link>https://quay.example/bridge/day-1-closed</link><dc:date>2026-01-07T09:30:00+01:00</dc:date><dc:creator>Ana Reyes</dc:creator><content:encoded><![CDATA[${html(whole)}]]></content:encoded></item></rdf:RDF>`,
    ],
    [
      "Atom",
      atom(
        `<entry><id>g1</id><title type="html">Bridge &lt;b&gt;closes&lt;/b&gt;</title><link href="/bridge/day-1-closed"/><published>2026-01-07T09:30:00+01:00</published><author><name>Ana Reyes</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${html(whole)}</div></content></entry>`,
      ),
    ],
    [
      "JSON Feed",
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "Quay",
        home_page_url: "https://quay.example/",
        items: [
          {
            id: "g1",
            url: "/bridge/day-1-closed",
            title: "Bridge closes",
            date_published: "2026-01-07T09:30:00+01:00",
            authors: [{ name: "Ana Reyes" }],
            content_html: html(whole),
          },
        ],
      }),
    ],
  ])("%s", (_, words) => expect(first(words)).toMatchObject(expected));
});

describe("what a feed gives of an article", () => {
  it("a summary is a link to it, with what is known", () =>
    expect(
      read(
        rss(
          "<item><title>Bridge closes</title><link>/bridge</link><pubDate>7 Jan 2026</pubDate><description>&lt;p&gt;For six weeks.&lt;/p&gt;</description></item>",
        ),
      ).links,
    ).toEqual([
      {
        place: "feed item 1",
        url: "https://quay.example/bridge",
        identity: { source: url },
        headline: "Bridge closes",
        summary: "For six weeks.",
        publishedAt: "2026-01-07",
      },
    ]));

  it.each([
    ["that ends in an ellipsis", `${whole}…`, 0],
    ["that invites to read on", `${whole}</p><p><a href="/x">Continue reading the bridge closes</a>`, 0],
    ["that ends", whole, 1],
  ])("a text %s", (_, words, articles) => {
    const feed = read(
      rss(
        `<item><title>Bridge</title><link>/bridge-closes</link><content:encoded><![CDATA[<p>${words}</p>]]></content:encoded></item>`,
      ),
    );
    expect([feed.articles.length, feed.links.length]).toEqual([articles, 1 - articles]);
  });

  it("a whole text in the place of the summary is a whole text", () =>
    expect(
      first(
        rss(
          `<item><title>Bridge</title><link>/bridge</link><description><![CDATA[<p>${whole} ${whole}</p>]]></description></item>`,
        ),
      )?.text,
    ).toBe(`${whole} ${whole}`));

  it("a short item without a page is all there is of it", () =>
    expect(
      first(rss("<item><title>Bridge closes</title><description>For six weeks.</description></item>")),
    ).toMatchObject({ slug: "bridge-closes", text: "For six weeks.", publishedAt: "2026-02-01T12:00:00Z" }));

  it("plain text of a JSON feed keeps its lines, and what looks like a tag", () => {
    const json = {
      version: "https://jsonfeed.org/version/1",
      title: "Quay",
      items: [{ id: "1", content_text: "He typed <b>.\n\n\n\nTwice." }],
    };
    expect(first(JSON.stringify(json))).toMatchObject({
      headline: "He typed .",
      text: "He typed <b>.\n\nTwice.",
    });
  });

  it("a later change is when it was updated", () =>
    expect(first(rss(item(1, "<atom:updated>2026-01-09T08:00:00Z</atom:updated>")))).toMatchObject({
      publishedAt: "2026-01-02T08:30:00Z",
      updatedAt: "2026-01-09T08:00:00Z",
    }));

  it("an aggregated item names its own publisher", () =>
    expect(first(rss(item(1, '<source url="https://mill.example/rss">The Mill</source>')))?.publisher).toBe(
      "The Mill",
    ));

  it("enclosures and the feed's own last line are no text", () => {
    const words = `${whole}</p><p>The post <a href="/x">Bridge closes</a> appeared first on <a href="/">Quay</a>.`;
    const feed = rss(
      `<item><title>B</title><link>/b-b</link><enclosure url="/a.mp3" length="1" type="audio/mpeg"/><content:encoded><![CDATA[<p>${words}</p>]]></content:encoded></item>`,
    );
    expect(first(feed)?.text).toBe(whole);
  });
});

describe("dates that feeds get wrong", () => {
  const dated = (date: string) => first(rss(item(1).replace(/<pubDate>.*<\/pubDate>/, date)))?.publishedAt;
  it.each([
    ["a zone of two letters", "<pubDate>Wed, 07 Jan 2026 09:30:00 UT</pubDate>", "2026-01-07T09:30:00Z"],
    ["an American zone", "<pubDate>Wed, 07 Jan 2026 09:30:00 PST</pubDate>", "2026-01-07T17:30:00Z"],
    ["no zone", "<pubDate>2026-01-07 09:30:00</pubDate>", "2026-01-07T09:30:00Z"],
    ["the future", "<pubDate>Wed, 07 Jan 2027 09:30:00 GMT</pubDate>", "2026-02-01T12:00:00Z"],
    ["no date", "<pubDate>soon</pubDate>", "2026-02-01T12:00:00Z"],
    ["none at all", "", "2026-02-01T12:00:00Z"],
  ])("%s", (_, date, moment) => expect(dated(date)).toBe(moment));
});

describe("ids and addresses that name several items name none", () => {
  it("one guid for all", () =>
    expect(read(rss(item(1), item(2).replace("g2", "g1"))).articles.map(({ identity }) => identity)).toEqual([
      { source: url },
      { source: url },
    ]));

  it("one page for all", () => {
    const same = [item(1), item(2)].map((words) =>
      words.replace(/bridge\/day-\d-closed/, "live?utm_source=rss"),
    );
    expect(read(rss(...same)).articles.map((article) => [article.url, article.identity?.guid])).toEqual([
      [undefined, "g1"],
      [undefined, "g2"],
    ]);
  });

  it("the front page for all", () =>
    expect(
      first(rss(item(1).replace(/<link>.*<\/link>/, "<link>https://quay.example/</link>")))?.url,
    ).toBeUndefined());

  it("an item that stands twice is one", () =>
    expect(headlines(rss(item(1), item(1)))).toEqual(["Bridge closes, day 1"]));

  it("no ids at all", () =>
    expect(headlines(rss(item(1), item(2)).replace(/<guid.*<\/guid>/g, ""))).toHaveLength(2));

  it("a permanent id is an address, another is not", () => {
    const without = (guid: string) => first(rss(item(1).replace(/<link>.*<\/guid>/s, guid)))?.url;
    expect(without("<guid>https://quay.example/g1</guid>")).toBe("https://quay.example/g1");
    expect(without('<guid isPermaLink="false">https://quay.example/g1</guid>')).toBeUndefined();
  });

  it("a script is no address", () =>
    expect(
      first(rss(item(1).replace(/<link>.*<\/link>/, "<link>javascript:alert(1)</link>")))?.url,
    ).toBeUndefined());
});

describe("a feed that is broken gives what is whole", () => {
  it("one that breaks off", () => {
    const feed = rss(item(1), item(2), item(3));
    const { articles, problems } = read(feed.slice(0, feed.lastIndexOf("Short.")));
    expect(articles.map(({ headline }) => headline)).toEqual([
      "Bridge closes, day 1",
      "Bridge closes, day 2",
    ]);
    expect(problems[0]).toBe("feed: the feed breaks off (what stands before is taken)");
    expect(problems[1]).toMatch(/^feed: items left out because they are broken: 1 \(/);
  });

  it("one with a broken item", () => {
    const { articles, problems, title } = read(rss(item(1), item(2).replace("</guid>", ""), item(3)));
    expect([title, ...articles.map(({ url }) => url)]).toEqual([
      "Quay & Mill News",
      "https://quay.example/bridge/day-1-closed",
      "https://quay.example/bridge/day-3-closed",
    ]);
    expect(problems).toHaveLength(1);
  });

  it("one with characters that XML forbids", () =>
    expect(headlines(rss(item(1).replace("Bridge", "Bri\u0001d\u0000ge")))).toEqual([
      "Bridge closes, day 1",
    ]));

  it("one with ampersands that are none", () =>
    expect(headlines(rss(item(1).replace("Bridge", "Bridge & quay")))).toEqual([
      "Bridge & quay closes, day 1",
    ]));

  it("one in windows-1251", () => {
    const words = rss(item(1)).replace("utf-8", "windows-1251").replace("Bridge closes", "\xCC\xEE\xF1\xF2");
    expect(read(Buffer.from(words, "latin1")).articles[0]?.headline).toBe("Мост, day 1");
  });

  it("one behind a warning of its server", () =>
    expect(headlines(`<br />\n<b>Warning</b>: no such table<br />\n${rss(item(1))}`)).toHaveLength(1));

  it("one without the names it uses", () =>
    expect(first(rss(item(1)).replace(/ xmlns:\w+="[^"]*"/g, ""))?.byline).toBe("Ana Reyes"));

  it("an item with too much markup", () => {
    const { articles, problems } = read(rss(item(1), item(2, "", "<b>".repeat(1000))));
    expect([articles.length, problems]).toEqual([
      1,
      ["feed item 2: 1000 levels of nesting are too many for a page (at most 500)"],
    ]);
  });

  it("markup and script in a title are text", () =>
    expect(
      headlines(
        rss(
          item(1).replace(
            "Bridge",
            "&lt;b onclick=&quot;x&quot;&gt;Bridge&lt;/b&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
          ),
        ),
      ),
    ).toEqual(["Bridge closes, day 1"]));

  it("entities that multiply stay as they are", () => {
    const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      "",
    );
    const feed = rss(item(1).replace("Bridge", "&l9;")).replace(
      "<rss",
      `<!DOCTYPE rss [<!ENTITY l0 "ha">${levels}]><rss`,
    );
    expect(headlines(feed)).toEqual(["&l9; closes, day 1"]);
  });
});

describe("no feed, and why", () => {
  it("without items", () =>
    expect(read(rss()).problems).toEqual([
      "feed: the feed has no items (look at it in a browser: it may have moved)",
    ]));

  it.each([
    [
      "a page, with the feed it links to",
      '<!doctype html><link rel="alternate" type="application/rss+xml" href="/rss"><p>Hello',
      "feed: this is a page, not a feed (its feed is https://quay.example/rss)",
    ],
    [
      "a page that links to none",
      "<!doctype html><p>Hello",
      "feed: this is a page, not a feed (give the address of the site's RSS or Atom feed)",
    ],
    ["nothing", " \n", "feed: it is empty (give the address of a page or a feed)"],
    [
      "another kind of XML",
      "<?xml version='1.0'?><urlset></urlset>",
      "feed: this is neither a page nor a feed (want HTML, RSS, Atom, JSON Feed, OPML, ninjs or WordPress posts)",
    ],
    ["a picture", "\u0089PNG\r\n\0\0", "feed: this is no text (want a page, a feed or JSON)"],
    ["half a JSON feed", '{"version":"https://jsonfeed.org/version/1","items":[', /^feed: not JSON: /],
    ["other JSON", '{"a":1}', /^feed: this JSON holds no articles/],
  ])("%s", (_, words, message) => expect(() => read(words, { wanted: "feed" })).toThrow(message));

  it("more items than a newsroom publishes in years", () => {
    const many = Array.from(
      { length: 20_001 },
      (_, i) => `<item><title>${i}</title><link>/${i}</link></item>`,
    );
    const { links, problems } = read(rss(...many));
    expect([links.length, problems]).toEqual([
      20_000,
      ["feed: 20001 items are too many for a feed (the first 20000 are taken)"],
    ]);
  });
});

it("ten thousand items are ten thousand articles", () =>
  expect(read(rss(...Array.from({ length: 10_000 }, (_, i) => item(i)))).articles).toHaveLength(10_000));
