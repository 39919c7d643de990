import { expect, test } from "vitest";
import { openArchive } from "../../src/archive/open.js";
import { draft } from "../archive/drafts.js";
import { temporaryFolder } from "../archive/temporary.js";
import type { SlackFake } from "../fakes/slack.js";
import { openSite, status } from "../fetching/site.js";
import { discordEnv, localDiscord, localSlack, slackEnv } from "./local.js";
import { isReply, slackPicture } from "./pictures.js";
import { until } from "./until.js";
import { serving, stopped, verbatim } from "./verbatim.js";

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR);

/** A folder whose newest article came in so many hours ago, with a feed of that age that fails. */
async function oldArchive(hours: number, url?: string): Promise<string> {
  const folder = temporaryFolder();
  const archive = await openArchive(folder);
  await archive.articles.put("", draft(), ago(hours));
  if (url) {
    await archive.feeds.add("", url, {}, ago(hours));
    const since = ago(hours).toISOString();
    const failing = { since, times: 9, what: "the site answered 500", remedy: "wait" };
    await archive.feeds.keep("", url, { state: { failing }, nextAt: since });
  }
  await archive.close();
  return folder;
}

const told = ({ posts }: SlackFake): readonly string[] =>
  (posts.C9 ?? []).map(({ blocks }) => slackPicture(blocks));

test("silence and a failing feed are told once by two processes and a restart, and once when they are over", async () => {
  const [slack, site] = [await localSlack(), await openSite({ "/feed": status(500) })];
  const folder = await oldArchive(30, `${site.url}/feed`);
  const env = {
    ...{ ...slackEnv(slack), SLACK_DESK_CHANNEL: "C9", VERBATIM_DATA: folder, VERBATIM_DEMO: "off" },
    ...{ FETCH_ALLOW: site.host, HEARTBEAT_HOURS: "24" },
  };
  const bots = await Promise.all([serving(env), serving(env)]);
  await until(() => told(slack).length === 2);
  for (const bot of bots) expect(await stopped(bot)).toMatchObject({ status: 0 });
  expect(told(slack).join("\n")).toMatch(
    /Nothing has come in for 30 hours: no article was added or changed since/,
  );
  expect(told(slack).join("\n")).toMatch(
    /The feed 127\.0\.0\.1:\d+\/feed has been failing for 30 hours, since .*: the site answered 500/,
  );

  const archive = await openArchive(folder);
  await archive.articles.put("", draft({ text: "It opened late." }), new Date());
  await archive.close();
  const again = await serving(env);
  await until(() => told(slack).length === 3);
  expect(await stopped(again)).toMatchObject({ status: 0 });
  expect(told(slack)[2]).toContain("Articles come in again");
});

test("without HEARTBEAT_HOURS nobody is told", async () => {
  const slack = await localSlack();
  const folder = await oldArchive(2000);
  const env = { ...slackEnv(slack), SLACK_DESK_CHANNEL: "C9", VERBATIM_DATA: folder };
  const bot = await serving(env);
  const { responseUrl } = await slack.command("/status");
  await until(() => slack.responses[responseUrl]?.some(isReply));
  expect(await stopped(bot)).toMatchObject({ status: 0 });
  expect(told(slack)).toEqual([]);
  expect(slackPicture(slack.responses[responseUrl]![0]!.blocks)).toContain(
    "The newest words came in 83 days ago.",
  );
});

