import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type KnownItem, knownItems, withAllFacts } from "../corpus/known-items.js";
import { writeRows } from "../corpus/rows.js";
import { type Child, childOf } from "./children.js";
import type { Engine, Place } from "./engine.js";
import { engines } from "./list.js";
import type { Asked, Built, Opened } from "./program.js";

export interface Plan {
  readonly questions: number;
  /** Rounds of the questions. */
  readonly repeats: number;
  /** Milliseconds that an engine has for one round. */
  readonly within: number;
}

/** What one engine did with an archive of one size. */
export interface Trial {
  readonly engine: Engine;
  readonly built: Built;
  readonly opened: Opened;
  readonly rounds: readonly Asked[];
  /** Of whole answers, where it gives any. */
  readonly answers: readonly Asked[];
}

export interface Comparison {
  readonly facts: number;
  readonly items: readonly KnownItem[];
  readonly trials: readonly Trial[];
  /** What was left out, and why. */
  readonly notes: readonly string[];
}

/** Facts that a question is answered with. */
export const LIMIT = 10;
const SEED = 1;

/** Builds an archive of so many facts in every engine, and asks all of them the same: the engines take turns. */
export async function compared(
  facts: number,
  plan: Plan,
  folder: string,
  database: string | undefined,
): Promise<Comparison> {
  const cut = knownItems(plan.questions, facts, SEED);
  const rows = join(folder, `rows-${facts}`);
  await writeRows(rows, facts, SEED, cut.look);
  const items = await withAllFacts(cut.items, rows);
  const notes = engines.flatMap((engine) => whyNot(engine, facts, database) ?? []);
  const running: Running[] = [];
  try {
    for (const engine of engines) {
      if (whyNot(engine, facts, database)) continue;
      const place = { folder: join(folder, `${facts} ${engine.name}`), facts, seed: SEED };
      running.push(await started(engine, { ...place, ...(database && { database }) }, rows));
    }
    await askAll(running, items, plan);
    return { facts, items, trials: running, notes };
  } finally {
    await Promise.all(running.map(({ child }) => child.end()));
    await rm(rows);
  }
}

interface Running extends Trial {
  readonly child: Child;
  readonly rounds: Asked[];
  readonly answers: Asked[];
}

/** Built in a process that ends then, and open in another. */
async function started(engine: Engine, place: Place, rows: string): Promise<Running> {
  await mkdir(place.folder);
  const builder = childOf(engine);
  const built = await builder.tell({ do: "build", place, rows }).finally(builder.end);
  const child = childOf(engine);
  const opened = await child.tell({ do: "open", place });
  return { engine, built, opened, child, rounds: [], answers: [] };
}

/** Milliseconds in which each may do what it does when it has started … */
const SETTLING = 10_000;
/** … and for which it is asked first, to warm up its caches and the compiler. */
const WARMING = 10_000;

async function askAll(running: readonly Running[], items: readonly KnownItem[], plan: Plan): Promise<void> {
  const { repeats, within } = plan;
  const questions = items.map(({ terms }) => terms);
  const order = { do: "ask", questions, limit: LIMIT, within } as const;
  await delay(SETTLING);
  const answer = { do: "answer", questions: items.map(({ text }) => text), within } as const;
  for (const { engine, child } of running) {
    await child.tell({ ...order, within: Math.min(within, WARMING) });
    if (engine.answers) await child.tell({ ...answer, within: Math.min(within, WARMING) });
  }
  for (let round = 0; round < repeats; round++)
    for (const { engine, child, rounds, answers } of running) {
      rounds.push(await child.tell(order));
      if (engine.answers) answers.push(await child.tell(answer));
    }
}

/** Why an engine is not in a comparison; absent where it is. */
export function whyNot(
  { name, upTo, wants }: Engine,
  facts: number,
  database: string | undefined,
): string | undefined {
  if (wants === "database" && !database)
    return `${name} did not run: there is no PostgreSQL on this machine, and no BENCH_DATABASE_URL.`;
  if (upTo && facts > upTo.facts)
    return `${name} is left out beyond ${upTo.facts.toLocaleString("en")} facts: ${upTo.because}.`;
  return undefined;
}
