import { commands } from "../../commands/index.js";
import type { Audit } from "../archive/audit.js";
import { commandIn } from "../core/command.js";
import { type Gaps, gapsOf, type Unanswered } from "../core/gaps.js";
import { readInput } from "../core/input.js";
import { Mistake, Outage } from "../core/mistake.js";
import type { Newsroom } from "../core/newsroom.js";
import { turn } from "../core/turn.js";
import type { Whereabouts } from "./channel-desks.js";

/** Where the desk's list of gaps comes from. */
export interface GapSource extends Pick<Gaps, "days" | "isKept"> {
  readonly audit: Pick<Audit, "unanswered">;
  readonly tenant: string;
  /** Whether the reader of the list may know what is asked there. */
  mayList(where: Whereabouts): Promise<boolean>;
  /** Resolves once what was asked up to now is in the audit. */
  settled(): Promise<void>;
}

/** The questions without an answer, each asked again in the view that the reader of the list has. */
export async function gapsIn(
  { audit, tenant, mayList, settled, days, isKept }: GapSource,
  room: Newsroom,
): Promise<Gaps> {
  await settled();
  const all = await audit.unanswered(tenant);
  const listed = new Map(all.map((question) => [placeOf(question), question]));
  for (const [place, question] of listed) if (!(await mayList(question))) listed.delete(place);
  const asked = all.filter((question) => listed.has(placeOf(question)));
  return { ...(await gapsOf(asked, (question) => isOpen(question, room))), days, isKept };
}

/** Hundreds of questions come from a few channels. */
const placeOf = ({ platform, tenant, channel, within }: Whereabouts): string =>
  JSON.stringify([platform, tenant, channel, within]);

/** What can no longer be asked has no answer either. */
async function isOpen({ command: name, input }: Unanswered, room: Newsroom): Promise<boolean> {
  // Others are answered in between.
  await turn();
  const found = commandIn(commands, name, input);
  if (!found) return true;
  try {
    const reply = await found.command.run(readInput(found.command, found.input), room);
    return reply.nothing === true;
  } catch (error) {
    if (error instanceof Mistake && !(error instanceof Outage)) return true;
    throw error;
  }
}
