import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { phrases } from "../../src/core/phrases.js";
import type { Poster } from "../../src/core/posting.js";
import { cited } from "../../src/core/present.js";
import { slackClient } from "../../src/slack/client.js";
import { slackPoster } from "../../src/slack/poster.js";
import { alwaysTo } from "../../src/slack/reach.js";
import { citation, everyPart } from "../fakes/presentations.js";
import { type SlackFake, startSlackFake } from "../fakes/slack.js";
import { slackPicture } from "../process/pictures.js";

const key = "slack:T1:C1:2026-01-07";
const place = { kind: "channel", tenant: "T1", channel: "C1" } as const;
const since = new Date(Date.now() - 24 * 3_600_000);
const log = pino({ level: "silent" });
let slack: SlackFake;
let poster: Poster;

beforeEach(async () => {
  slack = await startSlackFake();
  poster = slackPoster(alwaysTo(slackClient(slack.botToken, log, slack.apiUrl)));
});

afterEach(() => slack.stop());

test("a digest is one message that carries its slot and previews no links", async () => {
  const long = { ...everyPart, parts: Array(60).fill(everyPart.parts[2]) };
  const outcome = await poster.post(place, long, key);
  expect(outcome).toEqual({ kind: "posted", message: slack.posts.C1![0]!.ts });
  expect(slack.posts.C1).toHaveLength(1);
  expect(slack.posts.C1![0]).toMatchObject({
    metadata: { event_type: "verbatim_digest", event_payload: { key } },
    sent: { unfurl_links: "false", unfurl_media: "false" },
  });
});

test("a reply lost after storing leaves one copy, an unclear outcome, and a message that can be found", async () => {
  slack.fail("chat.postMessage", { kind: "lose-reply" });
  expect(await poster.post(place, everyPart, key)).toMatchObject({ kind: "unclear" });
  expect(slack.posts.C1).toHaveLength(1);
  expect(await poster.find(place, key, since)).toEqual({ kind: "found", message: slack.posts.C1![0]!.ts });
});

test.each([
  [
    "a rate limit",
    { kind: "status", status: 429, retryAfter: 7 },
    { kind: "busy", retryAfterMs: 7000, reason: "rate limited" },
  ],
  ["trouble at Slack", { kind: "status", status: 503 }, { kind: "unclear", reason: "HTTP 503" }],
  [
    "Slack's internal error",
    { kind: "refuse", error: "internal_error" },
    { kind: "unclear", reason: "internal_error" },
  ],
  ["a cut connection", { kind: "hang-up" }, { kind: "unclear", reason: expect.any(String) }],
  [
    "a channel without the bot",
    { kind: "refuse", error: "not_in_channel" },
    {
      kind: "refused",
      reason: "not_in_channel: the bot is not in the channel; invite it there: /invite @Verbatim",
    },
  ],
  [
    "a missing scope",
    { kind: "refuse", error: "missing_scope", needed: "chat:write" },
    { kind: "refused", reason: "missing_scope: the app lacks chat:write" },
  ],
] as const)("%s is tried once and told apart", async (_, failure, outcome) => {
  slack.fail("chat.postMessage", failure);
  expect(await poster.post(place, everyPart, key)).toEqual(outcome);
  expect(slack.calls).toEqual(["chat.postMessage"]);
});

test("a Slack that was never reached has posted nothing, so it may be tried again", async () => {
  const unused = createServer();
  await new Promise<void>((resolve) => unused.listen(0, "127.0.0.1", resolve));
  const { port } = unused.address() as AddressInfo;
  await new Promise((resolve) => unused.close(resolve));
  const away = slackPoster(alwaysTo(slackClient(slack.botToken, log, `http://127.0.0.1:${port}/api/`)));
  expect(await away.post(place, everyPart, key)).toEqual({
    kind: "busy",
    retryAfterMs: 5000,
    reason: "ECONNREFUSED",
  });
});

test("a message that was never posted is absent, also beside another day's", async () => {
  expect(await poster.find(place, key, since)).toEqual({ kind: "absent" });
  await poster.post(place, everyPart, "slack:T1:C1:2026-01-06");
  expect(await poster.find(place, key, since)).toEqual({ kind: "absent" });
});

