import { describe, expect, test } from "vitest";
import type { Delivery } from "../../src/archive/deliveries.js";
import { openArchive } from "../../src/archive/open.js";
import { scopes } from "../../src/slack/manifest.js";
import { temporaryFolder } from "../archive/temporary.js";
import { ids } from "../fakes/discord.js";
import { doorTo } from "./door.js";
import { discordEnv, dueToday, localDiscord, localSlack, slackEnv } from "./local.js";
import { until } from "./until.js";
import { serving, stopped } from "./verbatim.js";

/** A channel of a local platform behind a door, and what connects a process to it. */
interface Scene {
  readonly env: Readonly<Record<string, string>>;
  /** Keeps back the platform's answer to the post. */
  keepAnswer(): void;
  kept(): number;
  release(): void;
  posts(): number;
}

async function slackScene(more: readonly string[] = ["channels:history"]): Promise<Scene> {
  const slack = await localSlack();
  slack.scopes = [...scopes, ...more];
  const door = await doorTo(slack.apiUrl);
  return {
    ...door,
    env: { ...dueToday(), ...slackEnv(slack), SLACK_API_URL: `${door.url}/api/`, SLACK_DIGEST_CHANNEL: "C1" },
    keepAnswer: () => door.keep(/chat\.postMessage/),
    posts: () => slack.posts.C1?.length ?? 0,
  };
}

async function discordScene(): Promise<Scene> {
  const discord = await localDiscord();
  const door = await doorTo(discord.apiUrl);
  return {
    ...door,
    env: {
      ...dueToday(),
      ...discordEnv(discord),
      DISCORD_API_URL: `${door.url}/api`,
      DISCORD_DIGEST_CHANNEL: ids.channel,
    },
    keepAnswer: () => door.keep(/POST .*\/channels\/\d+\/messages/),
    posts: () => discord.posts[ids.channel]?.length ?? 0,
  };
}

/** A scene with an archive of its own and a short lease. */
async function sceneWith(scene: () => Promise<Scene>) {
  const { env, ...rest } = await scene();
  return { ...rest, env: { ...env, VERBATIM_DATA: temporaryFolder(), DIGEST_LEASE_SECONDS: "3" } };
}

/** How far the one digest of an archive has come. */
async function delivery(folder: string): Promise<Delivery | undefined> {
  const archive = await openArchive(folder);
  const [found, ...more] = await archive.deliveries.list("");
  await archive.close();
  expect(more).toEqual([]);
  return found;
}

const settled = (folder: string): Promise<Delivery> =>
  until(async () => {
    const found = await delivery(folder);
    return found?.state !== "posting" && found;
  });

/** Kills a process between the moment its digest stands in the channel and the moment it hears so. */
async function killedWhilePosting(
  { keepAnswer, kept, release }: Pick<Scene, "keepAnswer" | "kept" | "release">,
  env: Scene["env"],
): Promise<void> {
  keepAnswer();
  const bot = await serving(env);
  await until(() => kept() > 0);
  bot.kill("SIGKILL");
  await bot.ended;
  release();
}

describe.each([
  ["Slack", slackScene],
  ["Discord", discordScene],
])("in %s", (_, scene) => {
  test("a process is killed before it hears of its post, and the next does not post again", async () => {
    const { env, posts, ...door } = await sceneWith(scene);
    await killedWhilePosting(door, env);
    expect(await delivery(env.VERBATIM_DATA)).toMatchObject({ state: "posting" });
    const bot = await serving(env);
    expect(await settled(env.VERBATIM_DATA)).toMatchObject({ state: "posted", message: expect.any(String) });
    expect(await stopped(bot)).toMatchObject({ status: 0 });
    expect(posts()).toBe(1);
  });

  test("two processes over one archive post one digest, even while the first hangs", async () => {
    const { env, posts, keepAnswer, release } = await sceneWith(scene);
    keepAnswer();
    const bots = await Promise.all([serving(env), serving(env)]);
    expect(await settled(env.VERBATIM_DATA)).toMatchObject({ state: "posted", attempts: 2 });
    release();
    for (const ended of await Promise.all(bots.map(stopped))) expect(ended).toMatchObject({ status: 0 });
    expect(posts()).toBe(1);
  });

  test("today's digest is posted once by a late start, and a restart adds nothing", async () => {
    const { env, posts } = await sceneWith(scene);
    for (let starts = 0; starts < 2; starts++) {
      const bot = await serving(env);
      expect(await settled(env.VERBATIM_DATA)).toMatchObject({ state: "posted", attempts: 1 });
      expect(await stopped(bot)).toMatchObject({ status: 0 });
    }
    expect(posts()).toBe(1);
  });
});

test("where Slack's history may not be read, a digest that may stand there is left alone, and the log says so", async () => {
  const { env, posts, ...door } = await sceneWith(() => slackScene([]));
  await killedWhilePosting(door, env);
  const bot = await serving(env);
  expect(await settled(env.VERBATIM_DATA)).toMatchObject({
    state: "unclear",
    reason: expect.stringContaining("channels:history"),
  });
  expect((await stopped(bot)).err).toMatch(/"kind":"unclear".*"digest perhaps posted"/);
  expect(posts()).toBe(1);
});
