import { expect, test } from "vitest";
import { readFiles } from "../../src/intake/files.js";
import { ids } from "../fakes/discord.js";
import { doorTo } from "./door.js";
import { discordEnv, localDiscord, localSlack, slackEnv } from "./local.js";
import { until } from "./until.js";
import { serving, stopped } from "./verbatim.js";

const healthOf = async (url: string) => {
  const response = await fetch(`${url}/healthz`);
  return [response.status, await response.text()];
};

test("it is healthy while every platform is connected, and names the one that is not", async () => {
  const [slack, discord] = [await localSlack(), await localDiscord()];
  const { url } = await serving({ ...slackEnv(slack), ...discordEnv(discord) });
  expect(await healthOf(url)).toEqual([200, "ok\n"]);
  discord.gateway.shut(true);
  discord.gateway.drop();
  await until(async () => (await healthOf(url))[0] === 503);
  expect(await healthOf(url)).toEqual([503, "not ready: discord\n"]);
  discord.gateway.shut(false);
  await until(async () => (await healthOf(url))[0] === 200);
});

test("told to end while it answers in Slack, it sends the rest of the answer first", async () => {
  const slack = await localSlack();
  const door = await doorTo(slack.apiUrl);
  const bot = await serving(slackEnv(slack));
  const asked = slack.commandPayload("/article", "paris-declaration");
  const answers = new URL(String(asked.response_url));
  door.keep(/commands/);
  await slack.deliver({ ...asked, response_url: door.url + answers.pathname });
  await until(() => door.kept() > 0);
  bot.kill("SIGTERM");
  await until(async () => (await healthOf(bot.url).catch(() => [0]))[0] === 0);
  door.release();
  expect(await bot.ended).toMatchObject({ status: 0 });
  const messages = slack.responses[answers.href]!;
  expect(messages.length).toBeGreaterThan(1);
  expect(JSON.stringify(messages.at(-1))).toContain("Searched 11 articles");
});

test("told to end while it answers in Discord, it sends the answer first", async () => {
  const discord = await localDiscord();
  const door = await doorTo(discord.apiUrl);
  const bot = await serving({ ...discordEnv(discord), DISCORD_API_URL: `${door.url}/api` });
  door.keep(/callback/);
  const reply = discord.slash("ask", { question: "Who said the peace deal was 90% ready?" });
  await until(() => door.kept() > 0);
  bot.kill("SIGTERM");
  await until(async () => (await healthOf(bot.url).catch(() => [0]))[0] === 0);
  door.release();
  expect(await bot.ended).toMatchObject({ status: 0 });
  expect(JSON.stringify(reply.messages)).toContain("“90% ready”");
});

test("even the most talkative log holds no secret and no article's words", async () => {
  const [slack, discord] = [await localSlack(), await localDiscord()];
  const http = await serving({
    ...slackEnv(slack, "http"),
    ...discordEnv(discord, "http"),
    LOG_LEVEL: "trace",
  });
  const bot = await serving({
    ...slackEnv(slack),
    ...discordEnv(discord),
    SLACK_DIGEST_CHANNEL: "C1",
    DISCORD_DIGEST_CHANNEL: ids.channel,
    DIGEST_AT: "00:00",
    LOG_LEVEL: "trace",
  });
  const question = "Who said the peace deal was 90% ready?";
  slack.fail("chat.postMessage", { kind: "status", status: 500 }, 3);
  discord.fail("PATCH", { kind: "refuse", status: 400 });
  await slack.command("/ask", question);
  await slack.command("/article", "paris-declaration", { url: `${http.url}/slack/events` });
  await slack.mention(`<@UBOT> ${question}`);
  const failed = discord.slash("ask", { question });
  const { payload } = await discord.signedSlash(`${http.url}/discord/interactions`, "digest", {});
  await until(() => discord.posts[ids.channel]?.length && failed.messages.length);
  const logs = [await stopped(bot), await stopped(http)].map(({ err }) => err).join("");

  const secrets = [
    slack.botToken,
    slack.appToken,
    slack.signingSecret,
    discord.token,
    String(failed.payload.token),
    String(payload.token),
  ];
  const words = (await readFiles(["data/articles"])).articles.flatMap(({ article }) =>
    article.text.split(/[.\n“”]/).filter(({ length }) => length > 25),
  );
  expect(words.length).toBeGreaterThan(100);
  expect([...secrets, ...words].filter((each) => logs.includes(each))).toEqual([]);
});
