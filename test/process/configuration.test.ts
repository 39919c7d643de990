import { expect, test } from "vitest";
import { ferry, folderWith } from "./articles.js";
import { discordEnv, localDiscord, localSlack, slackEnv } from "./local.js";
import { read, verbatim } from "./verbatim.js";

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

test("VERBATIM_ALIASES names the file whose names a question may use", async () => {
  const cwd = await folderWith({ "ferry.txt": ferry, "names.yaml": "names: {Edda Tarn: [the Skipper]}" });
  await verbatim(["add", "--data", "archive", "ferry.txt"], { cwd });
  const said = async (env: Readonly<Record<string, string>>) => {
    const ask = ["ask", "--data", "archive", "--json", "What did the Skipper say?"];
    return (await read(ask, { cwd, env }))[0]!.citations.map(({ quote }) => quote);
  };
  expect(await said({})).toEqual([]);
  expect(await said({ VERBATIM_ALIASES: "names.yaml" })).toEqual([
    "“Nobody likes it,” said Edda Tarn, the ferry master.",
  ]);
});

test("an alias file with problems stops with one message that names every line", async () => {
  const cwd = await folderWith({ "names.yaml": "names:\n  Pier: [10]\n  Quay: []\n" });
  const { status, out, err } = await verbatim(["ask", "Who paid?"], {
    cwd,
    env: { VERBATIM_ALIASES: "names.yaml" },
  });
  expect({ status, out, err }).toEqual({
    status: 1,
    out: "",
    err: [
      "verbatim: The configuration has problems:",
      '  - names.yaml line 2: 10 is no name (put a number in quotation marks, "10")',
      "  - names.yaml line 3: this is no list of names (want Name: [alias, alias])",
      "",
    ].join("\n"),
  });
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
