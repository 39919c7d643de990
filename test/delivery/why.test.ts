import { describe, expect, it } from "vitest";
import { editionsOf } from "../../src/archive/editions.js";
import type { Arrival } from "../../src/core/article.js";
import { openNewsroom } from "../../src/core/open-newsroom.js";
import type { Channel, Outcome, Poster } from "../../src/core/posting.js";
import { presentDigest } from "../../src/core/present-digest.js";
import { presentWhy } from "../../src/core/present-why.js";
import { citationsOf } from "../../src/core/presentation.js";
import type { Subscription, Wanted } from "../../src/core/subscription.js";
import { readMatter } from "../../src/core/why.js";
import { channelDigests } from "../../src/delivery/channel-digests.js";
import { spanOf } from "../../src/delivery/clock.js";
import { runDigest, skipDigest } from "../../src/delivery/digest-run.js";
import { itemKey } from "../../src/delivery/feed-items.js";
import { channelsToldIn, type WhyRecords, whyOf } from "../../src/delivery/why.js";
import { slotOf } from "../../src/delivery/why-digest.js";
import { openLog } from "../../src/log.js";
import { renderPlain } from "../../src/terminal/plain.js";
import { draft } from "../archive/drafts.js";
import { temporaryArchive } from "../archive/temporary.js";
import { proseIn } from "../own-words.js";

const here: Channel = { platform: "slack", tenant: "T1", channel: "C1" };
const zone = "UTC";
const daily: Wanted = { at: "07:30", zone, topics: [], quiet: false };
const feed = "https://quay.example/feed";

const bridge: Arrival = {
  ...draft({
    url: "https://quay.example/bridge",
    publishedAt: "2026-01-07T06:30:00Z",
    text: "The north span of the harbour bridge passed its load test on Tuesday.\n\nTomas Reyl, the harbour engineer, said that it would open “within weeks”. Forty lorries crossed it at once.",
  }),
  identity: { source: feed, guid: "item 17" },
};
const market: Arrival = draft({
  slug: "market",
  headline: "Fish market moves",
  publishedAt: "2026-01-07T06:40:00Z",
  text: "The fish market moves to the east quay in March.",
});

/** A newsroom whose clock the test sets, with one channel. */
async function newsroom(room = Number.POSITIVE_INFINITY) {
  const archive = await temporaryArchive();
  const editions = editionsOf(archive, "");
  let outcome: Outcome = { kind: "posted", message: "1.1" };
  const poster: Poster = {
    platform: "slack",
    shown: (presentation) => citationsOf(presentation).slice(0, room),
    post: async () => outcome,
    find: async () => ({ kind: "unknown", reason: "no history" }),
    edit: async () => outcome,
  };
  const runAt = (now: Date, subscription: Subscription) => ({
    ...{ deliveries: archive.deliveries, poster, workspace: "T1", owner: "me", log: openLog("silent") },
    now: () => now,
    remember: (post: Parameters<typeof archive.posts.remember>[1]) => archive.posts.remember("", post, now),
    async newsroomDigest(day: string) {
      const { from, to } = spanOf(subscription, day);
      const opened = openNewsroom({
        ...{ edition: await editions.at(now), past: editions.past(now, zone), now, zone },
      });
      return presentDigest(await opened.digestBetween(from, to, subscription), "channel");
    },
  });
  const digestsAt = (now: Date, channel: Channel) =>
    channelDigests(
      { subscriptions: archive.subscriptions, tenant: "", configured: [], now: () => now },
      { ...channel, asker: "U1", mayManage: false },
    );
  async function slotAt(now: Date, number: number) {
    const subscription = await digestsAt(now, here).find(String(number));
    return { subscription, slot: slotOf("", subscription, now.toISOString().slice(0, 10)) };
  }
  async function recordsAt(now: Date, channel: Channel, parts: Partial<WhyRecords>): Promise<WhyRecords> {
    const edition = await editions.at(now);
    return {
      ...{ ...archive, ...channelsToldIn(channel), tenant: "", now, edition, desks: [], seesHeld: false },
      ...{ feeds: await archive.feeds.list(""), digests: digestsAt(now, channel) },
      readIn: async () => ({ desks: [], edition }),
      ...parts,
    };
  }
  const replyAt = async (at: string, typed: string, channel = here, parts: Partial<WhyRecords> = {}) =>
    presentWhy(
      await whyOf(await recordsAt(new Date(at), channel, parts), readMatter(typed)),
      channel.platform === "terminal",
      { articles: 1, facts: 1 },
    );
  return {
    archive,
    put: (arrival: Arrival, at: string) => archive.articles.put("", arrival, new Date(at)),
    subscribe: async (wanted: Partial<Wanted> = {}, at = "2026-01-05T09:00:00Z", channel = here) =>
      (await archive.subscriptions.add("", channel, { ...daily, ...wanted }, "U1", new Date(at)))!,
    /** Posts the digest of that day, or meets that fate. */
    async post(at: string, number = 1, meets: Outcome = { kind: "posted", message: "1.1" }) {
      outcome = meets;
      const { subscription, slot } = await slotAt(new Date(at), number);
      return runDigest(runAt(new Date(at), subscription), slot);
    },
    async skip(at: string, reason: string) {
      const { subscription, slot } = await slotAt(new Date(at), 1);
      return skipDigest(runAt(new Date(at), subscription), slot, reason);
    },
    replyAt,
    /** As the terminal shows it, its lines unbroken. */
    why: async (...asked: Parameters<typeof replyAt>) =>
      renderPlain(await replyAt(...asked), { colour: false, width: 100 }).replace(
        /(?<=\S)\n(?=[^\s-])/g,
        " ",
      ),
  };
}

