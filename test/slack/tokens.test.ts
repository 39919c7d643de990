import { afterEach, beforeEach, expect, test } from "vitest";
import { Mistake } from "../../src/core/mistake.js";
import { type SlackFake, startSlackFake } from "../fakes/slack.js";
import { deskOf, startBot } from "./desk.js";

let slack: SlackFake;

beforeEach(async () => {
  slack = await startSlackFake();
});

afterEach(() => slack.stop());

const complaintOf = async (options: Parameters<typeof startBot>[2]): Promise<string> => {
  const error = await startBot(slack, deskOf(), options).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Mistake);
  const { message } = error as Mistake;
  expect(message).not.toContain("\n");
  return message;
};

test("a wrong bot token is reported with the place to get the right one", async () => {
  expect(await complaintOf({ botToken: "xoxb-wrong" })).toBe(
    "SLACK_BOT_TOKEN: Slack says invalid_auth: the token is wrong (copy the Bot User OAuth Token, xoxb-…, from api.slack.com/apps → your app → OAuth & Permissions; reinstall the app if it was removed)",
  );
});

test("a wrong app token is reported with the place to get the right one", async () => {
  expect(await complaintOf({ appToken: "xapp-wrong" })).toBe(
    "SLACK_APP_TOKEN: Slack says invalid_auth: the token is wrong (make an App-Level Token, xapp-…, with the scope connections:write at api.slack.com/apps → your app → Basic Information)",
  );
  expect(slack.connections()).toBe(0);
});

test("tokens that were swapped are told apart", async () => {
  expect(await complaintOf({ botToken: slack.appToken })).toContain(
    "SLACK_BOT_TOKEN: Slack says not_allowed_token_type",
  );
  expect(await complaintOf({ appToken: slack.botToken })).toContain(
    "SLACK_APP_TOKEN: Slack says not_allowed_token_type",
  );
});

test("a revoked token is called revoked", async () => {
  slack.fail("auth.test", { kind: "refuse", error: "token_revoked" });
  expect(await complaintOf({})).toContain("SLACK_BOT_TOKEN: Slack says token_revoked: the token was revoked");
});

test("missing scopes are named", async () => {
  slack.scopes = ["commands"];
  expect(await complaintOf({})).toContain(
    "SLACK_BOT_TOKEN: the app lacks chat:write, app_mentions:read (add it at",
  );
});

test("an app token without connections:write is told what it lacks", async () => {
  slack.fail(
    "apps.connections.open",
    { kind: "refuse", error: "missing_scope", needed: "connections:write" },
    2,
  );
  expect(await complaintOf({})).toContain("SLACK_APP_TOKEN: the app lacks connections:write");
});

test("a Slack that cannot be reached is not blamed on a token", async () => {
  slack.fail("auth.test", { kind: "hang-up" });
  expect(await complaintOf({})).toMatch(
    /^Slack: could not be reached: .* \(check the network, then start again\)$/,
  );
});
