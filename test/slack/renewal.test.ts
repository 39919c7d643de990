import { pino } from "pino";
import { expect, test } from "vitest";
import { openArchive } from "../../src/archive/open.js";
import { installedWorkspaces } from "../../src/slack/workspaces.js";
import { compiled, ran } from "../archive/programs.js";
import { temporaryArchive, temporaryFolder } from "../archive/temporary.js";
import { tiers } from "../archive/tiers.js";
import { everyPart } from "../fakes/presentations.js";
import { installConfig, key, type Several, several } from "./several.js";

const place = { kind: "channel", tenant: "T1", channel: "C1" } as const;
const post = ({ bot }: Several) => bot.poster.post(place, everyPart, "key");
const hours = (n: number) => n * 3600;

/** A scene in which T1 has installed the app with tokens that last so long. */
async function installedFor(seconds: number, parts: Parameters<typeof several>[0] = {}): Promise<Several> {
  const scene = await several(parts);
  scene.slack.app.tokenSeconds = seconds;
  await scene.install("T1");
  scene.slack.app.tokenSeconds = hours(12);
  return scene;
}

test("a token is renewed well before it runs out, and the new one is kept for the next start", async () => {
  const scene = await installedFor(hours(1.9));
  expect(await post(scene)).toMatchObject({ kind: "posted" });
  expect(await post(scene)).toMatchObject({ kind: "posted" });
  expect(scene.slack.app.exchanges).toBe(1);
  const again = await several({ archive: scene.archive, slack: scene.slack });
  expect(await post(again)).toMatchObject({ kind: "posted" });
  expect(scene.slack.app.exchanges).toBe(1);
});

test("a token that lasts, and one without an end, are left as they are", async () => {
  for (const seconds of [hours(12), 0]) {
    const scene = await installedFor(seconds);
    expect(await post(scene)).toMatchObject({ kind: "posted" });
    expect(scene.slack.app.exchanges).toBe(0);
  }
});

test("a token that Slack calls expired between two posts is renewed, and each post stands once", async () => {
  const scene = await installedFor(hours(12));
  await post(scene);
  scene.slack.app.expire("T1");
  expect(await post(scene)).toMatchObject({ kind: "posted" });
  const message = { tenant: "T1", channel: "C1", messages: scene.slack.posts.C1!.map(({ ts }) => ts) };
  scene.slack.app.expire("T1");
  expect(await scene.bot.poster.edit(message, everyPart)).toMatchObject({ kind: "posted" });
  scene.slack.app.expire("T1");
  expect(await scene.bot.poster.find(place, "key", new Date(0))).toMatchObject({ kind: "found" });
  expect(scene.slack.posts.C1?.map(({ edits }) => edits)).toEqual([1, 1]);
  expect(scene.slack.app.exchanges).toBe(3);
});

test("of many posts at once one renews the token for all", async () => {
  const scene = await installedFor(hours(1));
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => post(scene)));
  expect(outcomes.map(({ kind }) => kind)).toEqual(Array(20).fill("posted"));
  expect(scene.slack.app.exchanges).toBe(1);
});

test.each(tiers)(
  "on $tier of processes that renew a token at once one does, and none loses the next refresh token",
  async (tier) => {
    const program = await compiled("test/slack/renewal-program.ts");
    const place = await tier.temporaryPlace();
    const scene = await installedFor(hours(1), { archive: await tier.temporaryArchive(place) });
    const { key: _, ...config } = installConfig(scene.slack);
    const args = [place, scene.slack.apiUrl, JSON.stringify(config), Buffer.from(key).toString("hex")];
    const runAll = () => Promise.all([1, 2].map(() => ran(program, ...args)));
    for (const exchanges of [1, 2]) {
      expect((await runAll()).map(({ output }) => output)).toEqual(["T1", "T1"]);
      expect(scene.slack.app.exchanges).toBe(exchanges);
      scene.slack.app.expire("T1");
    }
    expect(await post(scene)).toMatchObject({ kind: "posted" });
  },
);