const later = "2026-01-07T12:00:00Z";
const atTerminal: Channel = { platform: "terminal", tenant: "", channel: "" };

describe("/why of an article", () => {
  it("tells its way from the feed to the digest that quotes it, stage by stage", async () => {
    const { put, subscribe, post, why, archive } = await newsroom();
    await archive.feeds.add("", feed, { title: "Quay Courier" }, new Date("2026-01-05T09:00:00Z"));
    await subscribe();
    await put(bridge, "2026-01-07T06:35:00Z");
    await post("2026-01-07T07:30:00Z");
    await put({ ...bridge, text: bridge.text.replace("Forty", "Fifty") }, "2026-01-07T09:00:00Z");
    expect(await why(later, "https://amp.quay.example/amp/bridge/?utm_source=x#top")).toBe(
      `What became of it

North span of harbour bridge passes load test · The Quay Courier · 7 Jan 2026

Kept as bridge-north-span, at the address https://quay.example/bridge.

Taken in 7 Jan 2026, 06:35 UTC.

In the feed: Quay Courier (quay.example/feed).

Revisions

- Revision 1 came in 7 Jan 2026, 06:35 UTC; readers see it from 7 Jan 2026, 06:35 UTC
- Revision 2 came in 7 Jan 2026, 09:00 UTC; readers see it from 7 Jan 2026, 09:00 UTC

Messages that show sentences of it

- Digest, 7 Jan 2026, 07:30 UTC

Digest 1: 7 Jan 2026: quoted in it, posted 7 Jan 2026, 07:30 UTC.

Searched 0 articles. The archive is empty.`,
    );
  });

  it("says only what is a phrase of its own or a field of an article", async () => {
    const { put, subscribe, post, replyAt } = await newsroom();
    await subscribe();
    await put(bridge, "2026-01-07T06:35:00Z");
    await post("2026-01-07T07:30:00Z");
    for (const asked of ["bridge-north-span", "digest", "https://quay.example/no-such-page"])
      expect(
        proseIn(await replyAt(later, asked), [asked, bridge.headline, bridge.publisher ?? ""]),
        asked,
      ).toEqual([]);
  });

  it.each([
    ["bridge-north-span", "Digest 1: 8 Jan 2026: it will look at the article, due 8 Jan 2026, 07:30 UTC."],
    ["bridge-no", "There is no article “bridge-no” in the archive."],
    ["https://quay.example/other", "No feed of this site is known here."],
    ["https://quay.example/", "There is no article “https://quay.example/” in the archive."],
    ["quay.example/bridge", "Kept as bridge-north-span"],
    ["<!everyone> ‮@everyone", "There is no article"],
    ["x".repeat(4000), "There is no article"],
    ["'; drop table articles; --", "There is no article"],
    ["%", "There is no article “%” in the archive."],
  ])("of %s says %s", async (typed, expected) => {
    const { put, subscribe, why } = await newsroom();
    await subscribe();
    await put(bridge, "2026-01-07T09:00:00Z");
    expect(await why(later, typed)).toContain(expected);
    expect(await why(later, typed)).toBe(await why(later, typed));
  });

  it("of one that was there at the first look says that nothing announces it", async () => {
    const { put, subscribe, why } = await newsroom();
    await subscribe();
    await put({ ...bridge, baseline: true }, later);
    const told = await why(later, "bridge-north-span");
    expect(told).toContain(
      "It was there at the first look at its feed: no digest and no watch announces it.",
    );
    expect(told).not.toContain("Digest 1");
  });

  it("of wire copy names what prints the same text, and how a digest folded it", async () => {
    const { put, subscribe, post, why } = await newsroom();
    await subscribe();
    await put(bridge, "2026-01-07T06:35:00Z");
    const printed = (slug: string, publishedAt: string) =>
      draft({ slug, headline: `Bridge holds, says ${slug}`, publishedAt, text: bridge.text });
    await put(printed("wire", "2026-01-07T06:20:00Z"), "2026-01-07T06:50:00Z");
    await put(printed("star", "2026-01-07T06:45:00Z"), "2026-01-07T06:50:00Z");
    await post("2026-01-07T07:30:00Z");
    const told = {
      wire: await why(later, "wire"),
      star: await why(later, "star"),
      bridge: await why(later, bridge.slug),
    };
    expect(told.wire).toContain("The same text was printed again:\n\n- North span of harbour bridge");
    expect(told.star).toMatch(
      /It prints the same text as this, published before it:\n\n- Bridge holds, says wire.*\n- North/,
    );
    const at = "7 Jan 2026: named in it, posted 7 Jan 2026, 07:30 UTC";
    expect(told.wire).toContain(`Digest 1: ${at}, among the sources of its story; not quoted.`);
    expect(told.bridge).toContain(`Digest 1: ${at}, beside an article that prints the same text.`);
    expect(told.star).toContain("Digest 1: 7 Jan 2026: quoted in it, posted 7 Jan 2026, 07:30 UTC.");
  });

  it("that had no room in the message says so", async () => {
    const { put, subscribe, post, why } = await newsroom(1);
    await subscribe();
    await put(bridge, "2026-01-07T06:35:00Z");
    await put(market, "2026-01-07T06:45:00Z");
    await post("2026-01-07T07:30:00Z");
    const told = [await why(later, "market"), await why(later, "bridge-north-span")];
    expect(
      told.filter((one) => one.includes("left out of it, posted 7 Jan 2026, 07:30 UTC, for length.")),
    ).toHaveLength(1);
    expect(told.filter((one) => one.includes("quoted in it"))).toHaveLength(1);
  });

  it("that came after the digest of its time had been posted says from when it could be read", async () => {
    const { put, subscribe, post, why } = await newsroom();
    await subscribe();
    await post("2026-01-07T07:30:00Z");
    await put(bridge, "2026-01-08T09:00:00Z");
    expect(await why("2026-01-08T10:00:00Z", "bridge-north-span")).toContain(
      "Digest 1: 7 Jan 2026: not in it: it was made before the article could be read here, which was from 8 Jan 2026, 09:00 UTC",
    );
  });

  it.each([
    [{ topics: ["fish market"] }, "what this digest is limited to, on fish market."],
    [{ publisher: "Star" }, "what this digest is limited to, by Star."],
  ])("that a digest is not on is told to be: %j", async (wanted, expected) => {
    const { put, subscribe, post, why } = await newsroom();
    await subscribe(wanted);
    await put(bridge, "2026-01-07T06:35:00Z");
    await put(market, "2026-01-07T06:45:00Z");
    expect(await why("2026-01-07T07:00:00Z", "bridge-north-span")).toContain(expected);
    await post("2026-01-07T07:30:00Z");
    expect(await why(later, "bridge-north-span")).toContain(expected);
  });

  it("tells why a digest did not go out that would have had it", async () => {
    const { put, subscribe, post, why } = await newsroom();
    await subscribe();
    await subscribe({ at: "08:00" }, later);
    await put(bridge, "2026-01-07T06:35:00Z");
    await post("2026-01-07T07:30:00Z", 1, { kind: "refused", reason: "not_in_channel" });
    const told = await why(later, "bridge-north-span");
    expect(told).toContain("Digest 1: 7 Jan 2026: not posted, refused: not_in_channel.");
    expect(told).toContain(
      "Digest 2: 7 Jan 2026: not posted: set up, or resumed, only on 7 Jan 2026, 12:00 UTC.",
    );
    expect(told).not.toContain("Messages that show");
  });

  it("under embargo is told to editors, with the digest that will look at it", async () => {
    const { put, subscribe, why } = await newsroom();
    await subscribe();
    await put({ ...bridge, embargoedUntil: "2026-01-09T06:00:00Z" }, "2026-01-07T06:35:00Z");
    const told = await why(later, "https://quay.example/bridge", here, { seesHeld: true });
    expect(told).toContain("Under embargo until 9 Jan 2026, 06:00 UTC.");
    expect(told).toContain("readers see it from 9 Jan 2026, 06:00 UTC");
    expect(told).toContain("Digest 1: 9 Jan 2026: it will look at the article, due 9 Jan 2026, 07:30 UTC.");
    expect(await why(later, "https://quay.example/bridge")).toBe(
      await (await newsroom()).why(later, "https://quay.example/bridge"),
    );
  });

  it("names the messages that all of the channel could read, and no private answer", async () => {
    const { put, why, archive } = await newsroom();
    await put(bridge, "2026-01-07T06:35:00Z");
    const cited = {
      ...{ number: 1, quote: "Forty lorries crossed it at once.", span: { start: 0, end: 33 } },
      ...{ place: { paragraph: 2, sentence: 2 }, article: { slug: bridge.slug, revision: 1 } },
    };
    const answer = {
      ...here,
      kind: "answer" as const,
      asked: "/ask lorries",
      asker: "U2",
      citations: [cited],
    };
    const at = (hour: string) => new Date(`2026-01-07T${hour}:00Z`);
    await archive.posts.remember("", { ...answer, messages: [] }, at("07:00"));
    await archive.posts.remember("", { ...answer, messages: ["1.2"] }, at("08:00"));
    await archive.posts.remember("", { ...answer, channel: "C2", messages: ["1.3"] }, at("09:00"));
    const whispered = {
      ...here,
      kind: "watch" as const,
      asked: "watch:slack:U2:1",
      asker: "U2",
      messages: [],
    };
    await archive.posts.remember("", { ...whispered, id: "w", citations: [cited] }, at("10:00"));
    const slot = { ...here, tenant: "", day: "2026-01-07", follows: "w" };
    await archive.deliveries.claim(slot, "me", at("10:00"), 1000);
    await archive.deliveries.settle(slot, "me", { kind: "posted", message: "1.4" }, at("10:00"));
    const told = await why(later, bridge.slug);
    expect(told).toContain("Messages that show sentences of it\n\n- Answer, 7 Jan 2026, 08:00 UTC\n\n");
    expect(await why(later, bridge.slug, atTerminal)).toContain(
      "- Answer, 7 Jan 2026, 08:00 UTC in slack channel C1\n- Answer, 7 Jan 2026, 09:00 UTC in slack channel C2\n\n",
    );
  });

  it.each(["0001-01-01", "1066-10-14", "1923-05-05", "9999-12-31T23:59:59Z"])(
    "dated %s is told",
    async (publishedAt) => {
      const { put, subscribe, why } = await newsroom();
      await subscribe();
      await put({ ...market, publishedAt }, later);
      expect(await why(later, "market")).toContain("Taken in 7 Jan 2026, 12:00 UTC.");
    },
  );

  it("is not said to be in a digest that names one whose headline ends like its own", async () => {
    const { put, subscribe, post, why } = await newsroom();
    await subscribe();
    await put({ ...bridge, headline: "Old Bridge" }, "2026-01-07T06:35:00Z");
    await put(
      draft({ slug: "wire", headline: "Wire", publishedAt: "2026-01-07T06:40:00Z", text: bridge.text }),
      "2026-01-07T06:45:00Z",
    );
    await post("2026-01-07T07:30:00Z");
    await put({ ...market, headline: "Bridge" }, "2026-01-08T09:00:00Z");
    expect(await why("2026-01-08T10:00:00Z", "market")).toContain(
      "Digest 1: 7 Jan 2026: not in it: it was made before",
    );
  });

  it("of a digest whose words are not kept says so", async () => {
    const { put, subscribe, why, archive } = await newsroom();
    const digest = await subscribe();
    await put(bridge, "2026-01-07T06:35:00Z");
    const slot = slotOf("", { ...digest, from: "", next: "" }, "2026-01-07");
    const at = new Date("2026-01-07T07:30:00Z");
    await archive.deliveries.claim(slot, "me", at, 1000);
    await archive.deliveries.settle(slot, "me", { kind: "posted", message: "1" }, at);
    expect(await why(later, bridge.slug)).toContain(
      "posted 7 Jan 2026, 07:30 UTC; what stood in it is not recorded.",
    );
  });

  it("of many revisions tells the newest and counts the others", async () => {
    const { put, why } = await newsroom();
    for (let n = 10; n < 25; n++)
      await put({ ...bridge, text: `${bridge.text} ${n} gulls came.` }, `2026-01-07T07:${n}:00Z`);
    const told = await why(later, bridge.slug);
    expect(told.match(/^- Revision/gm)).toHaveLength(10);
    expect(told).toContain("- Revision 15 came in");
    expect(told).toContain("And 5 before these.");
  });
});

