import { phrases } from "../core/phrases.js";
import type { SlackClient } from "./client.js";

/**
 * Calls Slack with the token that a workspace has at this moment. A token that has run out is renewed and the work
 * done again: Slack does nothing for it.
 *
 * @throws {NotInstalled} where the bot is not in that workspace
 * @throws {NotRenewed} where its token has run out and could not be renewed now
 * @throws {Mistake} where it has to be installed again
 */
export type Reach = <T>(workspace: string, work: (client: SlackClient) => Promise<T>) => Promise<T>;

/** Nothing was done: the bot is not in that workspace, or no longer. */
export class NotInstalled extends Error {
  override readonly name = "NotInstalled";

  constructor(workspace: string) {
    super(phrases.notInstalled(workspace || "?"));
  }
}

/** Nothing was done: the token has run out, and Slack did not give the next one. */
export class NotRenewed extends Error {
  override readonly name = "NotRenewed";
}

/** The one workspace of a bot token, whatever it is called. */
export const alwaysTo =
  (client: SlackClient): Reach =>
  (_workspace, work) =>
    work(client);
