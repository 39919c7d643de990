import { expect, it } from "vitest";
import { readOpml, writeOpml } from "../../src/intake/opml.js";

const list = (outlines: string) =>
  `<?xml version="1.0"?><opml version="2.0"><head><title>Beat</title></head><body>${outlines}</body></opml>`;
const read = (outlines: string) => {
  const { feeds, problems } = readOpml("beat.opml", list(outlines));
  return [
    ...feeds.map(({ url, title }) => `${title}: ${url}`),
    ...problems.map(({ mistake }) => mistake.message),
  ];
};

it("feeds in folders are found, each once", () =>
  expect(
    read(`<outline text="Council"><outline text="By-elections"><outline text="Quay" xmlUrl="https://quay.example/rss?a=1&amp;b=2"/></outline>
      <outline title="The &amp; Mill" text="x" xmlUrl="https://mill.example/rss"/></outline>
      <outline text="Quay again" xmlUrl="https://quay.example/rss?a=1&amp;b=2"/><outline text="a note"/>`),
  ).toEqual(["Quay: https://quay.example/rss?a=1&b=2", "The & Mill: https://mill.example/rss"]));

it("addresses as feed readers write them are addresses; others are named", () =>
  expect(
    read(
      '<outline text="A" xmlUrl="feed://quay.example/rss"/><outline text="B" xmlUrl="feed:https://mill.example/rss"/><outline text="C" xmlUrl="javascript:alert(1)"/>',
    ),
  ).toEqual([
    "A: https://quay.example/rss",
    "B: https://mill.example/rss",
    'beat.opml: "javascript:alert(1)" is not a web address (want https://…)',
  ]));

it("what is written is read again", () => {
  const feeds = [
    { url: "https://quay.example/rss?a=1&b=2", title: 'Quay <"News"> & more' },
    { url: "https://mill.example/rss" },
  ];
  expect(readOpml("x", writeOpml(feeds))).toEqual({
    feeds: [feeds[0], { ...feeds[1], title: "https://mill.example/rss" }],
    problems: [],
  });
});

it.each([
  ["no OPML", "<opml><body><outline", "the list cannot be read"],
  ["an empty list", list(""), "the list names no feed"],
  ["a list nested without end", list("<outline text='a'>".repeat(100_000)), "the list cannot be read"],
])("%s is named", (_, words, what) => expect(() => readOpml("x", words)).toThrow(what));
