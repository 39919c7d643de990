import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { programs, startServer } from "../../postgres/server.js";
import { type Comparison, compared, type Plan } from "./compare.js";
import { clear } from "./postgres.js";
import { growthOf, reportOf } from "./report.js";

const quick: Plan = { questions: 40, repeats: 1, within: 5000 };
const whole: Plan = { questions: 300, repeats: 3, within: 60_000 };

/**
 * `npm run bench -- --engines [--facts 10000,100000,300000] [--quick]`: search engines side by side on the same
 * invented news, a table a size, then how each grows.
 */
export async function compareEngines({ quick: isQuick, facts }: Flags): Promise<void> {
  const sizes = facts !== undefined ? sizesOf(facts) : isQuick ? [10_000] : [10_000, 100_000, 300_000];
  const database = await aDatabase();
  const folder = await mkdtemp(join(tmpdir(), "verbatim-engines-"));
  try {
    const comparisons: Comparison[] = [];
    for (const facts of sizes) {
      comparisons.push(await compared(facts, isQuick ? quick : whole, folder, database?.url));
      console.log(`${reportOf(comparisons.at(-1)!)}\n`);
    }
    if (comparisons.length > 1) console.log(growthOf(comparisons));
  } finally {
    await rm(folder, { recursive: true });
    await database?.end();
  }
}

/** How the comparison is asked for. */
interface Flags {
  readonly quick: boolean;
  /** Sizes of archives, parted by commas. */
  readonly facts?: string | undefined;
}

function sizesOf(given: string): readonly number[] {
  const sizes = given.split(",").map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size >= 1000))
    throw new Error(`--facts "${given}": want whole numbers from 1000, like 10000,100000`);
  return sizes;
}

/** Memory that a server of the bench's own keeps tables in. */
const BUFFERS = "1GB";

/** The database that is given, or one on a server of the bench's own; none where there are no programs. */
async function aDatabase(): Promise<{ readonly url: string; end(): Promise<void> } | undefined> {
  const given = process.env.BENCH_DATABASE_URL?.trim();
  if (given) {
    await clear(given);
    return { url: given, end: () => clear(given) };
  }
  const bin = programs();
  if (!bin) return undefined;
  const server = await startServer(bin);
  const client = new pg.Client(server.url);
  await client.connect();
  await client.query(`alter system set shared_buffers = '${BUFFERS}'`);
  await client.query("checkpoint");
  await client.end();
  await server.kill();
  await server.restart();
  return { url: server.url, end: server.stop };
}
