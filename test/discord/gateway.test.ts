import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { phrases } from "../../src/core/phrases.js";
import { type DiscordBot, startDiscord } from "../../src/discord/bot.js";
import { type DiscordFake, ids, startDiscordFake } from "../fakes/discord.js";
import { type TestDesk, testDesk } from "./desk.js";

let discord: DiscordFake;
let desk: TestDesk;
let bot: DiscordBot | undefined;
let deaf: string[];

beforeEach(async () => {
  discord = await startDiscordFake();
  desk = testDesk();
  deaf = [];
});

afterEach(async () => {
  await bot?.stop();
  bot = undefined;
  await discord.stop();
});

async function start(change: { token?: string; commandPrefix?: string; deafMs?: number } = {}) {
  const { token = discord.token, commandPrefix = "", deafMs = 30_000 } = change;
  bot = await startDiscord({
    config: { token, mode: { kind: "gateway" }, apiUrl: discord.apiUrl },
    commandPrefix,
    desk,
    log: desk.log,
    onDeaf: (reason) => deaf.push(reason),
    deafMs,
  });
  return bot;
}

/** Waits for what is on its way; a busy machine takes its time. */
const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 10 });

const textOf = (message: { readonly embeds: readonly { readonly description?: string }[] } | undefined) =>
  message?.embeds.map(({ description }) => description).join("\n") ?? "";

test("a command with an argument and an option is answered to the asker alone", async () => {
  await start();
  const reply = discord.slash("ask", { question: "who *said* it?", from: "zelensky" });
  const [message, ...more] = await discord.replied(reply);
  expect(reply.callback).toEqual({ type: 5, data: { flags: 64 } });
  expect(textOf(message)).toBe("asked who \\*said\\* it? from zelensky");
  expect(message?.allowed_mentions).toEqual({ parse: [] });
  expect(more).toEqual([]);
  expect(desk.requests).toEqual([
    {
      platform: "discord",
      tenant: ids.guild,
      channel: ids.channel,
      asker: ids.user,
      manages: false,
      roles: [ids.role],
      command: "ask",
      input: { argument: "who *said* it?", options: { from: "zelensky" } },
    },
  ]);
});

test("a command chosen in the menu of a message is answered, about its words, to the asker alone", async () => {
  await start();
  const reply = discord.chosen("Ask about this", { content: "> **The span** is open,\n> @everyone said" });
  await discord.replied(reply);
  expect(reply.callback).toEqual({ type: 5, data: { flags: 64 } });
  const embedded = discord.chosen("Ask about this", {
    content: "",
    embeds: [{ description: "From a feed." }],
  });
  await discord.replied(embedded);
  const empty = discord.chosen("Ask about this", { content: "" });
  expect(textOf((await discord.replied(empty))[0])).toContain("question is missing");
  expect(desk.requests.map(({ command, input }) => [command, input])).toEqual([
    ["ask", { argument: "The span is open, @everyone said", options: {} }],
    ["ask", { argument: "From a feed.", options: {} }],
    ["ask", { argument: "", options: {} }],
  ]);
  await soon(() => expect(desk.posts[0]?.asked).toBe("Ask about this: The span is open, @everyone said"));
});

test("a private reply is shared by its asker once, with who asked, and can then be edited", async () => {
  await start();
  const asked = discord.slash("cite", { question: "soon?" });
  await discord.replied(asked);
  await soon(() => expect(desk.posts).toHaveLength(1));
  const pressed = discord.press(asked);
  const [shared] = await discord.replied(pressed);
  expect(pressed.callback).toEqual({ type: 5, data: { flags: 0 } });
  expect(textOf(shared)).toContain("ann asked: /cite question:soon?");
  expect(JSON.stringify(shared)).not.toContain(phrases.share.button);
  await soon(() =>
    expect(desk.posts[1]).toMatchObject({
      asker: ids.user,
      messages: [shared!.id],
      presentation: { audience: "channel" },
    }),
  );
  const again = discord.press(asked);
  await soon(() => expect(again.callback).toMatchObject({ type: 4, data: { flags: 64 } }));
  expect(JSON.stringify(again.callback)).toContain("It has been shared already.");
});

