import { request } from "node:http";
import { parseHTML } from "linkedom";
import { expect, onTestFinished, test } from "vitest";
import { editionsOf } from "../../src/archive/editions.js";
import type { Article } from "../../src/core/article.js";
import { readArticle } from "../../src/core/facts.js";
import { Outage } from "../../src/core/mistake.js";
import type { Newsroom } from "../../src/core/newsroom.js";
import { openNewsroom } from "../../src/core/open-newsroom.js";
import { citingPathOf } from "../../src/core/source-page.js";
import { startWeb, type Web, type WebParts } from "../../src/web/server.js";
import { temporaryArchive } from "../archive/temporary.js";
import { demo } from "../library.js";
import { articleOf, beforeCorrection, corrected, hostileArticle, newsroomOver, siteOver } from "./site.js";

async function opened(newsroom: () => Promise<Newsroom>, parts: Partial<WebParts> = {}): Promise<Web> {
  const web = await siteOver(newsroom, parts);
  onTestFinished(web.stop);
  return web;
}

const siteWith = (articles: readonly Article[], parts?: Partial<WebParts>) => {
  const newsroom = newsroomOver(articles);
  return opened(async () => newsroom, parts);
};

/** As it comes, redirects and all: `fetch` would set a Host of its own. */
function ask(web: Web, path: string, { method = "GET", host = "127.0.0.1" } = {}) {
  return new Promise<{ status: number; headers: Readonly<Record<string, unknown>>; body: string }>(
    (done, failed) => {
      const asked = request(
        { port: web.port, host: "127.0.0.1", path, method, headers: { host } },
        (response) => {
          let body = "";
          response.setEncoding("utf8").on("data", (text) => {
            body += text;
          });
          response.on("end", () => done({ status: response.statusCode!, headers: response.headers, body }));
        },
      );
      asked.on("error", failed).end();
    },
  );
}

/** Where the forms are to cite the sentence of an article that has these words. */
const citing = (article: Article, words: string): string =>
  citingPathOf(article, readArticle(article).facts.find(({ text }) => text.includes(words))!.id);

const afterCorrection = corrected.find(
  ({ slug, revision }) => slug === "bridge-north-span" && revision === 2,
)!;

const bodyOf = async (web: Web, path: string) => (await ask(web, path)).body;

test("what the try-it page offers is answered there: nothing that belongs to a channel, or to those whom it names", async () => {
  const web = await siteWith(corrected);
  const { document } = parseHTML(await bodyOf(web, "/"));
  const offered = [...document.querySelectorAll(".examples a")];
  expect(offered.map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining(["/ask security guarantees from:Macron", "/digest 2026-01-07", "/help"]),
  );
  expect([...document.querySelectorAll("dt")].filter((one) => !one.nextElementSibling)).toEqual([]);
  for (const link of offered)
    expect
      .soft(await bodyOf(web, link.getAttribute("href")!), link.textContent!)
      .not.toMatch(/That did not work|No answer this time|Only those|in a channel of Slack/);
});

test("below what is quoted on the try-it page stand the buttons, said to be drawn; below other replies none", async () => {
  const web = await siteWith(corrected);
  const quoted = await bodyOf(web, "/?q=How+much+would+the+bridge+repair+cost%3F");
  expect(quoted.split("Share to channel")).toHaveLength(3);
  expect(quoted).toContain("here they are only drawn");
  const help = await bodyOf(web, "/?q=/help");
  expect(help).not.toMatch(/Share to channel|only drawn/);
});

test("no page allows a script, a frame or a form to elsewhere, or is kept by anybody", async () => {
  const web = await siteWith(corrected);
  for (const path of [
    "/",
    "/?q=bridge",
    "/a/bridge-north-span/1",
    "/a/bridge-north-span",
    citing(beforeCorrection, "116 tonnes"),
    "/nothing",
    "/healthz",
  ])
    expect.soft((await ask(web, path)).headers, path).toMatchObject({
      "content-security-policy":
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex, nofollow",
      "cache-control": "no-store",
    });
});

