import { setTimeout as sleep } from "node:timers/promises";
import { type Deliveries, keyOf, type Slot, type Verdict } from "../archive/deliveries.js";
import { unreachable } from "../core/mistake.js";
import { phrases } from "../core/phrases.js";
import type { Poster } from "../core/posting.js";
import type { Presentation } from "../core/presentation.js";

/** What taking a slot and posting to it lean on. */
export interface SlotRun {
  readonly deliveries: Deliveries;
  readonly poster: Poster;
  now(): Date;
  /** Names this process; no other may use it, nor the same program after a restart. */
  readonly owner: string;
  /** How long a slot is ours without a sign of life; longer than one post takes. One minute by default. */
  readonly leaseMs?: number;
  /** Ends waiting, never a post under way. */
  readonly signal?: AbortSignal;
}

/** What became of a slot; nothing, where another process has it or had it before, or a failure left it open. */
export type Settled = Promise<Verdict | undefined>;

/** A rate limit is waited for so many times, and never for longer than this. */
const mostPosts = 5;
const longestWaitMs = 10 * 60_000;

/** Claims a slot, waiting while another owner is at work: should it die, nobody else would post today. */
export async function claimWhenFree(run: SlotRun, slot: Slot): Promise<"first" | "taken-over" | undefined> {
  const claim = await run.deliveries.claim(slot, run.owner, run.now(), leaseOf(run));
  switch (claim.kind) {
    case "first":
    case "taken-over":
      return claim.kind;
    case "settled":
      return undefined;
    case "held": {
      const isFree = await waited(run, claim.until.getTime() - run.now().getTime());
      return isFree ? claimWhenFree(run, slot) : undefined;
    }
    default:
      return unreachable(claim);
  }
}

/** Posts until it is known what came of it, or until patience ends. */
export async function postPatiently(run: SlotRun, slot: Slot, presentation: Presentation): Settled {
  let isRepeat = false;
  for (let posts = 1; ; posts++) {
    if (!(await renewed(run, slot))) return undefined;
    const outcome = await run.poster.post(slot.channel, presentation, keyOf(slot));
    switch (outcome.kind) {
      case "posted":
      case "refused":
        return outcome;
      case "busy":
        if (posts >= mostPosts || outcome.retryAfterMs > longestWaitMs)
          return refused(phrases.digest.tooBusy(outcome.reason));
        if (!(await renewed(run, slot, outcome.retryAfterMs))) return undefined;
        if (!(await waited(run, outcome.retryAfterMs))) return refused(phrases.digest.stopped);
        break;
      case "unclear": {
        const seen = await sighted(run, slot);
        if (seen || isRepeat) return seen ?? outcome;
        isRepeat = true;
        break;
      }
      default:
        return unreachable(outcome);
    }
  }
}

/** What a look into the channel settles; nothing, where the digest is surely not there. */
export async function sighted(run: SlotRun, slot: Slot): Settled {
  const sighting = await run.poster.find(slot.channel, keyOf(slot));
  switch (sighting.kind) {
    case "found":
      return { kind: "posted", message: sighting.message };
    case "absent":
      return undefined;
    case "unknown":
      return { kind: "unclear", reason: sighting.reason };
    default:
      return unreachable(sighting);
  }
}

/** Surely not posted. */
export const refused = (reason: string): Verdict => ({ kind: "refused", reason });

const leaseOf = ({ leaseMs = 60_000 }: SlotRun): number => leaseMs;

const renewed = (run: SlotRun, slot: Slot, forMs = 0): Promise<boolean> =>
  run.deliveries.renew(slot, run.owner, run.now(), forMs + leaseOf(run));

/** False where the program is stopping. */
const waited = (run: SlotRun, ms: number): Promise<boolean> =>
  sleep(ms, true, run.signal && { signal: run.signal }).catch(() => false);
