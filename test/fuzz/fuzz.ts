import { mkdtempSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { type Parser, parsers } from "./parsers.js";
import { type Failure, inputOf, type Tally } from "./run.js";
import type { Task } from "./worker.js";

// Every parser against inputs that were changed at random: `npm run fuzz -- --inputs 13000 --seed 7`. A parser may
// refuse an input with a Mistake; it must not throw anything else, hang, or make an article that cannot be stored.

const { values } = parseArgs({
  options: {
    inputs: { type: "string", default: "260000" },
    seed: { type: "string" },
    parser: { type: "string" },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const wanted = parsers.filter(({ name }) => values.parser === undefined || name === values.parser);
const count = Math.ceil(Number(values.inputs) / wanted.length);

/** One input may take so long, in ms, on a machine that is busy with other things. */
const PATIENCE = 10_000;

console.log(`seed ${seed}: ${count} inputs for each of ${wanted.length} parsers`);
const tallies = await inTurns(wanted, Math.min(2, availableParallelism()));
console.table(
  Object.fromEntries(
    tallies.map(({ parser, inputs, articles, problems, slowest, failures }) => [
      parser,
      { inputs, articles, problems, "slowest, ms": Math.round(slowest), failures: failures.length },
    ]),
  ),
);
const total = (of: (tally: Tally) => number) => tallies.reduce((sum, tally) => sum + of(tally), 0);
const failed = total(({ failures }) => failures.length);
console.log(
  `${total(({ inputs }) => inputs)} inputs, ${failed} failures, ${Math.round(performance.now() / 1000)} s`,
);
if (failed) keep(tallies);
process.exitCode = failed ? 1 : 0;

/** Several parsers at a time, each in a worker of its own. */
async function inTurns(all: readonly Parser[], atOnce: number): Promise<readonly Tally[]> {
  const waiting = [...all];
  const done: Tally[] = [];
  async function next(): Promise<void> {
    for (let parser = waiting.shift(); parser; parser = waiting.shift()) done.push(await watched(parser));
  }
  await Promise.all(Array.from({ length: atOnce }, next));
  return all.flatMap(({ name }) => done.find(({ parser }) => parser === name) ?? []);
}

/** A parser's tally; where an input hangs or kills the worker, what it got to. */
function watched({ name }: Parser): Promise<Tally> {
  const at = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL("./worker.js", import.meta.url), {
    workerData: { parser: name, seed, count, at } satisfies Task,
  });
  return new Promise((resolve) => {
    let [last, since] = [-1, performance.now()];
    const watch = setInterval(() => {
      const n = Atomics.load(at, 0);
      if (n !== last) [last, since] = [n, performance.now()];
      else if (performance.now() - since > PATIENCE) stop(`it takes longer than ${PATIENCE / 1000} s`);
    }, 500);
    const end = (tally: Tally) => {
      clearInterval(watch);
      resolve(tally);
      void worker.terminate();
    };
    const stop = (why: string) => {
      const n = Atomics.load(at, 0);
      end({ parser: name, inputs: n, articles: 0, problems: 0, slowest: Number.NaN, failures: [{ n, why }] });
    };
    worker.on("message", end);
    worker.on("error", (error) => stop(error.stack ?? error.message));
    worker.on("exit", (code) => stop(`the worker ended with ${code}`));
  });
}

/** Keeps each input that failed as a file, outside the tree. */
function keep(all: readonly Tally[]): void {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-fuzz-"));
  for (const { parser: name, failures } of all)
    for (const { n, why } of failures as readonly Failure[]) {
      const file = join(folder, `${name}-${n}`);
      writeFileSync(file, inputOf(parsers.find((one) => one.name === name)!, seed, n)[0]);
      console.error(`\n${name}, input ${n}, ${file}\n${why}`);
    }
}