test("a channel that may not be read leaves the question open and says why", async () => {
  slack.scopes = ["chat:write"];
  expect(await poster.find(place, key, since)).toEqual({
    kind: "unknown",
    reason: "missing_scope: the app lacks channels:history",
  });
});

test("a look that meets a rate limit says when it is over", async () => {
  slack.fail("conversations.history", { kind: "status", status: 429, retryAfter: 7 });
  expect(await poster.find(place, key, since)).toEqual({
    kind: "unknown",
    reason: "rate limited",
    retryAfterMs: 7000,
  });
});

test("what a digest has no room for is not counted as shown", async () => {
  const citations = Array.from({ length: 40 }, (_, i) => citation({ number: i + 1 }));
  const long = { ...everyPart, parts: cited(citations) };
  const numbers = poster.shown(long).map(({ number }) => number);
  await poster.post(place, long, key);
  const text = slackPicture(slack.posts.C1![0]!.blocks);
  expect(numbers).toEqual(citations.map(({ number }) => number).filter((n) => text.includes(`\n[${n}] `)));
  expect(numbers.length).toBeGreaterThan(5);
  expect(text).toContain(`Left out for length: ${40 - numbers.length} more parts`);
});

const thread = {
  kind: "thread",
  tenant: "T1",
  channel: "C1",
  message: "1780000000.000001",
  asker: "U1",
} as const;

test("a reply stands in its thread and calls its asker, whatever the words in it try", async () => {
  const hostileReply = { ...everyPart, title: "<!channel> <@U2>", summary: "<!here> <@U3>" };
  expect(await poster.post(thread, hostileReply, "key")).toMatchObject({ kind: "posted" });
  const [reply] = slack.posts.C1!;
  expect(reply).toMatchObject({ thread_ts: thread.message });
  expect(JSON.stringify(reply!.blocks).match(/"type":"user","user_id":"\w+"/g)).toEqual([
    '"type":"user","user_id":"U1"',
  ]);
  expect(reply!.text).not.toMatch(/<[!@]/);
  expect(await poster.find(thread, "key", since)).toEqual({ kind: "found", message: reply!.ts });
  expect(await poster.find(place, "key", since)).toEqual({ kind: "absent" });
});

test("a direct message tells in which channel it stands, and is found there", async () => {
  const person = { kind: "person", tenant: "T1", person: "U1" } as const;
  const posted = await poster.post(person, everyPart, "key");
  const [message] = slack.posts.DU1!;
  expect(posted).toEqual({ kind: "posted", message: message!.ts, channel: "DU1" });
  expect(await poster.find(person, "key", since)).toEqual({
    ...{ kind: "found", message: message!.ts, channel: "DU1" },
  });
  slack.scopes = ["chat:write", "channels:history"];
  expect(await poster.find(person, "key", since)).toEqual({
    kind: "unknown",
    reason: "missing_scope: the app lacks im:write",
  });
});

test("an edit puts each page into its message, and a message that has none left says so", async () => {
  const pages = Array.from({ length: 30 }, (_, i) => citation({ number: i + 1 }));
  for (const text of ["first", "second"]) await poster.post(place, { ...everyPart, title: text }, text);
  const messages = slack.posts.C1!.map(({ ts }) => ts);
  const edit = (citations: typeof pages) =>
    poster.edit({ tenant: "T1", channel: "C1", messages }, { ...everyPart, parts: cited(citations) });
  expect(await edit(pages)).toEqual({ kind: "posted", message: messages[0] });
  const shown = () => slack.posts.C1!.map(({ blocks }) => slackPicture(blocks));
  expect(shown()[1]).toMatch(/\n\[2\d\] /);
  await edit(pages.slice(0, 1));
  expect(shown()[0]).toContain("[1] ");
  expect(shown()[1]).toBe(`# ${phrases.follow.elsewhere}`);
});

test("a message that is gone is refused with the reason in words", async () => {
  expect(await poster.edit({ tenant: "T1", channel: "C1", messages: ["1.1"] }, everyPart)).toEqual({
    kind: "refused",
    reason: "message_not_found: the message has been deleted",
  });
});