test("/status tells in its channel how feeds and digests stand", async () => {
  const [slack, site] = [await localSlack(), await openSite({ "/feed": status(500) })];
  const folder = await oldArchive(30, `${site.url}/feed?key=s3cret`);
  const archive = await openArchive(folder);
  const slot = { platform: "slack", tenant: "", channel: "C1", day: "2026-01-07" } as const;
  await archive.deliveries.claim(slot, "me", new Date(), 1000);
  await archive.deliveries.settle(slot, "me", { kind: "refused", reason: "channel_not_found" }, new Date());
  await archive.close();
  const bot = await serving({
    ...slackEnv(slack),
    VERBATIM_DATA: folder,
    FETCH_ALLOW: site.host,
    EDITORS: "U7",
  });
  const asked = await slack.command("/digest", "subscribe at:07:30 zone:Europe/London", { user: "U7" });
  await until(() => slack.responses[asked.responseUrl]?.some(isReply));
  const { responseUrl } = await slack.command("/status");
  await until(() => slack.responses[responseUrl]?.some(isReply));
  const reply = slack.responses[responseUrl]!.map(({ blocks }) => slackPicture(blocks)).join("\n");
  expect(await stopped(bot)).toMatchObject({ status: 0 });
  expect(reply).toContain("The newest words came in 30 hours ago.");
  expect(reply).toMatch(
    /127\.0\.0\.1:\d+\/feed: failing since \d+ \w+ \d{4}, \d\d:\d\d UTC: the site answered 500/,
  );
  expect(reply).toMatch(/Digest 1: daily at 07:30 Europe\/London\. Next: \w+day \d+ \w+ \d{4}, 07:30/);
  expect(reply).toContain("The digest of 7 Jan 2026 for slack channel C1 was not posted: channel_not_found");
  expect(reply).not.toContain("s3cret");
});

test("METRICS=on tells counts at /metrics, and no words, names or ids; without it nothing is there", async () => {
  const slack = await localSlack();
  const bot = await serving({ ...slackEnv(slack), METRICS: "on" });
  const { responseUrl } = await slack.command("/ask", "Who said the peace deal was 90% ready?");
  await until(() => slack.responses[responseUrl]?.some(isReply));
  const response = await fetch(`${bot.url}/metrics`);
  const text = await response.text();
  expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  for (const line of [
    "verbatim_articles 11",
    'verbatim_commands_total{platform="slack",command="ask",outcome="answered"} 1',
    'verbatim_command_seconds_count{command="ask"} 1',
    'verbatim_platform_ready{platform="slack"} 1',
  ])
    expect.soft(text.split("\n")).toContain(line);
  expect(text).not.toMatch(/Zelensky|peace|U\d|quay/i);
  expect((await fetch(`${bot.url}/a/paris-declaration`)).status).toBe(404);
  expect(await stopped(bot)).toMatchObject({ status: 0 });

  const without = await serving(slackEnv(slack));
  expect((await fetch(`${without.url}/metrics`)).status).toBe(404);
  expect(await stopped(without)).toMatchObject({ status: 0 });
});

test.each([
  ["HEARTBEAT_HOURS", "soon", "is not a number of hours"],
  ["HEARTBEAT_HOURS", "0", "is less than 1 hour"],
  ["HEARTBEAT_HOURS", "721", "is more than 720 hours, 30 days"],
  ["METRICS", "yes", "is neither on nor off"],
])("%s=%s stops the start with its reason", async (key, value, reason) => {
  const { status, err } = await verbatim(["start"], { env: { [key]: value } });
  expect(status).toBe(1);
  expect(err).toContain(`  - ${key}: ${reason}`);
});

test("the doctor says where nobody is told of what went wrong", async () => {
  const [slack, discord] = [await localSlack(), await localDiscord()];
  const doctor = async (env: Readonly<Record<string, string>>) =>
    (await verbatim(["doctor"], { env: { ...slackEnv(slack), ...discordEnv(discord), ...env } })).out;
  const none = await doctor({});
  expect(none).toMatch(/^ok {4}SLACK_DESK_CHANNEL: is not set; nobody there is told of what went wrong$/m);
  expect(none).toMatch(/^ok {4}DISCORD_DESK_CHANNEL: is not set; nobody there is told of what went wrong$/m);
  const silent = await doctor({ HEARTBEAT_HOURS: "24" });
  expect(silent).toMatch(
    /^MEND {2}HEARTBEAT_HOURS: is set, and no desk channel is: nobody would be told\n {6}→ set SLACK_DESK_CHANNEL or DISCORD_DESK_CHANNEL$/m,
  );
  const half = await doctor({ HEARTBEAT_HOURS: "24", SLACK_DESK_CHANNEL: "C1" });
  expect(half).toMatch(/^ok {4}SLACK_DESK_CHANNEL: /m);
  expect(half).toMatch(/^ok {4}DISCORD_DESK_CHANNEL: is not set/m);
  expect(half).not.toContain("HEARTBEAT_HOURS");
});
