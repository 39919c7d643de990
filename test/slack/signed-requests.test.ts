import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SlackBot } from "../../src/slack/bot.js";
import { type SlackFake, startSlackFake } from "../fakes/slack.js";
import { deskOf, startBot } from "./desk.js";

let slack: SlackFake;
let bot: SlackBot;
let server: Server;
let url: string;
const desk = deskOf();

beforeAll(async () => {
  slack = await startSlackFake();
  bot = await startBot(slack, desk, { mode: "http" });
  server = createServer(bot.requestListener!);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
});

afterAll(async () => {
  await bot.stop();
  server.closeAllConnections();
  server.close();
  await slack.stop();
});

const now = () => Math.floor(Date.now() / 1000);

test.each([
  ["signed with another secret", { secret: "another-secret" }],
  ["six minutes old", { at: now() - 360 }],
  ["from six minutes in the future", { at: now() + 360 }],
])("a request %s is refused and not answered", async (_, options) => {
  const response = await slack.signedRequest(url, slack.commandPayload("/ask"), options);
  expect(response.status).toBe(401);
  expect(desk.runs).toEqual([]);
});

test("an unsigned request is refused", async () => {
  expect((await fetch(url, { method: "POST", body: "command=/ask" })).status).toBe(401);
});

test("Slack's question whether the address is right is answered", async () => {
  const response = await slack.signedRequest(url, { type: "url_verification", token: "x", challenge: "abc" });
  expect(await response.json()).toEqual({ challenge: "abc" });
});

test.each(["GET", "PUT"])(
  "a %s request is answered with 404 and does not end the process",
  async (method) => {
    expect((await fetch(url, { method })).status).toBe(404);
    expect((await fetch(url.replace("events", "elsewhere"), { method })).status).toBe(404);
  },
);

test("the bot is ready until it is stopped", async () => {
  expect(bot.isReady()).toBe(true);
  await bot.stop();
  expect(bot.isReady()).toBe(false);
});
