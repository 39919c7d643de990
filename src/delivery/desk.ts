import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import type { Poster } from "../core/posting.js";
import { presentToDesk } from "../core/present-digests.js";

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

/** Tells every desk; what cannot be posted is in the log, with what was to be told. */
export const deskTeller = (desks: readonly Desk[], log: Pick<Logger, "error">) => {
  const note = deskNoter(desks, log);
  return async (reason: string): Promise<void> => void (await note({ reason, key: randomUUID() }));
};

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
