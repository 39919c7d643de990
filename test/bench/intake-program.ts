import { editionsOf } from "../../src/archive/editions.js";
import { openArchive } from "../../src/archive/open.js";
import type { Arrival } from "../../src/core/article.js";
import type { Edition } from "../../src/core/edition.js";
import { readDocument } from "../../src/intake/document.js";
import { generatedPages } from "./generated-pages.js";
import { type Duration, durationOf } from "./measure.js";

/** What taking in so many pages cost, stage by stage, and the memory held at the end. */
export interface IntakeReport {
  readonly articles: number;
  readonly facts: number;
  readonly stages: Readonly<Record<"page" | "store" | "read" | "index", Duration>>;
  /** Megabytes. */
  readonly resident: number;
  readonly heap: number;
}

/** Takes in generated pages in a process of its own: what it holds at the end is what an archive of that size holds. */
const [folder = "", count = "0"] = process.argv.slice(2);
const archive = await openArchive(folder);
const now = new Date("2026-01-15T12:00:00Z");
const arrivals: Arrival[] = [];
const page = await durationOf(() => {
  for (const { url, html } of generatedPages(Number(count), 1)) {
    const bytes = new TextEncoder().encode(html);
    const document = readDocument(url, { bytes, contentType: "text/html", url, now });
    if (document.kind !== "articles") throw new Error(`${url} was read as ${document.kind}`);
    for (const { article } of document.intake.articles) arrivals.push(article);
  }
});
const store = await durationOf(() => archive.articles.putAll("", arrivals.splice(0), now));
const articles = await archive.articles.all("");
const read = await durationOf(() => archive.readings("").of(articles));
let edition: Edition | undefined;
const index = await durationOf(async () => {
  edition = await editionsOf(archive, "").at(now);
});
globalThis.gc?.();
const { rss, heapUsed } = process.memoryUsage();
const report: IntakeReport = {
  articles: edition!.articles.length,
  facts: edition!.index.size,
  stages: { page, store, read, index },
  resident: rss / 1e6,
  heap: heapUsed / 1e6,
};
console.log(JSON.stringify(report));
await archive.close();
