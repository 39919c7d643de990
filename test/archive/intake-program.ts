import { createInterface } from "node:readline";
import { openArchive } from "../../src/archive/open.js";

/** Takes articles in, three at a time and without end, and acknowledges each on a line once it is stored. */
const [folder = "", run = ""] = process.argv.slice(2);
const archive = await openArchive(folder);
createInterface({ input: process.stdin }).on("close", () => process.exit(1));
console.log("open");
for (let n = 0; ; n++) {
  const arrivals = ["a", "b", "c"].map((letter) => ({
    slug: `run-${run}-${n}-${letter}`,
    headline: `Run ${run}`,
    publishedAt: "2026-01-07",
    text: `Lorry ${n}${letter} of run ${run} crossed the bridge. `.repeat(40),
    url: `https://quay.example/${run}/${n}/${letter}`,
    status: "published" as const,
    corrections: [],
    identity: { source: "https://quay.example/feed", guid: `${run}-${n}-${letter}` },
  }));
  for (const { slug } of await archive.articles.putAll("", arrivals, new Date())) console.log(slug);
}
