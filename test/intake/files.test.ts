import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readFiles } from "../../src/intake/files.js";
import type { Intake } from "../../src/intake/intake.js";

const article = "Rain\n7 January 2026\nIt rained.";

/** A folder with these files, gone when the test has ended. */
function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

const outcomesOf = async (...paths: readonly string[]) => namesIn(await readFiles(paths));

/** The articles' slugs, then the problems. */
const namesIn = ({ articles, problems }: Intake): readonly string[] => [
  ...articles.map(({ article }) => article.slug),
  ...problems.map(({ place, mistake }) => `${basename(place)}: ${mistake.what}`),
];

it("a folder is read in the order of its names", async () =>
  expect(await outcomesOf(folderWith({ "c.txt": article, "a.txt": article, "B.txt": article }))).toEqual([
    "b",
    "a",
    "c",
  ]));

it("hidden files are nobody's articles; every other file that is none is named", async () => {
  const folder = folderWith({ ".DS_Store": "x", "a.txt": article, "photo.jpg": "x", "Thumbs.db": "x" });
  mkdirSync(join(folder, "deeper"));
  expect(await outcomesOf(folder)).toEqual([
    "a",
    "Thumbs.db: files of type .db cannot be added",
    "deeper: this is a folder",
    "photo.jpg: files of type .jpg cannot be added",
  ]);
});

it("a slug is made from the name of the file", async () =>
  expect(await outcomesOf(folderWith({ "Harbour Bridge (2).txt": article, "Žilina.txt": article }))).toEqual([
    "harbour-bridge-2",
    "žilina",
  ]));

it("two files with one slug: the first stays, the second is named", async () =>
  expect(await outcomesOf(folderWith({ "a b.txt": article, "a-b.txt": article }))).toEqual([
    "a-b",
    expect.stringContaining('slug "a-b" is already used by'),
  ]));

it("bytes that are not UTF-8 are named with their place", async () => {
  const bytes = Buffer.from(article.replace("Rain", "Café"), "latin1");
  expect(await outcomesOf(folderWith({ "a.txt": bytes }))).toEqual(["a.txt: byte 3 is not UTF-8"]);
});

it("a character cut off at the end of the file is named too", async () =>
  expect(await outcomesOf(folderWith({ "a.txt": Buffer.from(`${article}é`).subarray(0, -1) }))).toEqual([
    `a.txt: byte ${article.length} is not UTF-8`,
  ]));

it("a byte order mark stays in the text, so that offsets hold", async () => {
  const { articles } = await readFiles([folderWith({ "a.txt": `\uFEFF${article}` })]);
  expect(articles.map((found) => [found.article.headline, found.article.text])[0]).toEqual([
    "Rain",
    `\uFEFF${article}`,
  ]);
});

it.each([
  ["picture.txt", new Uint8Array([137, 80, 78, 71, 0, 1]), "this is not a text file"],
  ["empty.txt", "", "the file is empty"],
  ["huge.txt", new Uint8Array(8 * 1024 * 1024 + 1).fill(97), "8.0 MB are too many for a file"],
])("%s is refused", async (name, content, what) =>
  expect(await outcomesOf(join(folderWith({ [name]: content }), name))).toEqual([`${name}: ${what}`]),
);

it("a path that is not there is named, and the others are read", async () => {
  const folder = folderWith({ "a.txt": article });
  expect(await outcomesOf(join(folder, "b.txt"), join(folder, "a.txt"))).toEqual([
    "a",
    "b.txt: there is no such file",
  ]);
});

const page =
  '<html><head><title>Rain</title><link rel="canonical" href="https://quay.example/2026/01/07/rain-falls"></head><body><p>It rained all day, and the harbour was closed to ships.</p></body></html>';

it("a page is an article, known again by its address", async () => {
  const { articles } = await readFiles([folderWith({ "saved page.html": page })]);
  expect(articles[0]?.article).toMatchObject({
    slug: "rain-falls",
    url: "https://quay.example/2026/01/07/rain-falls",
    identity: { source: "quay.example" },
  });
});

it("a page that gives no address is called like its file", async () => {
  const dated = page.replace(/<link[^>]*>/, '<meta name="date" content="2026-01-07">');
  expect(await outcomesOf(folderWith({ "Saved Page.htm": dated }))).toEqual(["saved-page"]);
});

it("of a feed the whole articles are read; what it only links to is named", async () => {
  const words = "It rained all day. ".repeat(60);
  const rss = `<rss><channel><item><title>Rain</title><description>${words}</description></item><item><title>Hail</title><link>https://quay.example/hail</link><description>Hail.</description></item></channel></rss>`;
  const { articles, problems } = await readFiles([join(folderWith({ "feed.rss": rss }), "feed.rss")]);
  expect(articles.map(({ article }) => article.slug)).toEqual(["rain"]);
  expect(problems[0]?.mistake.message).toMatch(
    /feed\.rss item 2: the feed gives only a summary \(verbatim add https:\/\/quay\.example\/hail\)$/,
  );
});

it("JSON is read by what it holds", async () => {
  const item = {
    uri: "urn:quay:rain",
    headline: "Rain falls",
    body_text: "It rained.",
    versioncreated: "2026-01-07T09:30:00Z",
  };
  expect(
    await outcomesOf(folderWith({ "a.json": JSON.stringify(item), "b.json": "{", "c.json": '{"a":1}' })),
  ).toEqual([
    "rain-falls",
    expect.stringMatching(/^b\.json: not JSON: /),
    "c.json: this JSON holds no articles",
  ]);
});

it("a list of feeds is no article, and the remedy names the command", async () => {
  const { problems } = await readFiles([
    join(
      folderWith({ "beat.opml": '<opml><body><outline xmlUrl="https://quay.example/rss"/></body></opml>' }),
      "beat.opml",
    ),
  ]);
  expect(problems[0]?.mistake.message).toMatch(
    /this is a list of feeds, not an article \(verbatim feed add .*beat\.opml\)$/,
  );
});
