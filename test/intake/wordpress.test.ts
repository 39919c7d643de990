import { expect, it } from "vitest";
import { readDocument } from "../../src/intake/document.js";

const now = new Date("2026-02-01T12:00:00Z");
const post = (parts: object = {}) => ({
  id: 7,
  date: "2026-01-07T10:30:00",
  date_gmt: "2026-01-07T09:30:00",
  modified_gmt: "2026-01-08T10:00:00",
  guid: { rendered: "https://quay.example/?p=7" },
  slug: "bridge-closes",
  status: "publish",
  link: "https://quay.example/2026/01/bridge-closes/",
  title: { rendered: "Bridge &#8217;closes&#8217; &amp; reopens" },
  content: { rendered: "<p>The bridge closes.</p>\n<p>It reopens in May.</p>", protected: false },
  _embedded: { author: [{ name: "Ana Reyes" }] },
  ...parts,
});
function read(json: unknown) {
  const document = readDocument("posts", { bytes: Buffer.from(JSON.stringify(json)), now });
  if (document.kind !== "feed") throw new Error(document.kind);
  const { articles, problems } = document.feed;
  return {
    articles: articles.map(({ article }) => article),
    problems: problems.map(({ mistake }) => mistake.message),
  };
}

it("a post is an article", () =>
  expect(read([post()]).articles).toEqual([
    {
      slug: "bridge-closes",
      headline: "Bridge ’closes’ & reopens",
      byline: "Ana Reyes",
      url: "https://quay.example/2026/01/bridge-closes/",
      publishedAt: "2026-01-07T09:30:00Z",
      updatedAt: "2026-01-08T10:00:00Z",
      status: "published",
      corrections: [],
      text: "The bridge closes.\n\nIt reopens in May.",
      identity: { source: "quay.example", guid: "https://quay.example/?p=7" },
    },
  ]));

it("a post that is taken back is withheld", () =>
  expect(read([post({ status: "draft" })]).articles[0]?.status).toBe("withheld"));

it("what is wrong with one keeps no other out", () => {
  const locked = post({ content: { rendered: "", protected: true } });
  const { articles, problems } = read([
    locked,
    { title: { rendered: "x" }, link: 1 },
    post({ link: "javascript:alert(1)" }),
    post({ id: 8 }),
  ]);
  expect(articles).toHaveLength(1);
  expect(problems).toEqual([
    "posts post 1: it is protected by a password (publish it, or leave it out)",
    "posts post 2: id is missing or no text (ask WordPress for wp/v2/posts with _embed)",
    "posts post 3: link is missing or no text (ask WordPress for wp/v2/posts with _embed)",
  ]);
});

it("no posts since is no problem", () => expect(read([])).toEqual({ articles: [], problems: [] }));

it("what WordPress answers instead is told", () =>
  expect(() =>
    read({ code: "rest_no_route", message: "No route was found.", data: { status: 404 } }),
  ).toThrow("posts: the site answered: No route was found. (check the address)"));
