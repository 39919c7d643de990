import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../archive/temporary.js";
import { ids } from "../fakes/discord.js";
import { jsonl } from "./articles.js";
import { discordEnv, localDiscord, localSlack, slackEnv } from "./local.js";
import { discordPicture, isReply, slackPicture } from "./pictures.js";
import { until } from "./until.js";
import { serving, stopped, verbatim } from "./verbatim.js";

const bridge = {
  slug: "harbour-bridge",
  headline: "Harbour bridge to close for repairs in May",
  publishedAt: "2026-01-07",
  body: "The repairs will cost £4 million, Millbrook council said.",
};
const corrected = (pounds: number) => ({
  ...bridge,
  body: bridge.body.replace("£4", `£${pounds}`),
  corrections: [{ at: "2026-01-09", note: `The cost is £${pounds} million.` }],
});

test("what is shared says what the archive says then, and is corrected like any answer, also after a restart", async () => {
  const [slack, discord, folder] = [await localSlack(), await localDiscord(), temporaryFolder()];
  const env = { ...slackEnv(slack), ...discordEnv(discord), VERBATIM_DATA: folder };
  const publish = async (article: object) => {
    const file = join(folder, "in.jsonl");
    await writeFile(file, jsonl(article));
    expect(await verbatim(["load", "--data", folder, file])).toMatchObject({ status: 0, err: "" });
  };
  await publish(bridge);
  const first = await serving(env);
  const { responseUrl } = await slack.command("/ask", "how much will the repairs cost?");
  await until(() => slack.responses[responseUrl]?.some(isReply));
  const inDiscord = discord.slash("ask", { question: "how much will the repairs cost?" });
  await discord.replied(inDiscord);
  expect(await stopped(first)).toMatchObject({ status: 0 });

  await publish(corrected(5));
  await serving(env);
  await slack.press(slack.responses[responseUrl]!.find(isReply)!);
  const shared = discord.press(inDiscord);
  await discord.replied(shared);
  await until(() => slack.posts.C1?.length === 1);
  const inChannels = () => [
    slackPicture(slack.posts.C1![0]!.blocks),
    discordPicture(shared.messages[0]?.embeds ?? []),
  ];
  for (const text of inChannels()) {
    expect(text).toContain("ann asked: /ask");
    expect(text).toContain("£5 million, Millbrook council said.");
    expect(text).not.toContain("£4 million");
  }

  await publish(corrected(6));
  await until(() => (slack.posts.C1?.[0]?.edits ?? 0) > 0 && slack.posts.C1?.length === 2);
  const inDiscordNow = () => discord.posts[ids.channel] ?? [];
  await until(() => inDiscordNow().length === 2 && inDiscordNow()[0]!.edits > 0);
  expect(inDiscordNow()[1]?.message_reference?.message_id).toBe(inDiscordNow()[0]!.id);
  expect(discordPicture(inDiscordNow()[0]!.embeds)).toContain("£6 million, Millbrook council said.");
  expect(slackPicture(slack.posts.C1![0]!.blocks)).toContain("£6 million, Millbrook council said.");
}, 120_000);
