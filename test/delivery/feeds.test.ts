import { describe, expect, it } from "vitest";
import { draft } from "../archive/drafts.js";
import { releasedIn } from "../archive/released.js";
import { openSite, redirect, status } from "../fetching/site.js";
import { budget, feedRoom, kinds, page, rss, span } from "./newsfeed.js";

const passed = "North span passes load test";
const gap = "Council has a budget gap";
const [morning, noon] = ["Wed, 07 Jan 2026 08:00:00 GMT", "Wed, 07 Jan 2026 12:00:00 GMT"];
const bridge = { title: passed, guid: "1", pubDate: morning, content: span };
const council = { title: gap, guid: "2", pubDate: noon, content: budget };

describe("the first look at a feed", () => {
  it("is its baseline, what comes later is news", async () => {
    const site = await openSite({ "/feed": rss(bridge) });
    const room = await feedRoom([`${site.url}/feed`]);
    expect(await room.read()).toMatchObject({ baseline: true, problems: [], left: 0 });
    site.set("/feed", rss(council, bridge));
    room.pass(15);
    expect(await room.read()).toMatchObject({ baseline: false });
    expect(await room.held()).toEqual([
      "council-has-a-budget-gap 1",
      "north-span-passes-load-test 1 baseline",
    ]);
  });

  it("is the first that succeeds", async () => {
    const site = await openSite();
    const room = await feedRoom([`${site.url}/feed`]);
    expect(await room.read()).toMatchObject({ baseline: false, failing: expect.anything() });
    site.set("/feed", rss(bridge));
    room.pass(15);
    await room.read();
    expect(await room.held()).toEqual(["north-span-passes-load-test 1 baseline"]);
  });

  it("of ten thousand items fetches some pages a round, all of it baseline; what is new in between is not", async () => {
    const items = Array.from({ length: 10_000 }, (_, n) => ({
      title: `Notice ${n} from the harbour`,
      guid: `n${n}`,
      n,
    }));
    const site = await openSite();
    for (const { n, title } of items)
      site.set(`/notice-number/${n}`, page(title, `Notice ${n} says that berth ${n} is closed.`));
    const feed = (list: typeof items) =>
      rss(...list.map(({ title, guid, n }) => ({ title, guid, link: `${site.url}/notice-number/${n}` })));
    site.set("/feed", feed(items.slice(1)));
    const room = await feedRoom([`${site.url}/feed`], { pages: 20 });
    const first = await room.read();
    expect([first.puts.length, first.left]).toEqual([20, 9979]);
    site.set("/feed", feed(items));
    room.pass(15);
    const second = await room.read();
    expect([second.puts.length, second.left]).toEqual([20, 9960]);
    const news = (await room.held()).filter((line) => !line.endsWith("baseline"));
    expect(news).toHaveLength(1);
  });
});

describe("a desk's feed", () => {
  it("gives its articles to the desk, whole ones and pages; one that was there for all stays so", async () => {
    const site = await openSite({ "/council": page(gap, ...budget), "/span": page(passed, ...span) });
    const shared = { title: passed, guid: "1", pubDate: morning, link: `${site.url}/span` };
    site.set("/public", rss(shared));
    site.set("/desk", rss(shared, { title: gap, guid: "2", pubDate: noon, link: `${site.url}/council` }));
    const room = await feedRoom([`${site.url}/public`]);
    await room.read();
    await room.archive.feeds.add("", `${site.url}/desk`, { desk: "metro" }, new Date("2026-01-07T09:30:00Z"));
    room.pass(15);
    await room.read();
    const desks = (await room.archive.articles.all("")).map(({ headline, desk }) => [headline, desk]);
    expect(desks).toEqual([
      [passed, undefined],
      [gap, "metro"],
    ]);
  });
});

