import { afterEach, beforeEach, expect, test } from "vitest";
import type { SlackBot } from "../../src/slack/bot.js";
import { type SlackFake, startSlackFake } from "../fakes/slack.js";
import { deskOf, startBot, type TestDesk, until } from "./desk.js";

let slack: SlackFake;
let desk: TestDesk;
let bot: SlackBot;
let deaf: string[];

beforeEach(async () => {
  slack = await startSlackFake();
  desk = deskOf();
  deaf = [];
  bot = await startBot(slack, desk, { onDeaf: (reason) => deaf.push(reason), deafAfterMs: 2000 });
});

afterEach(async () => {
  await bot.stop();
  await slack.stop();
});

test("while Slack refreshes a connection no command is lost", async () => {
  expect(slack.connections()).toBe(2);
  slack.refresh();
  const asked = [];
  while (slack.calls.filter((method) => method === "apps.connections.open").length < 3)
    asked.push(await slack.command("/ask", "still there?"));
  await until(() => slack.connections() === 2);
  asked.push(await slack.command("/ask", "still there?"));
  for (const { responseUrl } of asked) await until(() => slack.responses[responseUrl]!.length === 1);
  expect(asked.length).toBeGreaterThan(1);
  expect(deaf).toEqual([]);
});

test("when every connection is cut the bot comes back, also through Slack's trouble", async () => {
  slack.fail("apps.connections.open", { kind: "status", status: 503 });
  slack.fail("apps.connections.open", { kind: "refuse", error: "internal_error" });
  slack.cut();
  await until(() => !bot.isReady());
  await until(() => slack.connections() === 2);
  await until(() => bot.isReady());
  expect(deaf).toEqual([]);
});

test("a token refused at a reconnect is reported once, and the bot is no longer ready", async () => {
  slack.fail("apps.connections.open", { kind: "refuse", error: "invalid_auth" }, 20);
  slack.cut();
  await until(() => deaf.length > 0);
  expect(deaf).toEqual(["Slack refuses to reconnect: invalid_auth: the token is wrong"]);
  expect(bot.isReady()).toBe(false);
});

test("a Slack that stays away is reported once", async () => {
  slack.fail("apps.connections.open", { kind: "hang-up" }, 100);
  slack.cut();
  await until(() => deaf.length > 0);
  expect(deaf).toEqual(["no connection to Slack for 2 s"]);
  expect(bot.isReady()).toBe(false);
});

test("a stopped bot holds no connection and reports nothing", async () => {
  await bot.stop();
  await until(() => slack.connections() === 0);
  expect(bot.isReady()).toBe(false);
  expect(deaf).toEqual([]);
});
