import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { localDay } from "../../src/core/day.js";
import { Outage } from "../../src/core/mistake.js";
import { phrases } from "../../src/core/phrases.js";
import type { Poster } from "../../src/core/posting.js";
import { weekdayOf } from "../../src/core/schedule.js";
import type { Subscription } from "../../src/core/subscription.js";
import type { DigestRun } from "../../src/delivery/digest-run.js";
import { startDigests } from "../../src/delivery/digests.js";
import { temporaryFolder } from "../archive/temporary.js";
import { channelFile } from "./channel-file.js";
import { slot, staged } from "./runs.js";

const now = new Date();

/** A zone in which it is about noon, so that the tests mean the same at every hour. */
const hours = 12 - now.getUTCHours();
const zone = hours < 0 ? `Etc/GMT+${-hours}` : `Etc/GMT-${hours}`;

const ago = (days: number) => localDay(new Date(now.getTime() - days * 24 * 60 * 60_000), zone);
const today = ago(0);

/** A digest of channel C1 at 09:00. */
const daily: Subscription = {
  ...{ platform: "slack", tenant: "", channel: "C1", number: 0, at: "09:00", zone },
  ...{ topics: [], quiet: false, paused: false },
};

const started = (
  { poster, newsroomDigest, ...run }: DigestRun,
  settings: readonly Partial<Subscription>[] = [{}],
  others: readonly Poster[] = [],
) =>
  startDigests({
    ...run,
    tenant: "",
    posters: [poster, ...others],
    subscriptions: async () => settings.map((setting) => ({ ...daily, ...setting })),
    newsroomDigest: (_, day) => newsroomDigest(day),
  });

/** Puts a slot of an earlier day into the archive. */
async function settled({ deliveries }: DigestRun, day: string): Promise<void> {
  await deliveries.claim({ ...slot, day }, "yesterday's process", now, 1000);
  await deliveries.settle({ ...slot, day }, "yesterday's process", { kind: "posted", message: "1" }, now);
}

const until = (isTrue: () => boolean | Promise<boolean>) => expect.poll(isTrue, { timeout: 5000 }).toBe(true);

