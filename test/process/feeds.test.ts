import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openArchive } from "../../src/archive/open.js";
import { temporaryFolder } from "../archive/temporary.js";
import { budget, datedPage, rss, span } from "../delivery/newsfeed.js";
import { ids } from "../fakes/discord.js";
import { workspace } from "../fakes/slack-payloads.js";
import { openSite, type Site, status } from "../fetching/site.js";
import { discordEnv, localDiscord, localSlack, slackEnv } from "./local.js";
import { discordPicture, slackPicture } from "./pictures.js";
import { until } from "./until.js";
import { serving, stopped, verbatim } from "./verbatim.js";

const bridge = {
  title: "North span passes load test",
  guid: "1",
  content: span,
  pubDate: "Wed, 07 Jan 2026 08:00:00 GMT",
};
const council = {
  title: "Council has a budget gap",
  guid: "2",
  content: budget,
  pubDate: "Thu, 08 Jan 2026 08:00:00 GMT",
};

/** A site, and a command line that may read it and keeps one archive. */
async function newsroom(site: Site) {
  const cwd = temporaryFolder();
  const env = { FETCH_ALLOW: site.host, VERBATIM_DEMO: "off", VERBATIM_DATA: join(cwd, "archive") };
  return { cwd, env, run: (...args: readonly string[]) => verbatim(args, { cwd, env }) };
}

test("a feed is added, read, listed and removed; its articles stay", async () => {
  const site = await openSite({ "/feed": rss(bridge) });
  const { run } = await newsroom(site);
  const feed = `${site.url}/feed`;
  expect(await run("feed", "add", feed)).toEqual({
    status: 0,
    out: `${feed}: 1 added, 0 revised, 0 unchanged, 0 skipped; the first look: stored, never posted\n`,
    err: "",
  });
  expect((await run("feed", "add", feed)).out).toBe(`${feed}: known already\n`);
  site.set("/feed", rss(bridge, council));
  expect((await run("feed", "read")).out).toBe(`${feed}: 1 added, 0 revised, 0 unchanged, 0 skipped\n`);
  expect((await run("feed", "list")).out).toMatch(
    /^http\S+\tThe Quay Courier\tread \d+ \w+ \d+, [\d:]+ UTC\n$/,
  );
  expect(JSON.parse((await run("feed", "list", "--json")).out)).toMatchObject({
    feeds: [{ url: feed, title: "The Quay Courier" }],
  });
  expect((await run("feed", "remove", feed)).out).toBe(`removed ${feed}; its articles stay\n`);
  expect((await run("feed", "list")).out).toBe("");
  expect(await run("feed", "remove", feed)).toMatchObject({
    status: 2,
    err: expect.stringContaining("no such feed is read"),
  });
  expect((await run("ask", "budget gap")).out).toContain("£3.1 million");
});

test("a list of feeds goes out as OPML and comes in again; one that fails keeps no other from being read", async () => {
  const site = await openSite({ "/one": rss(bridge), "/two": status(500), "/three": rss(council) });
  const { run, cwd } = await newsroom(site);
  await run("feed", "add", ...["/one", "/two", "/three"].map((path) => site.url + path));
  const { out } = await run("feed", "list", "--opml");
  await writeFile(join(cwd, "feeds.opml"), out);
  const other = await verbatim(["feed", "add", "--data", "other", "feeds.opml"], {
    cwd,
    env: { FETCH_ALLOW: site.host },
  });
  expect(other).toMatchObject({
    status: 1,
    err: `failing: ${site.url}/two: the site answered 500 (the site has a fault; try again later)\n`,
  });
  expect(other.out.match(/1 added/g)).toHaveLength(2);
  const { out: found, status: unwell } = await verbatim(["doctor", "--data", "other"], { cwd });
  expect(unwell).toBe(1);
  expect(found).toMatch(/^ok {4}feed \S+\/one: read .*$/m);
  expect(found).toMatch(
    /^MEND {2}feed \S+\/two: failing since .* UTC: the site answered 500\n {6}→ the site has a fault; try again later$/m,
  );
});

test("what is no feed is named at once", async () => {
  const { run } = await newsroom(await openSite());
  expect(await run("feed", "add", "ftp://quay.example/feed")).toMatchObject({
    status: 1,
    err: expect.stringContaining("ftp: addresses are not fetched"),
  });
  expect(await run("feed", "add", "http://169.254.169.254/feed")).toMatchObject({
    status: 1,
    err: expect.stringContaining("this is not a public address"),
  });
  expect(await run("feed", "add", "gone.opml")).toMatchObject({
    status: 2,
    err: expect.stringContaining("there is no such file"),
  });
  expect(await run("feed", "ad")).toMatchObject({
    status: 2,
    err: expect.stringContaining("usage: verbatim feed add"),
  });
});

