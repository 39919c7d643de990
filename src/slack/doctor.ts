import { type Logger, pino } from "pino";
import type { SlackConfig } from "../config.js";
import type { Diagnosis } from "../core/diagnosis.js";
import { Mistake } from "../core/mistake.js";
import { type SlackClient, slackClient } from "./client.js";
import { examineChannel } from "./doctor-channel.js";
import { examineWorkspaces, type InstalledRooms } from "./doctor-workspaces.js";
import { limits } from "./limits.js";
import { slashName } from "./manifest.js";
import { alwaysTo } from "./reach.js";
import { identify, tokenMistake } from "./tokens.js";

/** Looks at everything Slack that can be looked at without posting. Never rejects. */
export async function examineSlack(
  config: SlackConfig,
  commandPrefix: string,
  { installations, channels }: Partial<InstalledRooms> & Pick<InstalledRooms, "channels"> = { channels: [] },
): Promise<readonly Diagnosis[]> {
  const log = pino({ level: "silent" });
  const entrance = await examineEntrance(config, log);
  const shared = [entrance, examineCommands(commandPrefix)];
  if ("install" in config) {
    const configured = [
      { tenant: config.digestWorkspace ?? "", channel: config.digestChannel ?? "" },
      { tenant: config.deskWorkspace ?? "", channel: config.deskChannel ?? "" },
    ];
    const rooms = installations && { installations, channels: [...channels, ...configured] };
    return [
      ...(rooms ? await examineWorkspaces(config, rooms, log) : []),
      ...shared,
      await examineClock(slackClient(undefined, log, config.apiUrl).slackApiUrl),
    ];
  }
  const client = slackClient(config.botToken, log, config.apiUrl);
  const channelOf = (subject: string, channel: string) =>
    examineChannel(alwaysTo(client), { tenant: "", channel }, subject);
  return Promise.all([
    examineBotToken(client),
    ...shared,
    config.digestChannel
      ? channelOf("SLACK_DIGEST_CHANNEL", config.digestChannel)
      : healthy("SLACK_DIGEST_CHANNEL", "is not set; no digest is posted"),
    ...(config.deskChannel ? [channelOf("SLACK_DESK_CHANNEL", config.deskChannel)] : []),
    ...channels.map(({ channel }) => channelOf(`Slack channel ${channel}`, channel)),
    examineClock(client.slackApiUrl),
  ]);
}

const examineEntrance = (config: SlackConfig, log: Logger): Diagnosis | Promise<Diagnosis> =>
  config.mode.kind === "socket"
    ? examineAppToken(slackClient(config.mode.appToken, log, config.apiUrl))
    : signingSecret;

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
