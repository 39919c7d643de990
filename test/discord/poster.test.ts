import { afterEach, beforeEach, expect, test } from "vitest";
import type { Poster } from "../../src/core/posting.js";
import { cited } from "../../src/core/present.js";
import { discordPoster } from "../../src/discord/poster.js";
import { once } from "../../src/discord/rest.js";
import {
  type DiscordFailure,
  type DiscordFake,
  type DiscordPost,
  directMessagesWith,
  ids,
  pingedBy,
  startDiscordFake,
} from "../fakes/discord.js";
import { citation, everyPart } from "../fakes/presentations.js";
import { discordPicture } from "../process/pictures.js";

const key = `discord:${ids.guild}:${ids.channel}:2026-01-07`;
let discord: DiscordFake;
let poster: Poster;

beforeEach(async () => {
  discord = await startDiscordFake();
  poster = posterAt(discord.apiUrl);
});

afterEach(() => discord.stop());

function posterAt(apiUrl: string, requestMs = 10_000): Poster {
  const config = { token: discord.token, mode: { kind: "gateway" }, apiUrl } as const;
  return discordPoster({ config, rest: once(config), self: ids.bot, requestMs });
}

const place = { kind: "channel", tenant: "", channel: ids.channel } as const;
const since = new Date(Date.now() - 24 * 3_600_000);
const post = () => poster.post(place, everyPart, key);
const posts = () => discord.posts[ids.channel] ?? [];

test("a digest is one message that pings nobody", async () => {
  expect(await post()).toEqual({ kind: "posted", message: posts()[0]?.id });
  expect(posts()).toHaveLength(1);
  expect(posts()[0]?.allowed_mentions).toEqual({ parse: [] });
});

test("a digest too long for one message says how much is missing", async () => {
  const long = {
    ...everyPart,
    parts: Array.from({ length: 40 }, () => ({ kind: "citation" as const, citation: citation() })),
  };
  expect((await poster.post(place, long, key)).kind).toBe("posted");
  expect(posts()).toHaveLength(1);
  expect(posts()[0]?.embeds.at(-1)?.footer?.text).toMatch(/Left out for length: \d+ more parts/);
});

test("a repeated post of one slot is one message, of another slot another", async () => {
  const first = await post();
  expect(await post()).toEqual(first);
  await poster.post(place, everyPart, `${key}+1`);
  expect(posts()).toHaveLength(2);
});

test.each<[string, DiscordFailure]>([
  ["answered 502 after it was stored", { kind: "store-then", status: 502 }],
  ["cut off after it was stored", { kind: "store-then-hang-up" }],
])("a post %s is unclear, sent once, and found in the channel", async (_, failure) => {
  discord.fail("POST /channels", failure);
  expect(await post()).toMatchObject({ kind: "unclear" });
  expect(posts()).toHaveLength(1);
  expect(discord.calls).toHaveLength(1);
  expect(await poster.find(place, key, since)).toEqual({ kind: "found", message: posts()[0]?.id });
});

test("a post that was never read is unclear, and a look into the channel says it is absent", async () => {
  discord.fail("POST /channels", { kind: "hang-up" });
  expect(await post()).toMatchObject({ kind: "unclear" });
  expect(await poster.find(place, key, since)).toEqual({ kind: "absent" });
});

test("a post without an answer in time is unclear", async () => {
  discord.fail("POST /channels", { kind: "stall" });
  const hasty = posterAt(discord.apiUrl, 200);
  expect(await hasty.post(place, everyPart, key)).toEqual({
    kind: "unclear",
    reason: "Discord did not answer (timeout)",
  });
});

test("a rate limit is told, not waited for", async () => {
  discord.fail("POST /channels", { kind: "rate-limit", seconds: 30 });
  expect(await post()).toMatchObject({
    kind: "busy",
    retryAfterMs: expect.toSatisfy((ms) => ms >= 30_000 && ms < 31_000),
  });
  expect(posts()).toEqual([]);
});

test("a refused connection is tried again later", async () => {
  expect(await posterAt("http://127.0.0.1:1/api").post(place, everyPart, key)).toEqual({
    kind: "busy",
    retryAfterMs: 5000,
    reason: "Discord cannot be reached (ECONNREFUSED): check the network and any proxy",
  });
});

test.each<[string, DiscordFailure, string]>([
  ["a revoked token", { kind: "refuse", status: 401 }, "Reset Token"],
  ["a channel it may not see", { kind: "refuse", status: 403, code: 50001 }, "View Channel"],
  [
    "a channel it may not write to",
    { kind: "refuse", status: 403, code: 50013 },
    "Send Messages and Embed Links",
  ],
  ["a channel that is gone", { kind: "refuse", status: 404, code: 10003 }, "no such channel"],
  [
    "a malformed message",
    { kind: "refuse", status: 400, code: 50035, message: "Invalid Form Body" },
    "Invalid Form Body",
  ],
])("%s is refused with the reason in words", async (_, failure, words) => {
  discord.fail("POST /channels", failure);
  const outcome = await post();
  expect(outcome).toMatchObject({ kind: "refused", reason: expect.stringContaining(words) });
  expect(await post()).toMatchObject({ kind: "posted" });
});

