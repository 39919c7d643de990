import { describe, expect, it, test } from "vitest";
import { ageOf, printSpan } from "../../src/core/age.js";
import { type DigestTrouble, feedName, type Health } from "../../src/core/health.js";
import { presentStatus, type Standing } from "../../src/core/present-status.js";
import type { Upcoming } from "../../src/core/subscription.js";
import { renderPlain } from "../../src/terminal/plain.js";
import { newsroomOf, replyTo } from "../library.js";

const now = new Date("2026-01-09T08:00:00Z");
const searched = { articles: 12, facts: 214, updatedAt: "2026-01-08T07:28:00Z" };
const digest: Upcoming = {
  ...{ platform: "slack", tenant: "T1", channel: "C1", number: 1, at: "07:30", zone: "Europe/London" },
  ...{ topics: [], quiet: false, paused: false },
  ...{ from: "2026-01-09T07:30:00Z", next: "2026-01-10T07:30:00Z" },
};

const failed: DigestTrouble = {
  ...{ kind: "failed" as const, platform: "slack", channel: "C1", day: "2026-01-06" },
  reason: "",
};

const shown = (parts: Partial<Standing>): string =>
  renderPlain(presentStatus({ searched, digests: [], isElsewhere: false, now, ...parts }), {
    colour: false,
    width: 100,
  });

const health = (parts: Partial<Health>): { readonly health: Health } => ({ health: { feeds: [], ...parts } });

describe("/status", () => {
  it("says how old the archive is, how each feed stands, what is posted and what was not", () => {
    const feeds = [
      {
        name: "Coast Wire (wire.example/feed)",
        failing: { since: "2026-01-07T08:00:00Z", why: "the site answered 500" },
      },
      { name: "The Quay Courier (quay.example/feed)", readAt: "2026-01-09T07:50:00Z" },
      { name: "new.example/feed" },
    ];
    const trouble = { ...failed, reason: "channel_not_found" };
    expect(shown({ digests: [digest], ...health({ feeds, trouble }) })).toBe(
      `How Verbatim stands

The newest words came in 24 hours ago.

Feeds

- Coast Wire (wire.example/feed): failing since 7 Jan 2026, 08:00 UTC: the site answered 500
- The Quay Courier (quay.example/feed): read 9 Jan 2026, 07:50 UTC
- new.example/feed: not read yet

Digests of this channel

- Digest 1: daily at 07:30 Europe/London. Next: Saturday 10 Jan 2026, 07:30 Europe/London.

The last digest that did not go out, or may not have

The digest of 6 Jan 2026 for slack channel C1 was not posted: channel_not_found

Searched 12 articles, 214 facts. Archive last updated 8 Jan 2026, 07:28 UTC.`,
    );
  });

  it("says so where there is nothing of it", () => {
    const text = shown({ searched: { articles: 0, facts: 0 }, ...health({}) });
    for (const words of [
      "Searched 0 articles. The archive is empty.",
      "No feed is read.",
      "No digest is posted in this channel.",
    ])
      expect(text).toContain(words);
    expect(text).not.toContain("did not go out");
  });

  it("of a digest that may stand asks somebody to look", () => {
    const trouble = { ...failed, kind: "unclear", reason: "timeout" } as const;
    expect(shown(health({ trouble })).replace(/\s+/g, " ")).toContain(
      "The digest of 6 Jan 2026 for slack channel C1 may or may not stand in the channel: timeout. Please look.",
    );
  });

  it("says nothing of feeds where they are not known", async () => {
    const { parts } = await replyTo(newsroomOf([]), "/status");
    expect(JSON.stringify(parts)).not.toContain("Feeds");
  });
});

test.each([
  [0, "less than a minute"],
  [59_999, "less than a minute"],
  [60_000, "1 minute"],
  [3_599_999, "59 minutes"],
  [3_600_000, "1 hour"],
  [48 * 3_600_000 - 1, "47 hours"],
  [48 * 3_600_000, "2 days"],
  [-86_400_000, "less than a minute"],
])("%i milliseconds are %s", (ms, words) => expect(printSpan(ms)).toBe(words));

test("an instant that a clock has put into the future is just now", () => {
  expect(ageOf("2030-01-01T00:00:00Z", now)).toBe("less than a minute");
});

test("a feed is named by title and address, without what may be a key", () => {
  expect(feedName("https://quay.example:8443/feed/?key=s3cret&x=1", "The Quay Courier")).toBe(
    "The Quay Courier (quay.example:8443/feed)",
  );
  expect(feedName("https://quay.example/")).toBe("quay.example");
});
