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