describe("a feed that is read again", () => {
  it("is not sent where it has not changed", async () => {
    const site = await openSite({
      "/feed": (asked, answer) =>
        asked.headers["if-none-match"] === '"7"'
          ? answer.writeHead(304).end()
          : answer.writeHead(200, { etag: '"7"' }).end(rss(bridge)),
    });
    const room = await feedRoom([`${site.url}/feed`]);
    expect(kinds(await room.read())).toEqual(["added"]);
    room.pass(15);
    expect(await room.read()).toMatchObject({ puts: [], problems: [] });
    expect((await room.archive.feeds.list(""))[0]?.state).toMatchObject({
      readAt: "2026-01-07T09:45:00.000Z",
      changedAt: "2026-01-07T09:30:00.000Z",
    });
  });

  it("is due ten minutes after its last reading, give or take one", async () => {
    const site = await openSite({ "/feed": rss(bridge) });
    const room = await feedRoom([`${site.url}/feed`]);
    await room.read();
    room.pass(10);
    const next = Date.parse((await room.archive.feeds.list(""))[0]!.nextAt) - room.run.now().getTime();
    expect(next).toBeGreaterThanOrEqual(0);
    expect(next).toBeLessThanOrEqual(60_000);
  });

  it("has each page fetched once; changed words fetch it at once, a changed date within the hour", async () => {
    const item = (summary: string, pubDate: string) =>
      rss({ title: passed, guid: "1", link: `${site.url}/bridge`, summary, pubDate });
    const site = await openSite({ "/bridge": page(passed, ...span) });
    site.set("/feed", item("It passed.", morning));
    const room = await feedRoom([`${site.url}/feed`]);
    const fetched = () => site.asked.filter((path) => path === "/bridge").length;
    await room.read();
    room.pass(15);
    await room.read();
    expect(fetched()).toBe(1);
    site.set("/feed", item("It passed, the board says.", morning));
    room.pass(15);
    await room.read();
    expect(fetched()).toBe(2);
    for (let n = 0; n < 4; n++) {
      site.set("/feed", item("It passed, the board says.", `Wed, 07 Jan 2026 12:${n}0:00 GMT`));
      room.pass(15);
      await room.read();
    }
    expect(fetched()).toBe(3);
  });

  it("has a page that changes in silence looked at again", async () => {
    const site = await openSite({ "/bridge": page(passed, ...span) });
    site.set("/feed", (asked, answer) =>
      asked.headers["if-none-match"]
        ? answer.writeHead(304).end()
        : answer
            .writeHead(200, { etag: '"7"' })
            .end(rss({ title: passed, link: `${site.url}/bridge`, pubDate: morning })),
    );
    const room = await feedRoom([`${site.url}/feed`]);
    await room.read();
    site.set("/bridge", page(passed, ...span, "Correction: the board closed the bridge in October."));
    room.pass(120);
    expect(kinds(await room.read())).toEqual(["revised"]);
  });

  it("takes its summaries for articles where that is asked for", async () => {
    const site = await openSite();
    site.set(
      "/feed",
      rss({
        title: passed,
        link: `${site.url}/bridge`,
        summary: "The span passed its test.",
        pubDate: morning,
      }),
    );
    const room = await feedRoom([`${site.url}/feed`], { summaries: true });
    await room.read();
    expect(await room.archive.articles.all("")).toMatchObject([
      { headline: passed, text: "The span passed its test.", url: `${site.url}/bridge` },
    ]);
    expect(site.asked).toEqual(["/feed"]);
  });
});

