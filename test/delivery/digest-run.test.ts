import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keyOf } from "../../src/archive/deliveries.js";
import { phrases } from "../../src/core/phrases.js";
import { runDigest, skipDigest } from "../../src/delivery/digest-run.js";
import { draft } from "../archive/drafts.js";
import { compiled, ran } from "../archive/programs.js";
import { temporaryFolder } from "../archive/temporary.js";
import { tiers } from "../archive/tiers.js";
import { channelFile } from "./channel-file.js";
import { slot, staged } from "./runs.js";

const message = `${keyOf(slot)} Digest of 2026-01-07`;
const busy = { kind: "busy", retryAfterMs: 5, reason: "rate limited" } as const;
const refusal = { kind: "refused", reason: "not_in_channel" } as const;

describe("a digest", () => {
  it("is posted once, however often its time is said to have come", async () => {
    const { run, archive, channel, told } = await staged([], { leaseMs: 500 });
    await Promise.all([runDigest(run, slot), runDigest({ ...run, owner: "other" }, slot)]);
    await runDigest(run, slot);
    expect(channel.messages()).toEqual([message]);
    expect(await archive.deliveries.list("")).toMatchObject([{ state: "posted", message: "1", attempts: 1 }]);
    expect(told).toEqual([]);
  });

  it("leads from each article it cited to its message", async () => {
    const { run, archive } = await staged();
    await runDigest(run, slot);
    const { day: _, ...channel } = slot;
    await archive.articles.put("", draft(), new Date());
    for (const text of ["It passed.", "It failed."])
      await archive.articles.put("", draft({ text }), new Date());
    const [behind] = await archive.posts.behind("", "slack", new Date());
    expect(behind).toEqual({ post: keyOf(slot), slug: "bridge-north-span" });
    expect(await archive.posts.get("", behind!.post)).toMatchObject({
      ...{ ...channel, kind: "digest", messages: ["1"], asked: keyOf(slot) },
      citations: [{ slug: "bridge-north-span", revision: 2 }],
    });
  });

  it("waits when the platform is busy, then is posted", async () => {
    const { run, archive, channel } = await staged([busy, busy]);
    await runDigest(run, slot);
    expect(channel.messages()).toEqual([message]);
    expect(await archive.deliveries.list("")).toMatchObject([{ state: "posted" }]);
  });

  it("is given up, with the reason, when the platform stays busy or asks for too long a wait", async () => {
    for (const fates of [Array(9).fill(busy), [{ ...busy, retryAfterMs: 3_600_000 }]]) {
      const { run, archive, channel, told } = await staged(fates);
      await runDigest(run, slot);
      expect(channel.messages()).toEqual([]);
      expect(await archive.deliveries.list("")).toMatchObject([
        { state: "refused", reason: phrases.digest.tooBusy("rate limited") },
      ]);
      expect(told.length).toBe(1);
    }
  });

  it("that is refused says why, and goes out when it is tried again", async () => {
    const { run, archive, channel, told } = await staged([refusal]);
    await runDigest(run, slot);
    expect(await archive.deliveries.list("")).toMatchObject([{ state: "refused", reason: "not_in_channel" }]);
    expect(told).toEqual([phrases.digest.notPosted(slot, "not_in_channel")]);
    await runDigest(run, slot);
    expect(channel.messages()).toEqual([message]);
  });

  it("that cannot be made is recorded as not posted, and the desk is told why", async () => {
    const { run, archive, channel, told } = await staged([], {
      newsroomDigest: async () => {
        throw new Error("no zone");
      },
    });
    await runDigest(run, slot);
    expect(channel.messages()).toEqual([]);
    expect(await archive.deliveries.list("")).toMatchObject([
      { state: "refused", reason: phrases.digest.notMade("no zone") },
    ]);
    expect(told).toEqual([phrases.digest.notPosted(slot, phrases.digest.notMade("no zone"))]);
  });

  it("whose confirmation was lost is found in the channel and not posted again", async () => {
    const { run, archive, channel } = await staged(["lost"]);
    await runDigest(run, slot);
    expect(channel.messages()).toEqual([message]);
    expect(await archive.deliveries.list("")).toMatchObject([{ state: "posted", message: "1" }]);
  });

  it("whose confirmation was lost is looked for until the platform lets it be seen", async () => {
    const { run, archive, channel } = await staged(["lost"]);
    let looks = 0;
    const find: typeof channel.find = async (...asked) =>
      ++looks < 4 ? { kind: "unknown", reason: "rate limited", retryAfterMs: 5 } : channel.find(...asked);
    await runDigest({ ...run, poster: { ...channel, find } }, slot);
    expect(channel.messages()).toEqual([message]);
    expect(await archive.deliveries.list("")).toMatchObject([{ state: "posted", message: "1" }]);
  });

  it("that did not arrive is posted again, once", async () => {
    const once = await staged(["vanished"]);
    await runDigest(once.run, slot);
    expect(once.channel.messages()).toEqual([message]);
    const twice = await staged(["vanished", "vanished"]);
    await runDigest(twice.run, slot);
    expect(twice.channel.messages()).toEqual([]);
    expect(await twice.archive.deliveries.list("")).toMatchObject([{ state: "unclear" }]);
    expect(twice.told.length).toBe(1);
  });

  it("is never posted twice where the channel cannot be read, and the desk is told", async () => {
    const { run, archive, channel, told } = await staged();
    const poster = channelFile(join(temporaryFolder(), "channel"), ["lost"], true);
    await runDigest({ ...run, poster }, slot);
    await runDigest(run, slot);
    expect(poster.messages()).toEqual([message]);
    expect(channel.messages()).toEqual([]);
    expect(await archive.deliveries.list("")).toMatchObject([
      { state: "unclear", reason: "history cannot be read" },
    ]);
    expect(told).toEqual([phrases.digest.perhapsPosted(slot, "history cannot be read")]);
  });

  it("that is refused again is told to the desk again only where the reason is another", async () => {
    const archived = { kind: "refused", reason: "is_archived" } as const;
    const { run, told } = await staged([refusal, refusal, archived, archived]);
    for (const owner of ["one", "other", "one, anew", "other, anew"])
      await runDigest({ ...run, owner }, slot);
    expect(told).toEqual([
      phrases.digest.notPosted(slot, "not_in_channel"),
      phrases.digest.notPosted(slot, "is_archived"),
    ]);
  });

  it("in doubt stays open until the desk has been told, whoever dies meanwhile", async () => {
    const { run, archive } = await staged();
    const poster = channelFile(join(temporaryFolder(), "channel"), ["lost"], true);
    const states: unknown[] = [];
    for (const isTold of [false, true]) {
      const tell = async () => {
        states.push((await archive.deliveries.list(""))[0]?.state);
        return isTold;
      };
      await runDigest({ ...run, poster, tell }, slot);
      states.push((await archive.deliveries.list(""))[0]?.state);
      // As if a minute had passed.
      await archive.deliveries.renew(slot, run.owner, new Date(0), 1);
    }
    expect(states).toEqual(["posting", "posting", "posting", "unclear"]);
    expect(poster.messages()).toEqual([message]);
  });

  it("does not mind a desk that cannot be told", async () => {
    const { run, archive } = await staged([refusal], {
      tell: async () => {
        throw new Error("the desk is out");
      },
    });
    await runDigest(run, slot);
    expect(await archive.deliveries.list("")).toMatchObject([{ state: "refused" }]);
  });

  it("stopped while it waits gives its slot back at once", async () => {
    const stopping = new AbortController();
    const { run, archive, channel } = await staged([{ ...busy, retryAfterMs: 60_000 }], {
      signal: stopping.signal,
    });
    const running = runDigest(run, slot);
    setTimeout(() => stopping.abort(), 50);
    await running;
    expect(await archive.deliveries.list("")).toMatchObject([{ state: "refused" }]);
    await runDigest({ ...run, owner: "after a restart" }, slot);
    expect(channel.messages()).toEqual([message]);
  });

  it("of a day that is over is recorded as skipped, unless it is seen to be in the channel", async () => {
    const { run, archive, channel } = await staged();
    await skipDigest(run, slot, "late");
    expect(await archive.deliveries.list("")).toMatchObject([{ state: "skipped", reason: "late" }]);
    expect(channel.messages()).toEqual([]);
  });
});

