import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ferry, folderWith, jsonl, lamp } from "./articles.js";
import { read, verbatim } from "./verbatim.js";

test("adding a file says whether it was added, unchanged or revised, and the newest words are quoted", async () => {
  const cwd = await folderWith({ "ferry.txt": ferry });
  const add = async () => (await verbatim(["add", "--data", "archive", "ferry.txt"], { cwd })).out;
  expect(await add()).toBe("added ferry (revision 1)\n1 added, 0 revised, 0 unchanged, 0 skipped\n");
  expect(await add()).toBe("unchanged ferry (revision 1)\n0 added, 0 revised, 1 unchanged, 0 skipped\n");
  await writeFile(join(cwd, "ferry.txt"), ferry.replaceAll("12%", "14%"));
  expect(await add()).toBe("revised ferry (revision 2)\n0 added, 1 revised, 0 unchanged, 0 skipped\n");
  const [answer] = await read(["ask", "--data", "archive", "--json", "ferry fares"], { cwd });
  expect(answer!.citations[0]).toMatchObject({ revision: 2, quote: expect.stringContaining("14%") });
});

test("a program is told the same by slug, with the reason of each skip", async () => {
  const cwd = await folderWith({ "ferry.txt": ferry });
  const { status, out, err } = await verbatim(
    ["add", "--data", "archive", "ferry.txt", "gone.txt", "--json"],
    {
      cwd,
    },
  );
  expect({ status, err }).toEqual({ status: 1, err: "" });
  expect(JSON.parse(out)).toEqual({
    added: ["ferry"],
    revised: [],
    unchanged: [],
    skipped: [
      {
        place: "gone.txt",
        why: "gone.txt: there is no such file (give the path of an article or a feed)",
      },
    ],
  });
});

test("each bad file is named with its place and remedy on one line, and the good ones are stored", async () => {
  const front = (...lines: readonly string[]) => ["---", ...lines, "---", "Words.", ""].join("\n");
  const cwd = await folderWith({
    "binary.txt": Buffer.from([80, 75, 3, 4, 0, 0, 0]),
    "empty.txt": "",
    "ferry.txt": ferry,
    "large.txt": "",
    "latin.txt": Buffer.from("Café closes\n7 January 2026\n\nWords.\n", "latin1"),
    "plain.md": "Just words.\n",
    "torn.md": front("slug: [unclosed"),
    "tomorrow.md": front("headline: Tomorrow", "publishedAt: tomorrow"),
    "twin-a.md": front("slug: twin", "headline: Twin", "publishedAt: 2026-01-07"),
    "twin-b.md": front("slug: twin", "headline: Twin", "publishedAt: 2026-01-08"),
    "undated.md": front("headline: Undated"),
    "undated.txt": "Fares rise\nNo day here\n\nWords.\n",
  });
  await truncate(join(cwd, "large.txt"), 20 * 1024 * 1024);
  const { status, out, err } = await verbatim(["add", "--data", "archive", "."], { cwd });
  expect(status).toBe(1);
  expect(out).toBe(`\
added ferry (revision 1)
added twin (revision 1)
2 added, 0 revised, 0 unchanged, 10 skipped
`);
  // What is wrong with YAML is said in its parser's words.
  expect(err.replace(/(front matter: ).* at line/, "$1… at line")).toBe(`\
skipped: binary.txt: this is not a text file (want plain text or Markdown in UTF-8)
skipped: empty.txt: the file is empty (first line the headline, second line a date, then the text)
skipped: large.txt: 20.0 MB are too many for a file (at most 8 MB)
skipped: latin.txt: byte 3 is not UTF-8 (save the file as UTF-8)
skipped: plain.md: there is no front matter (want a block between two lines of --- with slug, headline and publishedAt)
skipped: tomorrow.md: publishedAt: "tomorrow" is not a date (want 2026-01-07 or 2026-01-07T09:30Z)
skipped: torn.md: front matter: … at line 1, column 16 (want a block between two lines of --- with slug, headline and publishedAt)
skipped: undated.md: publishedAt: missing (want 2026-01-07 or 2026-01-07T09:30Z)
skipped: undated.txt: the second line "No day here" is not a date (want a line such as 7 January 2026 under the headline)
skipped: twin-b.md: slug "twin" is already used by twin-a.md (give one of the two another slug)
`);
});

test("a bulk file is loaded line by line; other words under a known slug are its next revision", async () => {
  const cwd = await folderWith({
    "one.jsonl": jsonl(lamp, "not json", { ...lamp, slug: "dim", body: undefined }),
    "two.jsonl": jsonl({ ...lamp, body: "The lamp cost £9,900." }),
  });
  const load = (file: string) => verbatim(["load", "--data", "archive", file], { cwd });
  expect(await load("one.jsonl")).toEqual({
    status: 1,
    out: "added lamp (revision 1)\n1 added, 0 revised, 0 unchanged, 2 skipped\n",
    err: expect.stringMatching(
      /^skipped: one\.jsonl line 2: not JSON.* \(.+\)\nskipped: one\.jsonl line 3: text: missing \(.+\)\n$/,
    ),
  });
  expect(await load("two.jsonl")).toMatchObject({
    status: 0,
    out: expect.stringContaining("revised lamp (revision 2)"),
  });
});
