import { open, readdir, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { Mistake, unreachable } from "../core/mistake.js";
import type { Document, Link } from "./document.js";
import { type Intake, type Problem, takeIn, together, withoutDoubles } from "./intake.js";
import { type Bulk, readJsonl } from "./jsonl.js";
import { readMarkdown } from "./markdown.js";
import { slugOf } from "./slugs.js";
import { readText } from "./text.js";

/** Largest article file that is read, in bytes. */
const LARGEST = 8 * 1024 * 1024;

/** Largest feed that is read, in bytes: 10,000 articles of some length. */
const LARGEST_FEED = 64 * 1024 * 1024;

/**
 * Reads article files, and the files of folders. What cannot be read is a named problem.
 *
 * @param now the day of articles of a feed that names none
 */
export async function readFiles(paths: readonly string[], now = new Date()): Promise<Intake> {
  const intakes: Intake[] = [];
  for (const path of await expand(paths)) intakes.push(await readFile(path, now));
  return withoutDoubles(together(intakes));
}

/** Reads a bulk file, one article a line. */
export const readBulk = async (path: string): Promise<Bulk> => ({
  rows: [],
  ...(await orProblem(path, async () => readJsonl(path, await decode(path, Number.POSITIVE_INFINITY)))),
});

/** A file that cannot be read at all is one problem. */
async function orProblem(path: string, read: () => Promise<Intake>): Promise<Intake> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Mistake) return { articles: [], problems: [{ place: path, mistake: error }] };
    throw error;
  }
}

async function expand(paths: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(
    paths.map(async (path) => {
      const isFolder = await stat(path).then(
        (found) => found.isDirectory(),
        () => false,
      );
      return isFolder
        ? (await readdir(path))
            .filter((name) => !name.startsWith("."))
            .sort()
            .map((name) => join(path, name))
        : [path];
    }),
  );
  return lists.flat();
}

const readFile = (path: string, now: Date): Promise<Intake> =>
  orProblem(path, async () => {
    const format = extname(path).toLowerCase();
    const slug = slugOf(basename(path, extname(path)));
    if (/^\.(?:html?|xhtml|json|xml|rss|atom|rdf|opml)$/.test(format)) {
      const bytes = await bytesOf(path, /html?$/.test(format) ? LARGEST : LARGEST_FEED);
      // Parsers of pages and feeds take a quarter of a second to load; an answer from the archive waits for none.
      const { readDocument } = await import("./document.js");
      return articlesOf(path, readDocument(path, { bytes, slug, now }));
    }
    const read = reader(path, format);
    const text = await decode(path, LARGEST);
    return takeIn(path, () => read(path, slug, text));
  });

function reader(path: string, format: string) {
  if (format === ".md" || format === ".markdown") return readMarkdown;
  if (format === ".txt" || format === "") return readText;
  throw new Mistake(
    path,
    `files of type ${format} cannot be added`,
    "want .txt, .md, .html, .json, .xml, .rss or .atom; .jsonl goes to verbatim load",
  );
}

/** The articles of a document; what a feed only links to is named. */
function articlesOf(path: string, document: Document): Intake {
  switch (document.kind) {
    case "articles":
      return document.intake;
    case "feed": {
      const { articles, problems, links } = document.feed;
      return { articles, problems: [...problems, ...links.map(unfetched)] };
    }
    case "feed-list":
      throw new Mistake(path, "this is a list of feeds, not an article", `verbatim feed add ${path}`);
    default:
      return unreachable(document);
  }
}

const unfetched = ({ place, url }: Link): Problem => ({
  place,
  mistake: new Mistake(place, "the feed gives only a summary", `verbatim add ${url}`),
});

/** The text of a file, byte for byte UTF-8; a byte order mark stays, so that offsets hold. */
async function decode(path: string, largest: number): Promise<string> {
  const bytes = await bytesOf(path, largest);
  if (bytes.subarray(0, 8192).includes(0))
    throw new Mistake(path, "this is not a text file", "want plain text or Markdown in UTF-8");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Mistake(path, `byte ${firstBadByte(bytes)} is not UTF-8`, "save the file as UTF-8");
  }
}

async function bytesOf(path: string, largest: number): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > largest)
        throw new Mistake(
          path,
          `${(size / 1024 / 1024).toFixed(1)} MB are too many for a file`,
          `at most ${largest / 1024 / 1024} MB`,
        );
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Mistake) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? "";
    const what =
      { ENOENT: "there is no such file", EACCES: "the file may not be read", EISDIR: "this is a folder" }[
        code
      ] ?? String(error);
    throw new Mistake(path, what, "give the path of an article or a feed");
  }
}

/** Where decoding stops, counted from 0: found by halving, then back to where the broken character begins. */
function firstBadByte(bytes: Buffer): number {
  const good = (end: number, stream = true) => {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, end), { stream });
      return true;
    } catch {
      return false;
    }
  };
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (good(middle)) low = middle;
    else high = middle - 1;
  }
  while (low > 0 && !good(low, false)) low -= 1;
  return low;
}
