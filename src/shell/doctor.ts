import { commands } from "../../commands/index.js";
import { type Archive, openArchive } from "../archive/open.js";
import { type Config, ConfigError, type DiscordConfig, readConfig, type SlackConfig } from "../config.js";
import type { Diagnosis } from "../core/diagnosis.js";
import { Mistake } from "../core/mistake.js";
import type { Channel, Platform } from "../core/posting.js";
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
      const { articles, index } = await room.editions.at(new Date(), "every");
      const size = {
        subject: "articles",
        healthy: articles.length > 0,
        finding: `${articles.length} articles, ${index.size} facts`,
        ...(articles.length === 0 && { remedy: "verbatim add PATH…" }),
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
  const { slack, discord } = config;
  const { database, path } = folderOf(flags, io.env);
  const place = database ?? path;
  return [
    ...(slack ? await slackFindings(slack, config, place) : [unset("Slack", "SLACK_BOT_TOKEN")]),
    ...(discord ? await discordFindings(discord, config, place) : [unset("Discord", "DISCORD_TOKEN")]),
    ...desks(config),
    keptOf(config),
  ];
}

/** What the archive knows of the platforms; one that cannot be opened has a finding of its own. */
async function withArchive<T>(place: string, use: (archive?: Archive) => Promise<T>): Promise<T> {
  const archive = await openArchive(place).catch((error: unknown) => {
    if (!(error instanceof Mistake)) throw error;
    return undefined;
  });
  return use(archive).finally(() => archive?.close());
}

/** The channels in which digests are posted or watches tell, beside those that the environment names. */
async function channelsIn(
  archive: Archive | undefined,
  wanted: Platform,
): Promise<readonly Pick<Channel, "tenant" | "channel">[]> {
  const tenants = (await archive?.tenants()) ?? [];
  const lists = await Promise.all(
    tenants.map(async (tenant) => [
      ...(await archive!.subscriptions.list(tenant)).filter(({ paused }) => !paused),
      ...(await archive!.watches.list(tenant)).filter(({ to }) => to === "channel"),
    ]),
  );
  const channels = lists.flat().filter(({ platform }) => platform === wanted);
  return [...new Map(channels.map((one) => [`${one.tenant}/${one.channel}`, one])).values()];
}

const slackFindings = (slack: SlackConfig, { commandPrefix }: Config, place: string) =>
  withArchive(place, async (archive) => {
    const { examineSlack } = await import("../slack/doctor.js");
    const installations = "install" in slack ? archive?.installations(slack.install.key) : undefined;
    const channels = await channelsIn(archive, "slack");
    return examineSlack(slack, commandPrefix, { channels, ...(installations && { installations }) });
  });

const discordFindings = (config: DiscordConfig, { commandPrefix }: Config, place: string) =>
  withArchive(place, async (archive) => {
    const { examineDiscord } = await import("../discord/doctor.js");
    const channels = (await channelsIn(archive, "discord")).map(({ channel }) => channel);
    return examineDiscord({ config, commandPrefix, commands }, channels);
  });

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
