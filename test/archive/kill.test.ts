import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { openArchive } from "../../src/archive/open.js";
import { verbatim } from "../process/verbatim.js";
import { compiled } from "./programs.js";
import { temporaryFolder } from "./temporary.js";

/** How often it is killed, which takes half a second each. */
const KILLS = Number(process.env.KILLS ?? 40);
/** It is killed within so much work as an undisturbed run needs to acknowledge this many articles. */
const ARTICLES = 30;

/** Starts a run that takes articles in, kills it when it is time, and returns what it had acknowledged. */
async function killed(
  program: string,
  folder: string,
  run: number,
  time: (lines: readonly string[]) => Promise<unknown>,
): Promise<readonly string[]> {
  const child = spawn(process.execPath, [program, folder, String(run)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  await new Promise<void>((open) =>
    reader.on("line", (line) => (line === "open" ? open() : lines.push(line))),
  );
  await time(lines);
  child.kill("SIGKILL");
  await once(reader, "close");
  return lines;
}

/** Kills a row of runs; after each the archive must open and hold every article that was acknowledged. */
async function survives(program: string, runs: number): Promise<{ acknowledged: number; stored: number }> {
  const folder = temporaryFolder();
  const acknowledged = new Set<string>();
  const started = performance.now();
  await killed(program, temporaryFolder(), 0, async (lines) => {
    while (lines.length < ARTICLES) await delay(1);
  });
  // With the start of the program, which is about as long again on every machine.
  const within = (performance.now() - started) / 2;
  let stored: ReadonlySet<string> = new Set();
  for (let run = 0; run < runs; run++) {
    for (const slug of await killed(program, folder, run, () => delay(Math.random() * within)))
      acknowledged.add(slug);
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
