import { setTimeout as sleep } from "node:timers/promises";
import type { Poster } from "../core/posting.js";
import { type CorrectionRun, deliver } from "./correction-run.js";
import { followUp } from "./follow-up.js";

/** What the corrections of all platforms share. */
export interface Corrections extends Omit<CorrectionRun, "poster" | "signal"> {
  readonly posters: readonly Poster[];
  /** Another text whenever an article has changed, whichever process changed it. */
  version(): Promise<number>;
}

/** How often the archive is asked whether it has changed. */
const pollMs = 1000;
/** An answer that was still being given when its article changed is found by then. */
const sweepMs = 60_000;
/** What a platform has refused is tried again after so long, or when the program starts anew. */
const refusedMs = 60 * 60_000;

/**
 * Lets what the bot has said follow its articles: at the start, and whenever the archive changes.
 * `stop` waits for what is under way.
 */
export function startCorrections({ posters, version, ...shared }: Corrections): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const follow = posters
    .filter(({ platform }) => platform !== "terminal")
    .map((poster) => follower({ ...shared, poster, signal }));

  async function watch(): Promise<void> {
    let known = -1;
    let sweep = 0;
    while (!signal.aborted) {
      try {
        const current = await version();
        const now = shared.now().getTime();
        if (current !== known || now >= sweep) {
          await Promise.all(follow.map((each) => each()));
          [known, sweep] = [current, now + sweepMs];
        }
      } catch (error) {
        shared.log.error({ err: error }, "corrections could not be followed");
      }
      await sleep(pollMs, undefined, { signal }).catch(() => {});
    }
  }

  const watching = watch();
  return {
    stop() {
      stopping.abort();
      return watching;
    },
  };
}

/**
 * Follows everything said on one platform once at each call: first what there is to say, then the
 * saying, in order. Never rejects for a single post.
 */
export function follower(run: CorrectionRun): () => Promise<void> {
  const { posts, tenant, poster, signal, log } = run;
  const later = new Map<string, number>();

  async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
    for (const item of items) {
      if (signal?.aborted) return;
      await work(item).catch((error) => log.error({ err: error }, "a correction was interrupted"));
    }
  }

  return async () => {
    const behind = await posts.behind(tenant, poster.platform, run.now());
    await each(behind, (one) => followUp(run, poster, one));
    const waiting = await posts.undelivered(tenant, poster.platform);
    await each(waiting, async (correction) => {
      if ((later.get(correction.id) ?? 0) > run.now().getTime()) return;
      const verdict = await deliver(run, correction);
      if (verdict?.kind === "refused") later.set(correction.id, run.now().getTime() + refusedMs);
    });
  };
}
