import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../archive/temporary.js";
import { ids } from "../fakes/discord.js";
import type { SlackFake } from "../fakes/slack.js";
import { jsonl } from "./articles.js";
import { answerInDiscord, answerInSlack } from "./asking.js";
import { discordEnv, dueToday, localDiscord, localSlack, slackEnv } from "./local.js";
import { slackPicture } from "./pictures.js";
import { until } from "./until.js";
import { serving, stopped, verbatim } from "./verbatim.js";

const inSlack = (slack: SlackFake, text: string, user = "U1") => answerInSlack(slack, "/digest", text, user);

test("a digest is set up in its channel by those who may, listed, previewed, paused and removed", async () => {
  const [slack, discord] = [await localSlack(), await localDiscord()];
  const bot = await serving({
    ...{ ...slackEnv(slack), ...discordEnv(discord), VERBATIM_DATA: temporaryFolder() },
    EDITORS: "U7",
  });
  const wish = 'subscribe at:07:30 zone:Europe/London days:weekdays topics:"harbour bridge"';

  expect(await inSlack(slack, wish)).toContain("Only those who may manage this channel");
  expect(await inSlack(slack, "list")).toContain("No digest is posted in this channel.");
  expect(await inSlack(slack, wish, "U7")).toMatch(
    /Subscribed\.[\s\S]*Digest 1: weekdays at 07:30 Europe\/London, on harbour bridge\. Next: (?:Mon|Tues|Wednes|Thurs|Fri)day \d+ \w+ \d{4}, 07:30 Europe\/London\./,
  );
  expect(await inSlack(slack, wish, "U7")).toContain("This digest is set up already.");
  expect(await inSlack(slack, "preview")).toContain("Preview of digest 1");
  expect(await inSlack(slack, "pause 1", "U7")).toContain("Paused.");
  expect(await inSlack(slack, "list")).toMatch(/Digest 1: .* Paused\./);
  expect(await inSlack(slack, "remove 1", "U7")).toContain("Removed.");
  expect(await inSlack(slack, "list")).toContain("No digest is posted in this channel.");

  const mine = { permissions: "16" };
  const options = { at: "6pm", zone: "kyiv", days: "sat, sun" };
  expect(await answerInDiscord(discord, "digest subscribe", options)).toContain("Manage Channels");
  expect(await answerInDiscord(discord, "digest subscribe", options, mine)).toMatch(
    /Digest 1: weekends at 18:00 Europe\/Kyiv\. Next: S(?:atur|un)day/,
  );
  expect(await answerInDiscord(discord, "digest list")).toContain("Digest 1: weekends at 18:00");
  expect(await answerInDiscord(discord, "digest subscribe", { at: "25:00" }, mine)).toContain(
    "is not a time of day",
  );
  expect(await answerInDiscord(discord, "digest read", { day: "2026-01-07" })).toContain(
    "Digest of 7 Jan 2026",
  );
  expect(await stopped(bot)).toMatchObject({ status: 0 });
});

test("each digest of a channel is posted once, whichever platform it is on, also after a restart", async () => {
  const [slack, discord, folder] = [await localSlack(), await localDiscord(), temporaryFolder()];
  const { DIGEST_AT: at, DIGEST_ZONE: zone } = dueToday();
  const long = new Date(Date.now() - 20 * 3_600_000).toISOString();
  const row = (platform: string, channel: string, number: number, wanted: object) => ({
    table: "subscriptions",
    row: {
      ...{ platform, channel, number, workspace: "T1", state: "active", added_by: "U1", added_at: long },
      ...{ since: long, wanted: JSON.stringify({ at, zone, topics: [], quiet: false, ...wanted }) },
    },
  });
  const file = join(folder, "rows.jsonl");
  await writeFile(
    file,
    jsonl(
      row("slack", "C1", 1, {}),
      row("slack", "C1", 2, { topics: ["ferry"] }),
      row("slack", "C2", 1, { quiet: true }),
      row("discord", ids.channel, 1, {}),
    ),
  );
  expect(await verbatim(["load", "--data", folder, file])).toMatchObject({ status: 0, err: "" });
  const env = { ...slackEnv(slack), ...discordEnv(discord), VERBATIM_DATA: folder };
  const settled = () => until(() => slack.posts.C1?.length === 2 && discord.posts[ids.channel]?.length === 1);
  for (let start = 0; start < 2; start++) {
    const bot = await serving(env);
    await settled();
    expect(await stopped(bot)).toMatchObject({ status: 0 });
  }
  expect(slack.posts.C1?.map(({ blocks }) => slackPicture(blocks))).toEqual([
    expect.stringContaining("Digest of"),
    expect.stringContaining("Only what is on ferry"),
  ]);
  expect(slack.posts.C2).toBeUndefined();
});