describe("what goes wrong is named, the rest goes on, and nothing stored is lost", () => {
  it("a feed that fails stays failing since, waits longer each time, and mends", async () => {
    const site = await openSite({ "/feed": rss(bridge) });
    const room = await feedRoom([`${site.url}/feed`]);
    const feed = async () => (await room.archive.feeds.list(""))[0]!;
    await room.read();
    site.set("/feed", status(500));
    room.pass(15);
    expect((await room.read()).failing?.message).toBe(
      `${site.url}/feed: the site answered 500 (the site has a fault; try again later)`,
    );
    room.pass(15);
    await room.read();
    const { state, nextAt } = await feed();
    expect(state.failing).toMatchObject({
      since: "2026-01-07T09:45:00.000Z",
      times: 2,
      what: "the site answered 500",
    });
    expect(Date.parse(nextAt) - room.run.now().getTime()).toBeGreaterThanOrEqual(20 * 60_000);
    expect(await room.held()).toHaveLength(1);
    site.set("/feed", rss(bridge, council));
    room.pass(30);
    expect(kinds(await room.read())).toEqual(["added"]);
    expect((await feed()).state.failing).toBeUndefined();
  });

  it("a feed whose site asks to wait is left alone until then", async () => {
    const site = await openSite({ "/feed": status(429, { "retry-after": "7200" }) });
    const room = await feedRoom([`${site.url}/feed`]);
    await room.read();
    const [feed] = await room.archive.feeds.list("");
    expect(Date.parse(feed!.nextAt) - room.run.now().getTime()).toBeGreaterThanOrEqual(7_200_000);
  });

  it.each([
    ["a web page", page(passed, ...span), "this is a page, not a feed"],
    [
      "a list of feeds",
      '<opml version="2.0"><body><outline xmlUrl="https://quay.example/feed"/></body></opml>',
      "this is a list of feeds",
    ],
    ["nothing known", "ceci n’est pas", "this is neither a page nor a feed"],
    ["empty", "", "the answer is empty"],
    ["a redirect inwards", redirect("http://169.254.169.254/"), "this is not a public address"],
  ])("a feed that is %s", async (_what, answer, why) => {
    const site = await openSite({ "/feed": answer });
    const room = await feedRoom([`${site.url}/feed`]);
    expect((await room.read()).failing?.what).toBe(why);
  });

  it("a feed that fails keeps no other from being read", async () => {
    const site = await openSite({ "/a": status(500), "/b": rss(bridge), "/c": "<rss", "/d": rss(council) });
    const room = await feedRoom(["/a", "/b", "/c", "/d"].map((path) => site.url + path));
    await room.read();
    expect(await room.held()).toHaveLength(2);
  });

  it("a page that fails is tried again, less and less often, and is then what it would have been", async () => {
    const site = await openSite();
    site.set(
      "/feed",
      rss(
        { title: passed, link: `${site.url}/bridge`, pubDate: morning },
        { title: gap, link: `${site.url}/council`, pubDate: noon },
      ),
    );
    site.set("/council", page(gap, ...budget));
    const room = await feedRoom([`${site.url}/feed`]);
    const report = await room.read();
    expect(report.problems.map(({ mistake }) => mistake.message)).toEqual([
      `${site.url}/bridge: the site answered 404: there is no such page (check the address)`,
    ]);
    for (const minutes of [15, 30, 60]) {
      room.pass(minutes);
      await room.read();
    }
    site.set("/bridge", page(passed, ...span));
    room.pass(120);
    await room.read();
    expect(await room.held()).toEqual([
      "council-has-a-budget-gap 1 baseline",
      "north-span-passes-load-test 1 baseline",
    ]);
    expect(site.asked.filter((path) => path === "/bridge")).toHaveLength(5);
  });

  it("a page that says sorry with 200, or leads to the front page, takes no article’s place", async () => {
    const site = await openSite({
      "/bridge": page(passed, ...span),
      "/": page("The Quay Courier", "Welcome."),
    });
    const feed = (summary: string) =>
      rss({ title: passed, guid: "1", link: `${site.url}/bridge`, summary, pubDate: morning });
    site.set("/feed", feed("one"));
    const room = await feedRoom([`${site.url}/feed`]);
    await room.read();
    site.set(
      "/bridge",
      page("We’ll be back soon", "Our site is being looked after. Please try again in some minutes."),
    );
    site.set("/feed", feed("two"));
    room.pass(15);
    expect((await room.read()).problems[0]?.mistake.what).toBe(
      "the page does not hold what its headline in the feed says",
    );
    site.set("/bridge", redirect("/"));
    room.pass(15);
    expect((await room.read()).problems[0]?.mistake.what).toBe("this is a site's first page, not an article");
    expect(await room.held()).toEqual(["north-span-passes-load-test 1 baseline"]);
  });

  it("a reading that is stopped is no failure, and goes on where it was", async () => {
    const stopping = new AbortController();
    const site = await openSite({ "/council": page(gap, ...budget) });
    site.set("/bridge", () => stopping.abort());
    site.set(
      "/feed",
      rss(
        { title: gap, link: `${site.url}/council`, pubDate: noon },
        { title: passed, link: `${site.url}/bridge`, pubDate: morning },
      ),
    );
    const room = await feedRoom([`${site.url}/feed`], { signal: stopping.signal });
    expect(await room.read()).toMatchObject({ problems: [], left: 1 });
    expect((await room.archive.feeds.list(""))[0]?.state.failing).toBeUndefined();
    expect(await room.held()).toEqual(["council-has-a-budget-gap 1 baseline"]);
  });
});

