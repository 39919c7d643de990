import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Poster } from "../../src/core/posting.js";
import { slackClient } from "../../src/slack/client.js";
import { slackPoster } from "../../src/slack/poster.js";
import { everyPart } from "../fakes/presentations.js";
import { type SlackFake, startSlackFake } from "../fakes/slack.js";

const key = "slack:T1:C1:2026-01-07";
const place = { kind: "channel", channel: "C1" } as const;
const since = new Date(Date.now() - 24 * 3_600_000);
const log = pino({ level: "silent" });
let slack: SlackFake;
let poster: Poster;

beforeEach(async () => {
  slack = await startSlackFake();
  poster = slackPoster(slackClient(slack.botToken, log, slack.apiUrl));
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
  const away = slackPoster(slackClient(slack.botToken, log, `http://127.0.0.1:${port}/api/`));
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
