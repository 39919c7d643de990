import type { Logger } from "pino";
import type { Diagnosis } from "../core/diagnosis.js";
import type { Installations, InstalledWorkspace } from "../core/installation.js";
import { Mistake } from "../core/mistake.js";
import type { Channel } from "../core/posting.js";
import { examineChannel } from "./doctor-channel.js";
import { troubleOf, wordsOf } from "./errors.js";
import type { Reach } from "./reach.js";
import { lackingOf } from "./tokens.js";
import { type InstalledStart, installedWorkspaces } from "./workspaces.js";

/** Where several workspaces are kept, and in which channels something is posted. */
export interface InstalledRooms {
  readonly installations: Installations;
  readonly channels: readonly Pick<Channel, "tenant" | "channel">[];
}

/** Looks at each workspace in which the app is installed, and at its channels. Never rejects for one of them. */
export async function examineWorkspaces(
  config: InstalledStart["config"],
  { installations, channels }: InstalledRooms,
  log: Logger,
): Promise<readonly Diagnosis[]> {
  const posted = new Map(channels.map((one) => [`${one.tenant}/${one.channel}`, one]));
  const { reach } = installedWorkspaces({ config, installations, log });
  const all = await installations.list();
  if (all.length === 0)
    return [
      {
        ...{ subject: "Slack workspaces", healthy: true, finding: "there is none yet" },
        remedy: `open ${config.install.url}/slack/install in a browser`,
      },
    ];
  const looked = all.map(async (one) => {
    const found = await examineWorkspace(reach, one, config.install.url);
    const isThere = found.healthy && !one.removedAt;
    const there = [...posted.values()].filter(({ tenant }) => isThere && tenant === one.workspace);
    const inChannels = there.map((place) =>
      examineChannel(reach, place, `${subjectOf(one)} channel ${place.channel}`),
    );
    return [found, ...(await Promise.all(inChannels))];
  });
  return (await Promise.all(looked)).flat();
}

const subjectOf = ({ name, workspace }: InstalledWorkspace): string =>
  `Slack workspace ${name} (${workspace})`;

async function examineWorkspace(
  reach: Reach,
  installed: InstalledWorkspace,
  url: string,
): Promise<Diagnosis> {
  const subject = subjectOf(installed);
  const again = `install it again: ${url}/slack/install`;
  const removed = {
    ...{ subject, healthy: true, remedy: again },
    finding: "has removed Verbatim; nothing is posted there",
  };
  if (installed.removedAt) return removed;
  try {
    const { response_metadata } = await reach(installed.workspace, (client) => client.auth.test());
    const granted = response_metadata?.scopes;
    const missing = lackingOf(granted);
    return missing.length
      ? { subject, healthy: false, finding: `the app lacks ${missing.join(", ")}`, remedy: again }
      : { subject, healthy: true, finding: `works; scopes: ${granted?.join(", ") ?? "Slack did not say"}` };
  } catch (error) {
    if (error instanceof Mistake)
      return { subject, healthy: false, finding: error.what, remedy: error.remedy };
    const trouble = troubleOf(error);
    if (trouble.kind === "not-installed") return removed;
    const remedy = trouble.kind === "refused" ? again : "check the network, then run doctor again";
    return { subject, healthy: false, finding: wordsOf(trouble), remedy };
  }
}
