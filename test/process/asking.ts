import type { DiscordFake } from "../fakes/discord.js";
import type { SlackFake } from "../fakes/slack.js";
import { discordPicture, isReply, slackPicture } from "./pictures.js";
import { until } from "./until.js";

/** What somebody is answered in Slack, drawn. */
export async function answerInSlack(slack: SlackFake, command: string, text: string, user: string) {
  const { responseUrl } = await slack.command(command, text, { user });
  await until(() => slack.responses[responseUrl]?.some(isReply));
  return slack.responses[responseUrl]!.map(({ blocks }) => slackPicture(blocks)).join("\n");
}

/** What somebody is answered in Discord, drawn. */
export async function answerInDiscord(
  discord: DiscordFake,
  ...typed: Parameters<DiscordFake["slash"]>
): Promise<string> {
  const reply = discord.slash(...typed);
  await discord.replied(reply);
  return reply.messages.map(({ embeds }) => discordPicture(embeds)).join("\n");
}
