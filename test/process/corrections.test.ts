import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../archive/temporary.js";
import { type DiscordFake, type DiscordPost, directMessagesWith, ids, pingedBy } from "../fakes/discord.js";
import type { SlackFake } from "../fakes/slack.js";
import { directMessages, type SlackPost } from "../fakes/slack-web-api.js";
import { jsonl, storedAtOnce } from "./articles.js";
import { discordEnv, dueToday, localDiscord, localSlack, slackEnv } from "./local.js";
import { discordPicture, isReply, slackPicture } from "./pictures.js";
import { until } from "./until.js";
import { type Serving, serving, stopped, verbatim } from "./verbatim.js";

const publishedAt = new Date(Date.now() - 8 * 3_600_000).toISOString();

/** The article that is corrected and withdrawn later. */
const bridge = {
  slug: "harbour-bridge",
  headline: "Harbour bridge to close for repairs in May",
  publisher: "The Quay Courier",
  publishedAt,
  body: `The harbour bridge will close on 12 May.

The repairs will cost £4 million, Millbrook council said.

Tomas Reyl, the harbour engineer, said the north span had passed its load test.`,
};
const ferry = {
  slug: "ferry-fares",
  headline: "Ferry fares frozen until autumn",
  publishedAt,
  body: "Fares on the Kelsmouth ferry stay at £3 until October.",
};

/** One sentence is changed, and tries to ping and to format. */
const was = "The repairs will cost £4 million, Millbrook council said.";
const now =
  "The repairs will cost £5 million, Millbrook council said <!channel> <@U9> @everyone *b* [x](https://x.example).";
const note = "An earlier version gave the cost of the first phase only.";
const second = {
  ...bridge,
  body: bridge.body.replace(was, now),
  corrections: [{ at: "2026-01-09", note }],
};

/** Everything that stands anywhere, as it stands now. */
const standing = ({ posts }: SlackFake, discord: DiscordFake) => JSON.stringify([posts, discord.posts]);

const slackText = (post: SlackPost): string => `${post.text}\n${slackPicture(post.blocks)}`;
const discordText = ({ content = "", embeds }: DiscordPost): string =>
  `${content}\n${discordPicture(embeds)}`;

