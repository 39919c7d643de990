import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type DiscordFake, startDiscordFake } from "../fakes/discord.js";
import { type SlackFake, startSlackFake } from "../fakes/slack.js";
import { digits, type Row } from "./table.js";

/** What the running bot holds in memory with both platforms connected, against a process that does nothing. */
export async function memory(
  root: string,
  folder: string,
  questions: readonly string[],
): Promise<readonly Row[]> {
  const [slack, discord] = await Promise.all([startSlackFake(), startDiscordFake()]);
  const idle = spawn("node", ["-e", "console.error('idle'); setInterval(() => {}, 1e6)"]);
  const bot = spawn("node", [join(root, "dist/src/cli.js"), "start"], {
    cwd: folder,
    env: environment(slack, discord, folder),
  });
  try {
    await Promise.all([says(idle, "idle"), says(bot, "verbatim is listening")]);
    const bare = residentOf(idle);
    const row = (what: string): Row => {
      const resident = residentOf(bot);
      return {
        what: `memory of the bot ${what}`,
        measured: `${digits(resident)} MB`,
        beside: `bare Node: ${digits(bare)} MB`,
        ratio: resident / bare,
      };
    };
    const started = row("in Slack and Discord");
    for (const question of questions) await askBoth(slack, discord, question);
    return [started, row(`after ${digits(questions.length * 2)} commands`)];
  } finally {
    await Promise.all([end(bot), end(idle)]);
    await Promise.all([slack.stop(), discord.stop()]);
  }
}

/** Nothing is inherited but the path: the tokens of whoever runs the bench stay out of it. */
const environment = (slack: SlackFake, discord: DiscordFake, folder: string) => ({
  PATH: process.env.PATH,
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.apiUrl,
  DISCORD_TOKEN: discord.token,
  DISCORD_API_URL: discord.apiUrl,
  VERBATIM_DATA: folder,
  PORT: "0",
  LOG_LEVEL: "info",
});

/** Resolves when the process has written these words to standard error, with all that it has written. */
export async function says(child: ChildProcess, words: string): Promise<string> {
  let said = "";
  return new Promise((heard, failed) => {
    child.stderr?.on("data", (chunk) => {
      if (!said.includes(words)) said += chunk;
      if (said.includes(words)) heard(said);
    });
    child.once("exit", (status) => failed(new Error(`the process ended with ${status}: ${said}`)));
  });
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || !child.kill()) return;
  await once(child, "exit");
}

async function askBoth(slack: SlackFake, discord: DiscordFake, question: string): Promise<void> {
  const { responseUrl } = await slack.command("/ask", question);
  await discord.replied(discord.slash("ask", { question }));
  for (const deadline = Date.now() + 10_000; !slack.responses[responseUrl]?.length; await delay(1))
    if (Date.now() > deadline) throw new Error(`no reply in Slack to "${question}"`);
}

/** Resident memory of a process, in megabytes. */
function residentOf({ pid }: ChildProcess): number {
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status)
    ? /VmRSS:\s*(\d+)/.exec(readFileSync(status, "utf8"))?.[1]
    : execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return (Number(kilobytes) * 1024) / 1e6;
}
