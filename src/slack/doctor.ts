import { pino } from "pino";
import type { SlackConfig } from "../config.js";
import type { Diagnosis } from "../core/diagnosis.js";
import { Mistake } from "../core/mistake.js";
import { type SlackClient, slackClient } from "./client.js";
import { troubleOf, wordsOf } from "./errors.js";
import { limits } from "./limits.js";
import { slashName } from "./manifest.js";
import { identify, tokenMistake } from "./tokens.js";

/** Looks at everything Slack that can be looked at without posting. Never rejects. */
export async function examineSlack(
  config: SlackConfig,
  commandPrefix: string,
): Promise<readonly Diagnosis[]> {
  const log = pino({ level: "silent" });
  const client = slackClient(config.botToken, log, config.apiUrl);
  const entrance =
    config.mode.kind === "socket"
      ? examineAppToken(slackClient(config.mode.appToken, log, config.apiUrl))
      : Promise.resolve(signingSecret);
  return Promise.all([
    examineBotToken(client),
    entrance,
    examineCommands(commandPrefix),
    config.digestChannel
      ? examineChannel(client, "SLACK_DIGEST_CHANNEL", config.digestChannel)
      : healthy("SLACK_DIGEST_CHANNEL", "is not set; no digest is posted"),
    ...(config.deskChannel ? [examineChannel(client, "SLACK_DESK_CHANNEL", config.deskChannel)] : []),
    examineClock(client.slackApiUrl),
  ]);
}

const examineBotToken = (client: SlackClient): Promise<Diagnosis> =>
  identify(client).then(
    ({ team, scopes }) =>
      healthy("SLACK_BOT_TOKEN", `works in ${team}; scopes: ${scopes?.join(", ") ?? "Slack did not say"}`),
    unhealthy,
  );

const examineAppToken = (client: SlackClient): Promise<Diagnosis> =>
  client.apps.connections.open().then(
    () => healthy("SLACK_APP_TOKEN", "Socket Mode can be opened"),
    (error: unknown) => unhealthy(tokenMistake("SLACK_APP_TOKEN", error)),
  );

const signingSecret: Diagnosis = {
  subject: "SLACK_SIGNING_SECRET",
  healthy: true,
  finding: "is set; only a request from Slack can show whether it is right",
  remedy:
    "if Slack's requests are answered with 401, copy it from api.slack.com/apps → your app → Basic Information",
};

const examineCommands = (prefix: string): Diagnosis => ({
  subject: "COMMAND_PREFIX",
  healthy: true,
  finding: `commands are expected as ${slashName({ name: "ask" }, prefix)}; Slack does not let a bot see what is registered`,
  remedy:
    "if a command is unknown in Slack, paste the output of `verbatim manifest` at api.slack.com/apps → your app → App Manifest",
});

async function examineChannel(client: SlackClient, subject: string, channel: string): Promise<Diagnosis> {
  try {
    const { channel: found } = await client.conversations.info({ channel });
    if (found?.is_archived)
      return {
        subject,
        healthy: false,
        finding: `#${found.name} is archived`,
        remedy: "choose another channel",
      };
    if (found?.is_member) return healthy(subject, `the bot is in #${found.name}`);
    return {
      subject,
      healthy: false,
      finding: `the bot is not in #${found?.name ?? channel}`,
      remedy: "type /invite @Verbatim in that channel",
    };
  } catch (error) {
    return unseenChannel(subject, error);
  }
}

function unseenChannel(subject: string, error: unknown): Diagnosis {
  const trouble = troubleOf(error);
  const blind = trouble.kind === "refused" && trouble.code === "missing_scope";
  return {
    subject,
    healthy: blind,
    finding: `could not be looked at: ${wordsOf(trouble)}`,
    remedy: blind
      ? "type /invite @Verbatim in that channel; to have it looked at, add channels:read and groups:read and reinstall the app"
      : "check the id (channel name → About → Channel ID), then type /invite @Verbatim in that channel",
  };
}

async function examineClock(apiUrl: string): Promise<Diagnosis> {
  const subject = "clock";
  try {
    const response = await fetch(`${apiUrl}api.test`, { signal: AbortSignal.timeout(limits.callTimeoutMs) });
    await response.body?.cancel();
    const seconds = Math.round((Date.now() - Date.parse(response.headers.get("date") ?? "")) / 1000);
    if (Number.isNaN(seconds)) return healthy(subject, "could not be compared: Slack did not say the time");
    if (Math.abs(seconds) <= limits.doctorSkewSeconds) return healthy(subject, "agrees with Slack's");
    const finding = `is ${Math.abs(seconds)} s ${seconds > 0 ? "ahead of" : "behind"} Slack's`;
    return { subject, healthy: false, finding, remedy: "turn on time synchronisation (NTP) on this machine" };
  } catch (error) {
    const finding = `could not be compared: ${error instanceof Error ? error.message : error}`;
    return { subject, healthy: false, finding, remedy: `check that this machine can reach ${apiUrl}` };
  }
}

const healthy = (subject: string, finding: string): Diagnosis => ({ subject, healthy: true, finding });

/** A mistake as a finding; anything else is a fault of ours and is thrown on. */
function unhealthy(error: unknown): Diagnosis {
  if (!(error instanceof Mistake)) throw error;
  return { subject: error.place, healthy: false, finding: error.what, remedy: error.remedy };
}
