import { expect, test } from "vitest";
import { installState } from "../../src/slack/install-state.js";
import { everyPart } from "../fakes/presentations.js";
import { until } from "./desk.js";
import { key, type Several, several } from "./several.js";

const place = (tenant: string) => ({ kind: "channel", tenant, channel: `C${tenant}` }) as const;
const workspacesOf = async ({ installations }: Several) =>
  (await installations.list()).filter(({ removedAt }) => !removedAt).map(({ workspace }) => workspace);

test("each workspace is answered and posted to with its own token, under its own name for the bot", async () => {
  const scene = await several();
  const { slack, bot, desk, events: url } = scene;
  await scene.install("T1");
  await scene.install("T2");
  for (const team of ["T1", "T2"]) {
    const { responseUrl } = await slack.command("/ask", `in ${team}`, { url, team });
    await until(() => slack.responses[responseUrl]?.length);
    expect(JSON.stringify(slack.responses[responseUrl])).toContain(`asked: in ${team}`);
    const name = team === "T1" ? "UBOT" : "UBOTT2";
    await slack.mention(`<@${name}> timeline of it`, { url, team, channel: `C${team}` });
    await until(() => slack.posts[`C${team}`]?.length);
    expect(JSON.stringify(slack.posts[`C${team}`]![0]!.blocks)).toContain("timeline: of it");
    expect(await bot.poster.post(place(team), everyPart, "key")).toMatchObject({ kind: "posted" });
    expect(slack.posts[`C${team}`]!.map((post) => post.team)).toEqual([team, team]);
  }
  expect(desk.remembered.map(({ tenant }) => tenant)).toEqual(["T1", "T1", "T2", "T2"]);
});

test("a browser is sent to Slack for just what the bot needs, and nothing of it is kept in a cache", async () => {
  const { browser, slack } = await several();
  const address = new URL(await browser().begin());
  expect(address.origin + address.pathname).toBe("https://slack.com/oauth/v2/authorize");
  expect(Object.fromEntries(address.searchParams)).toEqual({
    ...{ scope: "commands,chat:write,app_mentions:read", state: expect.any(String) },
    ...{ client_id: slack.app.clientId, redirect_uri: "https://verbatim.example/slack/oauth_redirect" },
  });
  const response = await browser().back("https://verbatim.example/slack/install");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("set-cookie")).toMatch(/^__Host-.*; Secure; HttpOnly; Path=\/; Max-Age=600$/);
});

test("the same return does not install twice", async () => {
  const scene = await several();
  const { browser, slack, installations } = scene;
  const person = browser();
  const address = await person.begin();
  const back = slack.app.allow(address, "T1");
  // Another code for the same state, and the cookie put back: only the state itself says that it was used.
  const again = slack.app.allow(address, "T2");
  const state = new URL(address).searchParams.get("state");
  expect((await person.back(back)).status).toBe(200);
  const thief = await fetch(
    again.replace("https://verbatim.example", scene.events.replace(/\/slack.*/, "")),
    {
      headers: { cookie: `__Host-verbatim-slack=${state}` },
    },
  );
  expect(thief.status).toBe(400);
  expect(await thief.text()).toContain("Nothing was installed");
  expect((await installations.list()).map(({ workspace }) => workspace)).toEqual(["T1"]);
});

test.each<[string, (scene: Several, state: string) => Promise<string> | string]>([
  ["forged", () => `${Buffer.from('{"id":"x","at":1}').toString("base64url")}.${"A".repeat(43)}`],
  ["cut short", (_, state) => state.slice(0, -1)],
  ["empty", () => ""],
  ["half", (_, state) => state.split(".")[0]!],
  ["very long", () => "A.".repeat(3000)],
  ["eleven minutes old", () => stateAt(-11 * 60_000)],
  ["of tomorrow", () => stateAt(24 * 3_600_000)],
  ["signed with another key", () => stateAt(0, new Uint8Array(32).fill(8))],
])("a state that is %s installs nothing", async (_, stateOf) => {
  const scene = await several();
  const own = await scene.browser().begin();
  const state = await stateOf(scene, new URL(own).searchParams.get("state")!);
  const back = new URL(scene.slack.app.allow(own, "T1"));
  back.searchParams.set("state", state);
  const response = await fetch(
    back.href.replace("https://verbatim.example", scene.events.replace(/\/slack.*/, "")),
    { headers: { cookie: `__Host-verbatim-slack=${state}` } },
  );
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("was not begun in this browser within the last ten minutes");
  expect(await workspacesOf(scene)).toEqual([]);
});

const stateAt = (ms: number, own = key): Promise<string> => {
  const wanted = { scopes: [], redirectUri: "" };
  const store = installState({ key: own, isNew: async () => true, wanted });
  return store.generateStateParam(wanted, new Date(Date.now() + ms));
};

test("a return in another browser than the one that began installs nothing", async () => {
  const scene = await several();
  const [one, other, none] = [scene.browser(), scene.browser(), scene.browser()];
  const address = await one.begin();
  await other.begin();
  for (const stranger of [other, none])
    expect((await stranger.back(scene.slack.app.allow(address, "T1"))).status).toBe(400);
  expect(await workspacesOf(scene)).toEqual([]);
  expect((await one.back(scene.slack.app.allow(address, "T1"))).status).toBe(200);
});