test("an article without a revision leads to the newest", async () => {
  const web = await siteWith(corrected);
  expect(await ask(web, "/a/bridge-north-span")).toMatchObject({
    status: 302,
    headers: { location: "/a/bridge-north-span/2" },
  });
});

test("HEAD says the same as GET without the page; other methods are refused", async () => {
  const web = await siteWith(corrected);
  const paths = [
    "/",
    "/a/bridge-north-span/2",
    citing(afterCorrection, "160 tonnes"),
    "/nothing",
    "/healthz",
  ];
  for (const path of paths) {
    const [{ headers: got, ...get }, { headers: had, ...head }] = [
      await ask(web, path),
      await ask(web, path, { method: "HEAD" }),
    ];
    expect({ ...head, length: had["content-length"] }).toEqual({
      status: get.status,
      body: "",
      length: got["content-length"],
    });
    expect(get.body.length).toBeGreaterThan(0);
  }
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"])
    expect(await ask(web, "/a/bridge-north-span/2", { method })).toMatchObject({
      status: 405,
      headers: { allow: "GET, HEAD" },
    });
});

test("what was never there, is embargoed, withheld or retracted, and what was not released: one page", async () => {
  const hidden = [
    articleOf({ slug: "withheld", status: "withheld" }),
    articleOf({ slug: "embargoed", embargoedUntil: "2026-01-15T09:00:01Z" }),
  ];
  const web = await siteWith([...corrected, ...hidden]);
  const never = await ask(web, "/a/never-there/1");
  expect(never).toMatchObject({
    status: 404,
    body: expect.stringContaining("<h1>There is nothing here</h1>"),
  });
  const { date: _, ...headers } = never.headers;
  for (const path of [
    "/a/withheld/1",
    "/a/withheld",
    "/a/embargoed/1",
    "/a/embargoed",
    "/a/murrelgate-tunnel/1",
    "/a/ossiverne-museum",
    "/a/ossiverne-museum/1",
    citing(hidden[0]!, "Fares"),
    citing(hidden[1]!, "Fares"),
    ...demo
      .filter(({ slug }) => /ossiverne|murrelgate/.test(slug))
      .flatMap((article) => readArticle(article).facts.map(({ id }) => citingPathOf(article, id))),
    citing(beforeCorrection, "116 tonnes").replace("/1/", "/2/"),
    citing(beforeCorrection, "116 tonnes").replace("/1/", "/3/"),
    citing(beforeCorrection, "116 tonnes").replace("/1/", "/0/"),
    citing(beforeCorrection, "116 tonnes").replace("/1/", "/"),
    `${citing(beforeCorrection, "116 tonnes")}/`,
    `${citing(beforeCorrection, "116 tonnes")}0`,
    citing(beforeCorrection, "116 tonnes").replace("/a/bridge-north-span/", "/a/paris-declaration/"),
    "/a/bridge-north-span/1/cite",
    "/a/bridge-north-span/1/cite/",
    "/a/bridge-north-span/1/cite/%",
    "/a/bridge-north-span/1/cite/never-there",
    "/a/bridge-north-span/1/cite/__proto__",
    "/a/never-there/1/cite/never-there-1a2b3c4d-1",
    "/a/bridge-north-span/3",
    "/a/bridge-north-span/0",
    "/a/bridge-north-span/02",
    "/a/bridge-north-span/1/",
    "/a/bridge-north-span/one",
    "/a/%",
    "/a/%2e%2e/1",
    "/a/",
    "/a",
    "//",
    "/style.css",
    "/favicon.ico",
    "/slack/events",
  ]) {
    const { status, body, headers: own } = await ask(web, path);
    expect.soft({ status, body }, path).toEqual({ status: 404, body: never.body });
    expect.soft(own, path).toMatchObject(headers);
  }
});

