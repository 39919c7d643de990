import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../archive/temporary.js";
import { closed, discordDialect, slackDialect } from "../chaos/dialects.js";
import { due, linesOf } from "../chaos/town.js";
import { calm, type Dialect, weatherBefore } from "../chaos/weather.js";
import { ids } from "../fakes/discord.js";
import type { SlackFake } from "../fakes/slack.js";
import { encode, signature } from "../fakes/slack-payloads.js";
import { jsonl } from "./articles.js";
import { discordEnv, localDiscord, localSlack, slackEnv } from "./local.js";
import { discordPicture, isReply, slackPicture } from "./pictures.js";
import { until } from "./until.js";
import { type Serving, serving, stopped, verbatim } from "./verbatim.js";

const question = "Who said the peace deal was 90% ready?";
const quote = "“90% ready”";
const huge = "x".repeat(2 * 1024 * 1024);
const minutesAgo = (minutes: number): number => Math.floor(Date.now() / 1000) - minutes * 60;
const health = async ({ url }: Serving): Promise<number> => (await fetch(`${url}/healthz`)).status;

/** What may be wrong with a command that comes to Slack's address. */
interface Wrong {
  readonly secret?: string;
  /** In Unix seconds. */
  readonly at?: number;
  readonly type?: string;
  /** What arrives in the place of what was signed. */
  readonly altered?: (body: string) => string;
  readonly text?: string;
}

/** A command as Slack posts it, to be sent to any process as often as one likes, and what was said to it. */
function slackRequest(slack: SlackFake, wrong: Wrong = {}) {
  const { secret = slack.signingSecret, at, altered = (body) => body, text = question } = wrong;
  const payload = slack.commandPayload("/ask", text);
  const { body, type } = encode(payload);
  const headers = { "content-type": wrong.type ?? type, ...signature(secret, body, at) };
  return {
    async send({ url }: Serving): Promise<number> {
      const request = { method: "POST", headers, body: altered(body) };
      return (await fetch(`${url}/slack/events`, request)).status;
    },
    said: () => slack.responses[String(payload.response_url)]!.map(({ blocks }) => slackPicture(blocks)),
  };
}

test("what comes to Slack's address forged, stale, altered, garbled or huge is refused without a word", async () => {
  const slack = await localSlack();
  const bot = await serving(slackEnv(slack, "http"));
  const wrongs: readonly (readonly [Wrong, number])[] = [
    [{ secret: "another-secret" }, 401],
    [{ secret: "" }, 401],
    [{ at: minutesAgo(6) }, 401],
    [{ at: minutesAgo(-6) }, 401],
    [{ altered: (body) => body.replace("90", "10") }, 401],
    [{ altered: () => "" }, 401],
    [{ secret: "another-secret", text: huge }, 401],
    [{ type: "text/plain" }, 400],
    [{ type: "application/json" }, 400],
  ];
  const requests = wrongs.map(([wrong]) => slackRequest(slack, wrong));
  for (const [i, { send }] of requests.entries()) expect(await send(bot), String(i)).toBe(wrongs[i]![1]);

  const long = slackRequest(slack, { text: huge });
  expect(await long.send(bot)).toBe(200);
  await until(() => long.said().join().includes("2097152 characters are too many"));
  const honest = slackRequest(slack);
  expect(await honest.send(bot)).toBe(200);
  await until(() => honest.said().join().includes(quote));
  expect(requests.flatMap(({ said }) => said())).toEqual([]);
  expect(await health(bot)).toBe(200);
});

test("what comes to Discord's address forged, stale, altered or huge is refused without a word", async () => {
  const discord = await localDiscord();
  const bot = await serving(discordEnv(discord, "http"));
  const url = `${bot.url}/discord/interactions`;
  const { payload } = await discord.signedSlash(url, "ask", { question: "zeppelin" });
  const unseen = { ...payload, id: "1" };
  const statusOf = async (...sent: Parameters<typeof discord.signedInteraction>) =>
    (await discord.signedInteraction(...sent)).status;
  for (const wrong of [{ forged: true }, { offSeconds: -360 }, { offSeconds: 360 }, { altered: true }])
    expect(await statusOf(url, unseen, wrong), JSON.stringify(wrong)).toBe(401);
  // It may hang up on a body that it does not read to its end.
  expect(await statusOf(url, { ...unseen, huge }).catch(() => 413)).toBe(413);
  expect(await statusOf(url, { type: 1 })).toBe(200);

  const [honest] = await discord.replied(await discord.signedSlash(url, "ask", { question }));
  expect(discordPicture(honest!.embeds)).toContain(quote);
  expect(
    discord.calls.filter(({ method, path }) => method === "PATCH" && path.includes("@original")),
  ).toHaveLength(2);
  expect(await health(bot)).toBe(200);
});

