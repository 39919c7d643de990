import { Worker } from "node:worker_threads";
import { Mistake, Outage } from "../core/mistake.js";
import type { Reader } from "../core/reader.js";
import type { Folder } from "../shell/room.js";
import type { Readers, Sight } from "./readers.js";

/** What a thread that reads is started with. */
export interface Wanted {
  readonly folder: Folder;
  /** The file of the aliases; absent, the one that comes with Verbatim. */
  readonly aliases?: string;
}

/** What it is asked. */
export interface Ask {
  readonly call: number;
  readonly sight: Sight;
  readonly method: keyof Reader;
  readonly args: readonly unknown[];
}

/** What it tells. */
export type Told =
  | { readonly kind: "value"; readonly call: number; readonly value: unknown }
  | { readonly kind: "failure"; readonly call: number; readonly error: ToldError }
  /** A connection to the database has ended by itself. */
  | { readonly kind: "lost"; readonly error: ToldError };

/** An error that keeps between threads what it is. */
export type ToldError =
  | { readonly kind: "mistake" | "outage"; readonly parts: ConstructorParameters<typeof Mistake> }
  | { readonly kind: "other"; readonly error: Error };

/** As it is passed to another thread: of what is no mistake, where it came from and what it said. */
export function toldOf(error: unknown): ToldError {
  if (!(error instanceof Mistake)) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { kind: "other", error: Object.assign(new Error(message), { stack }) };
  }
  const { place, what, remedy } = error;
  return { kind: error instanceof Outage ? "outage" : "mistake", parts: [place, what, remedy] };
}

function errorOf(told: ToldError): Error {
  if (told.kind === "other") return told.error;
  return told.kind === "outage" ? new Outage(...told.parts) : new Mistake(...told.parts);
}

/** In the order of their names; that none is left out is checked by the compiler. */
const methods = Object.keys({
  article: 0,
  ask: 0,
  check: 0,
  coverage: 0,
  days: 0,
  digest: 0,
  digestBetween: 0,
  page: 0,
  said: 0,
  status: 0,
  suggest: 0,
  timeline: 0,
} satisfies Record<keyof Reader, 0>) as (keyof Reader)[];

/** Who waits for what. */
interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** How it goes with the thread. */
export interface Followed {
  /** Told of a connection to the database that has ended by itself. */
  onLost(error: unknown): void;
  /** Told of a thread that has ended by itself; those that were asked get an outage, and who asks next another thread. */
  onEnded(error: unknown): void;
}

/**
 * Reads in a thread beside that of those who ask: what comes in is acknowledged while it works, and it has a core of its
 * own. It opens the archive before it is asked.
 */
export function readersBeside(wanted: Wanted, { onLost, onEnded }: Followed): Readers {
  let thread: Thread | undefined;

  function started(): Thread {
    thread ??= startThread(wanted, onLost, (error) => {
      thread = undefined;
      if (error !== undefined) onEnded(error);
    });
    return thread;
  }

  started();
  return {
    async at(sight) {
      const reading = methods.map((method) => [
        method,
        (...args: readonly unknown[]) => started().ask({ sight, method, args }),
      ]);
      return Object.fromEntries(reading) as Reader;
    },
    close: async () => thread?.close(),
  };
}

interface Thread {
  ask(what: Omit<Ask, "call">): Promise<unknown>;
  close(): Promise<void>;
}

/** @param ended is told why, where it was not closed */
function startThread(
  wanted: Wanted,
  onLost: (error: unknown) => void,
  ended: (error?: unknown) => void,
): Thread {
  const worker = new Worker(new URL("./reading-thread.js", import.meta.url), { workerData: wanted });
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let failure: unknown;
  let isClosing = false;
  const end = new Promise<void>((resolve) => {
    worker.on("exit", () => {
      const why = failure ?? new Error("the thread that reads the archive has ended");
      ended(isClosing ? undefined : why);
      for (const { reject } of waiting.values()) reject(outage(why));
      resolve();
    });
  });
  worker.on("error", (error) => {
    failure = error;
  });
  worker.on("message", (told: Told) => {
    if (told.kind === "lost") return onLost(errorOf(told.error));
    const { resolve, reject } = waiting.get(told.call)!;
    waiting.delete(told.call);
    if (told.kind === "value") resolve(told.value);
    else reject(errorOf(told.error));
  });
  return {
    ask: (what) =>
      new Promise((resolve, reject) => {
        const call = ++calls;
        waiting.set(call, { resolve, reject });
        worker.postMessage({ call, ...what } satisfies Ask);
      }),
    close() {
      isClosing = true;
      worker.postMessage("close");
      return end;
    },
  };
}

const outage = (cause: unknown): Outage =>
  new Outage("the archive", "is being opened again", "try again in a moment", { cause });
