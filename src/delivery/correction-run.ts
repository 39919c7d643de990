import type { Logger } from "pino";
import { keyOf, type Slot, type Verdict } from "../archive/deliveries.js";
import type { KeptPost } from "../archive/post-row.js";
import { unreachable } from "../core/mistake.js";
import { phrases } from "../core/phrases.js";
import type { Place } from "../core/posting.js";
import { type Tell, tell } from "./digest-run.js";
import { type FollowUp, followed } from "./follow-up.js";
import {
  type Errand,
  postPatiently,
  refused,
  type Settled,
  type SlotRun,
  settleSlot,
  untilFree,
} from "./slot-run.js";

/** What delivering corrections leans on. */
export interface CorrectionRun extends FollowUp, SlotRun {
  readonly log: Pick<Logger, "info" | "warn" | "error">;
  /** Tells the desk what could not be corrected. */
  tell?: Tell;
}

/**
 * Edits the message a correction follows, then posts the correction below it, or to the asker of one
 * that cannot be edited: once, whoever else tries and whenever this or another process dies.
 */
export async function deliver(run: CorrectionRun, correction: KeptPost): Settled {
  const post = await run.posts.get(run.tenant, correction.asked);
  if (!post) return undefined;
  const errand = errandOf(run, correction, post);
  const attempt = async () => {
    if (await isWithdrawn(run, correction)) return { kind: "skipped", reason: phrases.follow.gone } as const;
    return (await edited(run, errand, post)) ?? postPatiently(run, errand, correction.presentation!);
  };
  return settleSlot(run, errand, attempt, (verdict) => report(run, errand.slot, verdict));
}

function errandOf({ tenant }: CorrectionRun, correction: KeptPost, post: KeptPost): Errand {
  const { id, platform, channel, postedAt } = correction;
  const slot: Slot = { tenant, platform, channel, day: postedAt.slice(0, 10), follows: id };
  return { slot, place: placeFor(post), since: new Date(postedAt) };
}

function placeFor({ tenant, channel, messages, thread, asker }: KeptPost): Place {
  const message = thread ?? messages[0];
  return message
    ? { kind: "thread", tenant, channel, message, ...(asker && { asker }) }
    : { kind: "person", tenant, person: asker ?? "" };
}

/** Its words were withdrawn before it went out. */
async function isWithdrawn({ history }: CorrectionRun, post: KeptPost): Promise<boolean> {
  const histories = await Promise.all(post.citations.map(({ slug }) => history(post, slug)));
  return histories.some((readings) => readings.length === 0);
}

/** Nothing, where the reply may follow: what cannot be edited is corrected by the reply alone. */
async function edited(run: CorrectionRun, { slot }: Errand, post: KeptPost): Settled {
  if (!post.presentation || post.messages.length === 0) return undefined;
  const presentation = await followed(run, post.presentation, post);
  const edit = () => run.poster.edit(post, presentation);
  const first = await untilFree(run, slot, edit);
  const outcome = first?.kind === "unclear" ? await untilFree(run, slot, edit) : first;
  if (outcome?.kind === "busy") return refused(outcome.reason);
  if (outcome?.kind === "skipped") return outcome;
  if (outcome && outcome.kind !== "posted") {
    run.log.warn({ slot: keyOf(slot), reason: outcome.reason }, "a message could not be corrected");
    await tell(run, phrases.follow.notEdited(where(slot), outcome.reason));
  }
  return undefined;
}

async function report(run: CorrectionRun, slot: Slot, verdict: Verdict): Promise<boolean> {
  const entry = { slot: keyOf(slot), ...verdict };
  switch (verdict.kind) {
    case "posted":
      run.log.info(entry, "correction posted");
      return true;
    case "skipped":
      run.log.info(entry, "correction skipped");
      return true;
    case "refused":
      run.log.warn(entry, "correction not posted");
      return tell(run, phrases.follow.notTold(where(slot), verdict.reason));
    case "unclear":
      run.log.error(entry, "correction perhaps posted");
      return tell(run, phrases.follow.perhapsTold(where(slot), verdict.reason));
    default:
      return unreachable(verdict);
  }
}

const where = ({ platform, channel }: Slot): string => `${platform} ${channel}`;