/** A newsroom with both platforms, one archive, and a way to publish. */
async function scene() {
  const [slack, discord, folder] = [await localSlack(), await localDiscord(), temporaryFolder()];
  const env = {
    ...{ ...slackEnv(slack), ...discordEnv(discord), ...dueToday(), VERBATIM_DATA: folder },
    ...{ SLACK_DIGEST_CHANNEL: "C1", DISCORD_DIGEST_CHANNEL: ids.channel, LOG_LEVEL: "info" },
  };
  async function publish(...articles: readonly object[]): Promise<void> {
    const file = join(folder, "in.jsonl");
    await writeFile(file, jsonl(...articles));
    expect(await verbatim(["load", "--data", folder, file])).toMatchObject({ status: 0, err: "" });
  }
  const inSlack = (channel = "C1") => slack.posts[channel] ?? [];
  const inDiscord = (channel: string = ids.channel) => discord.posts[channel] ?? [];
  return { slack, discord, env, publish, inSlack, inDiscord };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** Asks for the cost, for another sentence and for another article, everywhere; returns once all is answered. */
async function askEverything({ slack, discord, inSlack, inDiscord }: Scene): Promise<void> {
  await until(() => inSlack().length === 1 && inDiscord().length === 1);
  const cost = "how much will the repairs cost?";
  const others = ["what passed its load test?", "how much are ferry fares?"];
  for (const question of [cost, ...others]) {
    const { responseUrl } = await slack.command("/ask", question);
    await until(() => slack.responses[responseUrl]!.some(isReply));
    await discord.replied(discord.slash("ask", { question }));
    const before = inSlack().length;
    await slack.mention(`<@UBOT> ${question}`);
    await until(() => inSlack().length > before);
  }
}

/** Resolves when so many replies and direct messages stand everywhere, and some time more has brought none. */
async function settled({ inSlack, inDiscord }: Scene, counts: readonly number[]): Promise<void> {
  const counted = () =>
    [inSlack(), inSlack(directMessages("U1")), inDiscord(), inDiscord(directMessagesWith(ids.user))].map(
      ({ length }) => length,
    );
  await until(() => counted().join() === counts.join()).catch(() => expect(counted()).toEqual(counts));
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(counted()).toEqual(counts);
}

test("each message that cited changed words is edited and answered once, each asker told once, none other touched", async () => {
  const it = await scene();
  const { slack, discord, env, publish, inSlack, inDiscord } = it;
  await publish(storedAtOnce(bridge), storedAtOnce(ferry));
  const bots: Serving[] = [await serving(env)];
  await askEverything(it);
  const [slackDigest, costAnswer, ...others] = inSlack();
  expect(slackText(costAnswer!)).toContain(was);

  // v2, taken in by another process while the bot runs.
  await publish(second);
  await settled(it, [6, 1, 2, 1]);

  const edited = inSlack().filter(({ edits }) => edits > 0);
  expect(edited.map(({ ts, edits }) => [ts, edits])).toEqual([
    [slackDigest!.ts, 1],
    [costAnswer!.ts, 1],
  ]);
  for (const post of edited) for (const words of [was, now, note]) expect(slackText(post)).toContain(words);
  expect(inSlack()).toEqual(expect.arrayContaining(others));

  const replies = inSlack().slice(4);
  expect(replies.map(({ thread_ts }) => thread_ts).sort()).toEqual(
    [costAnswer!.thread_ts, slackDigest!.ts].sort(),
  );
  for (const reply of replies)
    for (const words of ["# CORRECTION", was, now, note]) expect(slackText(reply)).toContain(words);
  const toAnswer = replies.find(({ thread_ts }) => thread_ts === costAnswer!.thread_ts);
  const toDigest = replies.find(({ thread_ts }) => thread_ts === slackDigest!.ts);
  const told = (post: SlackPost | undefined) =>
    Array.from(JSON.stringify(post?.blocks).matchAll(/"user_id":"(\w+)"/g), ([, id]) => id);
  expect([told(toAnswer), told(toDigest)]).toEqual([["U1"], []]);
  for (const { text } of [...replies, ...inSlack(directMessages("U1"))]) expect(text).not.toMatch(/<[!@#]/);

  const [direct] = inSlack(directMessages("U1"));
  for (const words of ["/ask how much will the repairs cost?", was, now, note])
    expect(slackText(direct!)).toContain(words);

  const [discordDigest, discordReply] = inDiscord();
  expect(discordDigest!.edits).toBe(1);
  expect(discordText(discordDigest!)).toContain("£5 million");
  expect(discordReply).toMatchObject({ edits: 0, message_reference: { message_id: discordDigest!.id } });
  expect(discordText(discordReply!)).toContain(`Before: ${was}`);
  const [discordDirect] = inDiscord(directMessagesWith(ids.user));
  expect(discordText(discordDirect!)).toContain(`Before: ${was}`);
  expect([discordDigest!, discordReply!, discordDirect!].flatMap(pingedBy)).toEqual([]);

  // A restart repeats nothing.
  const before = standing(slack, discord);
  expect(await stopped(bots[0]!)).toMatchObject({ status: 0 });
  bots.push(await serving(env));
  await settled(it, [6, 1, 2, 1]);
  expect(standing(slack, discord)).toBe(before);

  // v3 withdraws the article while the bot is down: every message, and every correction, loses its words.
  expect(await stopped(bots[1]!)).toMatchObject({ status: 0 });
  await publish({ ...second, status: "retracted" });
  bots.push(await serving(env));
  await settled(it, [9, 3, 3, 3]);
  const left = [
    ...Object.values(slack.posts).flat().map(slackText),
    ...Object.values(discord.posts).flat().map(discordText),
  ].join("\n");
  for (const words of ["million", "had passed", "12 May", bridge.headline, note, "Reyl"])
    expect(left).not.toContain(words);
  expect(left).toContain("Fares on the Kelsmouth ferry stay at £3 until October.");
  const ferryAnswer = others.at(-1)!;
  expect(inSlack().find(({ ts }) => ts === ferryAnswer.ts)).toEqual(ferryAnswer);
}, 120_000);
