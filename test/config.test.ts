import { expect, test } from "vitest";
import { ConfigError, readConfig } from "../src/config.js";

const whole = {
  ...{ SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "s", SLACK_APP_TOKEN: "xapp-1" },
  ...{ VERBATIM_KEY: "0f".repeat(32), WEB_URL: "https://verbatim.example/" },
};

function problemsOf(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test("several workspaces are configured by client, key and address; the key in either spelling", () => {
  const { slack } = readConfig({ ...whole, SLACK_DESK_CHANNEL: "T012/C345" });
  const key = new Uint8Array(32).fill(15);
  expect(slack).toEqual({
    install: { clientId: "1.2", clientSecret: "s", key, url: "https://verbatim.example" },
    ...{ mode: { kind: "socket", appToken: "xapp-1" }, deskChannel: "C345", deskWorkspace: "T012" },
  });
  const base64 = Buffer.from(key).toString("base64");
  expect(readConfig({ ...whole, VERBATIM_KEY: base64 }).slack).toMatchObject({ install: { key } });
});

test.each<[Readonly<Record<string, string | undefined>>, readonly string[]]>([
  [{ SLACK_BOT_TOKEN: "xoxb-1" }, ["SLACK_CLIENT_ID is set beside SLACK_BOT_TOKEN"]],
  [{ VERBATIM_KEY: undefined, WEB_URL: undefined }, ["without VERBATIM_KEY", "without WEB_URL"]],
  [{ SLACK_CLIENT_ID: undefined }, ["SLACK_CLIENT_SECRET is set without SLACK_CLIENT_ID", "SLACK_APP_TOKEN"]],
  [{ SLACK_CLIENT_SECRET: " " }, ["without SLACK_CLIENT_SECRET"]],
  [{ SLACK_APP_TOKEN: undefined }, ["without SLACK_APP_TOKEN (Socket Mode"]],
  [{ VERBATIM_KEY: "a secret too short" }, ["VERBATIM_KEY: is not 32 bytes"]],
  [{ WEB_URL: "http://verbatim.example" }, ["WEB_URL: Slack sends browsers back to https only"]],
  [{ SLACK_DESK_CHANNEL: "C0123" }, ["SLACK_DESK_CHANNEL: does not say in which workspace"]],
])("half of what several workspaces need is named with its remedy: %o", (change, wanted) => {
  const problems = problemsOf({ ...whole, ...change });
  expect(problems).toEqual(wanted.map((words) => expect.stringContaining(words)));
  expect(problems.join()).not.toMatch(/too short|0f0f/);
});
