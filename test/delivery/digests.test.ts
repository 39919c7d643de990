import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { localDay } from "../../src/core/day.js";
import { phrases } from "../../src/core/phrases.js";
import type { DigestRun } from "../../src/delivery/digest-run.js";
import { type ChannelDigest, startDigests } from "../../src/delivery/digests.js";
import { temporaryFolder } from "../archive/temporary.js";
import { channelFile } from "./channel-file.js";
import { slot, staged } from "./runs.js";

const now = new Date();

/** A zone in which it is about noon, so that the tests mean the same at every hour. */
const hours = 12 - now.getUTCHours();
const zone = hours < 0 ? `Etc/GMT+${-hours}` : `Etc/GMT-${hours}`;

const ago = (days: number) => localDay(new Date(now.getTime() - days * 24 * 60 * 60_000), zone);
const today = ago(0);

const started = ({ poster, ...run }: DigestRun, settings: readonly Partial<ChannelDigest>[] = [{}]) =>
  startDigests({
    ...run,
    tenant: "",
    settings: settings.map((setting) => ({ channel: "C1", at: "09:00", zone, poster, ...setting })),
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
          { kind: "channel", channel: "C1" },
          await run.newsroomDigest(ago(1)),
          `slack::C1:${ago(1)}`,
        );
      const digests = started(run, [{ at: "23:00" }]);
      await until(async () => (await archive.deliveries.list(""))[0]?.state === state);
      await digests.stop();
      expect(channel.messages().length).toBe(stood ? 1 : 0);
    }
  });

  it("of two channels go out each to its own, and one that fails does not hold up the other", async () => {
    const { run, archive, told } = await staged([{ kind: "refused", reason: "not_in_channel" }]);
    const other = { ...channelFile(join(temporaryFolder(), "channel")), platform: "discord" as const };
    const digests = started(run, [{}, { channel: "42", poster: other }]);
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
    const stopped = digests.stop();
    release();
    await stopped;
    expect(await archive.deliveries.list("")).toMatchObject([{ state: "posted" }]);
  });
});
