import { expect, test } from "vitest";
import { temporaryFolder } from "../archive/temporary.js";
import { folderWith, jsonl, lamp, storedAtOnce } from "./articles.js";
import { dueToday, localSlack, slackEnv } from "./local.js";
import { isReply, slackPicture } from "./pictures.js";
import { until } from "./until.js";
import { serving, verbatim } from "./verbatim.js";

test("in the channel of a posted digest /why says that it quotes the article; elsewhere nothing of the channel is told", async () => {
  const [slack, archive] = [await localSlack(), temporaryFolder()];
  const eightHoursAgo = new Date(Date.now() - 8 * 3600_000).toISOString();
  const cwd = await folderWith({
    "lamp.jsonl": jsonl(storedAtOnce({ ...lamp, publishedAt: eightHoursAgo })),
  });
  await verbatim(["load", "--data", archive, "lamp.jsonl"], { cwd });
  await serving({ ...slackEnv(slack), ...dueToday(), SLACK_DIGEST_CHANNEL: "C1", VERBATIM_DATA: archive });
  await until(() => slack.posts.C1?.[0]);
  const told = async (line: string, channel: string) => {
    const { responseUrl } = await slack.command("/why", line, { channel });
    const reply = await until(() => slack.responses[responseUrl]?.find(isReply));
    expect(reply.response_type).toBe("ephemeral");
    return slackPicture(reply.blocks);
  };
  await until(async () => /posted \d/.test(await told("digest", "C1")));
  expect(await told("lamp", "C1")).toMatch(/Digest, \d.*Digest 0: .*: quoted in it, posted \d/s);
  expect(await told("lamp", "C2")).not.toContain("Digest");
  expect(await told("digest", "C2")).toContain("No digest is posted in this channel.");
});

test("the digests of one Verbatim are a feed of another", async () => {
  const bot = await serving({ WEB: "on" });
  const reply = await fetch(`${bot.url}/digest.json`);
  expect([reply.status, reply.headers.get("content-type")]).toEqual([200, "application/feed+json"]);
  const { items } = await reply.json();
  const [newest] = items;
  expect(await (await fetch(`${bot.url}/digest`)).text()).toContain(newest.title);
  const archive = temporaryFolder();
  const env = { FETCH_ALLOW: new URL(bot.url).host, VERBATIM_DEMO: "off", VERBATIM_DATA: archive };
  const { status, out } = await verbatim(["feed", "add", `${bot.url}/digest.json`], { env });
  expect({ status, out }).toEqual({
    status: 0,
    out: `${bot.url}/digest.json: ${items.length} added, 0 revised, 0 unchanged, 0 skipped; the first look: stored, never posted\n`,
  });
  expect((await verbatim(["ask", newest.title], { env })).out).toContain(newest.title);
});

test("without pages there is no feed of digests", async () => {
  const bot = await serving(slackEnv(await localSlack(), "http"));
  for (const path of ["/digest.json", "/digest", "/digest/2026-01-07"])
    expect((await fetch(bot.url + path)).status, path).toBe(404);
});