test("what Slack refuses has a page that says so, and what comes in the address is no markup there", async () => {
  const scene = await several();
  const { slack } = scene;
  const ended = async (backOf: (address: string) => string) => {
    const person = scene.browser();
    const response = await person.back(backOf(await person.begin()));
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const declined = await ended(slack.app.decline);
  expect(declined).toMatchObject({ status: 400, text: expect.stringContaining("you declined") });
  expect(declined.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
  expect(declined.headers.get("referrer-policy")).toBe("no-referrer");

  const invalid = await ended((address) =>
    slack.app.allow(address, "T1").replace(/code=[^&]+/, "code=other"),
  );
  expect(invalid).toMatchObject({ status: 400, text: expect.stringContaining("Slack says: invalid_code") });

  const hostile = await ended((address) =>
    `${slack.app.decline(address)}`.replace("access_denied", "%3Cscript%3Ealert(1)%3C/script%3E"),
  );
  expect(hostile.text).toContain("&lt;script&gt;alert(1)");
  expect(hostile.text).not.toContain("<script");
  expect(await workspacesOf(scene)).toEqual([]);
});

test("an installation in a whole organisation is refused, and its token is given back", async () => {
  const scene = await several();
  const person = scene.browser();
  const back = scene.slack.app.allow(await person.begin(), "T1", { wholeOrganisation: true });
  const response = await person.back(back);
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("one workspace at a time");
  expect(scene.slack.app.bearer(scene.slack.app.issued[0]!)).toEqual({ error: "account_inactive" });
  expect(await workspacesOf(scene)).toEqual([]);
});

test("a Slack that cannot be reached, or an archive that cannot be written, installs nothing and is logged", async () => {
  const scene = await several();
  const person = scene.browser();
  const address = await person.begin();
  scene.slack.fail("oauth.v2.access", { kind: "hang-up" });
  const response = await person.back(scene.slack.app.allow(address, "T1"));
  expect(response.status).toBe(500);
  expect(scene.log()).toContain("an installation failed");
  const other = scene.browser();
  const back = scene.slack.app.allow(await other.begin(), "T1");
  await scene.archive.close();
  expect((await other.back(back)).status).toBe(500);
});

test.each(["HEAD", "POST"])("a %s request uses up nothing", async (method) => {
  const scene = await several();
  const person = scene.browser();
  const back = scene.slack.app.allow(await person.begin(), "T1");
  expect((await person.back(back, method)).status).toBe(405);
  expect((await person.back(back)).status).toBe(200);
});

test("a workspace that never installed it is not answered, and the log has one line of it", async () => {
  const scene = await several();
  await scene.install("T1");
  const { responseUrl } = await scene.slack.command("/ask", "who?", { url: scene.events, team: "T9" });
  await scene.slack.command("/ask", "who?", { url: scene.events, team: "T1" });
  await until(() => scene.desk.runs.length);
  expect(scene.slack.responses[responseUrl]).toEqual([]);
  expect(scene.desk.runs).toEqual(["ask"]);
  const lines = scene
    .log()
    .split("\n")
    .filter((line) => line.includes("T9"));
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(["a request was ignored"]);
});

test("a workspace that removes the app is posted to no more, without a word of refusal, until it installs again", async () => {
  const scene = await several();
  const { slack, bot, events: url } = scene;
  await scene.install("T1");
  await scene.install("T2");
  slack.app.uninstall("T1");
  await slack.removal("app_uninstalled", "T1", { url });
  await slack.removal("tokens_revoked", "T1", { url });
  await until(() => scene.log().includes("Slack removed the app"));
  expect(await bot.poster.post(place("T1"), everyPart, "key")).toEqual({
    ...{ kind: "skipped", reason: "Verbatim is not installed in the workspace T1" },
  });
  const message = { tenant: "T1", channel: "C1", messages: ["1.1"] };
  expect(await bot.poster.edit(message, everyPart)).toMatchObject({ kind: "skipped" });
  expect(await bot.poster.post(place("T2"), everyPart, "key")).toMatchObject({ kind: "posted" });
  await scene.install("T1");
  expect(await bot.poster.post(place("T1"), everyPart, "key")).toMatchObject({ kind: "posted" });
  expect(slack.posts.CT1).toHaveLength(1);
});

test("a removal of which Slack tells late does not undo what was installed since", async () => {
  const scene = await several();
  await scene.install("T1");
  const at = Math.floor(Date.now() / 1000) - 60;
  await scene.slack.removal("app_uninstalled", "T1", { url: scene.events, at });
  // A person's token was revoked: the bot's works.
  await scene.slack.removal("tokens_revoked", "T1", { url: scene.events });
  await until(() => scene.slack.calls.filter((method) => method === "auth.test").length === 2);
  expect(await scene.bot.poster.post(place("T1"), everyPart, "key")).toMatchObject({ kind: "posted" });
});

test("a removal that nobody told of is found at the next post, and is skipped too", async () => {
  const scene = await several();
  await scene.install("T1");
  scene.slack.app.uninstall("T1");
  expect(await scene.bot.poster.post(place("T1"), everyPart, "key")).toMatchObject({ kind: "skipped" });
  expect(await workspacesOf(scene)).toEqual([]);
});

test("no token and no code is logged, whatever goes wrong", async () => {
  const scene = await several();
  const { slack, bot } = scene;
  await scene.install("T1");
  slack.fail("oauth.v2.access", { kind: "status", status: 500 });
  slack.app.expire("T1");
  await bot.poster.post(place("T1"), everyPart, "key");
  slack.app.uninstall("T1");
  await bot.poster.post(place("T1"), everyPart, "key");
  const person = scene.browser();
  await person.back(slack.app.allow(await person.begin(), "T1").replace(/code=[^&]+/, "code=a-secret-code"));
  expect(slack.app.issued.length).toBeGreaterThan(1);
  for (const secret of [...slack.app.issued, slack.app.clientSecret, "a-secret-code"])
    expect(scene.log()).not.toContain(secret);
});
