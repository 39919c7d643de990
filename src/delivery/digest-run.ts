import type { Logger } from "pino";
import { keyOf, type Slot, type Verdict } from "../archive/deliveries.js";
import { Outage, unreachable } from "../core/mistake.js";
import { phrases } from "../core/phrases.js";
import type { Post } from "../core/posting.js";
import type { Presentation } from "../core/presentation.js";
import { type Errand, postPatiently, refused, type Settled, type SlotRun, settleSlot } from "./slot-run.js";

/** Tells the desk something; false where that may not have reached it, and is to be told again. */
export type Tell = (reason: string) => Promise<boolean> | undefined;

/** What a digest run leans on. */
export interface DigestRun extends SlotRun {
  /** The Slack workspace or Discord server of the channel; `""` where there is only one. */
  readonly workspace: string;
  /** Nothing, where the digest is to be quiet because there is no news. */
  newsroomDigest(day: string): Promise<Presentation | undefined>;
  /** Keeps what the digest is about to cite, so that a correction can follow it. */
  remember(post: Post): Promise<void>;
  readonly log: Pick<Logger, "info" | "warn" | "error">;
  /** Tells the desk why a digest did not go out; false where it is to be told again. */
  tell?: Tell;
}

/**
 * Posts the digest of a slot once, whoever else tries and whenever this or another process dies. The
 * row in the archive is the guarantee: what may already stand in the channel is looked for before
 * anything is posted, and not posted where that cannot be seen. Never rejects.
 */
export const runDigest = (run: DigestRun, slot: Slot): Settled =>
  settled(run, slot, (errand) => postDigest(run, errand));

/** Ends a slot whose day is over: nothing is posted late, `reason` is recorded. Never rejects. */
export const skipDigest = (run: DigestRun, slot: Slot, reason: string): Settled =>
  settled(run, slot, async () => ({ kind: "skipped", reason }));

/** A digest is looked for among the messages of so many hours: a day's is posted within its day. */
const lookBackMs = 24 * 60 * 60_000;

async function settled(run: DigestRun, slot: Slot, attempt: (errand: Errand) => Settled): Settled {
  const place = { kind: "channel", tenant: run.workspace, channel: slot.channel } as const;
  const errand = { slot, place, since: new Date(run.now().getTime() - lookBackMs) };
  try {
    return await settleSlot(
      run,
      errand,
      () => attempt(errand),
      (verdict, refused) => report(run, slot, verdict, refused),
    );
  } catch (error) {
    run.log.error({ slot: keyOf(slot), err: error }, "digest interrupted");
    await tell(run, phrases.digest.interrupted(slot, messageOf(error)));
    return undefined;
  }
}

async function postDigest(run: DigestRun, errand: Errand): Settled {
  const { slot } = errand;
  let presentation: Presentation | undefined;
  try {
    presentation = await run.newsroomDigest(slot.day);
    if (!presentation) return { kind: "skipped", reason: phrases.digest.nothingNew };
    const { platform, channel } = slot;
    const citations = run.poster.shown(presentation);
    const asked = keyOf(slot);
    await run.remember({
      ...{ tenant: run.workspace, platform, channel, asked, citations, presentation },
      kind: "digest",
      messages: [],
    });
  } catch (error) {
    if (error instanceof Outage) throw error;
    run.log.error({ slot: keyOf(slot), err: error }, "digest could not be made");
    return refused(phrases.digest.notMade(messageOf(error)));
  }
  return postPatiently(run, errand, presentation);
}

async function report(run: DigestRun, slot: Slot, verdict: Verdict, refused?: string): Promise<boolean> {
  const entry = { slot: keyOf(slot), ...verdict };
  switch (verdict.kind) {
    case "posted":
      run.log.info(entry, "digest posted");
      return true;
    case "skipped":
      run.log.info(entry, "digest skipped");
      return true;
    case "refused":
      run.log.error(entry, "digest not posted");
      // Another process, or this one before it was started again, has told it.
      if (verdict.reason === refused) return true;
      return tell(run, phrases.digest.notPosted(slot, verdict.reason));
    case "unclear":
      run.log.error(entry, "digest perhaps posted");
      return tell(run, phrases.digest.perhapsPosted(slot, verdict.reason));
    default:
      return unreachable(verdict);
  }
}

/** Tells the desk, and the log where that fails for good; false where it is to be told again. */
export async function tell(run: Pick<DigestRun, "tell" | "log">, reason: string): Promise<boolean> {
  try {
    return (await run.tell?.(reason)) ?? true;
  } catch (error) {
    run.log.error({ err: error, reason }, "the desk could not be told");
    return true;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
