import type { Authorize } from "@slack/bolt";
import type { Logger } from "pino";
import type { SlackConfig, SlackInstallConfig } from "../config.js";
import type { Installations } from "../core/installation.js";
import { Mistake } from "../core/mistake.js";
import { type SlackClient, slackClient } from "./client.js";
import { troubleOf } from "./errors.js";
import { alwaysTo, NotInstalled, type Reach } from "./reach.js";
import { currentInstallations } from "./renewal.js";
import { identify } from "./tokens.js";

/** How the workspaces are called that the bot is in. */
export interface Workspaces {
  readonly reach: Reach;
  /** Who the bot is in the workspace of a payload. */
  readonly authorize: Authorize<boolean>;
}

/**
 * The one workspace of a bot token.
 *
 * @throws {Mistake} when the token is wrong, revoked, of the wrong kind or lacks a scope
 */
export async function oneWorkspace(client: SlackClient, botToken: string): Promise<Workspaces> {
  const { userId, botId } = await identify(client);
  return { reach: alwaysTo(client), authorize: async () => ({ botToken, botId, botUserId: userId }) };
}

/** What the workspaces lean on in which the app is installed. */
export interface InstalledStart {
  readonly config: Pick<SlackConfig, "apiUrl"> & { readonly install: SlackInstallConfig };
  readonly installations: Installations;
  readonly log: Logger;
}

/** Every workspace in which the app is installed, each by its own token. */
export function installedWorkspaces({ config, installations, log }: InstalledStart): Workspaces {
  const { apiUrl, install } = config;
  const client = slackClient(undefined, log, apiUrl);
  const current = currentInstallations({ installations, install, client, log, now: () => new Date() });

  return {
    authorize: async ({ teamId }) => {
      const { token, botId, botUserId } = await current(teamId ?? "");
      return { botToken: token, botId, botUserId };
    },
    reach: async (workspace, work) => {
      const { token, revision } = await current(workspace);
      try {
        return await work(slackClient(token, log, apiUrl));
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble.kind !== "refused") throw error;
        const isRemoved = removed.has(trouble.code);
        if (!isRemoved && trouble.code !== "token_expired") throw error;
        // Not where the token was exchanged meanwhile: then it is only the old one that is gone.
        if (isRemoved && (await installations.remove(workspace, new Date(), revision)))
          throw new NotInstalled(workspace);
        return work(slackClient((await current(workspace, token)).token, log, apiUrl));
      }
    },
  };
}

/** Says in the log which workspaces cannot be called, because their tokens were encrypted with another key. */
export async function reportUnreadable(installations: Installations, log: Logger): Promise<void> {
  for (const { workspace } of await installations.list())
    await installations.get(workspace).catch((error: unknown) => {
      if (!(error instanceof Mistake)) throw error;
      log.error({ reason: error.message }, "a workspace cannot be called");
    });
}

/** By these Slack says that the app was removed; the event that tells of it may have been missed. */
const removed: ReadonlySet<string> = new Set(["account_inactive", "token_revoked"]);
