import { expect, it } from "vitest";
import { readMarkdown } from "../../src/intake/markdown.js";

const front = (lines: string, body = "It rained.") =>
  `---\nheadline: Rain\npublishedAt: 2026-01-07\n${lines}---\n${body}`;
const read = (text: string) => readMarkdown("rain.md", "rain", text);

it("front matter gives the fields, the rest is the text of record", () =>
  expect(read(front("byline: Ilse Brandt\n", "\n\nIt rained.\n\n## More\nIt snowed.\n"))).toEqual({
    slug: "rain",
    headline: "Rain",
    byline: "Ilse Brandt",
    publishedAt: "2026-01-07",
    text: "It rained.\n\n## More\nIt snowed.\n",
    status: "published",
    corrections: [],
  }));

it("a byte order mark and Windows line ends are read, and stay in the text", () => {
  const { headline, text } = read(`\uFEFF${front("").replaceAll("\n", "\r\n")}\r\nMore.`);
  expect([headline, text]).toEqual(["Rain", "It rained.\r\nMore."]);
});

it("a line of dashes in the body ends nothing", () =>
  expect(read(front("", "It rained.\n---\nIt snowed.")).text).toBe("It rained.\n---\nIt snowed."));

it.each([
  ["2026-01-07", "2026-01-07"],
  ["2026-01-07T09:30Z", "2026-01-07T09:30:00Z"],
  ["2026-01-07T09:30:00+02:00", "2026-01-07T07:30:00Z"],
  ["2026-01-07T23:30:00-0500", "2026-01-08T04:30:00Z"],
])("publishedAt %s is stored as %s", (typed, stored) =>
  expect(read(front("").replace("2026-01-07", typed)).publishedAt).toBe(stored),
);

it.each([
  [
    "It rained.",
    "rain.md: there is no front matter (want a block between two lines of --- with slug, headline and publishedAt)",
  ],
  [
    "",
    "rain.md: the file is empty (want a block between two lines of --- with slug, headline and publishedAt)",
  ],
  [
    front("").replace("2026-01-07", "tomorrow"),
    'rain.md: publishedAt: "tomorrow" is not a date (want 2026-01-07 or 2026-01-07T09:30Z)',
  ],
  [
    front("").replace("2026-01-07", "2026-02-30"),
    'rain.md: publishedAt: "2026-02-30" is not a date (want 2026-01-07 or 2026-01-07T09:30Z)',
  ],
  [
    front("").replace("2026-01-07", "2026-01-07T09:30"),
    'rain.md: publishedAt: "2026-01-07T09:30" is not a date (want 2026-01-07 or 2026-01-07T09:30Z)',
  ],
  [front("").replace("headline: Rain\n", ""), "rain.md: headline: missing (give headline another value)"],
  [front("").replace("Rain", '""'), "rain.md: headline: is empty (give headline another value)"],
  [
    front("slug: ../../etc\n"),
    "rain.md: slug: may hold letters, digits, - _ . only, at most 120 (give slug another value)",
  ],
  [
    front("url: javascript:alert(1)\n"),
    'rain.md: url: "javascript:alert(1)" is not a web address (give url another value)',
  ],
  [front("url: rain\n"), 'rain.md: url: "rain" is not a web address (give url another value)'],
  [front("", "  \n"), "rain.md: text: the article has no text (give text another value)"],
])("a slip is named with its field and remedy: %#", (text, message) =>
  expect(() => read(text)).toThrow(expect.objectContaining({ name: "Mistake", message })),
);

it.each([
  ["an alias that grows", "a: &a [x, x]\nb: [*a, *a]\n"],
  ["a tab that YAML refuses", "\tx: 1\n"],
  ["a key given twice", "byline: A\nbyline: B\n"],
])("%s is refused", (_, lines) => expect(() => read(front(lines))).toThrow(/^rain\.md: front matter: /));
