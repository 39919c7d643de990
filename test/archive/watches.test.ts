import { describe, expect, it } from "vitest";
import { citation } from "../fakes/presentations.js";
import { tiers } from "./tiers.js";

describe.each(tiers)("watches on $tier", ({ temporaryArchive }) => {
  const now = new Date("2026-01-07T09:00:00Z");
  const place = { platform: "slack", tenant: "T1", channel: "C1" } as const;

  it("of two looks that began from one state the first is kept whole, and the other not at all", async () => {
    const { watches, posts } = await temporaryArchive();
    const watch = (await watches.add(
      "",
      { ...place, target: { kind: "contradictions" }, to: "channel", by: "U1" },
      now,
    ))!;
    const look = (id: string) => ({
      posts: [
        { ...place, id, kind: "watch" as const, messages: [], asked: "watch", citations: [citation()] },
      ],
      progress: {
        until: now.toISOString(),
        told: { ferry: { revision: 1, releasedAt: now.toISOString() } },
        lately: [id],
      },
    });
    expect(await watches.keep("", watch, look("one"), now)).toBe(true);
    expect(await watches.keep("", watch, look("other"), now)).toBe(false);
    expect((await posts.undelivered("", "slack", "watch")).map(({ id }) => id)).toEqual(["one"]);
    expect((await watches.list(""))[0]?.progress.lately).toEqual(["one"]);
  });

  it("what a watch would tell that was removed meanwhile is not kept", async () => {
    const { watches } = await temporaryArchive();
    const watch = (await watches.add(
      "",
      { ...place, target: { kind: "contradictions" }, to: "channel", by: "U1" },
      now,
    ))!;
    await watches.remove("", watch);
    expect(await watches.keep("", watch, { posts: [], progress: watch.progress }, now)).toBe(false);
  });
});
