import { parseHTML } from "linkedom";
import { expect, onTestFinished, test } from "vitest";
import type { Article } from "../../src/core/article.js";
import type { JsonFeed } from "../../src/core/digest-feed.js";
import { readFeed } from "../../src/intake/feed.js";
import { pagesOf } from "../../src/web/pages.js";
import { demo, demoDay } from "../library.js";
import { articleOf, hostileArticle, newsroomOver, siteOver } from "./site.js";

/** What a browser, or a feed reader, gets. */
async function site(articles: readonly Article[], publicUrl?: string, now = demoDay) {
  const newsroom = newsroomOver(articles, now);
  const web = await siteOver(async () => newsroom, {
    pages: pagesOf({
      desk: { commands: [], answer: async () => ({ title: "", summary: "", parts: [], audience: "asker" }) },
      newsroom: async () => newsroom,
      ...(publicUrl && { publicUrl }),
    }),
  });
  onTestFinished(web.stop);
  return {
    get: (path: string, method = "GET") => fetch(web.url + path, { method, redirect: "manual" }),
    feed: async (path = "/digest.json"): Promise<JsonFeed> => (await fetch(web.url + path)).json(),
    text: async (path: string) => (await fetch(web.url + path)).text(),
  };
}

/** What JSON Feed 1.1 asks for, https://jsonfeed.org/version/1.1, of the fields that are used here. */
function expectValid(feed: JsonFeed): void {
  const known = ["version", "title", "home_page_url", "feed_url", "items"];
  expect(Object.keys(feed).filter((key) => !known.includes(key))).toEqual([]);
  expect(feed.version).toBe("https://jsonfeed.org/version/1.1");
  expect(feed.title).toMatch(/\S/);
  for (const url of [feed.home_page_url, feed.feed_url, ...feed.items.map((item) => item.url)])
    if (url !== undefined) expect(new URL(url).protocol).toMatch(/^https?:$/);
  expect(new Set(feed.items.map(({ id }) => id)).size).toBe(feed.items.length);
  for (const item of feed.items) {
    expect(item.id).toMatch(/\S/);
    expect(item.content_text).toMatch(/\S/);
    // RFC 3339
    expect(item.date_published).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/);
    const fields = ["id", "url", "title", "summary", "content_text", "date_published"];
    expect(Object.keys(item).filter((key) => !fields.includes(key))).toEqual([]);
  }
}

test("the feed has the newest days, newest first, and is kept by nobody", async () => {
  const { get, feed } = await site(demo, "https://star.example");
  const reply = await get("/digest.json");
  expect(reply.status).toBe(200);
  expect(reply.headers.get("content-type")).toBe("application/feed+json");
  expect(reply.headers.get("cache-control")).toBe("no-store");
  const found = await feed();
  expectValid(found);
  expect(found).toMatchObject({
    home_page_url: "https://star.example/",
    feed_url: "https://star.example/digest.json",
  });
  const days = found.items.map(({ id }) => id.replace("digest ", ""));
  expect(days).toEqual(days.toSorted().reverse());
  expect(days.length).toBeGreaterThan(3);
  expect(days.length).toBeLessThanOrEqual(10);
  expect(found.items[0]?.url).toBe(`https://star.example/digest/${days[0]}`);
  expect((await get("/digest.json", "HEAD")).status).toBe(200);
  expect((await get("/digest.json", "POST")).status).toBe(405);
});

