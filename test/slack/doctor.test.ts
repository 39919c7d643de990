import { afterEach, beforeEach, expect, test } from "vitest";
import type { SlackConfig } from "../../src/config.js";
import type { Diagnosis } from "../../src/core/diagnosis.js";
import { examineSlack } from "../../src/slack/doctor.js";
import { type SlackFake, startSlackFake } from "../fakes/slack.js";

let slack: SlackFake;

beforeEach(async () => {
  slack = await startSlackFake();
});

afterEach(() => slack.stop());

const examine = async (
  config: Partial<SlackConfig> = {},
  ...channels: readonly string[]
): Promise<Readonly<Record<string, Diagnosis>>> => {
  const mode = { kind: "socket", appToken: slack.appToken } as const;
  const found = await examineSlack(
    { botToken: slack.botToken, mode, apiUrl: slack.apiUrl, ...config },
    "vb-",
    { channels: channels.map((channel) => ({ tenant: "", channel })) },
  );
  return Object.fromEntries(found.map((diagnosis) => [diagnosis.subject, diagnosis]));
};

test("a bot in order is healthy in every respect, and nothing is posted", async () => {
  slack.scopes = ["commands", "chat:write", "app_mentions:read", "channels:read"];
  const found = await examine({ digestChannel: "C1" });
  expect(Object.values(found).filter(({ healthy }) => !healthy)).toEqual([]);
  expect(found.SLACK_BOT_TOKEN!.finding).toBe(
    "works in acme; scopes: commands, chat:write, app_mentions:read, channels:read",
  );
  expect(found.SLACK_DIGEST_CHANNEL!.finding).toBe("the bot is in #desk");
  expect(found.COMMAND_PREFIX!.finding).toContain("/vb-ask");
  expect(slack.posts).toEqual({});
});

test("each thing that is wrong is named with the step that mends it", async () => {
  slack.scopes = ["commands"];
  slack.clockOffSeconds = 120;
  const found = await examine({ mode: { kind: "socket", appToken: "xapp-wrong" } });
  expect(found.SLACK_BOT_TOKEN).toMatchObject({
    healthy: false,
    finding: "the app lacks chat:write, app_mentions:read",
  });
  expect(found.SLACK_APP_TOKEN).toMatchObject({
    healthy: false,
    remedy: expect.stringContaining("Basic Information"),
  });
  expect(found.clock!.finding).toMatch(/^is 1\d\d s behind Slack's$/);
  for (const diagnosis of Object.values(found)) if (!diagnosis.healthy) expect(diagnosis.remedy).toBeTruthy();
});

test.each([
  ["a channel the bot is not in", "C2", "the bot is not in #desk"],
  ["a channel that does not exist", "CGONE", "could not be looked at: channel_not_found"],
])("%s is unhealthy", async (_, digestChannel, finding) => {
  expect((await examine({ digestChannel })).SLACK_DIGEST_CHANNEL).toMatchObject({
    healthy: false,
    finding: expect.stringContaining(finding),
    remedy: expect.stringContaining("/invite @Verbatim"),
  });
});

test("each channel in which something is posted is looked at", async () => {
  const found = await examine({}, "C1", "C2");
  expect(found["Slack channel C1"]).toMatchObject({ healthy: true });
  expect(found["Slack channel C2"]).toMatchObject({
    healthy: false,
    finding: expect.stringContaining("#desk"),
  });
});

test("the desk's channel is looked at where it is set", async () => {
  expect((await examine({ deskChannel: "C2" })).SLACK_DESK_CHANNEL).toMatchObject({ healthy: false });
  expect((await examine()).SLACK_DESK_CHANNEL).toBeUndefined();
});

test("a channel that may not be looked at is no illness, and the finding says so", async () => {
  slack.scopes = ["commands", "chat:write", "app_mentions:read"];
  expect((await examine({ digestChannel: "C1" })).SLACK_DIGEST_CHANNEL).toMatchObject({
    healthy: true,
    finding: "could not be looked at: missing_scope: the app lacks channels:read",
  });
});

test("a signing secret cannot be tried from here, and the finding says so", async () => {
  const found = await examine({ mode: { kind: "http", signingSecret: "s" } });
  expect(found.SLACK_SIGNING_SECRET!.finding).toContain("only a request from Slack can show");
});

test("a Slack that cannot be reached is found out without a throw", async () => {
  await slack.stop();
  const found = await examine({ digestChannel: "C1" });
  expect(
    Object.values(found)
      .filter(({ healthy }) => !healthy)
      .map(({ subject }) => subject),
  ).toEqual(["Slack", "SLACK_DIGEST_CHANNEL", "clock"]);
  slack = await startSlackFake();
});