describe("/why of an address that is not in the archive", () => {
  it("tells how the feeds of its site stand, without what may be a key", async () => {
    const { why, archive } = await newsroom();
    const since = "2026-01-06T08:00:00.000Z";
    const failing = { since, times: 3, what: "the site answered 500", remedy: "" };
    await archive.feeds.add("", `${feed}?key=s3cret`, { failing }, new Date(since));
    await archive.feeds.add("", "https://star.example/feed", {}, new Date(since));
    const told = await why(later, "https://www.quay.example/new");
    expect(told).toContain("quay.example/feed: failing since 6 Jan 2026, 08:00 UTC: the site answered 500");
    expect(told).not.toMatch(/s3cret|star\.example/);
  });

  it("tells that its page waits, or how often it could not be read, and nothing of one that was read", async () => {
    const { why, archive } = await newsroom();
    const at = "2026-01-07T08:00:00.000Z";
    await archive.feeds.add("", feed, {}, new Date(at));
    const wire = "https://wire.example/feed";
    await archive.feeds.add("", wire, {}, new Date(at));
    const items = {
      [itemKey("https://quay.example/waits")]: {},
      [itemKey("https://quay.example/was-read")]: { read: "x", failed: 2, seenAt: at },
    };
    await archive.feeds.keep("", wire, { nextAt: at, state: { readAt: at }, items });
    await archive.feeds.keep("", feed, {
      ...{ nextAt: at, state: { readAt: at } },
      items: {
        [itemKey("https://quay.example/waits")]: {},
        [itemKey("https://quay.example/fails")]: { failed: 4, seenAt: at },
        [itemKey("https://quay.example/was-read")]: { read: "x", failed: 2, seenAt: at },
      },
    });
    const told = (page: string) => why(later, `https://quay.example/${page}?utm_medium=rss`);
    expect(await told("waits")).toContain("The feed has this address; its page has not been read so far.");
    expect(await told("fails")).toContain(
      "could not be read 4 times in a row, last tried 7 Jan 2026, 08:00 UTC.",
    );
    expect(await told("waits")).toContain("wire.example/feed");
    expect(await told("was-read")).not.toContain("wire.example/feed");
    for (const page of ["was-read", "nowhere"]) expect(await told(page)).not.toContain("has this address");
  });
});

