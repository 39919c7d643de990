import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../archive/temporary.js";
import { directMessagesWith, ids, pingedBy } from "../fakes/discord.js";
import type { SlackFake } from "../fakes/slack.js";
import { directMessages } from "../fakes/slack-web-api.js";
import { jsonl } from "./articles.js";
import { answerInDiscord, answerInSlack } from "./asking.js";
import { discordEnv, localDiscord, localSlack, slackEnv } from "./local.js";
import { discordPicture, slackPicture } from "./pictures.js";
import { until } from "./until.js";
import { serving, stopped, verbatim } from "./verbatim.js";

const inSlack = (slack: SlackFake, text: string, user = "U1") => answerInSlack(slack, "/watch", text, user);

const wall = (slug: string, hoursAgo: number, cost: number, more = "") => ({
  slug,
  headline: `News of the sea wall: ${slug}`,
  publishedAt: new Date(Date.now() - hoursAgo * 3_600_000).toISOString(),
  body: `The sea wall will cost £${cost} million.${more}`,
});
const said = "Ana Reyes drew a red line <!everyone> @everyone on Monday.";

test("what is watched for is told once where it was asked for, and nothing more once it is removed", async () => {
  const [slack, discord, folder] = [await localSlack(), await localDiscord(), temporaryFolder()];
  const env = { ...slackEnv(slack), ...discordEnv(discord), VERBATIM_DATA: folder, EDITORS: "U7" };
  const publish = async (...articles: readonly object[]) => {
    const file = join(folder, "in.jsonl");
    await writeFile(file, jsonl(...articles));
    expect(await verbatim(["load", "--data", folder, file])).toMatchObject({ status: 0, err: "" });
  };
  const slackIn = (channel: string) => (slack.posts[channel] ?? []).map(({ blocks }) => slackPicture(blocks));
  const discordIn = (channel: string) =>
    (discord.posts[channel] ?? []).map(({ embeds }) => discordPicture(embeds));
  await publish(wall("council", 20, 4, ` ${said}`));
  const bots = [await serving(env), await serving(env)];
  const mine = { permissions: "16" };

  expect(await inSlack(slack, '"red line"')).toContain("Only those who may manage this channel");
  expect(await inSlack(slack, '"red line"', "U7")).toContain("Watch 1: “red line”, told in this channel");
  expect(await inSlack(slack, "person:Reyes to:me")).toContain(
    "Watch 1: Reyes, quoted or named, told to you only",
  );
  expect(await answerInDiscord(discord, "watch contradictions", {}, mine)).toContain(
    "Watch 1: figures that differ",
  );
  expect(await answerInDiscord(discord, "watch set", { topic: "sea wall", to: "me" })).toContain(
    "Watch 1: on sea wall",
  );
  expect(await inSlack(slack, "list")).toMatch(/Watch 1: “red line”[\s\S]*Watch 1: Reyes/);
  expect(await inSlack(slack, "list", "U2")).not.toContain("Reyes");

  // Taken in by another process while both run.
  await publish(wall("survey", 1, 6, ` ${said}`), { ...wall("quiet", 1, 6), body: "It rained in Ardley." });
  await until(
    () =>
      slackIn("C1").length + slackIn(directMessages("U1")).length === 2 &&
      discordIn(ids.channel).length + discordIn(directMessagesWith(ids.user)).length === 2,
  );
  expect(slackIn("C1")[0]).toContain("# Watch 1: “red line”");
  expect(slackIn("C1")[0]).toContain(`> ${said}`);
  expect(slackIn(directMessages("U1"))[0]).toContain(`> ${said}`);
  for (const { text } of [...(slack.posts.C1 ?? []), ...(slack.posts[directMessages("U1")] ?? [])])
    expect(text).not.toMatch(/<[!@#]/);
  expect(discordIn(ids.channel)[0]).toMatch(
    /The figures differ[\s\S]*£6 million[\s\S]*survey[\s\S]*£4 million[\s\S]*council/,
  );
  expect(discordIn(directMessagesWith(ids.user))[0]).toContain("£6 million");
  expect((discord.posts[ids.channel] ?? []).flatMap(pingedBy)).toEqual([]);

  // A correction follows what a watch told.
  await publish({
    ...wall("survey", 1, 6, " Ana Reyes drew a blue line, she said."),
    corrections: [{ at: "2026-01-09", note: "An earlier version gave the colour wrongly." }],
  });
  await until(() => slackIn("C1").length === 2);
  expect(slackIn("C1")[1]).toContain("# CORRECTION");

  expect(await inSlack(slack, "remove 1 to:channel")).toContain("Only those who may manage this channel");
  expect(await inSlack(slack, "remove 1 to:channel", "U7")).toContain("Removed.");
  expect(await inSlack(slack, "remove 1")).toContain("Removed.");
  expect(await inSlack(slack, "list")).toContain("Nothing is watched for here.");
  expect(await answerInDiscord(discord, "watch remove", { number: "1", to: "channel" }, mine)).toContain(
    "Removed.",
  );

  for (const bot of bots) expect(await stopped(bot)).toMatchObject({ status: 0 });
  const before = slack.posts.C1!.length;
  await publish(wall("mayor", 0, 9, ` ${said}`));
  await serving(env);
  // Discord's own watch is left, and tells late.
  await until(() => discordIn(directMessagesWith(ids.user)).some((text) => text.includes("£9 million")));
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(slack.posts.C1).toHaveLength(before);
  expect(discordIn(ids.channel).filter((text) => text.includes("Watch"))).toHaveLength(1);
}, 120_000);
