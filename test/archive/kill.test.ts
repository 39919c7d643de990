import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { openArchive } from "../../src/archive/open.js";
import { verbatim } from "../process/verbatim.js";
import { compiled } from "./programs.js";
import { temporaryFolder } from "./temporary.js";

/** How often it is killed, which takes half a second each, and within how many milliseconds of work. */
const KILLS = Number(process.env.KILLS ?? 40);
const WITHIN = 60;

/** Starts a run that takes articles in, kills it at a random moment, and returns what it had acknowledged. */
async function killed(program: string, folder: string, run: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [program, folder, String(run)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  await new Promise<void>((open) =>
    reader.on("line", (line) => (line === "open" ? open() : lines.push(line))),
  );
  await delay(Math.random() * WITHIN);
  child.kill("SIGKILL");
  await once(reader, "close");
  return lines;
}

/** Kills a row of runs; after each the archive must open and hold every article that was acknowledged. */
async function survives(program: string, runs: number): Promise<{ acknowledged: number; stored: number }> {
  const folder = temporaryFolder();
  const acknowledged = new Set<string>();
  let stored: ReadonlySet<string> = new Set();
  for (let run = 0; run < runs; run++) {
    for (const slug of await killed(program, folder, run)) acknowledged.add(slug);
    const archive = await openArchive(folder);
    const articles = await archive.articles.all("");
    const findings = await archive.check();
    await archive.close();
    stored = new Set(articles.map(({ slug }) => slug));
    expect([...acknowledged].filter((slug) => !stored.has(slug))).toEqual([]);
    expect(stored.size).toBe(articles.length);
    expect(findings.filter(({ healthy }) => !healthy)).toEqual([]);
  }
  expect(await verbatim(["doctor", "--data", folder])).toMatchObject({ status: 0, err: "" });
  return { acknowledged: acknowledged.size, stored: stored.size };
}

it(`killed ${KILLS} times at random moments of taking articles in, an archive opens whole and has lost none it acknowledged`, async () => {
  const program = await compiled("test/archive/intake-program.ts");
  const halves = await Promise.all([survives(program, KILLS / 2), survives(program, KILLS / 2)]);
  for (const { acknowledged, stored } of halves) {
    expect(acknowledged).toBeGreaterThan(KILLS / 2);
    // Three share a transaction: of each run at most three were stored and not yet acknowledged.
    expect(stored - acknowledged).toBeLessThanOrEqual((3 * KILLS) / 2);
    expect(stored % 3).toBe(0);
  }
}, 600_000);
