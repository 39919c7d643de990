import { setTimeout as sleep } from "node:timers/promises";
import type { Poster } from "../core/posting.js";
import { type Looked, lookForNews } from "./watch-look.js";
import { tellNews, type WatchRun } from "./watch-run.js";

/** What the watches of all platforms share. */
export interface WatchStart extends Omit<WatchRun, "signal"> {
  /** Another text whenever an article has changed, whichever process changed it. */
  version(): Promise<number>;
}

/** How often the archive is asked whether it has changed. */
const pollMs = 1000;
/** What another process began to post and left is taken over by then. */
const sweepMs = 10_000;
/** What a platform has refused is tried again after so long, or when the program starts anew. */
const refusedMs = 60 * 60_000;

/**
 * Tells of news: at the start what came while nobody looked, then whenever the archive changes or an
 * embargo ends. `stop` waits for what is under way.
 */
export function startWatches({ version, ...shared }: WatchStart): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run: WatchRun = { ...shared, signal };
  const { look, tellAll } = watcher(run);

  async function watch(): Promise<void> {
    let known = -1;
    let wake = 0;
    while (!signal.aborted) {
      try {
        const current = await version();
        const now = run.now();
        if (current !== known || now.getTime() >= wake) {
          const again = await look();
          // Not waited for: a channel that is busy holds up no look.
          void tellAll();
          known = current;
          wake = Math.min(now.getTime() + sweepMs, again?.getTime() ?? Number.POSITIVE_INFINITY);
        }
      } catch (error) {
        run.log.error({ err: error }, "watches could not look");
      }
      await sleep(pollMs, undefined, { signal }).catch(() => {});
    }
  }

  const watching = watch();
  return {
    async stop() {
      stopping.abort();
      await watching;
      await tellAll();
    },
  };
}

/** Looks for news, and tells what is kept; each call does so once. Never rejects for a single message. */
export function watcher(run: WatchRun) {
  const looked: Looked = new Map();
  const later = new Map<string, number>();
  const underWay = new Map<Poster, Promise<void>>();

  async function tellOn(poster: Poster): Promise<void> {
    const tried = new Set<string>();
    const next = async () =>
      (await run.posts.undelivered(run.tenant, poster.platform, "watch")).find(
        ({ id }) => !tried.has(id) && (later.get(id) ?? 0) <= run.now().getTime(),
      );
    // Looked up again after each: more may be kept meanwhile.
    for (let post = await next(); post && !run.signal?.aborted; post = await next()) {
      tried.add(post.id);
      const verdict = await tellNews(run, poster, post);
      if (verdict?.kind === "refused") later.set(post.id, run.now().getTime() + refusedMs);
    }
  }

  return {
    look: () => lookForNews(run, looked),
    /** Each platform tells for itself; what is being told is not begun again. */
    async tellAll(): Promise<void> {
      const each = run.posters.map((poster) => {
        const work =
          underWay.get(poster) ??
          tellOn(poster)
            .catch((error) => run.log.error({ err: error }, "a watch was interrupted"))
            .finally(() => underWay.delete(poster));
        underWay.set(poster, work);
        return work;
      });
      await Promise.all(each);
    },
  };
}
