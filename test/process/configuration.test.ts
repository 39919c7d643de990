import { expect, test } from "vitest";
import { discordEnv, localDiscord, localSlack, slackEnv } from "./local.js";
import { verbatim } from "./verbatim.js";

test("half a configuration stops with one message that names every problem at once", async () => {
  const { status, out, err } = await verbatim(["start"], {
    env: {
      SLACK_BOT_TOKEN: "xapp-swapped",
      SLACK_DIGEST_CHANNEL: "#general",
      DISCORD_PUBLIC_KEY: "f00d",
      DISCORD_GUILD_ID: "my server",
      DIGEST_AT: "half past seven",
      DIGEST_ZONE: "London",
      PORT: "eighty",
    },
  });
  expect({ status, out }).toEqual({ status: 1, out: "" });
  const [opening, ...problems] = err.trimEnd().split("\n");
  expect(opening).toBe("verbatim: The configuration has problems:");
  expect(problems.map((problem) => /\w+/.exec(problem)?.[0]).sort()).toEqual([
    "DIGEST_AT",
    "DIGEST_ZONE",
    "DISCORD_GUILD_ID",
    "DISCORD_GUILD_ID",
    "DISCORD_PUBLIC_KEY",
    "DISCORD_PUBLIC_KEY",
    "DISCORD_PUBLIC_KEY",
    "PORT",
    "SLACK_BOT_TOKEN",
    "SLACK_BOT_TOKEN",
    "SLACK_DIGEST_CHANNEL",
  ]);
  expect(err).not.toContain("xapp-swapped");
});

test.each([
  ["SLACK_BOT_TOKEN", "xoxb-mistyped", "OAuth & Permissions"],
  ["SLACK_APP_TOKEN", "xapp-mistyped", "connections:write"],
  ["DISCORD_TOKEN", "mistyped", "Bot → Reset Token"],
])(
  "a wrong %s ends the start with one line that says where to get the right one",
  async (key, wrong, remedy) => {
    const right = key.startsWith("SLACK") ? slackEnv(await localSlack()) : discordEnv(await localDiscord());
    const { status, err } = await verbatim(["start"], { env: { PORT: "0", ...right, [key]: wrong } });
    expect(status).not.toBe(0);
    const [line, ...more] = err.split("\n").filter((each) => each.startsWith("verbatim:"));
    expect(more).toEqual([]);
    expect(line).toContain(`${key}: `);
    expect(line).toContain(remedy);
    expect(err).not.toContain(wrong);
  },
);

test("a port that is taken is named, and nothing goes on in silence", async () => {
  const slack = await localSlack();
  const env = { ...slackEnv(slack), PORT: new URL(slack.apiUrl).port };
  const { status, err } = await verbatim(["start"], { env });
  expect(status).not.toBe(0);
  expect(err).toContain(
    `verbatim: PORT ${env.PORT}: another program listens there (set PORT to a free port)`,
  );
});