test.each([
  ["somebody else", { user: "300000000000000009" }],
  ["another channel", { channel: "800000000000000009" }],
  ["another server", { guild: "700000000000000009" }],
])("a reply is not shared from %s, and nothing of it is told there", async (_, typing) => {
  await start();
  const asked = discord.slash("cite", { question: "secret?" });
  await discord.replied(asked);
  await soon(() => expect(desk.posts).toHaveLength(1));
  const pressed = discord.press(asked, typing);
  await soon(() => expect(pressed.callback).toMatchObject({ type: 4, data: { flags: 64 } }));
  expect(JSON.stringify(pressed.callback)).toContain("not known here");
  expect(JSON.stringify(pressed.callback)).not.toContain("secret");
});

test("the bot asks Discord for nothing that needs a privilege", async () => {
  await start();
  expect(discord.gateway.intents).toEqual([1]);
});

test("a command for the channel is shown to the channel, and what it cited is kept", async () => {
  await start();
  const reply = discord.slash("digest");
  const [message] = await discord.replied(reply);
  expect(reply.callback?.data?.flags).toBe(0);
  await soon(() => expect(desk.posts).toHaveLength(1));
  expect(desk.posts[0]).toMatchObject({
    platform: "discord",
    tenant: ids.guild,
    channel: ids.channel,
    asker: ids.user,
    messages: [message!.id],
    kind: "answer",
    asked: "/digest",
  });
  expect(desk.posts[0]?.citations.map(({ number }) => number)).toEqual([1]);
});

test("a private reply is kept without an id, since Discord lets nobody come back to it", async () => {
  await start();
  await discord.replied(discord.slash("ask", { question: "who?", from: "a b" }));
  await soon(() => expect(desk.posts).toHaveLength(1));
  expect(desk.posts[0]?.asked).toBe("/ask question:who? from:a b");
  expect(desk.posts[0]?.messages).toEqual([]);
});

test("a long reply goes on in further messages, as private as the first", async () => {
  await start();
  const reply = discord.slash("long");
  await soon(() => expect(reply.messages).toHaveLength(3));
  expect(reply.messages.slice(1).map(({ flags }) => flags)).toEqual([64, 64]);
  const all = reply.messages.map(textOf).join("\n");
  for (let number = 1; number <= 12; number += 1) expect(all).toContain(`\\[${number}\\] [North span`);
});

test("where a further message fails, the first one counts what is missing", async () => {
  await start();
  discord.fail("POST /webhooks", { kind: "refuse", status: 500 });
  const reply = discord.slash("long");
  await soon(() =>
    expect(reply.messages[0]?.embeds.at(-1)?.footer?.text).toMatch(/^Left out for length: \d+ more parts/),
  );
  expect(reply.messages).toHaveLength(1);
});

test("a prefix before command names is taken off again", async () => {
  await start({ commandPrefix: "vb-" });
  const reply = discord.slash("vb-ask", { question: "who?" });
  expect(textOf((await discord.replied(reply))[0])).toBe("asked who? from anyone");
});

test("an unknown command and one that breaks are answered with a fixed phrase", async () => {
  await start();
  const unknown = await discord.replied(discord.slash("gone"));
  expect(textOf(unknown[0])).toContain("There is no command /gone");
  const broken = await discord.replied(discord.slash("broken"));
  expect(textOf(broken[0])).toContain("Something went wrong on our side");
  expect(JSON.stringify(broken)).not.toContain("secret");
});

test("a failing archive is answered with a fixed phrase", async () => {
  await start();
  desk.isNew = () => Promise.reject(new Error("disk full"));
  const reply = await discord.replied(discord.slash("ask", { question: "who?" }));
  expect(textOf(reply[0])).toContain("Something went wrong on our side");
  expect(desk.logged()).toContain("disk full");
});