test("an embargoed article is there from the second it is free, and gone with its withdrawal", async () => {
  const archive = await temporaryArchive();
  const editions = editionsOf(archive, "");
  let now = new Date("2026-01-15T08:59:59.999Z");
  const web = await opened(async () =>
    openNewsroom({ edition: await editions.at(now), past: editions.past(now, "UTC"), now, zone: "UTC" }),
  );
  const { revision: _, ...draft } = articleOf({ slug: "ferry", embargoedUntil: "2026-01-15T09:00:00Z" });
  await archive.articles.put("", draft, now);
  const paths = ["/a/ferry", "/a/ferry/1", citing(articleOf({ slug: "ferry" }), "Fares")];
  const statuses = () => Promise.all(paths.map(async (path) => (await ask(web, path)).status));
  expect(await statuses()).toEqual([404, 404, 404]);
  now = new Date("2026-01-15T09:00:00.000Z");
  expect(await statuses()).toEqual([302, 200, 200]);
  await archive.articles.put("", { ...draft, status: "retracted" }, now);
  expect(await statuses()).toEqual([404, 404, 404]);
});

test("words that were revised while the article was embargoed have no page", async () => {
  const archive = await temporaryArchive();
  const editions = editionsOf(archive, "");
  const now = new Date("2026-01-15T09:00:00Z");
  const web = await opened(async () =>
    openNewsroom({ edition: await editions.at(now), past: editions.past(now, "UTC"), now, zone: "UTC" }),
  );
  const { revision: _, ...draft } = articleOf({ slug: "ferry", embargoedUntil: "2026-01-15T09:00:00Z" });
  await archive.articles.put("", draft, new Date("2026-01-14T09:00:00Z"));
  await archive.articles.put(
    "",
    { ...draft, text: "Fares rose by 14% on Monday." },
    new Date("2026-01-14T10:00:00Z"),
  );
  expect((await ask(web, "/a/ferry/1")).status).toBe(404);
  const page = await bodyOf(web, "/a/ferry/2");
  expect(page).toContain("14%");
  expect(page).not.toMatch(/12%|Revision 1/);
});

test("a page elsewhere that points its own name at this computer is told nothing", async () => {
  const web = await siteWith(demo, { publicUrl: "https://verbatim.example.org" });
  const status = async (host: string) => (await ask(web, "/a/bridge-north-span/1", { host })).status;
  for (const host of [
    "localhost:8080",
    "127.0.0.1",
    "127.0.0.1:80",
    "[::1]:8080",
    "LOCALHOST",
    "verbatim.example.org",
    "verbatim.example.org:443",
  ])
    expect.soft(await status(host), host).toBe(200);
  for (const host of [
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "x@evil.example",
    "[",
  ])
    expect.soft(await status(host), host).toBe(421);
  expect((await ask(web, "/healthz", { host: "evil.example" })).status).toBe(200);
});

