import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

/** Something that goes on until it is stopped. */
export interface Running {
  /** Waits for what is under way. */
  stop(): Promise<unknown>;
}

/** What is done again and again. */
export interface Repeated {
  /** From the end of one time to the next, in milliseconds. */
  readonly everyMs: number;
  /** Told of a time that failed; the next one comes all the same. */
  failed(error: unknown): void;
  /** The first time waits for it. */
  readonly after?: Promise<unknown>;
}

/** Does something again and again until it is stopped. `signal` says that it is. */
export function repeat(
  work: (signal: AbortSignal) => Promise<unknown>,
  { everyMs, failed, after }: Repeated,
): Running {
  const stopping = new AbortController();
  const { signal } = stopping;
  const rounds = async () => {
    if (after) await Promise.race([after, once(signal, "abort")]);
    while (!signal.aborted) {
      await work(signal).catch(failed);
      await sleep(everyMs, undefined, { signal }).catch(() => {});
    }
  };
  const done = rounds();
  return {
    stop() {
      stopping.abort();
      return done;
    },
  };
}
