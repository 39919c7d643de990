import { expect, test } from "vitest";
import type { Slot, Verdict } from "../../src/archive/deliveries.js";
import type { Feed } from "../../src/archive/feeds.js";
import type { Archive } from "../../src/archive/open.js";
import { phrases } from "../../src/core/phrases.js";
import { healthOf, intakeOf } from "../../src/delivery/health.js";
import { temporaryArchive } from "../archive/temporary.js";

const now = new Date("2026-01-09T08:00:00Z");
const desk = { platform: "slack", tenant: "T1", channel: "C1" } as const;

async function settle({ deliveries }: Archive, slot: Partial<Slot>, verdict: Verdict): Promise<void> {
  const whole = { platform: "slack", tenant: "", channel: "C1", day: "2026-01-07", ...slot } as const;
  await deliveries.claim(whole, "me", now, 1000);
  await deliveries.settle(whole, "me", verdict, now);
}

const healthIn = async (archive: Archive, channel: Parameters<typeof healthOf>[1] = desk) =>
  healthOf({ ...archive, feeds: await archive.feeds.list(""), tenant: "" }, channel);

test("the last digest of a channel that did not go out is told, and none of another channel", async () => {
  const archive = await temporaryArchive();
  const refused = (reason: string) => ({ kind: "refused", reason }) as const;
  await settle(archive, { day: "2026-01-05" }, refused("older"));
  await settle(archive, { day: "2026-01-06", subscription: 2 }, { kind: "unclear", reason: "timeout" });
  await settle(archive, { day: "2026-01-07" }, { kind: "posted", message: "1" });
  await settle(archive, { day: "2026-01-08", channel: "C2" }, refused("elsewhere"));
  await settle(archive, { day: "2026-01-08", platform: "discord" }, refused("the other platform"));
  expect((await healthIn(archive)).trouble).toEqual({
    ...{ kind: "unclear", platform: "slack", channel: "C1", day: "2026-01-06", reason: "timeout" },
  });
  expect((await healthIn(archive, { ...desk, channel: "C2" })).trouble?.reason).toBe("elsewhere");
  expect((await healthIn(archive, { ...desk, channel: "C3" })).trouble).toBeUndefined();
});

test("a day that was missed is a trouble; a day without news and a correction are none", async () => {
  const archive = await temporaryArchive();
  await settle(archive, { day: "2026-01-05" }, { kind: "skipped", reason: phrases.digest.notRunning });
  await settle(archive, { day: "2026-01-06" }, { kind: "skipped", reason: phrases.digest.nothingNew });
  await settle(archive, { day: "2026-01-07", follows: "post-1" }, { kind: "refused", reason: "gone" });
  expect((await healthIn(archive)).trouble).toMatchObject({ kind: "failed", day: "2026-01-05" });
});

test("where nothing is posted, the last trouble of any channel is told", async () => {
  const archive = await temporaryArchive();
  await settle(archive, { channel: "C2" }, { kind: "refused", reason: "gone" });
  const terminal = { platform: "terminal", tenant: "", channel: "" } as const;
  expect((await healthIn(archive, terminal)).trouble).toMatchObject({ channel: "C2", reason: "gone" });
});

test("feeds that fail stand first, each with since when and why", async () => {
  const archive = await temporaryArchive();
  const [fine, down] = ["https://a.example/feed", "https://b.example/feed"];
  for (const url of [fine, down]) await archive.feeds.add("", url, {}, now);
  const failing = {
    since: "2026-01-08T08:00:00.000Z",
    times: 3,
    what: "the site answered 500",
    remedy: "wait",
  };
  const nextAt = now.toISOString();
  await archive.feeds.keep("", fine, { state: { readAt: nextAt }, nextAt });
  await archive.feeds.keep("", down, { state: { failing }, nextAt });
  expect((await healthIn(archive)).feeds).toEqual([
    { name: "b.example/feed", failing: { since: "2026-01-08T08:00:00.000Z", why: "the site answered 500" } },
    { name: "a.example/feed", readAt: "2026-01-09T08:00:00.000Z" },
  ]);
});

test("a post on a day without news is told of the last good reading, and of feeds that fail", async () => {
  const feed = (url: string, state: Feed["state"]): Feed => ({ url, state, addedAt: "", nextAt: "" });
  const failing = {
    since: "2026-01-06T08:00:00Z",
    times: 3,
    what: "the site answered 403",
    remedy: "ask the site",
  };
  expect(
    intakeOf([
      feed("https://a.example/feed?key=secret", { readAt: "2026-01-08T07:28:00.000Z" }),
      feed("https://b.example/feed", { readAt: "2026-01-05T07:28:00.000Z", failing }),
      feed("https://c.example/feed", {}),
    ]),
  ).toEqual({
    lastFetch: "2026-01-08T07:28:00.000Z",
    feeds: 3,
    failing: [{ since: "2026-01-06T08:00:00Z", what: "the site answered 403" }],
  });
  expect(intakeOf([])).toEqual({ feeds: 0, failing: [] });
});
