import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/intake/document.js";

const now = new Date("2026-02-01T12:00:00Z");
const one = {
  uri: "urn:newsml:quay.example:2026:bridge",
  type: "text",
  version: "2",
  firstcreated: "2026-01-07T10:30:00+01:00",
  versioncreated: "2026-01-08T11:00:00+01:00",
  headline: "Bridge closes",
  byline: "By Ana Reyes",
  located: "MILLBROOK",
  copyrightholder: "Quay Wire",
  body_xhtml: "<p>The bridge closes.</p><p>It reopens in May.</p>",
  body_text: "The bridge closes. It reopens in May.",
};
const three = {
  uri: "urn:newsml:quay.example:2026:bridge",
  firstCreated: "2026-01-07T10:30:00+01:00",
  versionCreated: "2026-01-08T11:00:00+01:00",
  pubStatus: "usable",
  headlines: [
    { role: "short", value: "Closes" },
    { role: "main", value: "Bridge closes" },
  ],
  by: "Ana Reyes",
  located: "MILLBROOK",
  provider: { name: "Quay Wire", uri: "https://quay.example" },
  bodies: [
    { role: "plain", contentType: "text/plain", value: "The bridge closes. It reopens in May." },
    { role: "main", contentType: "text/html", value: "<p>The bridge closes.</p><p>It reopens in May.</p>" },
  ],
};
function read(json: unknown) {
  const document = readDocument("wire", { bytes: Buffer.from(JSON.stringify(json)), now });
  if (document.kind !== "articles") throw new Error(document.kind);
  const { articles, problems } = document.intake;
  return {
    articles: articles.map(({ article }) => article),
    problems: problems.map(({ mistake }) => mistake.message),
  };
}
const first = (json: unknown) => read(json).articles[0];

it.each([
  ["version 1", one],
  ["version 3", three],
  ["a list", [one]],
  ["items of an answer", { items: [three] }],
  ["data of an answer", { data: [one] }],
])("an item is an article: %s", (_, json) =>
  expect(read(json)).toEqual({
    articles: [
      {
        slug: "bridge-closes",
        headline: "Bridge closes",
        byline: "Ana Reyes",
        publisher: "Quay Wire",
        dateline: "MILLBROOK",
        publishedAt: "2026-01-07T09:30:00Z",
        updatedAt: "2026-01-08T10:00:00Z",
        status: "published",
        corrections: [],
        text: "The bridge closes.\n\nIt reopens in May.",
        identity: { source: "ninjs", guid: "urn:newsml:quay.example:2026:bridge" },
      },
    ],
    problems: [],
  }),
);

it("plain text keeps its paragraphs and its signs", () =>
  expect(first({ ...one, body_xhtml: undefined, body_text: "He typed <b>.\r\n\r\nTwice." })?.text).toBe(
    "He typed <b>.\n\nTwice.",
  ));

describe("the status of an item", () => {
  it.each([
    ["usable", "published"],
    ["withheld", "withheld"],
    ["canceled", "retracted"],
    ["cancelled", "retracted"],
    ["stat:canceled", "retracted"],
    ["something new", "withheld"],
  ])("%s is %s", (pubstatus, status) => expect(first({ ...one, pubstatus })?.status).toBe(status));

  it.each(["withheld", "canceled"])("%s without any words still takes an article back", (pubstatus) =>
    expect(first({ uri: one.uri, pubstatus })).toMatchObject({ identity: { guid: one.uri }, text: one.uri }),
  );

  it("usable without words is a problem", () =>
    expect(read({ uri: one.uri, headline: "Bridge" }).problems).toEqual([
      "wire: text: the article has no text (give text another value)",
    ]));
});

describe("an embargo", () => {
  it.each([
    ["of version 1", { embargoed: "2026-03-01T06:00:00+01:00" }],
    ["of version 3", { embargoedUntil: "2026-03-01T05:00:00Z" }],
  ])("%s is kept to the second", (_, parts) =>
    expect(first({ ...one, ...parts })?.embargoedUntil).toBe("2026-03-01T05:00:00Z"),
  );

  it("that cannot be read keeps the article out: it would be broken at once", () =>
    expect(read({ ...one, embargoed: "Monday morning" })).toEqual({
      articles: [],
      problems: ['wire: embargoedUntil: "Monday morning" is not a date (want 2026-01-07T09:30:00Z)'],
    }));
});

describe("an editor's note", () => {
  it.each([
    ["Corrects toll in paragraph 2 to £4.", 1],
    ["CORRECTION: the toll is £4.", 1],
    ["Updates with the mayor's words.", 0],
    ["Eds: contains strong language.", 0],
  ])("%s", (ednote, corrections) => expect(first({ ...one, ednote })?.corrections).toHaveLength(corrections));
});

it("later versions come later, whatever their order", () => {
  const later = { ...one, versioncreated: "2026-01-09T11:00:00Z", headline: "Bridge opens" };
  expect(read([later, one]).articles.map(({ headline }) => headline)).toEqual([
    "Bridge closes",
    "Bridge opens",
  ]);
});

it("pictures are no articles, and keep no other item out", () => {
  const { articles, problems } = read([{ ...one, type: "picture" }, one, { headline: "x" }]);
  expect([articles.length, problems]).toEqual([
    1,
    [
      'wire item 1: it is of type "picture", not an article (want items of type text)',
      "wire item 3: it has no uri (want IPTC ninjs 1, 2 or 3)",
    ],
  ]);
});

it("nesting without end is read without end", () => {
  const deep = `{"uri":"x","type":"text","headlines":${"[".repeat(50_000)}${"]".repeat(50_000)}}`;
  const document = readDocument("wire", { bytes: Buffer.from(deep), now });
  expect(document.kind === "articles" && document.intake.problems[0]?.mistake.message).toBe(
    "wire: headline: is empty (give headline another value)",
  );
});
