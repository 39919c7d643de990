import { setTimeout as sleep } from "node:timers/promises";
import { type Claim, type Deliveries, keyOf, type Slot, type Verdict } from "../archive/deliveries.js";
import { unreachable } from "../core/mistake.js";
import { phrases } from "../core/phrases.js";
import type { Outcome, Place, Poster, Sighting } from "../core/posting.js";
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
  /** What is done where another owner is at work: to wait until it is free, unless told to leave it. */
  readonly whenHeld?: "wait" | "leave";
  /** Ends waiting, never a post under way. */
  readonly signal?: AbortSignal;
}

/** Something due once, and where it goes. */
export interface Errand {
  readonly slot: Slot;
  readonly place: Place;
  /** What was posted for it cannot be older. */
  readonly since: Date;
}

/** What became of a slot; nothing, where another process has it or had it before, or a failure left it open. */
export type Settled = Promise<Verdict | undefined>;

/** A rate limit is waited for so many times, and never for longer than this. */
const mostCalls = 5;
const longestWaitMs = 10 * 60_000;

/**
 * Tells how a slot ends, before that is kept: whoever dies in between lets it be told twice rather than never.
 * `refused` is why it was refused before. False, where it is to be told again; the slot then stays open.
 */
export type Report = (verdict: Verdict, refused?: string) => Promise<boolean>;

/**
 * Takes a slot and ends it, whoever else tries and whenever this or another process dies: what may
 * already stand there is looked for before `attempt` posts anything. Nothing, where it is not ours.
 */
export async function settleSlot(
  run: SlotRun,
  errand: Errand,
  attempt: () => Settled,
  report: Report,
): Settled {
  const { slot } = errand;
  const claim = await claimWhenFree(run, slot);
  if (!claim) return undefined;
  const seen = claim.kind === "taken-over" ? await sighted(run, errand) : undefined;
  const verdict = seen ?? (await attempt());
  if (!verdict || !(await renewed(run, slot))) return undefined;
  const isTold = await report(verdict, claim.kind === "first" ? claim.refused : undefined);
  const isOurs = isTold && (await run.deliveries.settle(slot, run.owner, verdict, run.now()));
  return isOurs ? verdict : undefined;
}

type Taken = Extract<Claim, { readonly kind: "first" | "taken-over" }>;

/** Claims a slot, waiting while another owner is at work: should it die, nobody else would post today. */
async function claimWhenFree(run: SlotRun, slot: Slot): Promise<Taken | undefined> {
  const claim = await run.deliveries.claim(slot, run.owner, run.now(), leaseOf(run));
  switch (claim.kind) {
    case "first":
    case "taken-over":
      return claim;
    case "settled":
      return undefined;
    case "held": {
      if (run.whenHeld === "leave") return undefined;
      const isFree = await waited(run, claim.until.getTime() - run.now().getTime());
      return isFree ? claimWhenFree(run, slot) : undefined;
    }
    default:
      return unreachable(claim);
  }
}

/** Posts until it is known what came of it, or until patience ends. */
export async function postPatiently(run: SlotRun, errand: Errand, presentation: Presentation): Settled {
  const { slot, place } = errand;
  const post = () => untilFree(run, slot, () => run.poster.post(place, presentation, keyOf(slot)));
  const outcome = await post();
  if (outcome?.kind !== "unclear") return verdictOf(outcome);
  const seen = await sighted(run, errand);
  if (seen) return seen;
  const repeated = await post();
  return (repeated?.kind === "unclear" && (await sighted(run, errand))) || verdictOf(repeated);
}

const verdictOf = (outcome: Outcome | undefined): Verdict | undefined =>
  outcome?.kind === "busy" ? refused(outcome.reason) : outcome;

/**
 * Calls a platform, waiting while it is busy, with patience; nothing, where another owner has taken
 * the slot over.
 */
export async function untilFree(
  run: SlotRun,
  slot: Slot,
  call: () => Promise<Outcome>,
): Promise<Outcome | undefined> {
  for (let calls = 1; ; calls++) {
    if (!(await renewed(run, slot))) return undefined;
    const outcome = await call();
    if (outcome.kind !== "busy") return outcome;
    const { reason, retryAfterMs } = outcome;
    if (calls >= mostCalls || retryAfterMs > longestWaitMs)
      return { ...outcome, reason: phrases.digest.tooBusy(reason) };
    if (!(await renewed(run, slot, retryAfterMs))) return undefined;
    if (!(await waited(run, retryAfterMs))) return { ...outcome, reason: phrases.digest.stopped };
  }
}

/** What a look into the channel settles; nothing, where the message is surely not there. */
async function sighted(run: SlotRun, errand: Errand): Settled {
  const sighting = await lookedPatiently(run, errand);
  switch (sighting.kind) {
    case "found":
      return { ...sighting, kind: "posted" };
    case "absent":
      return undefined;
    case "unknown":
      return { kind: "unclear", reason: sighting.reason };
    default:
      return unreachable(sighting);
  }
}

/** Looks, waiting while the platform is busy. */
async function lookedPatiently(run: SlotRun, { slot, place, since }: Errand): Promise<Sighting> {
  for (let looks = 1; ; looks++) {
    const sighting = await run.poster.find(place, keyOf(slot), since);
    const waitMs = sighting.kind === "unknown" ? sighting.retryAfterMs : undefined;
    if (waitMs === undefined || looks >= mostCalls || waitMs > longestWaitMs) return sighting;
    if (!(await renewed(run, slot, waitMs)) || !(await waited(run, waitMs))) return sighting;
  }
}

/** Surely not posted. */
export const refused = (reason: string) => ({ kind: "refused", reason }) as const;

const leaseOf = ({ leaseMs = 60_000 }: SlotRun): number => leaseMs;

const renewed = (run: SlotRun, slot: Slot, forMs = 0): Promise<boolean> =>
  run.deliveries.renew(slot, run.owner, run.now(), forMs + leaseOf(run));

/** False where the program is stopping. */
const waited = (run: SlotRun, ms: number): Promise<boolean> =>
  sleep(ms, true, run.signal && { signal: run.signal }).catch(() => false);
