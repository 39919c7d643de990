import type { Logger } from "pino";
import { keyOf, type Slot, type Verdict } from "../archive/deliveries.js";
import { unreachable } from "../core/mistake.js";
import { phrases } from "../core/phrases.js";
import type { Post } from "../core/posting.js";
import { citationsOf, type Presentation } from "../core/presentation.js";
import { claimWhenFree, postPatiently, refused, type Settled, type SlotRun, sighted } from "./slot-run.js";

/** What a digest run leans on. */
export interface DigestRun extends SlotRun {
  newsroomDigest(day: string): Promise<Presentation>;
  /** Keeps what the digest is about to cite, so that a correction can follow it. */
  remember(post: Post): Promise<void>;
  readonly log: Pick<Logger, "info" | "warn" | "error">;
  /** Tells the desk why a digest did not go out. */
  tell?(reason: string): void | Promise<void>;
}

/**
 * Posts the digest of a slot once, whoever else tries and whenever this or another process dies. The
 * row in the archive is the guarantee: what may already stand in the channel is looked for before
 * anything is posted, and not posted where that cannot be seen. Never rejects.
 */
export const runDigest = (run: DigestRun, slot: Slot): Settled =>
  settleSlot(run, slot, () => postDigest(run, slot));

/** Ends a slot whose day is over: nothing is posted late, `reason` is recorded. Never rejects. */
export const skipDigest = (run: DigestRun, slot: Slot, reason: string): Settled =>
  settleSlot(run, slot, async () => ({ kind: "skipped", reason }));

async function settleSlot(run: DigestRun, slot: Slot, attempt: () => Settled): Settled {
  try {
    const claim = await claimWhenFree(run, slot);
    if (!claim) return undefined;
    const seen = claim === "taken-over" ? await sighted(run, slot) : undefined;
    const verdict = seen ?? (await attempt());
    if (verdict && (await run.deliveries.settle(slot, run.owner, verdict, run.now()))) {
      await report(run, slot, verdict);
      return verdict;
    }
    run.log.warn({ slot: keyOf(slot) }, "digest taken over by another process");
    return undefined;
  } catch (error) {
    run.log.error({ slot: keyOf(slot), err: error }, "digest interrupted");
    await tell(run, phrases.digest.interrupted(slot, messageOf(error)));
    return undefined;
  }
}

async function postDigest(run: DigestRun, slot: Slot): Settled {
  let presentation: Presentation;
  try {
    presentation = await run.newsroomDigest(slot.day);
    const { day: _, ...channel } = slot;
    const citations = citationsOf(presentation);
    await run.remember({ ...channel, kind: "digest", asked: keyOf(slot), citations });
  } catch (error) {
    run.log.error({ slot: keyOf(slot), err: error }, "digest could not be made");
    return refused(phrases.digest.notMade(messageOf(error)));
  }
  return postPatiently(run, slot, presentation);
}

async function report(run: DigestRun, slot: Slot, verdict: Verdict): Promise<void> {
  const entry = { slot: keyOf(slot), ...verdict };
  switch (verdict.kind) {
    case "posted":
      return run.log.info(entry, "digest posted");
    case "skipped":
      return run.log.warn(entry, "digest skipped");
    case "refused":
      run.log.error(entry, "digest not posted");
      return tell(run, phrases.digest.notPosted(slot, verdict.reason));
    case "unclear":
      run.log.error(entry, "digest perhaps posted");
      return tell(run, phrases.digest.perhapsPosted(slot, verdict.reason));
    default:
      return unreachable(verdict);
  }
}

/** Tells the desk, and the log where the desk cannot be reached. */
export async function tell(run: Pick<DigestRun, "tell" | "log">, reason: string): Promise<void> {
  try {
    await run.tell?.(reason);
  } catch (error) {
    run.log.error({ err: error, reason }, "the desk could not be told");
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