test("where nobody knows its address it names none", async () => {
  const { feed } = await site(demo);
  const found = await feed();
  expectValid(found);
  expect([found.home_page_url, found.feed_url, found.items[0]?.url]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("the project's own reader reads it back: each day an article, in its words", async () => {
  const { text, feed } = await site([...demo, hostileArticle], "https://star.example");
  const read = readFeed("digest.json", await text("/digest.json"), { now: demoDay });
  expect(read.problems).toEqual([]);
  const { items } = await feed();
  const days = [...read.articles.map(({ article }) => article), ...read.links];
  expect(days.map(({ headline }) => headline).sort()).toEqual(items.map(({ title }) => title).sort());
  expect(days.map(({ url }) => url).sort()).toEqual(items.map(({ url }) => url).sort());
  const told = read.articles.map(({ article }) => article.text.replace(/\s+/g, " ")).join(" ");
  expect(told).toContain("160 tonnes");
  expect(told).toContain(`<script>document.title = "run"</script>`);
});

test("the feed of a day is that day alone", async () => {
  const { feed } = await site(demo, "https://star.example");
  const [newest] = (await feed()).items;
  const path = new URL(newest!.url!).pathname;
  const found = await feed(`${path}.json`);
  expectValid(found);
  expect(found).toMatchObject({ feed_url: `https://star.example${path}.json`, items: [newest] });
});

test("the page of a day quotes as the digest does, and leads from each quotation to its article", async () => {
  const { get, text } = await site(demo);
  expect((await get("/digest")).headers.get("location")).toMatch(/^\/digest\/2026-01-\d\d$/);
  const { document } = parseHTML(await text("/digest/2026-01-07"));
  expect(document.querySelector("h1")?.textContent).toBe("Digest of 7 Jan 2026");
  const feeds = Array.from(document.querySelectorAll("link[rel=alternate]"), (link) => [
    link.getAttribute("type"),
    link.getAttribute("href"),
  ]);
  expect(feeds).toEqual([
    ["application/feed+json", "/digest.json"],
    ["application/feed+json", "/digest/2026-01-07.json"],
  ]);
  const figures = Array.from(document.querySelectorAll("figure"));
  expect(figures.length).toBeGreaterThan(3);
  for (const figure of figures) {
    const [path, id] = figure.querySelector("a")!.getAttribute("href")!.split("#");
    const sentence = parseHTML(await text(path!)).document.getElementById(id!);
    const before = figure.querySelector(".before")?.textContent ?? "";
    expect(figure.querySelector("blockquote")!.textContent).toBe(
      `${before && `${before} `}${sentence!.textContent}`,
    );
  }
});

test("what is not there has the page of what never was", async () => {
  const { get, text } = await site([
    ...demo,
    articleOf({ slug: "soon", publishedAt: "2026-02-01T09:00:00Z" }),
  ]);
  const gone = await text("/nothing");
  for (const path of [
    ...["/digest/2026-02-01", "/digest/2026-02-01.json", "/digest/2999-01-01", "/digest/1999-01-01"],
    ...["/digest/0000-00-00", "/digest/2026-02-30", "/digest/2026-1-7", "/digest/2026-01-07.xml", "/digest/"],
    ...["/digest/2026-01-07/", "/digest/2026-01-07.json/x", "/digest/%00", "/digest/..%2f", "/digest.jsonx"],
    ...["/digest/9999-12-31", "/digest/-001-01-01", "/Digest.json", "/digest/2026-01-07%20"],
  ]) {
    expect((await get(path)).status, path).toBe(404);
    expect(await text(path), path).toBe(gone);
  }
});

test("an empty archive has an empty feed and no page", async () => {
  const { get, feed } = await site([]);
  const found = await feed();
  expectValid(found);
  expect(found.items).toEqual([]);
  expect((await get("/digest")).status).toBe(404);
});

test("text that would be markup is text", async () => {
  const { text } = await site([
    hostileArticle,
    articleOf({ slug: "rtl", headline: "‮Ferry</h2>", text: "\u202Edriver\u2066 said <b>no</b> & 12% rose." }),
  ]);
  const page = await text("/digest/2026-01-07");
  const { document } = parseHTML(page);
  expect(document.querySelector("main script, main img, main style, figure b b, h2 b")).toBeNull();
  for (const link of document.querySelectorAll("main a"))
    expect(link.getAttribute("href")).toMatch(/^\/(?:a|digest)/);
  expect(page).not.toMatch(/[\u202E\u2066]/);
  expect(document.querySelector("main")!.textContent).toContain("<script>");
});

test("a day that has begun is there, in the newsroom's zone, and not dated ahead", async () => {
  const article = articleOf({ publishedAt: "2026-07-07T23:30:00Z" });
  const { feed, get } = await site([article], undefined, new Date("2026-07-08T00:10:00Z"));
  expect((await feed()).items).toMatchObject([
    { id: "digest 2026-07-08", date_published: "2026-07-07T23:00:00.000Z" },
  ]);
  expect((await get("/digest/2026-07-08")).status).toBe(200);
  expect((await get("/digest/2026-07-07")).status).toBe(404);
});
