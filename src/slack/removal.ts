import type { App } from "@slack/bolt";
import type { Logger } from "pino";
import type { Installations } from "../core/installation.js";
import { troubleOf, wordsOf } from "./errors.js";
import { removal } from "./payloads.js";
import type { Reach } from "./reach.js";

/** What hearing of removals leans on. */
export interface RemovalStart {
  readonly installations: Installations;
  readonly reach: Reach;
  readonly log: Logger;
}

/** Erases the tokens of a workspace that has removed the app, so that nothing more is posted there. */
export function listenForRemoval(app: App, { installations, reach, log }: RemovalStart): void {
  app.event("app_uninstalled", async ({ body }) => {
    const { team_id: workspace, event_time } = removal.parse(body);
    // Slack may say so late or again: what was installed since, after that second, stays.
    const at = new Date((event_time + 1) * 1000 - 1);
    if (await installations.remove(workspace, at)) log.info({ workspace }, "Slack removed the app");
  });

  // The tokens of a person may be meant, or one that was exchanged: a call shows whether the bot's still works.
  app.event("tokens_revoked", async ({ body }) => {
    const { team_id: workspace } = removal.parse(body);
    await reach(workspace, (client) => client.auth.test()).catch((error: unknown) =>
      log.warn({ workspace, reason: wordsOf(troubleOf(error)) }, "Slack revoked tokens"),
    );
  });
}
