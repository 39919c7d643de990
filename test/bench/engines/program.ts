import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks";
import { setImmediate as turn } from "node:timers/promises";
import { readRows } from "../corpus/rows.js";
import { type Duration, durationOf } from "../measure.js";
import type { Builder, Place, Searcher } from "./engine.js";
import { engines } from "./list.js";

/** What a process may be told to do. It does one thing at a time. */
export type Order =
  | { readonly do: "build"; readonly place: Place; readonly rows: string }
  | { readonly do: "open"; readonly place: Place }
  | {
      readonly do: "ask";
      readonly questions: readonly (readonly string[])[];
      readonly limit: number;
      readonly within: number;
    }
  | { readonly do: "answer"; readonly questions: readonly string[]; readonly within: number };

/** Milliseconds and bytes throughout. */
export interface Built {
  readonly add: Duration;
  readonly save: Duration;
  readonly bytes: number;
  /** Longest time for which the event loop stood still. */
  readonly stalls: { readonly build: number; readonly save: number };
  /** The most memory that was resident. */
  readonly peak: number;
}

export interface Opened {
  readonly open: Duration;
  readonly stall: number;
  readonly resident: number;
  /** Of it JavaScript's, after a collection: objects and typed arrays. */
  readonly heap: number;
}

export interface Asked {
  /** Of each question; fewer where time ran out. */
  readonly durations: readonly Duration[];
  readonly found: readonly (readonly number[])[];
  readonly stall: number;
  /** The most memory that was resident so far. */
  readonly peak: number;
}

/** Questions that come first in a round: the other engines' turns have pushed out what was in the caches. */
const LEAD = 20;

/** Facts that are added between two turns of the event loop. */
const PIECE = 100;

const engine = engines.find(({ name }) => name === process.argv[2])!;
let searcher: Searcher | undefined;

process.on("message", async (order: Order) => {
  process.send!(await obeyed(order));
});
process.on("disconnect", () => process.exit());

function obeyed(order: Order): Promise<Built | Opened | Asked> {
  if (order.do === "build") return build(order);
  if (order.do === "open") return open(order.place);
  const { within } = order;
  return order.do === "ask"
    ? ask(order.questions, within, (terms) => searcher!.search(terms, order.limit))
    : ask(order.questions, within, async (question) => {
        await searcher!.answer!(question);
        return [];
      });
}

async function build({ place, rows }: Order & { do: "build" }): Promise<Built> {
  const builder = await engine.build(place);
  const delays = watch();
  const add = { cpu: 0, wall: 0 };
  for await (const piece of readRows(rows, PIECE)) {
    const { cpu, wall } = await worked(builder, () => builder.add(piece));
    add.cpu += cpu;
    add.wall += wall;
    await turn();
  }
  const building = await longest(delays);
  let bytes = 0;
  const save = await worked(builder, async () => {
    bytes = await builder.save();
  });
  const saving = await longest(delays);
  return { add, save, bytes, stalls: { build: building, save: saving }, peak: mostResident() };
}

async function open(place: Place): Promise<Opened> {
  const delays = watch();
  const duration = await durationOf(async () => {
    searcher = await engine.open(place);
  });
  const stall = await longest(delays);
  globalThis.gc!();
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  return { open: duration, stall, resident: rss, heap: heapUsed + arrayBuffers };
}

async function ask<Q>(
  questions: readonly Q[],
  within: number,
  find: (question: Q) => readonly number[] | Promise<readonly number[]>,
): Promise<Asked> {
  const [durations, found]: [Duration[], (readonly number[])[]] = [[], []];
  for (const question of questions.slice(-LEAD)) await find(question);
  const delays = watch();
  const until = performance.now() + within;
  for (const question of questions) {
    if (performance.now() > until) break;
    const asked = await worked(searcher!, async () => {
      found.push(await find(question));
    });
    durations.push(asked);
    await turn();
  }
  return { durations, found, stall: await longest(delays), peak: mostResident() };
}

/** A duration with what another process worked meanwhile. */
async function worked({ elsewhere = () => 0 }: Builder | Searcher, work: () => unknown): Promise<Duration> {
  const before = elsewhere();
  const { cpu, wall } = await durationOf(work);
  return { cpu: cpu + elsewhere() - before, wall };
}

const mostResident = (): number => process.resourceUsage().maxRSS * 1024;

/** Looks every millisecond whether the event loop is late. */
function watch(): IntervalHistogram {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  return delays;
}

async function longest(delays: IntervalHistogram): Promise<number> {
  // A delay is noticed when it is over.
  await new Promise((done) => setTimeout(done, 5));
  const longest = delays.max / 1e6;
  delays.reset();
  return longest;
}
