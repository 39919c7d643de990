import { expect, it } from "vitest";
import { digestFeed } from "../../src/core/digest-feed.js";
import { newsroomOf } from "../library.js";
import { articleOf } from "./articles.js";
import { newsroomOver, revisionsOf } from "./revised.js";

const quay = articleOf(
  "The quay reopened.\n\n“We waited <b>all</b> night & day,” said Wenna Straker, a ferry captain. She waited 31 hours.",
  {
    ...{ slug: "quay", headline: "Quay & crane", publisher: "The Star", publishedAt: "2026-01-06T10:00:00Z" },
    ...{ url: "https://star.example/quay", storedAt: "2026-01-06T10:00:00Z" },
  },
);
const newsroom = newsroomOf([quay], new Date("2026-01-09T09:00:00Z"), "UTC");
const head = { title: "Digests of the Star", zone: "Europe/Paris", path: "/digest.json" };

it("a digest is an item of plain text, with who said what and where to check it", async () =>
  expect(digestFeed([await newsroom.digest("2026-01-06")], head)).toEqual({
    version: "https://jsonfeed.org/version/1.1",
    title: "Digests of the Star",
    items: [
      {
        id: "digest 2026-01-06",
        title: "Digest of 6 Jan 2026",
        summary: "1 story",
        date_published: "2026-01-05T23:00:00.000Z",
        content_text: [
          "Quay & crane",
          "The Star · 6 Jan 2026",
          "[1] The quay reopened.\nparagraph 1, sentence 1\nhttps://star.example/quay#:~:text=The%20quay%20reopened.",
          "Said",
          "[2] “We waited <b>all</b> night & day,” said Wenna Straker, a ferry captain.\n— Wenna Straker, ferry captain\nparagraph 2, sentence 1\nhttps://star.example/quay#:~:text=%E2%80%9CWe%20waited%20%3Cb%3Eall%3C%2Fb%3E%20night,Straker%2C%20a%20ferry%20captain.",
          "Searched 1 articles, 3 facts. Archive last updated 6 Jan 2026, 10:00 UTC.",
        ].join("\n\n"),
      },
    ],
  }));

it("both wordings of a change are there", async () => {
  const digest = await newsroomOver([
    revisionsOf(
      "quay",
      ["Twelve lorries crossed.", "2026-01-05T10:00:00Z"],
      ["Forty lorries crossed.", "2026-01-07T10:00:00Z"],
    ),
  ]).digestBetween(new Date("2026-01-07T07:30:00Z"), new Date("2026-01-08T07:30:00Z"));
  expect(digestFeed([digest], head).items[0]?.content_text).toContain(
    "Figure, 7 Jan 2026\nBefore: Twelve lorries crossed.\nNow: Forty lorries crossed.",
  );
});

it("the newest comes first, each by an id of its own, and the order they came in does not matter", async () => {
  const until = (to: string, topics?: readonly string[]) =>
    newsroom.digestBetween(new Date("2026-01-06T07:30:00Z"), new Date(to), topics && { topics, zone: "UTC" });
  const digests = [
    await newsroom.digest("2026-01-06"),
    await until("2026-01-08T07:30:00Z"),
    await until("2026-01-07T07:30:00Z"),
    await until("2026-01-07T07:30:00Z", ["quay", "crane"]),
  ];
  const feed = digestFeed(digests, head);
  expect(feed.items.map(({ id }) => id)).toEqual([
    "digest 2026-01-08T07:30:00.000Z",
    "digest 2026-01-07T07:30:00.000Z",
    "digest 2026-01-07T07:30:00.000Z on quay; crane",
    "digest 2026-01-06",
  ]);
  expect(digestFeed(digests.toReversed(), head)).toEqual(feed);
});

it("the digest of an empty archive, which has no day, is no item; addresses are told where they are known", async () =>
  expect(
    digestFeed([await newsroomOf([]).digest()], {
      ...head,
      base: "https://star.example",
    }),
  ).toEqual({
    version: "https://jsonfeed.org/version/1.1",
    title: "Digests of the Star",
    home_page_url: "https://star.example/",
    feed_url: "https://star.example/digest.json",
    items: [],
  }));

it("where its address is known an item leads to its page, and a quotation that nobody else shows to its article", async () => {
  const { url: _, ...unlinked } = quay;
  const own = newsroomOf([unlinked], new Date("2026-01-09T09:00:00Z"), "UTC");
  const { items } = digestFeed([await own.digest("2026-01-06")], { ...head, base: "https://star.example" });
  expect(items[0]).toMatchObject({ url: "https://star.example/digest/2026-01-06" });
  expect(items[0]?.content_text).toContain("https://star.example/a/quay/1#quay-");
});
