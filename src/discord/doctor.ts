import { ChannelType, type REST, RESTEvents, Routes } from "discord.js";
import { z } from "zod";
import type { DiscordConfig } from "../config.js";
import type { Diagnosis } from "../core/diagnosis.js";
import { invite, isRefusedToken, portal, reasonOf, tokenMistake } from "./errors.js";
import { interactionsPath } from "./interactions.js";
import { limits } from "./limits.js";
import { channelSchema, memberSchema, missingPermissions, rolesSchema } from "./permissions.js";
import { commandsRoute, discordCommands, type Menu } from "./register.js";
import { repeatable } from "./rest.js";

/**
 * Looks at what can be wrong on Discord's side; each finding has the step that mends it. Never rejects.
 *
 * @param channels in which something is posted, beside those that the environment names
 */
export async function examineDiscord(
  { config, commandPrefix, commands }: Menu,
  channels: readonly string[] = [],
): Promise<readonly Diagnosis[]> {
  const rest = repeatable(config);
  const skews: number[] = [];
  rest.on(RESTEvents.Response, (_, { headers }) => {
    skews.push(Date.now() - Date.parse(headers.get("date") ?? ""));
  });
  try {
    const app = appSchema.parse(await rest.get(Routes.currentApplication()));
    return [
      { subject: "DISCORD_TOKEN", ...well(`accepted, ${app.name}`) },
      { subject: "DISCORD_APPLICATION_ID", ...application(app, config) },
      { subject: "Discord endpoint", ...endpoint(app, config) },
      await examine("Discord commands", async () => {
        const there = await rest.get(commandsRoute(app.id, config));
        return registered(discordCommands(commands, { prefix: commandPrefix }), there);
      }),
      ...(await examineChannel(rest, "DISCORD_DIGEST_CHANNEL", config.digestChannel)),
      ...(await examineChannel(rest, "DISCORD_DESK_CHANNEL", config.deskChannel)),
      ...(await Promise.all(channels.map((id) => examineChannel(rest, `Discord channel ${id}`, id)))).flat(),
      ...clock(skews),
    ];
  } catch (error) {
    return [{ subject: "DISCORD_TOKEN", ...refused(error, config) }, ...clock(skews)];
  }
}

type Finding = Omit<Diagnosis, "subject">;

const well = (finding: string): Finding => ({ healthy: true, finding });
const ill = (finding: string, remedy: string): Finding => ({ healthy: false, finding, remedy });

async function examine(subject: string, look: () => Promise<Finding>): Promise<Diagnosis> {
  return {
    subject,
    ...(await look().catch((error) => ill(reasonOf(error), "mend that, then run it again"))),
  };
}

const examineChannel = async (rest: REST, subject: string, id?: string): Promise<readonly Diagnosis[]> =>
  id ? [await examine(subject, () => channel(rest, id))] : [];

function refused(error: unknown, { token }: DiscordConfig): Finding {
  const { what, remedy } = tokenMistake(token);
  return isRefusedToken(error) ? ill(what, remedy) : ill(reasonOf(error), "mend that, then run it again");
}

const appSchema = z.object({
  id: z.string(),
  name: z.string(),
  verify_key: z.string(),
  interactions_endpoint_url: z.string().nullish(),
});
type App = z.infer<typeof appSchema>;

function application({ id, verify_key }: App, { applicationId, mode }: DiscordConfig): Finding {
  const page = `${portal} → General Information`;
  if (applicationId && applicationId !== id)
    return ill(`is ${applicationId}, but the token is of app ${id}`, `take both from one app: ${page}`);
  if (mode.kind === "http" && mode.publicKey.toLowerCase() !== verify_key)
    return ill("DISCORD_PUBLIC_KEY is another app's", `set it to ${verify_key}, as in ${page}`);
  return well(`${id}, the app of this token`);
}

/** Discord sends commands to the URL or to the gateway, never to both. */
function endpoint({ interactions_endpoint_url: url }: App, { mode }: DiscordConfig): Finding {
  const field = `${portal} → General Information → Interactions Endpoint URL`;
  if (mode.kind === "gateway")
    return url
      ? ill(`commands go to ${url}, not to the gateway`, `empty ${field}, or set DISCORD_PUBLIC_KEY`)
      : well("commands come by the gateway");
  return url?.endsWith(interactionsPath)
    ? well(`commands come to ${url}`)
    : ill(`commands go to ${url ?? "the gateway"}`, `set ${field} to https://<your host>${interactionsPath}`);
}

/** What must be alike; the menu of a message has no description. */
const shape = { name: z.string(), description: z.string().default("") };
const field = z.object({ ...shape, required: z.boolean().default(false) });
const nested = field.extend({ options: z.array(field).default([]) });
const menu = z.array(z.object({ ...shape, options: z.array(nested).default([]) }));

function registered(commands: unknown, there: unknown): Finding {
  const [wanted, found] = [menu.parse(commands), menu.parse(there)].map(
    (list) => new Map(list.map((command) => [command.name, JSON.stringify(command)])),
  ) as [Map<string, string>, Map<string, string>];
  const differences = [
    ...[...wanted].flatMap(([name, command]) =>
      found.get(name) === command ? [] : [`/${name} ${found.has(name) ? "has changed" : "is missing"}`],
    ),
    ...[...found.keys()].flatMap((name) => (wanted.has(name) ? [] : [`/${name} is no more`])),
  ];
  return differences.length
    ? ill(differences.join(", "), "run verbatim register")
    : well(`${wanted.size} registered`);
}

async function channel(rest: REST, id: string): Promise<Finding> {
  const found = channelSchema.parse(await rest.get(Routes.channel(id)));
  if (!found.guild_id || !postable.has(found.type))
    return ill("is not a text channel of a server", "copy the id of one: channel → Copy Channel ID");
  const { id: self } = z.object({ id: z.string() }).parse(await rest.get(Routes.user()));
  const missing = missingPermissions(
    found,
    rolesSchema.parse(await rest.get(Routes.guildRoles(found.guild_id))),
    memberSchema.parse(await rest.get(Routes.guildMember(found.guild_id, self))),
  );
  return missing.length
    ? ill(`#${found.name}: Verbatim lacks ${missing.join(", ")}`, `${invite} with these`)
    : well(`#${found.name} can be seen and posted to`);
}

const postable = new Set<number>([ChannelType.GuildText, ChannelType.GuildAnnouncement]);

/** Answers to one examination agree within a second; none means that Discord was not reached. */
function clock(skews: readonly number[]): readonly Diagnosis[] {
  const skew = skews.find(Number.isFinite);
  if (skew === undefined) return [];
  const found = `${Math.round(Math.abs(skew) / 1000)} s ${skew < 0 ? "behind" : "ahead of"} Discord's`;
  return [
    {
      subject: "clock",
      ...(Math.abs(skew) > limits.clockSkewMs
        ? ill(found, "turn on time synchronisation (timedatectl set-ntp true)")
        : well("agrees with Discord's")),
    },
  ];
}
