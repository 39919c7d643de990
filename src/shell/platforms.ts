import { commands } from "../../commands/index.js";
import { readConfig } from "../config.js";
import { Mistake } from "../core/mistake.js";
import { registerDiscord } from "../discord/register.js";
import { slackManifest } from "../slack/manifest.js";
import { type Io, print } from "../terminal/io.js";

/**
 * `verbatim manifest`: the Slack app manifest, for Socket Mode, or for HTTP where `--url` is given; for several
 * workspaces where `--install` is.
 */
export async function manifestShell(
  io: Io,
  { url, install }: { readonly url?: string; readonly install?: string },
): Promise<number> {
  if (url !== undefined && !/^https:\/\/\S+$/.test(url))
    throw new Mistake(
      "--url",
      `"${url}" is not an https address`,
      "want https://bot.example.org/slack/events",
    );
  if (install !== undefined && !/^https:\/\/\S+$/.test(install))
    throw new Mistake("--install", `"${install}" is not an https address`, "want https://bot.example.org");
  const { commandPrefix: prefix } = readConfig({ COMMAND_PREFIX: io.env.COMMAND_PREFIX });
  await print(
    io.out,
    JSON.stringify(
      slackManifest(commands, {
        ...{ prefix, socketMode: url === undefined },
        ...(url && { url }),
        ...(install && { install: install.replace(/\/+$/, "") }),
      }),
      null,
      2,
    ),
  );
  return 0;
}

/** `verbatim register`: the commands in Discord, in one server or everywhere. */
export async function registerShell(io: Io): Promise<number> {
  const { discord, commandPrefix } = readConfig(io.env);
  if (!discord)
    throw new Mistake(
      "DISCORD_TOKEN",
      "not set",
      "copy it from discord.com/developers/applications → your app → Bot → Reset Token into .env",
    );
  const count = await registerDiscord({ config: discord, commandPrefix, commands });
  await print(
    io.out,
    `${count} commands registered ${discord.guildId ? `in server ${discord.guildId}` : "everywhere; Discord may take an hour to show them"}.`,
  );
  return 0;
}