test("while a token works a failed renewal stops nothing; once it has run out, the post waits and nothing is lost", async () => {
  const scene = await installedFor(hours(1));
  scene.slack.fail("oauth.v2.access", { kind: "status", status: 503 });
  expect(await post(scene)).toMatchObject({ kind: "posted" });
  expect(scene.slack.app.exchanges).toBe(0);

  const other = await installedFor(hours(12));
  other.slack.app.expire("T1");
  other.slack.fail("oauth.v2.access", { kind: "status", status: 503 });
  expect(await post(other)).toEqual({
    ...{ kind: "busy", retryAfterMs: 5000 },
    reason: "the token of acme (T1) could not be renewed: HTTP 503",
  });
  expect(other.slack.posts.C1).toBeUndefined();
});

test("a refresh token that Slack no longer takes is said with the remedy, and installing again mends it", async () => {
  const scene = await installedFor(hours(12));
  scene.slack.app.expire("T1");
  scene.slack.fail("oauth.v2.access", { kind: "refuse", error: "invalid_refresh_token" });
  expect(await post(scene)).toEqual({
    kind: "refused",
    reason: expect.stringMatching(
      /^acme \(T1\): its token has run out, and Slack gives no other: invalid_refresh_token \(install Verbatim .*\/slack\/install\)$/,
    ),
  });
  await scene.install("T1");
  expect(await post(scene)).toMatchObject({ kind: "posted" });
});

test("one that is slower than its lease keeps what it was given, and another is given it", async () => {
  const folder = temporaryFolder();
  const scene = await installedFor(hours(12), { archive: await temporaryArchive(folder) });
  const slow = await openArchive(folder);
  const installations = slow.installations(key);
  const found = (await installations.get("T1"))!;
  scene.slack.app.expire("T1");
  // It has exchanged the token, and its lease is over before it comes to keep it.
  const { clientId: client_id, clientSecret: client_secret } = scene.slack.app;
  const given = scene.slack.app.access({
    ...{ client_id, client_secret, grant_type: "refresh_token" },
    refresh_token: found.renewal!.refreshToken,
  }) as { readonly access_token: string; readonly refresh_token: string };
  const posted = post(scene);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const expiresAt = new Date(Date.now() + 12 * 3_600_000);
  const renewal = { refreshToken: given.refresh_token, expiresAt };
  expect(await installations.renew("T1", found.revision, { token: given.access_token, renewal })).toBe(true);
  expect(await posted).toMatchObject({ kind: "posted" });
  await slow.close();
});

test("a token that was exchanged during a call is no sign that the app was removed", async () => {
  const scene = await installedFor(hours(12));
  const { installations, slack } = scene;
  const config = { install: installConfig(slack), apiUrl: slack.apiUrl };
  const { reach } = installedWorkspaces({ config, installations, log: pino({ level: "silent" }) });
  const found = (await installations.get("T1"))!;
  slack.fail("auth.test", { kind: "refuse", error: "token_revoked" });
  const called = await reach("T1", async (client) => {
    await installations.renew("T1", found.revision, { token: found.token });
    return client.auth.test();
  });
  expect(called.team_id).toBe("T1");
  expect(await post(scene)).toMatchObject({ kind: "posted" });
});

test("tokens of another key are refused with the remedy, and with the right key all is there", async () => {
  const scene = await installedFor(hours(12));
  const strange = { archive: scene.archive, slack: scene.slack, key: new Uint8Array(32).fill(9) };
  const other = await several(strange);
  expect(other.log()).toContain("a workspace cannot be called");
  expect(await post(other)).toEqual({
    kind: "refused",
    reason: expect.stringMatching(
      /^acme \(T1\): its tokens were encrypted with another VERBATIM_KEY.*install Verbatim in that workspace again\)$/,
    ),
  });
  expect(await post(scene)).toMatchObject({ kind: "posted" });
});
