import { setTimeout as sleep } from "node:timers/promises";
import PQueue from "p-queue";

/** A queue before each host: one at a time, with a pause between. */
export interface Lanes {
  /** Runs a job when its turn comes; rejects where `signal` ends the waiting. One that has begun is waited for. */
  run<T>(host: string, job: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Keeps a host closed from now on. */
  close(host: string, ms: number): void;
  /** For how long a host is still closed, in milliseconds. */
  closedFor(host: string): number;
}

interface Lane {
  readonly queue: PQueue;
  /** Milliseconds since the epoch. */
  freeAt: number;
  opensAt: number;
}

/**
 * @param pauseFor between two requests to a host, in milliseconds
 * @param atOnce most jobs of all hosts that run side by side
 */
export function openLanes(
  now: () => Date,
  pauseFor: (host: string) => number,
  atOnce = Number.POSITIVE_INFINITY,
): Lanes {
  const lanes = new Map<string, Lane>();
  const all = new PQueue({ concurrency: atOnce });

  function laneOf(host: string): Lane {
    const lane = lanes.get(host) ?? { queue: new PQueue({ concurrency: 1 }), freeAt: 0, opensAt: 0 };
    lanes.set(host, lane);
    return lane;
  }

  return {
    run: (host, job, signal) => {
      const lane = laneOf(host);
      const turn = async () => {
        const wait = lane.freeAt - now().getTime();
        if (wait > 0) await sleep(wait, undefined, signal && { signal });
        try {
          return await all.add(job);
        } finally {
          lane.freeAt = now().getTime() + pauseFor(host);
        }
      };
      const waiting = new AbortController();
      const leave = () => waiting.abort(signal?.reason);
      if (signal?.aborted) leave();
      signal?.addEventListener("abort", leave, { once: true });
      const begun = () => {
        signal?.removeEventListener("abort", leave);
        return turn();
      };
      return lane.queue.add(begun, { signal: waiting.signal });
    },
    close: (host, ms) => {
      laneOf(host).opensAt = now().getTime() + ms;
    },
    closedFor: (host) => Math.max(0, laneOf(host).opensAt - now().getTime()),
  };
}