it("of two processes that share an archive each feed is read by one", async () => {
  const site = await openSite({ "/feed": rss(bridge) });
  const room = await feedRoom([`${site.url}/feed`]);
  await Promise.allSettled([room.read(), room.read()]);
  expect(site.asked).toEqual(["/feed"]);
});

describe("the posts of a WordPress site", () => {
  const post = (n: number) => ({
    id: n,
    guid: { rendered: `https://quay.example/?p=${n}` },
    link: `https://quay.example/post-number-${n}`,
    date_gmt: "2026-01-07T08:00:00",
    title: { rendered: `Notice ${n} from the harbour` },
    content: { rendered: `<p>Berth ${n} is closed.</p>` },
  });
  const posts = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => post(from + n));

  it("are read page by page; later only what has been modified since, a day looked at twice", async () => {
    const site = await openSite();
    const path = "/wp-json/wp/v2/posts";
    const counted = { "x-wp-totalpages": "2" };
    site.set(`${path}?per_page=100&page=1&_embed=1`, status(200, counted, JSON.stringify(posts(0, 100))));
    site.set(`${path}?per_page=100&page=2&_embed=1`, status(200, counted, JSON.stringify(posts(100, 200))));
    const room = await feedRoom([site.url + path]);
    expect(await room.read()).toMatchObject({ baseline: true, left: 0, puts: { length: 200 } });
    site.set(path, JSON.stringify(posts(199, 201)));
    room.pass(15);
    expect(kinds(await room.read())).toEqual(["added"]);
    expect(site.asked.at(-1)).toBe(
      `${path}?per_page=100&page=1&_embed=1&modified_after=2026-01-06T09%3A30%3A00.000Z`,
    );
  });

  it("of a large archive are read over several rounds, all of it baseline", async () => {
    const site = await openSite();
    site.set("/wp-json/wp/v2/posts", (asked, answer) => {
      const at = Number(new URL(asked.url!, site.url).searchParams.get("page"));
      answer.end(JSON.stringify(posts((at - 1) * 100, Math.min(at * 100, 1250))));
    });
    const room = await feedRoom([`${site.url}/wp-json/wp/v2/posts`]);
    expect(await room.read()).toMatchObject({ baseline: true, left: 1, puts: { length: 1000 } });
    room.pass(15);
    expect(await room.read()).toMatchObject({ baseline: true, left: 0, puts: { length: 250 } });
    expect((await room.held()).filter((line) => line.endsWith("baseline"))).toHaveLength(1250);
    expect((await room.archive.feeds.list(""))[0]?.state).toMatchObject({
      readUpTo: "2026-01-07T09:30:00.000Z",
    });
  });
});

it.each(["withheld", "retracted"] as const)(
  "what an editor has %s stays so, whatever a feed says",
  async (status) => {
    const site = await openSite({ "/feed": rss({ ...bridge, link: "https://quay.example/bridge" }) });
    const room = await feedRoom([`${site.url}/feed`]);
    await room.archive.articles.put(
      "",
      draft({ url: "https://quay.example/bridge", status }),
      room.run.now(),
    );
    await room.read();
    expect(await room.archive.articles.all("")).toMatchObject([{ status, revision: 2 }]);
    expect(await releasedIn(room.archive, room.run.now())).toEqual([]);
  },
);