describe("digests", () => {
  it("started late post today's once, also after a restart", async () => {
    const { run, archive, channel } = await staged();
    for (const owner of ["first start", "second start"]) {
      const digests = started({ ...run, owner });
      await until(() => channel.messages().length === 1);
      await digests.stop();
    }
    expect(channel.messages()).toEqual([`slack::C1:${today} Digest of ${today}`]);
    expect(await archive.deliveries.list("")).toMatchObject([{ day: today, state: "posted", attempts: 1 }]);
  });

  it("started before their time post nothing yet", async () => {
    const { run, archive, channel } = await staged();
    await started(run, [{ at: "23:00" }]).stop();
    expect(channel.messages()).toEqual([]);
    expect(await archive.deliveries.list("")).toEqual([]);
  });

  it("record the days they missed as skipped, tell them once, and post only today's", async () => {
    const { run, archive, channel, told } = await staged();
    await settled(run, ago(3));
    const digests = started(run);
    await until(() => channel.messages().length === 1);
    await digests.stop();
    expect((await archive.deliveries.list("")).map(({ day, state, reason }) => [day, state, reason])).toEqual(
      [
        [today, "posted", undefined],
        [ago(1), "skipped", phrases.digest.notRunning],
        [ago(2), "skipped", phrases.digest.notRunning],
        [ago(3), "posted", undefined],
      ],
    );
    expect(told).toEqual([phrases.digest.missed({ ...slot, day: today }, [ago(2), ago(1)])]);
    expect(channel.messages()).toEqual([`slack::C1:${today} Digest of ${today}`]);
  });

  it("look in the channel for yesterday's digest that was cut off, and never post it late", async () => {
    for (const [stood, state] of [
      [true, "posted"],
      [false, "skipped"],
    ] as const) {
      const { run, archive, channel } = await staged();
      const yesterday = { ...slot, day: ago(1) };
      await archive.deliveries.claim(yesterday, "killed", new Date(now.getTime() - 60_000), 1000);
      if (stood)
        await channel.post(
          { kind: "channel", tenant: "", channel: "C1" },
          (await run.newsroomDigest(ago(1)))!,
          `slack::C1:${ago(1)}`,
        );
      const digests = started(run, [{ at: "23:00" }]);
      await until(async () => (await archive.deliveries.list(""))[0]?.state === state);
      await digests.stop();
      expect(channel.messages().length).toBe(stood ? 1 : 0);
    }
  });

  it.each(["list", "claim", "renew", "settle"] as const)(
    "go out once though the archive was away when they came to “%s”",
    async (call) => {
      const { run, archive, channel } = await staged();
      let failures = 0;
      const { deliveries } = archive;
      const digests = started({
        ...{ ...run, leaseMs: 1000, now: () => new Date() },
        deliveries: {
          ...deliveries,
          [call]: (...given: never[]) => {
            if (failures++ < 2) throw new Outage("PostgreSQL", "cannot be reached", "try again in a moment");
            return (deliveries[call] as (...given: never[]) => unknown)(...given);
          },
        },
      });
      await expect
        .poll(async () => (await deliveries.list(""))[0]?.state, { timeout: 15_000 })
        .toBe("posted");
      await digests.stop();
      expect(channel.messages()).toEqual([`slack::C1:${today} Digest of ${today}`]);
    },
  );

  it("that could not be made because the archive was away are made when it is back", async () => {
    const { run, archive, channel } = await staged();
    let failures = 0;
    const digests = started({
      ...{ ...run, leaseMs: 1000, now: () => new Date() },
      newsroomDigest: (day) => {
        if (failures++ === 0) throw new Outage("PostgreSQL", "cannot be reached", "try again in a moment");
        return run.newsroomDigest(day);
      },
    });
    await expect
      .poll(async () => (await archive.deliveries.list(""))[0]?.state, { timeout: 15_000 })
      .toBe("posted");
    await digests.stop();
    expect(channel.messages()).toHaveLength(1);
  });

  it("of two channels go out each to its own, and one that fails does not hold up the other", async () => {
    const { run, archive, told } = await staged([{ kind: "refused", reason: "not_in_channel" }]);
    const other = { ...channelFile(join(temporaryFolder(), "channel")), platform: "discord" as const };
    const digests = started(run, [{}, { platform: "discord", channel: "42" }], [other]);
    await until(() => other.messages().length === 1 && told.length === 1);
    await digests.stop();
    expect((await archive.deliveries.list("")).map(({ platform, state }) => [platform, state])).toEqual([
      ["discord", "posted"],
      ["slack", "refused"],
    ]);
  });

  it("stopped wait for the post that is under way", async () => {
    const { run, archive, channel } = await staged();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isPosting = false;
    const post: typeof channel.post = async (...message) => {
      isPosting = true;
      await held;
      return channel.post(...message);
    };
    const digests = started({ ...run, poster: { ...channel, post } });
    await until(() => isPosting);
    let isStopped = false;
    const stopped = digests.stop().then(() => {
      isStopped = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isStopped).toBe(false);
    release();
    await stopped;
    expect(await archive.deliveries.list("")).toMatchObject([{ state: "posted" }]);
  });

  it("of several subscriptions of a channel each go out once, at their own times", async () => {
    const { run, archive, channel } = await staged();
    const settings = [
      { number: 1, at: "08:00" },
      { number: 2, at: "08:00" },
      { number: 3, at: "23:00" },
      { number: 4, at: "08:00", paused: true },
      { number: 5, at: "08:00", since: now.toISOString() },
    ];
    const digests = started(run, settings);
    await until(() => channel.messages().length === 2);
    await digests.stop();
    expect(channel.messages().map((line) => line.split(" ")[0])).toEqual([
      `slack::C1:${today}:1`,
      `slack::C1:${today}:2`,
    ]);
    expect(await archive.deliveries.list("")).toHaveLength(2);
  });

  it("that are to be quiet on a day without news post nothing, and it is recorded why", async () => {
    const { run, archive, channel, told } = await staged([], { newsroomDigest: async () => undefined });
    const digests = started(run, [{ number: 1, quiet: true }]);
    await until(async () => (await archive.deliveries.list(""))[0]?.state === "skipped");
    await digests.stop();
    expect((await archive.deliveries.list(""))[0]?.reason).toBe(phrases.digest.nothingNew);
    expect([channel.messages(), told]).toEqual([[], []]);
  });

  it("missed since their channel subscribed are told, on their own days only", async () => {
    const { run, archive } = await staged();
    const since = new Date(now.getTime() - 8 * 24 * 60 * 60_000).toISOString();
    const days = [weekdayOf(ago(2)), weekdayOf(ago(5))];
    const digests = started(run, [{ number: 1, days, since }]);
    await until(async () => (await archive.deliveries.list("")).length === 2);
    await digests.stop();
    expect((await archive.deliveries.list("")).map(({ day, state }) => [day, state])).toEqual([
      [ago(2), "skipped"],
      [ago(5), "skipped"],
    ]);
  });

  it("that another process has are left to it, and taken over when it has died", async () => {
    const { run, archive, channel } = await staged();
    await archive.deliveries.claim({ ...slot, day: today }, "another process", new Date(), 2500);
    const digests = started(run);
    await until(() => channel.messages().length === 1);
    await digests.stop();
    expect(await archive.deliveries.list("")).toMatchObject([{ state: "posted", attempts: 2 }]);
  });

  it("of a thousand channels due in one minute all go out, some at a time", async () => {
    const { run, archive, channel } = await staged();
    let [now, most] = [0, 0];
    const post: typeof channel.post = async (...message) => {
      most = Math.max(most, ++now);
      const outcome = await channel.post(...message);
      now -= 1;
      return outcome;
    };
    const settings = Array.from({ length: 1000 }, (_, i) => ({ channel: `C${i}`, number: 1 }));
    const digests = started({ ...run, poster: { ...channel, post } }, settings);
    await expect.poll(() => channel.messages().length, { timeout: 60_000, interval: 500 }).toBe(1000);
    await digests.stop();
    expect(new Set(channel.messages()).size).toBe(1000);
    expect(most).toBeLessThanOrEqual(16);
    expect(await archive.deliveries.list("", { ...slot, channel: "C999", subscription: 1 })).toMatchObject([
      { state: "posted", attempts: 1 },
    ]);
  }, 90_000);
});