test("pages of the web are added like files; a feed is answered with the verb for feeds", async () => {
  const site = await openSite({
    "/news/bridge-passes-test": datedPage(bridge.title, ...span),
    "/feed": rss(council),
  });
  const { run } = await newsroom(site);
  expect(
    await run("add", `${site.url}/news/bridge-passes-test`, `${site.url}/feed`, "http://127.0.0.1:8080/"),
  ).toEqual({
    status: 1,
    out: "added bridge-passes-test (revision 1)\n1 added, 0 revised, 0 unchanged, 2 skipped\n",
    err: [
      `skipped: ${site.url}/feed: this is a feed, not an article (read it regularly: verbatim feed add ${site.url}/feed)\n`,
      "skipped: http://127.0.0.1:8080/: this is not a public address (a host of your own network can be named in FETCH_ALLOW)\n",
    ].join(""),
  });
});

test("while it runs it reads its feeds, answers from them, and logs counts and no words", async () => {
  const [site, slack] = [await openSite({ "/feed": rss(bridge), "/down": status(404) }), await localSlack()];
  const { env } = await newsroom(site);
  const archive = await openArchive(env.VERBATIM_DATA);
  for (const path of ["/feed", "/down"]) await archive.feeds.add("", site.url + path, {}, new Date());
  const bot = await serving({ ...slackEnv(slack), ...env });
  await until(() => bot.log().includes("feed read") && bot.log().includes("feed failing"));
  const { responseUrl } = await slack.command("/ask", "load test of the north span");
  await until(() => JSON.stringify(slack.responses[responseUrl] ?? "").includes("passed its load test"));
  expect(await stopped(bot)).toMatchObject({ status: 0 });
  expect(bot.log()).toContain('"added":1');
  expect(bot.log()).not.toContain("load test");
  await archive.close();
});

test("at the terminal feeds are read too, and everybody may add", async () => {
  const site = await openSite({ "/bridge-passes-test": datedPage(bridge.title, ...span) });
  const { env } = await newsroom(site);
  const add = `/add ${site.url}/bridge-passes-test`;
  const { out, err } = await verbatim([], { env }, [add, add, "load test"].join("\n"));
  expect(err).toBe("");
  expect(out).toContain("Added. It can be asked about now.");
  expect(out).toContain("It is in the archive already, in the same words.");
  expect(out).toContain("passed its load test");
});

test("in Slack a named user may add, and nobody else", async () => {
  const [site, slack] = [
    await openSite({ "/bridge-passes-test": datedPage(bridge.title, ...span) }),
    await localSlack(),
  ];
  const { env } = await newsroom(site);
  const replyTo = async (allowed: string) => {
    const bot = await serving({ ...slackEnv(slack), ...env, ADD_ALLOWED: allowed });
    const { responseUrl } = await slack.command("/add", `<${site.url}/bridge-passes-test|${site.host}>`);
    await stopped(bot);
    return (slack.responses[responseUrl] ?? []).map(({ blocks }) => slackPicture(blocks)).join("\n");
  };
  expect(await replyTo("U0SOMEBODY")).toContain(
    "Only the users and roles that the setting ADD_ALLOWED names",
  );
  expect(site.asked).toEqual([]);
  expect(await replyTo(`U0SOMEBODY, ${workspace.user}`)).toContain("Added. It can be asked about now.");
});

test("in Discord a named role may add, and nobody else", async () => {
  const [site, discord] = [
    await openSite({ "/bridge-passes-test": datedPage(bridge.title, ...span) }),
    await localDiscord(),
  ];
  const { env } = await newsroom(site);
  const replyTo = async (allowed: string) => {
    const bot = await serving({ ...discordEnv(discord), ...env, ADD_ALLOWED: allowed });
    const reply = discord.slash("add", { url: `<${site.url}/bridge-passes-test>` });
    const messages = await discord.replied(reply);
    await stopped(bot);
    return messages
      .map(({ embeds }) => discordPicture(embeds))
      .join("\n")
      .replace(/\\(.)/g, "$1");
  };
  expect(await replyTo("")).toContain("Only the users and roles that the setting ADD_ALLOWED names");
  expect(site.asked).toEqual([]);
  expect(await replyTo(ids.role)).toContain("Added. It can be asked about now.");
});
