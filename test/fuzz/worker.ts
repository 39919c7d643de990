import { parentPort, workerData } from "node:worker_threads";
import { parsers } from "./parsers.js";
import { fuzz } from "./run.js";

/** What the main thread asks of a worker. */
export interface Task {
  readonly parser: string;
  readonly seed: number;
  readonly count: number;
  /** Where the worker writes which input it is at. */
  readonly at: Int32Array;
}

const { parser: name, seed, count, at } = workerData as Task;
const parser = parsers.find((one) => one.name === name)!;
parentPort?.postMessage(fuzz(parser, seed, count, (n) => Atomics.store(at, 0, n)));
