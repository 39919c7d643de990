import { Mistake } from "../core/mistake.js";
import type { SlackClient } from "./client.js";
import { explain, troubleOf, wordsOf } from "./errors.js";
import { scopes } from "./manifest.js";

/** Who the bot is, as its token says. */
export interface Identity {
  readonly tenant: string;
  readonly team: string;
  readonly userId: string;
  readonly botId: string;
  /** Absent where Slack does not say. */
  readonly scopes?: readonly string[];
}

/**
 * Asks Slack who the bot is.
 *
 * @throws {Mistake} when the bot token is wrong, revoked, of the wrong kind, or lacks a scope.
 */
export async function identify(client: SlackClient): Promise<Identity> {
  const { team_id, team, user_id, bot_id, response_metadata } = await client.auth
    .test()
    .catch((error: unknown) => Promise.reject(tokenMistake("SLACK_BOT_TOKEN", error)));
  if (!team_id || !user_id || !bot_id)
    throw new Mistake("SLACK_BOT_TOKEN", "the token is not a bot's", remedies.SLACK_BOT_TOKEN);
  const granted = response_metadata?.scopes;
  const missing = lackingOf(granted);
  if (missing.length) throw lacking("SLACK_BOT_TOKEN", missing.join(", "));
  return {
    tenant: team_id,
    team: team ?? team_id,
    userId: user_id,
    botId: bot_id,
    ...(granted && { scopes: granted }),
  };
}

/** The scopes that the bot needs and does not have; none where Slack does not say. */
export const lackingOf = (granted: readonly string[] | undefined): readonly string[] =>
  granted ? scopes.filter((scope) => !granted.includes(scope)) : [];

/** The keys that hold a token. */
export type TokenKey = keyof typeof remedies;

const remedies = {
  SLACK_BOT_TOKEN:
    "copy the Bot User OAuth Token, xoxb-…, from api.slack.com/apps → your app → OAuth & Permissions; reinstall the app if it was removed",
  SLACK_APP_TOKEN:
    "make an App-Level Token, xapp-…, with the scope connections:write at api.slack.com/apps → your app → Basic Information",
} as const;

/** A failed call as a line that says which key is wrong and how to get the right one. */
export function tokenMistake(key: TokenKey, error: unknown): Mistake {
  const trouble = troubleOf(error);
  if (trouble.kind !== "refused")
    return new Mistake(
      "Slack",
      `could not be reached: ${wordsOf(trouble)}`,
      "check the network, then start again",
    );
  if (trouble.code === "missing_scope" && trouble.needed) return lacking(key, trouble.needed);
  return new Mistake(key, `Slack says ${explain(trouble.code)}`, remedies[key]);
}

const lacking = (key: TokenKey, missing: string): Mistake =>
  new Mistake(
    key,
    `the app lacks ${missing}`,
    key === "SLACK_APP_TOKEN"
      ? remedies.SLACK_APP_TOKEN
      : "add it at api.slack.com/apps → your app → OAuth & Permissions → Bot Token Scopes, then reinstall the app",
  );
