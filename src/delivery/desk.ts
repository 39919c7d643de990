import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { Outcome, Poster } from "../core/posting.js";
import { presentToDesk } from "../core/present-digests.js";
import { openLanes } from "../fetching/lanes.js";
import type { Tell } from "./digest-run.js";

/** The channel in which a newsroom's desk is told what it has to know. */
export interface Desk {
  readonly poster: Poster;
  /** The Slack workspace or Discord server; `""` where there is only one. */
  readonly tenant: string;
  readonly channel: string;
}

/** What the desks are told, and by what it is found again. */
export interface DeskNote {
  readonly reason: string;
  readonly key: string;
  /** It may stand there since then: it is looked for, and told only where it is surely not there. */
  readonly since?: Date;
}

/** A desk is told so often before it is left for later, and a rate limit is waited for no longer than this. */
const mostCalls = 5;
const longestWaitMs = 5_000;

/**
 * Tells every desk, one thing after the other, and again where that may not have arrived; false where a desk is to be
 * told later. What a desk refuses is in the log, with what was to be told.
 */
export function deskTeller(desks: readonly Desk[], log: Pick<Logger, "error">): Tell {
  const lanes = openLanes(
    () => new Date(),
    () => 0,
  );
  return (reason) =>
    lanes.run("desk", async () => {
      const note = { reason, key: randomUUID() };
      let isTold = true;
      for (const desk of desks) {
        const outcome = await toldPatiently(desk, note);
        if (outcome.kind === "posted") continue;
        if (outcome.kind === "busy" || outcome.kind === "unclear") isTold = false;
        log.error({ reason, outcome, channel: desk.channel }, "the desk could not be told");
      }
      return isTold;
    });
}

async function toldPatiently({ poster, tenant, channel }: Desk, { reason, key }: DeskNote): Promise<Outcome> {
  const place = { kind: "channel", tenant, channel } as const;
  const since = new Date();
  for (let calls = 1; ; calls++) {
    const outcome = await poster.post(place, presentToDesk(reason), key);
    if (outcome.kind !== "busy" && outcome.kind !== "unclear") return outcome;
    const seen = outcome.kind === "unclear" && (await poster.find(place, key, since));
    if (seen && seen.kind === "found") return { kind: "posted", message: seen.message };
    const waitMs = outcome.kind === "busy" ? outcome.retryAfterMs : 0;
    if (calls >= mostCalls || waitMs > longestWaitMs) return outcome;
    await sleep(waitMs);
  }
}

/** Tells every desk; false where one of them is to be told again. The log has it as above. */
export const deskNoter =
  (desks: readonly Desk[], log: Pick<Logger, "error">) =>
  async ({ reason, key, since }: DeskNote): Promise<boolean> => {
    let isTold = true;
    for (const { poster, tenant, channel } of desks) {
      const place = { kind: "channel", tenant, channel } as const;
      const seen = since && (await poster.find(place, key, since));
      if (seen && seen.kind !== "absent") {
        // Where the channel cannot be looked at, nothing is said twice.
        if (seen.kind === "unknown") log.error({ reason, seen, channel }, "the desk may not have been told");
        continue;
      }
      const outcome = await poster.post(place, presentToDesk(reason), key);
      if (outcome.kind === "posted") continue;
      isTold = false;
      log.error({ reason, outcome, channel }, "the desk could not be told");
    }
    return isTold;
  };
