import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Article } from "../../src/core/article.js";
import { editionOf } from "../../src/core/edition.js";
import { readFiles } from "../../src/intake/files.js";
import { asking, type NamedArchive, questionsFor } from "./asking.js";
import { coldStarts } from "./cold-start.js";
import { generatedArticles } from "./corpus/articles.js";
import { compareEngines } from "./engines/bench.js";
import { generatedArchive } from "./generated-archive.js";
import { intake } from "./intake.js";
import { load } from "./load.js";
import { memory } from "./memory.js";
import { reading } from "./reading.js";
import { digits, type Row, tableOf } from "./table.js";

const { values: flags } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    engines: { type: "boolean", default: false },
    load: { type: "boolean", default: false },
    facts: { type: "string" },
    seconds: { type: "string" },
    soak: { type: "string" },
    profile: { type: "string" },
  },
});

/**
 * `npm run bench` takes some minutes, most of them for 100,000 facts; `npm run bench -- --quick`, coarser
 * and without these, half a minute. With `--engines` it compares search engines instead (`engines/bench.ts`).
 */
const size = flags.quick
  ? { repeats: 3, questions: 50, commands: 100, pages: 300, large: [] }
  : { repeats: 9, questions: 200, commands: 1000, pages: 10_000, large: [100_000] };
/** In a large archive a round takes as long as all the others together. */
const LARGE_REPEATS = 1;

const root = fileURLToPath(new URL("../../../", import.meta.url));
if (flags.engines) {
  await compareEngines(flags);
  process.exit();
}

const folder = await mkdtemp(join(tmpdir(), "verbatim-bench-"));
try {
  if (flags.load) console.log(await underLoad());
  else await report();
} finally {
  await rm(folder, { recursive: true });
}

async function report(): Promise<void> {
  const rows = await measureAll();
  const { version, platform, arch } = process;
  console.log(`${tableOf(rows)}\n`);
  console.log(
    `Medians of ${size.repeats}${size.large.map((facts) => ` (${LARGE_REPEATS} at ${digits(facts)} facts)`).join("")} on Node ${version}, ${platform}-${arch}, ${availableParallelism()} cores. Every ratio is measured in this run.`,
  );
}

/**
 * `npm run bench -- --load` takes some five minutes; with `--quick` less than one. `--soak 200000` is the long stretch in
 * full, `--profile FILE` keeps where the bot's time went at the last rate.
 */
function underLoad(): Promise<string> {
  const { quick, facts, profile } = flags;
  return load(root, join(folder, "load"), {
    articles: Array.from(generatedArticles(Number(facts ?? 10_000), 2), ({ article }) => article),
    rates: quick ? [25, 50, 100] : [25, 50, 100, 200, 300, 400, 600],
    seconds: Number(flags.seconds ?? (quick ? 2 : 10)),
    soak: Number(flags.soak ?? (quick ? 500 : 20_000)),
    ...(profile && { profile }),
  });
}

async function measureAll(): Promise<readonly Row[]> {
  const { repeats, questions, commands, pages, large } = size;
  const demo = await demoArchive();
  const edition = editionOf(demo, new Date());
  const asked = questionsFor(await edition.read(edition.articles), commands / 2);
  const archives = [
    { name: "demo archive", articles: demo, repeats },
    ...[1000, 10_000].map((facts, i) => generated(facts, i + 1, repeats)),
    ...large.map((facts, i) => generated(facts, i + 3, LARGE_REPEATS)),
  ];
  return [
    ...(await coldStarts(root, folder, repeats)),
    ...(await memory(root, folder, asked)),
    ...(await reading(demo, repeats)),
    ...(await intake(folder, pages)),
    ...(await asking(archives, questions)),
  ];
}

function generated(facts: number, seed: number, repeats: number): NamedArchive {
  return { name: "generated", articles: generatedArchive(facts, seed), repeats };
}

async function demoArchive(): Promise<readonly Article[]> {
  const { articles } = await readFiles([join(root, "data/articles")]);
  return articles.map(({ article }) => ({ ...article, revision: 1 }));
}