test("an article's markup is words on its page and in both channels", async () => {
  const web = await siteWith([hostileArticle]);
  for (const path of [
    "/a/hostile/1",
    citing(hostileArticle, "was opened"),
    "/?q=Was+the+bridge+opened%3F",
    `/?q=${encodeURIComponent(hostileArticle.headline)}`,
  ]) {
    const page = await bodyOf(web, path);
    expect(page).toContain("&lt;script&gt;document.title");
    expect(page).not.toMatch(/<script|<img|<style|href="javascript/i);
  }
});

test("every word of an article stands on its page, in order", async () => {
  const web = await siteWith(demo);
  const listed = demo.filter(({ slug }) => !/ossiverne|murrelgate/.test(slug));
  for (const { slug, text } of listed) {
    const page =
      /<article>[\s\S]*<\/header>([\s\S]*)<\/article>/.exec(await bodyOf(web, `/a/${slug}/1`))?.[1] ?? "";
    const words = page
      .replace(/<span class="note"[\s\S]*?<\/span><\/span>/g, "")
      .replace(/<p class="dateline"[\s\S]*?<\/p>/, "")
      .replace(/<[^>]+>/g, "")
      .replaceAll("&#39;", "'")
      .replaceAll("&amp;", "&");
    expect
      .soft(words.split(/\s+/).join(" ").trim(), slug)
      .toBe(text.replace(/^#+ /gm, "").split(/\s+/).join(" ").trim());
  }
});

test("a sentence that was changed tells on its old page what it is now, and the newsroom's note", async () => {
  const web = await siteWith(corrected);
  const [was, now] = [
    await bodyOf(web, "/a/bridge-north-span/1"),
    await bodyOf(web, "/a/bridge-north-span/2"),
  ];
  expect(was).toContain("You are reading revision 1 of 2, as published 7 Jan 2026, 09:30 UTC.");
  expect(was).toMatch(
    /This sentence was changed on 8 Jan 2026:.*<b>Before<\/b> The lorries weighed <del>116<\/del> tonnes in all\..*<b>Now<\/b> The lorries weighed <ins>160<\/ins> tonnes in all\..*CORRECTION, 8 Jan 2026: An earlier version/,
  );
  expect(was.match(/class="flag"/g)).toHaveLength(1);
  expect(was).toContain("It stands as it was in the newest revision");
  expect(now).not.toMatch(/You are reading|This sentence was|It stands as it was|class="flag"/);
  expect(now).toContain("Revision 2, shown here");
});

/** The forms of a page, by heading, as they would be copied. */
const formsOn = (page: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...parseHTML(page).document.querySelectorAll("section")].map((section) => [
      section.querySelector("h2")!.textContent,
      section.querySelector("pre")?.textContent ?? section.querySelector("p")!.textContent,
    ]),
  );

test("every sentence's note leads to its forms, which are the sentence's", async () => {
  const web = await siteWith(demo);
  const article = demo.find(({ slug }) => slug === "bridge-north-span")!;
  const { facts } = readArticle(article);
  const links = [...parseHTML(await bodyOf(web, "/a/bridge-north-span/1")).document.querySelectorAll("a")]
    .filter(({ textContent }) => textContent === "Cite it")
    .map((a) => a.getAttribute("href")!);
  expect(links.toSorted()).toEqual(facts.map(({ id }) => `/a/bridge-north-span/1/cite/${id}`).toSorted());
  for (const { id, text } of facts.filter(({ kind }) => kind === "sentence")) {
    const page = await bodyOf(web, `/a/bridge-north-span/1/cite/${id}`);
    const forms = formsOn(page);
    expect(Object.keys(forms)).toEqual([
      "Attribution",
      "Markdown",
      "HTML",
      "CSL-JSON",
      "ClaimReview (JSON-LD)",
    ]);
    expect(forms.Attribution).toContain(`“${text}” — `);
    expect(JSON.parse(forms["ClaimReview (JSON-LD)"]!).claimReviewed).toBe(text);
    expect(page).toContain(`<a href="/a/bridge-north-span/1#${id}">Back to the sentence</a>`);
  }
});

test("a sentence that was changed says so before its forms, and in them", async () => {
  const web = await siteWith(corrected);
  const [was, now, same] = await Promise.all(
    [
      citing(beforeCorrection, "116 tonnes"),
      citing(afterCorrection, "160 tonnes"),
      citing(beforeCorrection, "Sensors on the bearings"),
    ].map((path) => bodyOf(web, path)),
  );
  expect(was).toMatch(
    /This sentence was changed on 8 Jan 2026:.*<del>116<\/del>.*<ins>160<\/ins>.*CORRECTION, 8 Jan 2026: An earlier version.*See it in the newest revision[\s\S]*<section/,
  );
  expect(formsOn(was!).Attribution).toBe(
    "“The lorries weighed 116 tonnes in all.” — “North span of harbour bridge passes load test”, The Quay Courier (invented), Jan. 7, 2026 (corrected Jan. 8; sentence changed Jan. 8)",
  );
  expect(formsOn(now!).Attribution).toBe(
    "“The lorries weighed 160 tonnes in all.” — “North span of harbour bridge passes load test”, The Quay Courier (invented), Jan. 7, 2026 (corrected Jan. 8)",
  );
  expect(now).not.toMatch(/This sentence was|It stands as it was/);
  expect(same).toContain("It stands as it was in the newest revision");
  expect(same).not.toContain("This sentence was");
});

test("a headline is cited as one, and is no claim", async () => {
  const article = articleOf({ text: "Ferry fares rise\n\nFares rose by 12% on Monday." });
  const web = await siteWith([article]);
  const forms = formsOn(await bodyOf(web, citing(article, "Ferry fares rise")));
  expect(forms.Attribution).toBe(
    "“Ferry fares rise” — “Ferry fares rise”, Jan. 7, 2026 (headline, not a fact of the body)",
  );
  expect(forms["ClaimReview (JSON-LD)"]).toBe(
    "Only a sentence of the body can be a claim; this is not one: headline, not a fact of the body.",
  );
});

test("an article whose slug is no plain word has its forms where its note says", async () => {
  const article = articleOf({ slug: "a b/ü?#%" });
  const web = await siteWith([article]);
  const [, path = ""] =
    /<a href="([^"]+)">Cite it/.exec(await bodyOf(web, "/a/a%20b%2F%C3%BC%3F%23%25/1")) ?? [];
  expect(path).toMatch(/^\/a\/a%20b%2F%C3%BC%3F%23%25\/1\/cite\//);
  expect((await ask(web, path)).status).toBe(200);
});

test("a removed sentence and a change without a correction note are told as such", async () => {
  const first = articleOf({ text: "Fares rose by 12% on Monday. Nobody was asked." });
  const web = await siteWith([
    first,
    {
      ...first,
      revision: 2,
      updatedAt: "2026-01-08",
      text: "Fares rose by 14% on Monday.",
      headline: "Ferry fares soar",
    },
  ]);
  const page = await bodyOf(web, "/a/ferry/1");
  expect(page).toMatch(/This sentence was removed on 8 Jan 2026:.*<del>Nobody was asked<\/del>/);
  expect(page).toMatch(
    /Changed without a correction note[\s\S]*Headline, changed in revision 2 on 8 Jan 2026.*Ferry fares <ins>soar<\/ins>[\s\S]*First sentence, changed/,
  );
  expect(page).toContain("No correction note has been published.");
});

test("the try-it page answers a question and a command as both channels do, and offers every example", async () => {
  const web = await siteWith(corrected);
  const page = await bodyOf(web, "/");
  expect(page).toContain('<a href="/?q=%2Fask%20Who%20said%20the%20peace%20deal%20was%2090%25%20ready%3F">');
  for (const q of ["Who said the peace deal was 90% ready?", "/ask Who said the peace deal was 90% ready?"]) {
    const [slack = "", discord = ""] = (await bodyOf(web, `/?q=${encodeURIComponent(q)}`)).split(
      '<h2 id="discord">',
    );
    for (const side of [slack, discord]) {
      expect(side).toMatch(/<blockquote[^>]*>Last week, Zelensky said that a peace deal was “90% ready”/);
      expect(side).toContain("Volodymyr Zelensky, Ukrainian President");
      expect(side).toMatch(/Searched 11 articles, \d+ facts/);
    }
  }
  expect(await bodyOf(web, "/?q=%2Fnonsense")).toContain("There is no command /nonsense.");
});

test("a citation without an address leads to its sentence's page", async () => {
  const web = await siteWith(demo);
  const fact = readArticle(demo.find(({ slug }) => slug === "paris-declaration")!).facts.find(({ text }) =>
    text.includes("“90% ready”"),
  )!;
  const address = `href="${web.url}/a/paris-declaration/1#${fact.id}"`;
  expect((await bodyOf(web, "/?q=Who+said+90%25+ready%3F")).split(address)).toHaveLength(3);
});

test("a failure is a fixed phrase, told to the log and to nobody else", async () => {
  const failures: unknown[] = [];
  const web = await siteWith(demo, {
    pages: async () => {
      throw new Error("secret stack");
    },
    onFailure: (error) => failures.push(error),
  });
  expect(await ask(web, "/")).toMatchObject({
    status: 500,
    body: "Something went wrong on our side and has been logged. Please try again.\n",
  });
  expect(failures).toEqual([new Error("secret stack")]);
});

test("while the database is away a page says when to ask again, and not where the database is", async () => {
  const web = await siteWith(demo, {
    pages: () =>
      Promise.reject(new Outage("PostgreSQL at db.internal:5432/verbatim", "is away", "try again")),
  });
  expect(await ask(web, "/")).toMatchObject({
    ...{ status: 503, body: "The archive cannot be reached at this moment. Please try again in a moment.\n" },
    headers: { "retry-after": "5", "cache-control": "no-store" },
  });
});

test("an article of two million characters is served whole, with its sentences' notes", async () => {
  const lines = Array.from(
    { length: 12_000 },
    (_, i) =>
      `Span ${i} of the harbour bridge was tested on Monday night, and item ${i} of the list was signed off. “It held,” said Tomas Reyl, the harbour engineer, of span ${i}.`,
  );
  const web = await siteWith([
    articleOf({ slug: "long", text: lines.join("\n\n"), url: "https://a.example/long" }),
  ]);
  const page = await bodyOf(web, "/a/long/1");
  expect(lines.join("\n\n").length).toBeGreaterThan(1_900_000);
  expect(page.match(/class="sentence"/g)).toHaveLength(24_000);
  expect(page.match(/class="note"/g)).toHaveLength(24_000);
}, 180_000);

test("where no page is asked for, there is only health", async () => {
  const web = await siteWith(demo, { pages: undefined as never, host: "127.0.0.1" });
  expect(await ask(web, "/")).toMatchObject({ status: 404, body: "not found\n" });
  expect(await ask(web, "/healthz")).toMatchObject({ status: 200, body: "ok\n" });
});

/** A server for programs only. */
async function withoutPages(metrics: () => Promise<string>): Promise<Web> {
  const web = await startWeb({ host: "127.0.0.1", port: 0, routes: new Map(), unready: () => [], metrics });
  onTestFinished(web.stop);
  return web;
}

test("metrics are there where they are wanted, with or without pages, and only under a name of this computer", async () => {
  const metrics = async () => "verbatim_articles 12\n";
  for (const web of [await siteWith(corrected, { metrics }), await withoutPages(metrics)]) {
    expect(await ask(web, "/metrics")).toMatchObject({
      status: 200,
      headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
      body: "verbatim_articles 12\n",
    });
    expect(await ask(web, "/metrics", { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
    expect(await ask(web, "/metrics", { method: "POST" })).toMatchObject({ status: 405 });
    const stranger = await ask(web, "/metrics", { host: "evil.example" });
    expect(stranger.status).toBe(421);
    expect(stranger.body).not.toContain("verbatim_articles");
  }
});

test("metrics that are not wanted are not there, and those that fail tell no reason", async () => {
  expect((await ask(await siteWith(corrected), "/metrics")).status).toBe(404);
  const failures: unknown[] = [];
  const web = await siteWith(corrected, {
    metrics: () => Promise.reject(new Error("/secret/path")),
    onFailure: (error) => failures.push(error),
  });
  const { status, body } = await ask(web, "/metrics");
  expect({ status, failures: failures.length }).toEqual({ status: 500, failures: 1 });
  expect(body).not.toContain("secret");
});
