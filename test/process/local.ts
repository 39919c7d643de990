import { onTestFinished } from "vitest";
import { type DiscordFake, startDiscordFake } from "../fakes/discord.js";
import { type SlackFake, startSlackFake } from "../fakes/slack.js";

/** A local Slack that ends with the test. */
export async function localSlack(): Promise<SlackFake> {
  const slack = await startSlackFake();
  onTestFinished(slack.stop);
  return slack;
}

/** A local Discord that ends with the test. */
export async function localDiscord(): Promise<DiscordFake> {
  const discord = await startDiscordFake();
  onTestFinished(discord.stop);
  return discord;
}

/** What connects a process to a local Slack. */
export const slackEnv = (slack: SlackFake, mode: "socket" | "http" = "socket") => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_API_URL: slack.apiUrl,
  ...(mode === "socket"
    ? { SLACK_APP_TOKEN: slack.appToken }
    : { SLACK_SIGNING_SECRET: slack.signingSecret }),
});

/** What connects a process to a local Discord. */
export const discordEnv = (discord: DiscordFake, mode: "gateway" | "http" = "gateway") => ({
  DISCORD_TOKEN: discord.token,
  DISCORD_APPLICATION_ID: discord.applicationId,
  DISCORD_API_URL: discord.apiUrl,
  ...(mode === "http" && { DISCORD_PUBLIC_KEY: discord.publicKey }),
});

/** A digest that was due some hours ago, in a zone where it is about noon: no test runs across midnight. */
export function dueToday() {
  const ahead = 12 - new Date().getUTCHours();
  return { DIGEST_AT: "07:30", DIGEST_ZONE: `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}` };
}
