import { keyOf, type Slot, type Verdict } from "../archive/deliveries.js";
import type { KeptPost } from "../archive/post-row.js";
import { unreachable } from "../core/mistake.js";
import { phrases } from "../core/phrases.js";
import type { Place, Poster } from "../core/posting.js";
import type { CorrectionRun } from "./correction-run.js";
import { tell } from "./digest-run.js";
import { followed } from "./follow-up.js";
import { postPatiently, type Settled, settleSlot } from "./slot-run.js";
import { type WatchLook, watchKey } from "./watch-look.js";

/** What telling of news leans on. */
export interface WatchRun extends WatchLook, Omit<CorrectionRun, "poster"> {}

/**
 * Posts a message of a watch once, whoever else tries and whenever this or another process dies; not
 * where the watch was removed or its articles withdrawn before.
 */
export async function tellNews(run: WatchRun, poster: Poster, post: KeptPost): Settled {
  const { platform, tenant, channel, asker, postedAt } = post;
  const slot: Slot = { tenant: run.tenant, platform, channel, day: postedAt.slice(0, 10), follows: post.id };
  const place: Place = asker
    ? { kind: "person", tenant, person: asker }
    : { kind: "channel", tenant, channel };
  const slotRun = { ...run, poster, whenHeld: "leave" as const };
  const errand = { slot, place, since: new Date(postedAt) };
  const attempt = async () => {
    const reason = await reasonAgainst(run, post);
    if (reason) return { kind: "skipped", reason } as const;
    return postPatiently(slotRun, errand, await followed(run, post.presentation!, post));
  };
  return settleSlot(slotRun, errand, attempt, (verdict) => report(run, slot, verdict));
}

async function reasonAgainst(run: WatchRun, post: KeptPost): Promise<string | undefined> {
  const isWatched = (await run.watches.list(run.tenant)).some((watch) => watchKey(watch) === post.asked);
  if (!isWatched) return phrases.watch.ended;
  const histories = await Promise.all(post.citations.map(({ slug }) => run.history(post, slug)));
  return histories.every((readings) => readings.length === 0) ? phrases.watch.gone : undefined;
}

async function report(run: WatchRun, slot: Slot, verdict: Verdict): Promise<boolean> {
  const entry = { slot: keyOf(slot), ...verdict };
  const where = `${slot.platform} ${slot.channel}`;
  switch (verdict.kind) {
    case "posted":
      run.log.info(entry, "watch told");
      return true;
    case "skipped":
      run.log.info(entry, "watch not told");
      return true;
    case "refused":
      run.log.warn(entry, "watch could not tell");
      return tell(run, phrases.watch.notTold(where, verdict.reason));
    case "unclear":
      run.log.error(entry, "watch perhaps told");
      return tell(run, phrases.watch.perhapsTold(where, verdict.reason));
    default:
      return unreachable(verdict);
  }
}