describe.each(tiers)("on $tier", ({ temporaryPlace, temporaryArchive }) => {
  describe("four processes", () => {
    it("post one digest between them", async () => {
      const { program, place, file } = await scene();
      await Promise.all(["a", "b", "c", "d"].map((owner) => ran(program, place, file, owner)));
      expect(channelFile(file).messages().length).toBe(1);
      expect(await deliveriesIn(place)).toMatchObject([{ state: "posted", attempts: 1, message: "1" }]);
    });
  });

  describe("a process killed", () => {
    it("after it has posted leaves one message, which one other process finds", async () => {
      const { program, place, file } = await scene();
      expect((await ran(program, place, file, "killed", "after")).signal).toBe("SIGKILL");
      expect(await deliveriesIn(place)).toMatchObject([{ state: "posting" }]);
      await Promise.all(["b", "c", "d"].map((owner) => ran(program, place, file, owner)));
      expect(channelFile(file).messages()).toEqual([`${keyOf(slot)} Digest of 2026-01-07 by killed`]);
      expect(await deliveriesIn(place)).toMatchObject([{ state: "posted", attempts: 2, message: "1" }]);
    });

    it("before it has posted is followed by one other process, which posts", async () => {
      const { program, place, file } = await scene();
      expect((await ran(program, place, file, "killed", "before")).signal).toBe("SIGKILL");
      expect(channelFile(file).messages()).toEqual([]);
      await Promise.all(["b", "c", "d"].map((owner) => ran(program, place, file, owner)));
      expect(channelFile(file).messages().length).toBe(1);
      expect(await deliveriesIn(place)).toMatchObject([{ state: "posted", attempts: 2 }]);
    });
  });

  async function scene() {
    return {
      place: await temporaryPlace(),
      file: join(temporaryFolder(), "channel"),
      program: await compiled("test/delivery/digest-program.ts"),
    };
  }

  async function deliveriesIn(place: string) {
    const archive = await temporaryArchive(place);
    return archive.deliveries.list("");
  }
});