test("a command that cannot be remembered is answered all the same", async () => {
  await start();
  desk.remember = () => Promise.reject(new Error("disk full"));
  await discord.replied(discord.slash("ask", { question: "who?" }));
  await soon(() => expect(desk.logged()).toContain("could not be remembered"));
});

test("a command in a thread says in which channel that is; a channel's category is none", async () => {
  await start();
  await discord.replied(discord.slash("ask", { question: "who?" }, { channel: "9100", within: "9001" }));
  await discord.replied(discord.slash("ask", { question: "who?" }));
  expect(desk.requests.map(({ channel, within }) => [channel, within])).toEqual([
    ["9100", "9001"],
    [ids.channel, undefined],
  ]);
});

test("a command in a direct message has no server", async () => {
  await start();
  await discord.replied(discord.slash("ask", { question: "who?" }, { guild: "" }));
  expect(desk.requests[0]).toMatchObject({ tenant: "", asker: ids.user });
});

test("a command that comes too late is not looked up, and the next one is answered", async () => {
  await start();
  const late = discord.slash("ask", { question: "late" }, { agoMs: 4000 });
  await discord.replied(discord.slash("ask", { question: "next" }));
  await soon(() => expect(late).toMatchObject({ messages: [], refusals: [10062] }));
  expect(desk.requests.map(({ input }) => input)).toEqual([{ argument: "next", options: {} }]);
});

test("of two processes with one token the slower leaves the command to the other", async () => {
  await start();
  const first = bot;
  const other = testDesk();
  bot = undefined;
  const second = await startDiscord({
    config: { token: discord.token, mode: { kind: "gateway" }, apiUrl: discord.apiUrl },
    commandPrefix: "",
    desk: other,
    log: other.log,
    onDeaf: (reason) => deaf.push(reason),
  });
  const reply = discord.slash("ask", { question: "who?" });
  await discord.replied(reply);
  await soon(() => expect(reply.refusals).toEqual([40060]));
  await discord.replied(discord.slash("ask", { question: "again?" }));
  expect(
    [...desk.requests, ...other.requests].filter(({ input }) => JSON.stringify(input).includes("who?")),
  ).toHaveLength(1);
  await first?.stop();
  await second.stop();
});

test("a command delivered twice is answered once", async () => {
  await start();
  const first = discord.slash("ask", { question: "who?" });
  await discord.replied(first);
  const second = discord.interaction({ ...first.payload, token: "another-token" });
  await soon(() => expect(second.callback?.type).toBe(5));
  await discord.replied(discord.slash("ask", { question: "next" }));
  expect(second.messages).toEqual([]);
  expect(desk.requests).toHaveLength(2);
});

test("a first answer whose receipt was lost is followed by the reply", async () => {
  await start();
  discord.fail("POST /interactions", { kind: "store-then", status: 502 });
  expect(await discord.replied(discord.slash("ask", { question: "who?" }))).toHaveLength(1);
});

test("buttons, menu entries, autocompletions and nonsense do no harm", async () => {
  await start();
  const button = discord.interaction({ type: 3, data: { custom_id: "share:1", component_type: 2 } });
  const menu = discord.interaction({
    data: { name: "Check this claim", type: 3, target_id: "1", resolved: null },
  });
  const completion = discord.interaction({ type: 4, data: { name: "ask", options: null } });
  discord.interaction({ id: { not: "an id" }, data: null, member: 7 });
  await discord.replied(discord.slash("ask", { question: "still there?" }));
  expect(button.callback).toMatchObject({
    type: 4,
    data: { flags: 64, content: phrases.slashOnly },
  });
  expect(menu.callback?.type).toBe(4);
  expect(completion.callback).toEqual({ type: 8, data: { choices: [] } });
});

test("no token of an interaction is written to the log", async () => {
  await start();
  discord.fail("PATCH /webhooks", { kind: "refuse", status: 400, code: 50035, message: "Invalid Form Body" });
  const reply = discord.slash("ask", { question: "who?" });
  expect(textOf((await discord.replied(reply))[0])).toContain("Something went wrong");
  expect(desk.logged()).toContain("Invalid Form Body");
  expect(desk.logged()).not.toContain(String(reply.payload.token));
});