describe("/why digest", () => {
  it("tells of each digest of the channel what became of the last, or of a day", async () => {
    const { subscribe, post, why } = await newsroom();
    await subscribe();
    await subscribe({ at: "09:00", days: ["mon"] });
    await subscribe({}, undefined, { ...here, channel: "C2" });
    await post("2026-01-07T07:30:00Z");
    expect(await why(later, "digest")).toBe(
      `What became of it

Digest 1: daily at 07:30 UTC. Next: Thursday 8 Jan 2026, 07:30 UTC.

7 Jan 2026: posted 7 Jan 2026, 07:30 UTC.

Digest 2: Monday at 09:00 UTC. Next: Monday 12 Jan 2026, 09:00 UTC.

5 Jan 2026: not posted: set up, or resumed, only on 5 Jan 2026, 09:00 UTC.

Searched 0 articles. The archive is empty.`,
    );
    expect(await why(later, "Digest 2 2026-01-07")).toContain("no digest is wanted on this day of the week.");
    expect(await why(later, "digest 2026-01-12 2")).toContain("12 Jan 2026: due 12 Jan 2026, 09:00 UTC.");
    expect(await why(later, "digest 1 2026-01-06")).toContain(
      "its time has passed, and nothing is recorded of it.",
    );
    expect(await why(later, "digest", atTerminal)).toContain("in Slack channel C2");
    expect(await why(later, "digest", { ...here, channel: "C9" })).toContain(
      "No digest is posted in this channel.",
    );
  });

  it("tells why one was not posted, or may not have been, and after how many attempts", async () => {
    const { subscribe, post, skip, why, archive } = await newsroom();
    await subscribe();
    await skip("2026-01-06T09:00:00Z", "Verbatim was not running at the time");
    await post("2026-01-07T07:30:00Z", 1, { kind: "refused", reason: "channel_not_found" });
    const told = (day: string) => why("2026-01-09T12:00:00Z", `digest ${day}`);
    expect(await told("2026-01-06")).toContain(
      "6 Jan 2026: not posted: Verbatim was not running at the time.",
    );
    expect(await told("2026-01-07")).toContain("7 Jan 2026: not posted, refused: channel_not_found.");
    await post("2026-01-07T08:30:00Z");
    expect(await told("2026-01-07")).toContain("7 Jan 2026: posted 7 Jan 2026, 08:30 UTC, at attempt 2.");
    await post("2026-01-08T07:30:00Z", 1, { kind: "unclear", reason: "timeout" });
    expect(await told("2026-01-08")).toContain(
      "8 Jan 2026: it may or may not stand in the channel: no history.",
    );
    const [digest] = await archive.subscriptions.list("");
    await archive.deliveries.claim(
      slotOf("", { ...digest!, from: "", next: "" }, "2026-01-09"),
      "me",
      new Date(),
      1,
    );
    expect(await told("2026-01-09")).toContain("9 Jan 2026: begun, and not ended so far.");
    await archive.subscriptions.set("", digest!, "paused", new Date("2026-01-09T12:00:00Z"));
    expect(await told("2026-01-10")).toContain("10 Jan 2026: not posted: it is paused.");
  });

  it.each(["digest tomorrow", "digest 2026-02-30", "digest 1 2", "digest 2026-01-07 2026-01-08", "digest 7"])(
    "that cannot be meant is a mistake: %s",
    async (typed) => {
      const { subscribe, why } = await newsroom();
      await subscribe();
      await expect(why(later, typed)).rejects.toThrow(/write \/why digest|there is no digest 7/);
    },
  );

  it.each(["0001-01-01", "1899-12-31", "2999-12-31", "9999-12-31"])("is asked of the day %s", async (day) => {
    const { subscribe, why } = await newsroom();
    await subscribe();
    expect(await why(later, `digest ${day}`)).toMatch(/: (?:due|not posted: set up)/);
    const since = "0000-01-01T00:00:00Z";
    const digests = {
      list: async () => [{ ...here, ...daily, number: 0, paused: false, from: since, next: later }],
      find: async () => {
        throw new Error("one is listed");
      },
    };
    expect(await why(later, `digest ${day}`, here, { digests })).toMatch(/: (?:due|its time has passed)/);
  });
});
