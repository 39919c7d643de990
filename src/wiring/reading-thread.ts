import { parentPort, workerData } from "node:worker_threads";
import { compileDates } from "../core/dates.js";
import type { Reader } from "../core/reader.js";
import { openAliases, openRoom } from "../shell/room.js";
import { readersHere } from "./readers.js";
import { type Ask, type Told, toldOf, type Wanted } from "./readers-beside.js";

/*
 * The thread that reads the archive: it has a connection of its own, the editions and the index, and is asked by
 * `readers-beside.ts`.
 */

const { folder, aliases } = workerData as Wanted;
const port = parentPort!;
const tell = (told: Told): void => port.postMessage(told);

compileDates();
const room = await openRoom({ ...folder, demo: false }, await openAliases(aliases), {
  onLost: (error) => tell({ kind: "lost", error: toldOf(error) }),
});
const readers = readersHere(room);
const { tenant } = room;
readers.at({ tenant, desks: [], now: new Date(), zone: "UTC" }).catch(() => {}); // told to whoever asks

/** Questions that are read at once: of hundreds each would hold up all others, and what it holds meanwhile is dear to keep. */
const AT_ONCE = 4;
const waiting: Ask[] = [];
let underWay = 0;

port.on("message", async (ask: Ask | "close") => {
  if (ask === "close") {
    await room.archive.close();
    port.close();
    return;
  }
  waiting.push(ask);
  while (underWay < AT_ONCE && waiting.length) void inTurn();
});

/** Answers those who wait, one after the other. */
async function inTurn(): Promise<void> {
  underWay++;
  for (let ask = waiting.shift(); ask; ask = waiting.shift()) await answer(ask);
  underWay--;
}

async function answer({ call, sight, method, args }: Ask): Promise<void> {
  try {
    const reader = await readers.at(sight);
    const read = reader[method] as (...args: readonly unknown[]) => ReturnType<Reader[typeof method]>;
    tell({ kind: "value", call, value: await read(...args) });
  } catch (error) {
    tell({ kind: "failure", call, error: toldOf(error) });
  }
}