test("a cut connection is resumed without losing a command", async () => {
  const { isReady } = await start();
  discord.gateway.drop();
  await soon(() => expect(discord.gateway.connections()).toBe(0));
  const reply = discord.slash("ask", { question: "typed meanwhile" });
  expect(textOf((await discord.replied(reply))[0])).toContain("typed meanwhile");
  expect(isReady()).toBe(true);
  expect(deaf).toEqual([]);
});

test.each([
  [4014, "Privileged Gateway Intents"],
  [4004, "Reset Token"],
])("a connection closed for good with %i is reported once, with the remedy", async (code, remedy) => {
  const { isReady } = await start();
  expect(isReady()).toBe(true);
  discord.gateway.close(code);
  await soon(() => expect(deaf).toHaveLength(1));
  expect(deaf[0]).toContain(String(code));
  expect(deaf[0]).toContain(remedy);
  expect(isReady()).toBe(false);
});

test("a connection that does not come back is reported once", async () => {
  await start({ deafMs: 1500 });
  discord.gateway.shut(true);
  discord.gateway.drop();
  await soon(() => expect(deaf).toEqual([expect.stringContaining("no connection for 1.5 s")]));
});

test("a bot stopped while it had no connection neither comes back nor is deaf", async () => {
  const { stop, isReady } = await start({ deafMs: 1500 });
  discord.gateway.shut(true);
  discord.gateway.drop();
  await soon(() => expect(isReady()).toBe(false));
  await stop();
  discord.gateway.shut(false);
  await new Promise((resolve) => setTimeout(resolve, 1600));
  expect(discord.gateway.connections()).toBe(0);
  expect(deaf).toEqual([]);
});

test("a gateway out of reach at the start is a mistake", async () => {
  discord.gateway.shut(true);
  await expect(start({ deafMs: 200 })).rejects.toThrow(/^Discord: no connection for 0.2 s/);
});

test("stopping waits for the commands under way", async () => {
  const { stop } = await start();
  let finish = (): void => {};
  const answer = desk.answer;
  desk.answer = async (request) => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    return answer(request);
  };
  const reply = discord.slash("ask", { question: "slow" });
  await soon(() => expect(reply.callback).toBeDefined());
  const stopped = stop();
  await soon(() => expect(discord.gateway.connections()).toBe(0));
  finish();
  await stopped;
  expect(reply.messages).toHaveLength(1);
});

test.each([
  ["a revoked token", "OTAwMDAw.Gold00.revoked", "was refused by Discord"],
  ["a Slack token", "xoxb-1-2-abc", "is a Slack token"],
  ["a client secret", "abcdefghijklmnopqrstuvwxyz012345", "client secret"],
  ["a public key", "0".repeat(64), "public key"],
])("%s is refused in one line that says where the right one is", async (_, token, what) => {
  const mistake = await start({ token }).catch((error) => error);
  expect(mistake.name).toBe("Mistake");
  expect(mistake.message).toMatch(/^DISCORD_TOKEN: [^\n]+Bot → Reset Token\)$/);
  expect(mistake.message).toContain(what);
});

test("a gateway that refuses at the start is a mistake with its remedy", async () => {
  discord.gateway.refuseIdentify(4014);
  await expect(start()).rejects.toThrow(/^Discord: .*4014.*Privileged Gateway Intents/);
});

test("Discord out of reach is a mistake of one line", async () => {
  const config = {
    token: discord.token,
    mode: { kind: "gateway" },
    apiUrl: "http://127.0.0.1:1/api",
  } as const;
  await expect(
    startDiscord({ config, commandPrefix: "", desk, log: desk.log, onDeaf: () => {} }),
  ).rejects.toThrow(/^Discord: Discord cannot be reached \(ECONNREFUSED\)/);
});
