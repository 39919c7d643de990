import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../archive/temporary.js";
import { ids } from "../fakes/discord.js";
import type { SlackFake } from "../fakes/slack.js";
import { workspace } from "../fakes/slack-payloads.js";
import { jsonl } from "./articles.js";
import { answerInDiscord, answerInSlack } from "./asking.js";
import { discordEnv, localDiscord, localSlack, slackEnv } from "./local.js";
import { discordPicture, slackPicture } from "./pictures.js";
import { until } from "./until.js";
import { serving, stopped, verbatim } from "./verbatim.js";

const inSlack = (slack: SlackFake, command: string, text = "") => answerInSlack(slack, command, text, "U7");

const article = (slug: string, words: string) => ({
  slug,
  headline: `News: ${slug}`,
  publishedAt: new Date(Date.now() - 3_600_000).toISOString(),
  body: words,
});

test("with newsrooms apart, a workspace and a server answer, watch and list each from their own", async () => {
  const [slack, discord, folder] = [await localSlack(), await localDiscord(), temporaryFolder()];
  const env = {
    ...{ ...slackEnv(slack), ...discordEnv(discord), VERBATIM_DATA: folder, VERBATIM_DEMO: "off" },
    ...{ NEWSROOMS: "apart", EDITORS: `${workspace.team}/U7` },
  };
  const load = async (newsroom: string, ...articles: readonly object[]) => {
    const file = join(folder, "in.jsonl");
    await writeFile(file, jsonl(...articles));
    expect(await verbatim(["load", "--data", folder, "--newsroom", newsroom, file])).toMatchObject({
      status: 0,
      err: "",
    });
  };
  await load(workspace.team, article("harbour", "The harbour crane lifted 40 tonnes."));
  await load(ids.guild, article("airport", "The airport tower closed for 9 days."));
  const bot = await serving(env);
  expect(await inSlack(slack, "/ask", "what did the crane lift?")).toContain("> The harbour crane lifted");
  expect(await inSlack(slack, "/ask", "which tower closed?")).not.toContain("airport");
  expect(await answerInDiscord(discord, "ask", { question: "which tower closed?" })).toContain(
    "The airport tower",
  );
  expect(await answerInDiscord(discord, "ask", { question: "what did the crane lift?" })).not.toContain(
    "harbour",
  );
  expect(await inSlack(slack, "/watch", '"red line"')).toContain("Watch 1");
  expect(
    await answerInDiscord(discord, "watch set", { phrase: "red line" }, { permissions: "16" }),
  ).toContain("Watch 1");

  // A newsroom that had nothing before is looked after too, and tells nobody else.
  await load("T9", article("elsewhere", "A red line was drawn elsewhere."));
  await load(ids.guild, article("runway", "A red line was drawn on the runway."));
  await until(() => (discord.posts[ids.channel] ?? []).length > 0);
  expect((discord.posts[ids.channel] ?? []).map(({ embeds }) => discordPicture(embeds)).join()).toContain(
    "A red line was drawn on the runway.",
  );
  await load(workspace.team, article("quay", "A red line was drawn on the quay."));
  await until(() => (slack.posts.C1 ?? []).length > 0);
  expect((slack.posts.C1 ?? []).map(({ blocks }) => slackPicture(blocks)).join()).toContain("on the quay");
  expect(await stopped(bot)).toMatchObject({ status: 0 });
  expect([slack.posts.C1?.length, discord.posts[ids.channel]?.length]).toEqual([1, 1]);
}, 120_000);
