import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openArchive } from "../../src/archive/open.js";
import { temporaryFolder } from "../archive/temporary.js";
import type { SlackFake } from "../fakes/slack.js";
import { browserAt } from "../slack/several.js";
import { jsonl } from "./articles.js";
import { dueToday, localSlack } from "./local.js";
import { isReply } from "./pictures.js";
import { until } from "./until.js";
import { type Serving, serving, stopped, verbatim } from "./verbatim.js";

const key = "0f".repeat(32);

const installEnv = (slack: SlackFake) => ({
  ...{ SLACK_CLIENT_ID: slack.app.clientId, SLACK_CLIENT_SECRET: slack.app.clientSecret },
  ...{ SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl },
  ...{ VERBATIM_KEY: key, WEB_URL: "https://verbatim.example" },
});

async function install({ url }: Serving, slack: SlackFake, team: string): Promise<void> {
  const person = browserAt(url);
  const page = await (await person.back(slack.app.allow(await person.begin(), team))).text();
  expect(page).toContain("Verbatim is installed in");
}

/** A digest that is due today, in a channel of a workspace. */
async function subscribe(folder: string, workspace: string, channel: string): Promise<void> {
  const { DIGEST_AT: at, DIGEST_ZONE: zone } = dueToday();
  const since = new Date(Date.now() - 20 * 3_600_000).toISOString();
  const row = {
    ...{ platform: "slack", channel, number: 1, workspace, state: "active", added_by: "U1", added_at: since },
    ...{ since, wanted: JSON.stringify({ at, zone, topics: [], quiet: false }) },
  };
  const file = join(temporaryFolder(), "rows.jsonl");
  await writeFile(file, jsonl({ table: "subscriptions", row }));
  expect(await verbatim(["load", "--data", folder, file])).toMatchObject({ status: 0, err: "" });
}

async function deliveryIn(folder: string, channel: string) {
  const archive = await openArchive(folder);
  const all = await archive.deliveries.list("");
  await archive.close();
  return all.find((one) => one.channel === channel);
}

const answered = async (slack: SlackFake, team: string): Promise<string> => {
  const { responseUrl } = await slack.command("/ask", "Who said it was 90% ready?", { team });
  await until(() => slack.responses[responseUrl]?.some(isReply));
  return JSON.stringify(slack.responses[responseUrl]);
};

test("two workspaces install it, ask, and get their digests by their own tokens, renewed at every post", async () => {
  const [slack, folder] = [await localSlack(), temporaryFolder()];
  const env = { ...installEnv(slack), VERBATIM_DATA: folder };
  slack.app.tokenSeconds = 3600;
  const first = await serving(env);
  for (const team of ["T1", "T2"]) await install(first, slack, team);
  for (const team of ["T1", "T2"]) expect(await answered(slack, team)).toContain("90% ready");
  expect(await stopped(first)).toMatchObject({ status: 0 });

  await subscribe(folder, "T1", "C1");
  await subscribe(folder, "T2", "C2");
  // Two processes over one archive: each token is exchanged by one of them at a time.
  const both = await Promise.all([serving(env), serving(env)]);
  await until(() => slack.posts.C1?.length && slack.posts.C2?.length);
  const ended = await Promise.all(both.map(stopped));
  expect(ended.map(({ status }) => status)).toEqual([0, 0]);
  for (const [channel, team] of [
    ["C1", "T1"],
    ["C2", "T2"],
  ] as const) {
    expect(slack.posts[channel]?.map((post) => post.team)).toEqual([team]);
    expect(await deliveryIn(folder, channel)).toMatchObject({ state: "posted" });
  }
  expect(slack.app.exchanges).toBeGreaterThanOrEqual(4);

  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), "latin1"));
  const logs = ended.map(({ err }) => err);
  for (const token of slack.app.issued)
    for (const text of [...files, ...logs, first.log()]) expect(text).not.toContain(token);
});

test("a digest of a workspace that has removed the app is skipped with the reason", async () => {
  const [slack, folder] = [await localSlack(), temporaryFolder()];
  const env = { ...installEnv(slack), VERBATIM_DATA: folder };
  const first = await serving(env);
  await install(first, slack, "T1");
  slack.app.uninstall("T1");
  await slack.removal("app_uninstalled", "T1");
  await until(() => first.log().includes("Slack removed the app"));
  await stopped(first);
  await subscribe(folder, "T1", "C1");
  const second = await serving(env);
  const delivery = await until(async () => {
    const found = await deliveryIn(folder, "C1");
    return found?.state !== "posting" && found;
  });
  expect(delivery).toMatchObject({
    ...{ state: "skipped", reason: "Verbatim is not installed in the workspace T1" },
  });
  await install(second, slack, "T1");
  expect(await answered(slack, "T1")).toContain("90% ready");
  expect((await stopped(second)).err).not.toContain("digest not posted");
  expect(slack.posts.C1).toBeUndefined();
});

test("doctor names each workspace, its channels, and which must be installed again with another key", async () => {
  const [slack, folder] = [await localSlack(), temporaryFolder()];
  const env = { ...installEnv(slack), VERBATIM_DATA: folder, SLACK_DESK_CHANNEL: "T1/C2" };
  const doctor = async (more: Readonly<Record<string, string>> = {}) => {
    const { status, out } = await verbatim(["doctor", "--json"], { env: { ...env, ...more } });
    const { findings } = JSON.parse(out) as {
      readonly findings: readonly { subject: string; healthy: boolean; finding: string; remedy?: string }[];
    };
    return { status, findings: findings.filter(({ subject }) => subject.startsWith("Slack workspace")) };
  };
  const bot = await serving(env);
  for (const team of ["T1", "T2", "T3"]) await install(bot, slack, team);
  slack.app.uninstall("T3");
  await stopped(bot);
  await subscribe(folder, "T1", "C1");
  expect((await doctor()).findings).toMatchObject([
    { subject: "Slack workspace acme (T1)", healthy: true },
    { subject: "Slack workspace acme (T1) channel C1", healthy: true, finding: "the bot is in #desk" },
    { subject: "Slack workspace acme (T1) channel C2", healthy: false },
    { subject: "Slack workspace name of T2 (T2)", healthy: true },
    {
      subject: "Slack workspace name of T3 (T3)",
      healthy: true,
      finding: expect.stringMatching(/^has removed/),
    },
  ]);
  const { status, findings } = await doctor({ VERBATIM_KEY: "1e".repeat(32) });
  expect(status).toBe(1);
  expect(findings.map(({ healthy, finding }) => [healthy, finding.split(",")[0]])).toEqual([
    [false, "its tokens were encrypted with another VERBATIM_KEY"],
    [false, "its tokens were encrypted with another VERBATIM_KEY"],
    [true, "has removed Verbatim; nothing is posted there"],
  ]);
});
