import { expect, it } from "vitest";
import { openSite, type Site } from "../fetching/site.js";
import { budget, feedRoom, type Item, kinds, page, rss, span } from "./newsfeed.js";

// Each feed is read whole, and as links to pages: nothing twice, nothing lost.

const passed = "North span passes load test";
const gap = "Council has a budget gap";
const [morning, noon] = ["Wed, 07 Jan 2026 08:00:00 GMT", "Wed, 07 Jan 2026 12:00:00 GMT"];

interface Story {
  readonly title: string;
  readonly words: readonly string[];
  readonly path: string;
  readonly guid?: string;
  readonly pubDate?: string;
}

/** Puts stories on the site, each with a page of its own, as a feed of whole articles or of links. */
function publish(site: Site, form: string, stories: readonly Story[]): void {
  for (const { path, title, words } of stories) site.set(path, page(title, ...words));
  const items = stories.map(
    ({ title, words, path, guid, pubDate }): Item => ({
      title,
      link: site.url + path,
      ...(guid && { guid }),
      ...(pubDate && { pubDate }),
      ...(form === "whole" ? { content: words } : { summary: words[0]!.slice(0, 40) }),
    }),
  );
  site.set("/feed", rss(...items));
}

const forms = ["whole", "linked"];
const bridge = {
  title: passed,
  words: span,
  path: "/news/bridge-passes-test",
  guid: "q-1",
  pubDate: morning,
};
const council = { title: gap, words: budget, path: "/news/council-budget-gap", guid: "q-2", pubDate: noon };
const cut = {
  ...council,
  title: "Council cuts its library",
  words: span.toReversed(),
  path: "/news/council-cuts-library",
  guid: "q-3",
};

async function after(form: string, first: readonly Story[], second: readonly Story[]) {
  const site = await openSite();
  const room = await feedRoom([`${site.url}/feed`]);
  publish(site, form, first);
  await room.read();
  publish(site, form, second);
  room.pass(120);
  const report = await room.read();
  return { room, report, held: await room.held() };
}

const both = ["bridge-passes-test 1 baseline", "council-budget-gap 1"];

it.each(forms)("a bumped date makes no new article (%s)", async (form) => {
  const { report, held, room } = await after(form, [bridge], [{ ...bridge, pubDate: noon }, council]);
  expect([kinds(report).toSorted(), held]).toEqual([["added", "unchanged"], both]);
  const [kept] = await room.archive.articles.all("");
  expect(kept).toMatchObject({ publishedAt: expect.stringMatching(/^2026-01-07T08:00/) });
});

it.each(forms)("a feed without ids has each article once (%s)", async (form) => {
  const [first, second] = [bridge, council].map(({ guid, ...story }) => story);
  const { held } = await after(form, [first!], [second!, first!]);
  expect(held).toEqual(both);
});

it.each(forms)("a feed with a random id at each look has each article once (%s)", async (form) => {
  const { held } = await after(form, [{ ...bridge, guid: "r-81" }], [{ ...bridge, guid: "r-82" }, council]);
  expect(held).toEqual(both);
});

it.each(forms)("a changed slug is the same article (%s)", async (form) => {
  const { held } = await after(
    form,
    [bridge],
    [{ ...bridge, path: "/news/north-span-passes-load-test" }, council],
  );
  expect(held).toEqual(both);
});

it.each(forms)("a changed slug and no id, with the same words, is the same article (%s)", async (form) => {
  const { guid, ...nameless } = bridge;
  const { held } = await after(
    form,
    [nameless],
    [{ ...nameless, path: "/news/north-span-passes-load-test" }, council],
  );
  expect(held).toEqual(both);
});

it.each(forms)(
  "a feed without dates has each article once, dated when it was first seen (%s)",
  async (form) => {
    const [first, second] = [bridge, council].map(({ pubDate, ...story }) => story);
    const { held, room } = await after(form, [first!], [first!, second!]);
    expect(held).toEqual(both);
    expect((await room.archive.articles.all("")).map(({ publishedAt }) => publishedAt)).toEqual([
      expect.stringMatching(/^2026-01-07T09:30/),
      expect.stringMatching(/^2026-01-07T11:30/),
    ]);
  },
);

it.each(forms)("tracking parameters and AMP copies make no new article (%s)", async (form) => {
  const { guid, ...nameless } = bridge;
  const { held } = await after(
    form,
    [{ ...nameless, path: "/news/bridge-passes-test?utm_source=rss" }],
    [{ ...nameless, path: "/amp/news/bridge-passes-test?utm_source=feed" }, council],
  );
  expect(held).toEqual(both);
});

it.each(forms)(
  "new words under an old id are a revision, and nothing of the old ones is lost (%s)",
  async (form) => {
    const amended = { ...bridge, words: [...span, "The board will meet again on Monday."] };
    const { held, room } = await after(form, [bridge, council], [{ ...amended, pubDate: noon }, council]);
    expect(held).toEqual(["bridge-passes-test 2 baseline", "council-budget-gap 1 baseline"]);
    expect(await room.archive.articles.released("", room.run.now(), "bridge-passes-test")).toHaveLength(2);
  },
);

it.each(forms)("an id that the items of a feed share tells nothing (%s)", async (form) => {
  const shared = [bridge, council, cut].map((story) => ({ ...story, guid: "item" }));
  const { held } = await after(form, shared.slice(0, 2), shared);
  expect(held).toEqual([
    "bridge-passes-test 1 baseline",
    "council-budget-gap 1 baseline",
    "council-cuts-library 1",
  ]);
});

it("items that all link to the front page are as many articles", async () => {
  const stories = [bridge, council].map((story) => ({ ...story, path: "/" }));
  const { held } = await after("whole", stories.slice(0, 1), stories);
  expect(held).toHaveLength(2);
});

it("an article that a feed lists twice, the newer words first, is one article in its newer words", async () => {
  const amended = { ...bridge, guid: "q-9", words: [...span, "The board will meet again on Monday."] };
  const { room, held } = await after("whole", [bridge], [amended, bridge]);
  expect(held).toEqual(["bridge-passes-test 2 baseline"]);
  expect((await room.archive.articles.all(""))[0]?.text).toContain("again on Monday");
});
