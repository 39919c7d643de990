import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { discordEnv, localDiscord, localSlack, slackEnv } from "./local.js";
import { until } from "./until.js";
import { type Serving, serving, stopped } from "./verbatim.js";

const question = "Who said the peace deal was 90% ready?";
const STORM = 500;
/** They come in so many gusts within a second. */
const GUSTS = 10;
/** Of memory for each command, held for good, would be a leak; less is what a program at work differs by. */
const LEAK_KB = 200;

/** Does something five hundred times within a second. */
async function storm<T>(once: () => T): Promise<readonly T[]> {
  const all: T[] = [];
  for (let gust = 0; gust < GUSTS; gust++) {
    for (let i = 0; i < STORM / GUSTS; i++) all.push(once());
    await sleep(1000 / GUSTS);
  }
  return all;
}

const isHealthy = async ({ url }: Serving): Promise<boolean> => (await fetch(`${url}/healthz`)).ok;

/** What a process holds; nothing where the system does not say it so. */
async function memoryKb({ pid }: Serving): Promise<number> {
  if (process.platform !== "linux") return 0;
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, "utf8"))![1]);
}

const quotesIn = (answers: unknown): number => JSON.stringify(answers).split("“90% ready”").length - 1;

/** Sends a storm to a process that has answered before, and sees that each of its commands was answered once. */
async function weathered<Asked>(
  bot: Serving,
  ask: () => Asked,
  answersTo: (asked: Awaited<Asked>) => readonly unknown[],
): Promise<void> {
  const isAnswered = (asked: Awaited<Asked>) => answersTo(asked).some((one) => quotesIn(one) > 0);
  const first = await ask();
  await until(() => isAnswered(first));
  const quotes = quotesIn(answersTo(first));
  const before = await memoryKb(bot);

  // A local platform refuses what is acknowledged after 3 s, like the real ones.
  const all = await Promise.all(await storm(ask));
  expect(await isHealthy(bot)).toBe(true);
  let waiting = all;
  await until(() => {
    waiting = waiting.filter((asked) => !isAnswered(asked));
    return waiting.length === 0;
  }, 120);
  expect(await isHealthy(bot)).toBe(true);
  await until(async () => (await memoryKb(bot)) - before < STORM * LEAK_KB, 60);
  // Nothing is under way any more.
  expect(await stopped(bot)).toMatchObject({ status: 0 });
  expect(all.filter((asked) => quotesIn(answersTo(asked)) !== quotes)).toEqual([]);
}

test(`each of ${STORM} commands a second in Slack is acknowledged and answered once`, async () => {
  const slack = await localSlack();
  const bot = await serving(slackEnv(slack));
  await weathered(
    bot,
    () => slack.command("/ask", question),
    ({ responseUrl }) => slack.responses[responseUrl]!,
  );
}, 240_000);

test(`each of ${STORM} commands a second in Discord is acknowledged and answered once`, async () => {
  const discord = await localDiscord();
  const bot = await serving(discordEnv(discord));
  await weathered(
    bot,
    () => discord.slash("ask", { question }),
    ({ messages }) => messages,
  );
}, 240_000);
