import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type DiscordBot, startDiscord } from "../../src/discord/bot.js";
import { type DiscordFake, startDiscordFake } from "../fakes/discord.js";
import { type TestDesk, testDesk } from "./desk.js";

let discord: DiscordFake;
let desk: TestDesk;
let bot: DiscordBot;
let server: Server;
let url: string;

beforeEach(async () => {
  discord = await startDiscordFake();
  desk = testDesk();
  bot = await startDiscord(start(discord.token));
  server = createServer(bot.requestListener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/discord/interactions`;
});

afterEach(async () => {
  await bot.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await discord.stop();
});

const start = (token: string) => ({
  config: {
    token,
    mode: { kind: "http", publicKey: discord.publicKey } as const,
    apiUrl: discord.apiUrl,
  },
  commandPrefix: "",
  desk,
  log: desk.log,
  onDeaf: () => {},
});

test("a command is deferred in the response and answered afterwards", async () => {
  const reply = await discord.signedSlash(url, "ask", { question: "who?", from: "zelensky" });
  expect(reply.callback).toEqual({ type: 5, data: { flags: 64 } });
  const [message] = await discord.replied(reply);
  expect(message?.embeds[0]?.description).toBe("asked who? from zelensky");
  expect(desk.requests[0]?.input).toEqual({ argument: "who?", options: { from: "zelensky" } });
});

test("a command without options is shown to the channel where it is for the channel", async () => {
  const reply = await discord.signedSlash(url, "digest");
  expect(reply.callback?.data?.flags).toBe(0);
  await discord.replied(reply);
  await vi.waitFor(() => expect(desk.posts).toMatchObject([{ messages: [reply.messages[0]!.id] }]), 10_000);
});

test("the reply is sent without the bot's token", async () => {
  await discord.replied(await discord.signedSlash(url, "digest"));
  expect(discord.calls.find(({ method }) => method === "PATCH")?.authorization).toBe("");
});

test("Discord's ping is answered", async () => {
  expect(await discord.signedInteraction(url, { type: 1 })).toEqual({ status: 200, body: '{"type":1}' });
});

test("a button is answered with a fixed phrase", async () => {
  const { body } = await discord.signedInteraction(url, { id: "1", token: "t", type: 3, data: {} });
  expect(JSON.parse(body)).toMatchObject({ type: 4, data: { flags: 64 } });
});

test.each([
  ["signed by somebody else", { forged: true }],
  ["altered on the way", { altered: true }],
  ["six minutes old", { offSeconds: -360 }],
  ["six minutes ahead", { offSeconds: 360 }],
])("a request %s is refused", async (_, signing) => {
  expect((await discord.signedInteraction(url, { type: 1 }, signing)).status).toBe(401);
});

test.each([
  ["four minutes old", -240],
  ["four minutes ahead", 240],
])("a request %s is accepted, since clocks differ", async (_, offSeconds) => {
  expect((await discord.signedInteraction(url, { type: 1 }, { offSeconds })).status).toBe(200);
});

test("a request without a signature, or with half a one, is refused", async () => {
  const post = (headers: Record<string, string>) =>
    fetch(url, { method: "POST", headers, body: '{"type":1}' });
  expect((await post({})).status).toBe(401);
  const now = String(Math.floor(Date.now() / 1000));
  expect((await post({ "x-signature-timestamp": now, "x-signature-ed25519": "00" })).status).toBe(401);
});

test("a replayed request is neither looked up nor answered again", async () => {
  const reply = await discord.signedSlash(url, "ask", { question: "who?" });
  await discord.replied(reply);
  await discord.signedInteraction(url, reply.payload);
  await discord.replied(await discord.signedSlash(url, "ask", { question: "next" }));
  expect(desk.requests.map(({ input }) => input)).toEqual([
    { argument: "who?", options: {} },
    { argument: "next", options: {} },
  ]);
  expect(discord.calls.filter(({ method }) => method === "PATCH")).toHaveLength(2);
});

test("a signed request that nobody can read is refused, and the bot goes on", async () => {
  expect((await discord.signedInteraction(url, { hello: "there" })).status).toBe(400);
  await discord.replied(await discord.signedSlash(url, "ask", { question: "who?" }));
});

test("a body of several megabytes is not read to its end", async () => {
  const big = { type: 1, padding: "x".repeat(2 * 1024 * 1024) };
  const status = await discord.signedInteraction(url, big).then(
    (answer) => answer.status,
    () => 413,
  );
  expect(status).toBe(413);
  expect((await discord.signedInteraction(url, { type: 1 })).status).toBe(200);
});

test("only its own path and method are served", async () => {
  expect((await fetch(url.replace("interactions", "elsewhere"), { method: "POST" })).status).toBe(404);
  expect((await fetch(url)).status).toBe(405);
});

test("a token that Discord refuses is a mistake at the start, not at the first digest", async () => {
  await expect(startDiscord(start("xoxb-1-2-abc"))).rejects.toThrow(/^DISCORD_TOKEN: is a Slack token/);
});

test("an HTTP bot is ready at once", () => {
  expect(bot.isReady()).toBe(true);
});
