import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import type { Poster } from "../core/posting.js";
import { presentToDesk } from "../core/present-digests.js";

/** The channel in which a newsroom's desk is told what it has to know. */
export interface Desk {
  readonly poster: Poster;
  readonly channel: string;
}

/** Tells every desk; what cannot be posted is in the log, with what was to be told. */
export const deskTeller =
  (desks: readonly Desk[], log: Pick<Logger, "error">) =>
  async (reason: string): Promise<void> => {
    for (const { poster, channel } of desks) {
      const place = { kind: "channel", channel } as const;
      const outcome = await poster.post(place, presentToDesk(reason), randomUUID());
      if (outcome.kind !== "posted") log.error({ reason, outcome, channel }, "the desk could not be told");
    }
  };
