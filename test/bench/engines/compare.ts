import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type KnownItem, knownItems, withAllFacts } from "../corpus/known-items.js";
import { writeRows } from "../corpus/rows.js";
import { type Child, childOf } from "./children.js";
import type { Engine, Place } from "./engine.js";
import { engines } from "./list.js";
import type { Asked, Built, Opened } from "./program.js";

export interface Plan {
  readonly questions: number;
  /** Rounds of the questions, after one that only warms up. */
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
  const running: (Omit<Trial, "rounds"> & { child: Child; rounds: Asked[] })[] = [];
  try {
    for (const engine of engines) {
      if (whyNot(engine, facts, database)) continue;
      const place = await placeOf(engine, { facts, seed: SEED, ...(database && { database }) }, folder);
      const built = await alone(engine, (child) => child.tell({ do: "build", place, rows }));
      const child = childOf(engine);
      const opened = await child.tell({ do: "open", place });
      running.push({ engine, built, opened, child, rounds: [] });
    }
    const order = {
      do: "ask",
      questions: items.map(({ terms }) => terms),
      limit: LIMIT,
      within: plan.within,
    } as const;
    for (let round = 0; round <= plan.repeats; round++)
      for (const { child, rounds } of running) {
        const asked = await child.tell(order);
        if (round) rounds.push(asked);
      }
    return { facts, items, trials: running, notes };
  } finally {
    await Promise.all(running.map(({ child }) => child.end()));
    await rm(rows);
  }
}

function whyNot(
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

async function placeOf({ name }: Engine, place: Omit<Place, "folder">, parent: string): Promise<Place> {
  const folder = join(parent, `${place.facts} ${name}`);
  await mkdir(folder);
  return { ...place, folder };
}

/** In a process that ends after it. */
async function alone<T>(engine: Engine, work: (child: Child) => Promise<T>): Promise<T> {
  const child = childOf(engine);
  try {
    return await work(child);
  } finally {
    await child.end();
  }
}