test("somebody else's message with the same reference is not the bot's", async () => {
  await post();
  const config = { token: discord.token, mode: { kind: "gateway" }, apiUrl: discord.apiUrl } as const;
  const stranger = discordPoster({ config, rest: once(config), self: ids.user });
  expect(await stranger.find(place, key, since)).toEqual({ kind: "absent" });
});

test("a channel that cannot be read leaves it unknown whether the digest stands there", async () => {
  discord.fail("GET /channels", { kind: "refuse", status: 403, code: 50001 });
  expect(await poster.find(place, key, since)).toMatchObject({
    kind: "unknown",
    reason: expect.stringContaining("may not see"),
  });
});

test("a look that meets a rate limit says when it is over", async () => {
  discord.fail("GET /channels", { kind: "rate-limit", seconds: 3 });
  expect(await poster.find(place, key, since)).toMatchObject({
    kind: "unknown",
    retryAfterMs: expect.toSatisfy((ms) => ms >= 3000 && ms < 4000),
  });
});

test("the reference by which a digest is found is short and last", async () => {
  await post();
  expect(posts()[0]?.embeds.at(-1)?.footer?.text).toMatch(/^Searched 12 articles.*\n\S+ [0-9a-f]{10}$/s);
});

test("what a digest has no room for is not counted as shown", async () => {
  const citations = Array.from({ length: 40 }, (_, i) => citation({ number: i + 1 }));
  const long = { ...everyPart, parts: cited(citations) };
  const numbers = poster.shown(long).map(({ number }) => number);
  await poster.post(place, long, key);
  const text = discordPicture(posts()[0]!.embeds);
  expect(numbers).toEqual(
    citations.map(({ number }) => number).filter((n) => text.includes(`\n\\[${n}\\] `)),
  );
  expect(numbers.length).toBeGreaterThan(5);
  expect(text).toContain(`Left out for length: ${40 - numbers.length} more parts`);
});

test("a reply refers to its message and calls its asker, whatever the words in it try", async () => {
  await post();
  const thread = { ...place, kind: "thread", message: posts()[0]!.id, asker: ids.user } as const;
  const hostileReply = { ...everyPart, title: "@everyone <@1234>", summary: "@here" };
  expect(await poster.post(thread, hostileReply, "key")).toMatchObject({ kind: "posted" });
  const reply = posts()[1]!;
  expect(reply.message_reference).toEqual({ message_id: thread.message });
  expect(pingedBy(reply)).toEqual([ids.user]);
  expect(await poster.find(thread, "key", since)).toEqual({ kind: "found", message: reply.id });
});

test("a reply to a message that is gone is refused", async () => {
  const thread = { ...place, kind: "thread", message: "1" } as const;
  expect(await poster.post(thread, everyPart, "key")).toMatchObject({ kind: "refused" });
  expect(await poster.edit({ tenant: "", channel: ids.channel, messages: ["1"] }, everyPart)).toEqual({
    kind: "refused",
    reason: "the message has been deleted",
  });
});

test("an edit after which nothing is quoted takes the buttons away too", async () => {
  const reply = { ...everyPart, id: "1" };
  await poster.post(place, reply, key);
  expect(posts()[0]?.components).toHaveLength(1);
  await poster.edit(
    { tenant: "", channel: ids.channel, messages: [posts()[0]!.id] },
    { ...reply, parts: [] },
  );
  expect(posts()[0]?.components).toEqual([]);
});

test("a direct message tells in which channel it stands, is found and can be edited there", async () => {
  const person = { kind: "person", tenant: "", person: ids.user } as const;
  const channel = directMessagesWith(ids.user);
  const posted = await poster.post(person, everyPart, "key");
  const [message] = discord.posts[channel]!;
  expect(posted).toEqual({ kind: "posted", message: message!.id, channel });
  expect(await poster.find(person, "key", since)).toEqual({ kind: "found", message: message!.id, channel });
  await poster.edit({ tenant: "", channel, messages: [message!.id] }, { ...everyPart, title: "Other words" });
  expect(discord.posts[channel]).toMatchObject([{ edits: 1, embeds: [{ title: "Other words" }] }]);
});

test("a person who takes no direct messages is told apart", async () => {
  discord.fail(`POST /channels/${directMessagesWith(ids.user)}`, {
    kind: "refuse",
    status: 403,
    code: 50007,
  });
  expect(await poster.post({ kind: "person", tenant: "", person: ids.user }, everyPart, "key")).toEqual({
    kind: "refused",
    reason: "the person takes no direct messages from the bot",
  });
});

test("a message is looked for behind a hundred others, and not known where there are too many", async () => {
  await post();
  const [own] = posts();
  const others = (count: number): void => {
    const other = () => ({ ...own!, id: String(BigInt(posts().at(-1)!.id) + 1n), embeds: [] });
    for (let i = 0; i < count; i++) (posts() as DiscordPost[]).push(other());
  };
  others(120);
  const old = new Date(Date.UTC(2015, 0, 1));
  expect(await poster.find(place, key, old)).toEqual({ kind: "found", message: own!.id });
  expect(await poster.find(place, key, new Date())).toEqual({ kind: "absent" });
  others(400);
  expect(await poster.find(place, key, old)).toMatchObject({ kind: "unknown" });
});