test("a request that is replayed, to the same process, to another or after a restart, is answered once", async () => {
  const [slack, discord, folder] = [await localSlack(), await localDiscord(), temporaryFolder()];
  const env = { ...slackEnv(slack, "http"), ...discordEnv(discord, "http"), VERBATIM_DATA: folder };
  const [first, second] = await Promise.all([serving(env), serving(env)]);
  const inDiscord = ({ url }: Serving) => `${url}/discord/interactions`;

  const { send, said } = slackRequest(slack);
  expect(await send(first)).toBe(200);
  await until(() => said().join().includes(quote));
  const { payload, messages } = await discord.signedSlash(inDiscord(first), "ask", { question });
  await until(() => messages.length);
  const answers = () => [
    said().length,
    messages.length,
    discord.calls.filter(({ method }) => method === "PATCH").length,
  ];
  const before = answers();

  const replay = async (bot: Serving) => {
    expect(await send(bot)).toBe(200);
    await discord.signedInteraction(inDiscord(bot), payload);
  };
  await replay(first);
  await replay(second);
  expect(await stopped(first)).toMatchObject({ status: 0 });
  const anew = await serving(env);
  await replay(anew);
  for (const bot of [second, anew]) {
    const next = slackRequest(slack);
    await next.send(bot);
    await until(() => next.said().join().includes(quote));
    // Nothing is under way any more.
    expect(await stopped(bot)).toMatchObject({ status: 0 });
  }
  expect(answers()).toEqual(before);
});

test("a channel that was deleted, archived or left is told to the desk once, by two processes and a restart; the others get theirs", async () => {
  const [slack, discord, folder] = [await localSlack(), await localDiscord(), temporaryFolder()];
  const wanted = { ...due, topics: [], quiet: false };
  const gone = [
    ...Object.keys(closed.slack).map((channel) => ({ platform: "slack", channel }) as const),
    ...Object.keys(closed.discord).map((channel) => ({ platform: "discord", channel }) as const),
  ];
  const open = [
    { platform: "slack", channel: "C1" },
    { platform: "discord", channel: ids.channel },
  ] as const;
  const rows = [...gone, ...open].map((place) => ({
    slot: { ...place, tenant: "", day: "", subscription: 1 },
    wanted,
  }));
  const file = join(folder, "rows.jsonl");
  await writeFile(file, jsonl(...linesOf(rows)));
  expect(await verbatim(["load", "--data", folder, file])).toMatchObject({ status: 0, err: "" });
  const weather = (dialect: Dialect) => weatherBefore(dialect, 1, () => {}, calm);
  const env = {
    ...{ ...slackEnv(slack), ...discordEnv(discord), VERBATIM_DATA: folder, SLACK_DESK_CHANNEL: "C9" },
    SLACK_API_URL: `${(await weather(slackDialect(slack.apiUrl))).url}/api/`,
    DISCORD_API_URL: `${(await weather(discordDialect(discord.apiUrl))).url}/api`,
  };
  const told = () => (slack.posts.C9 ?? []).map(({ blocks }) => slackPicture(blocks));
  const isDone = () =>
    told().length >= gone.length && slack.posts.C1?.length === 1 && discord.posts[ids.channel]?.length === 1;

  const bots = await Promise.all([serving(env), serving(env)]);
  await until(isDone);
  for (const bot of bots) expect(await stopped(bot)).toMatchObject({ status: 0 });
  const anew = await serving(env);
  await until(() => gone.every(({ channel }) => anew.log().includes(`${channel}:`)));
  expect(await stopped(anew)).toMatchObject({ status: 0 });

  for (const { channel } of gone)
    expect(told().filter((text) => text.includes(`${channel}, digest 1 was not posted`))).toHaveLength(1);
  expect(told()).toHaveLength(gone.length);
  expect([slack.posts.C1?.length, discord.posts[ids.channel]?.length]).toEqual([1, 1]);
});

test("a digest wanted at no time of day, in no zone or on no day of the week is not set up, and it is said what is wanted", async () => {
  const [slack, discord] = [await localSlack(), await localDiscord()];
  const env = { ...slackEnv(slack), ...discordEnv(discord), VERBATIM_DATA: temporaryFolder(), EDITORS: "U1" };
  const bot = await serving(env);
  const inSlack = async (text: string) => {
    const { responseUrl } = await slack.command("/digest", text);
    await until(() => slack.responses[responseUrl]?.some(isReply));
    return slackPicture(slack.responses[responseUrl]![0]!.blocks);
  };
  const inDiscord = async (options: Readonly<Record<string, string>>) => {
    const [reply] = await discord.replied(discord.slash("digest subscribe", options, { permissions: "16" }));
    return discordPicture(reply!.embeds);
  };
  const wrongs: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
    [{ at: "25:00" }, '"25:00" is not a time of day'],
    [{ at: "24:00" }, '"24:00" is not a time of day'],
    [{ at: "07:30", zone: "Mars/Olympus" }, '"Mars/Olympus" is not a zone'],
    [{ at: "07:30", zone: "@everyone" }, `"@everyone" is not a zone`],
    [{ at: "07:30", days: "29 February" }, '"29 February" names no days of the week'],
    [{ at: "07:30", days: "2026-02-29" }, '"2026-02-29" names no days of the week'],
  ];
  for (const [options, said] of wrongs) {
    const typed = Object.entries(options).map(([name, value]) => `${name}:"${value}"`);
    const answers = [await inSlack(`subscribe ${typed.join(" ")}`), await inDiscord(options)];
    for (const answer of answers) expect(answer.replaceAll("\\", "")).toContain(said);
    for (const answer of answers) expect(answer).toMatch(/write |mean /);
  }
  expect(await inSlack("read 2026-02-29")).toMatch(/2026-02-29.*is not a d/);
  expect(await inSlack("list")).toContain("No digest is posted in this channel.");
  expect(await stopped(bot)).toMatchObject({ status: 0 });
});
