import { commands } from "../../commands/index.js";
import { openArchive } from "../archive/open.js";
import { type Config, ConfigError, readConfig, type SlackConfig } from "../config.js";
import type { Diagnosis } from "../core/diagnosis.js";
import { Mistake } from "../core/mistake.js";
import { type Io, print } from "../terminal/io.js";
import { standingOf } from "./feed.js";
import { folderOf, openAliases, openRoom, type RoomFlags } from "./room.js";

/** `verbatim doctor`: every finding with the step that mends it; 1 where something has to be done. */
export async function doctorShell(io: Io, flags: RoomFlags & { readonly json?: boolean }): Promise<number> {
  const found = [
    nodeVersion(),
    ...(await archive(io, flags)),
    ...(await aliases(io)),
    ...(await platforms(io, flags)),
  ];
  if (flags.json) await print(io.out, JSON.stringify({ findings: found }));
  else
    for (const { subject, healthy, finding, remedy } of found)
      await print(
        io.out,
        `${healthy ? "ok  " : "MEND"}  ${subject}: ${finding}${remedy ? `\n      → ${remedy}` : ""}`,
      );
  return found.every(({ healthy }) => healthy) ? 0 : 1;
}

const nodeVersion = (): Diagnosis => ({ subject: "Node.js", healthy: true, finding: process.version });

async function archive(io: Io, flags: RoomFlags): Promise<readonly Diagnosis[]> {
  try {
    const room = await openRoom(folderOf(flags, io.env));
    try {
      const { readings, index } = await room.editions.at(new Date(), "every");
      const size = {
        subject: "articles",
        healthy: readings.length > 0,
        finding: `${readings.length} articles, ${index.size} facts`,
        ...(readings.length === 0 && { remedy: "verbatim add PATH…" }),
      };
      const feeds = await room.archive.feeds.list(room.tenant);
      return [...(await room.archive.check()), size, ...feeds.map(standingOf)];
    } finally {
      await room.archive.close();
    }
  } catch (error) {
    if (error instanceof Mistake)
      return [
        { subject: `archive ${error.place}`, healthy: false, finding: error.what, remedy: error.remedy },
      ];
    throw error;
  }
}

async function aliases({ env }: Io): Promise<readonly Diagnosis[]> {
  const subject = "aliases";
  try {
    await openAliases(env.VERBATIM_ALIASES?.trim() || undefined);
    return [{ subject, healthy: true, finding: "read without a problem" }];
  } catch (error) {
    if (error instanceof Mistake)
      return [{ subject, healthy: false, finding: `${error.place}: ${error.what}`, remedy: error.remedy }];
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((finding) => ({ subject, healthy: false, finding }));
  }
}

async function platforms(io: Io, flags: { readonly data?: string }): Promise<readonly Diagnosis[]> {
  let config: Config;
  try {
    config = readConfig(io.env);
  } catch (error) {
    if (error instanceof ConfigError)
      return error.problems.map((finding) => ({
        subject: "configuration",
        healthy: false,
        finding,
        remedy: "mend it in .env; see .env.example",
      }));
    throw error;
  }
  const { slack, discord, commandPrefix } = config;
  return [
    ...(slack
      ? await slackFindings(slack, config, folderOf(flags, io.env).path)
      : [unset("Slack", "SLACK_BOT_TOKEN")]),
    ...(discord
      ? await (await import("../discord/doctor.js")).examineDiscord({
          config: discord,
          commandPrefix,
          commands,
        })
      : [unset("Discord", "DISCORD_TOKEN")]),
    ...desks(config),
    keptOf(config),
  ];
}

/** An archive that cannot be opened has its own finding; without it no workspace is known. */
async function slackFindings(
  slack: SlackConfig,
  { commandPrefix }: Config,
  folder: string,
): Promise<readonly Diagnosis[]> {
  const { examineSlack } = await import("../slack/doctor.js");
  if (!("install" in slack)) return examineSlack(slack, commandPrefix);
  const archive = await openArchive(folder).catch((error: unknown) => {
    if (!(error instanceof Mistake)) throw error;
    return undefined;
  });
  try {
    const tenants = (await archive?.tenants()) ?? [];
    const lists = await Promise.all(tenants.map((tenant) => archive!.subscriptions.list(tenant)));
    const channels = [
      ...lists.flat().filter(({ platform, paused }) => platform === "slack" && !paused),
      { tenant: slack.digestWorkspace ?? "", channel: slack.digestChannel ?? "" },
      { tenant: slack.deskWorkspace ?? "", channel: slack.deskChannel ?? "" },
    ];
    const known = new Map(channels.map((one) => [`${one.tenant}/${one.channel}`, one]));
    const installations = archive?.installations(slack.install.key);
    const rooms = installations && { installations, channels: [...known.values()] };
    return await examineSlack(slack, commandPrefix, rooms);
  } finally {
    await archive?.close();
  }
}

/** Where nobody hears of what goes wrong. */
function desks({ slack, discord, heartbeatMs }: Config): readonly Diagnosis[] {
  const keys = [
    ...(slack ? [{ key: "SLACK_DESK_CHANNEL", isSet: slack.deskChannel !== undefined }] : []),
    ...(discord ? [{ key: "DISCORD_DESK_CHANNEL", isSet: discord.deskChannel !== undefined }] : []),
  ];
  const missing = keys.filter(({ isSet }) => !isSet).map(({ key }) => key);
  if (heartbeatMs && missing.length === keys.length)
    return [
      {
        subject: "HEARTBEAT_HOURS",
        healthy: false,
        finding: "is set, and no desk channel is: nobody would be told",
        remedy: `set ${missing.join(" or ") || "SLACK_DESK_CHANNEL or DISCORD_DESK_CHANNEL"}`,
      },
    ];
  return missing.map((subject) => ({
    ...{ subject, healthy: true, finding: "is not set; nobody there is told of what went wrong" },
  }));
}

/** Whether it is kept who asked what. */
const keptOf = ({ audit, auditDays }: Config): Diagnosis => ({
  subject: "AUDIT",
  healthy: true,
  finding: audit
    ? `on; who asked what is kept for ${auditDays} days`
    : "off; who asked what is not kept, and /gaps learns of no new question",
});

const unset = (subject: string, key: string): Diagnosis => ({
  subject,
  healthy: true,
  finding: `${key} is not set; ${subject} is off`,
});
