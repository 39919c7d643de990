import { describe, expect, it } from "vitest";
import { citation } from "../fakes/presentations.js";
import { draft } from "./drafts.js";
import { tiers } from "./tiers.js";

const now = new Date("2026-01-07T09:00:00Z");

/** What no database keeps as it is, and what each keeps instead. */
const texts = [
  ["a\u0000b", "a\ufffdb"],
  ["half \ud83d", "half \ufffd"],
  ["\udc00 half", "\ufffd half"],
  ["' or 1=1; -- $1 %s \\", "' or 1=1; -- $1 %s \\"],
  ["😀 שלום é é \u202e", "😀 שלום é é \u202e"],
] as const;

describe.each(tiers)("on $tier", ({ temporaryArchive }) => {
  it.each(texts)("%j is kept whole and found again wherever others write it", async (text, kept) => {
    const archive = await temporaryArchive();
    const place = { platform: "slack", tenant: text, channel: text } as const;

    const item = { ...draft({ text: `${text} was said.` }), identity: { source: "feed", guid: text } };
    await archive.articles.put("", item, now);
    expect((await archive.articles.all(""))[0]?.text).toBe(`${text} was said.`);
    expect(await archive.articles.put("", { ...item, slug: "other" }, now)).toMatchObject({
      slug: item.slug,
      kind: "unchanged",
    });
    await archive.articles.put("", { ...item, desk: text }, now);
    expect((await archive.articles.all(""))[0]?.desk).toBe(kept);

    const post = { ...place, kind: "answer" as const, asker: text, messages: ["1"], thread: text };
    const said = { ...post, asked: `/ask ${text}`, citations: [citation()], id: "1" };
    await archive.posts.remember("", { ...said, request: { command: "ask", input: text } }, now);
    expect(await archive.posts.get("", "1")).toMatchObject({ asked: `/ask ${kept}`, asker: kept });
    expect(await archive.posts.askedIn("", { ...place, thread: text })).toEqual([
      { command: "ask", input: text },
    ]);

    const slot = { ...place, day: "2026-01-07" };
    expect(await archive.deliveries.claim(slot, text, now, 1000)).toEqual({ kind: "first" });
    expect(await archive.deliveries.settle(slot, text, { kind: "refused", reason: text }, now)).toBe(true);
    expect(await archive.deliveries.claim(slot, "b", now, 1000)).toEqual({ kind: "first", refused: kept });

    const alarm = { name: `feed ${text}`, since: now.toISOString() };
    expect(await archive.alarms.raise("", alarm, now, now)).toMatchObject(alarm);
    expect(await archive.alarms.raise("", alarm, now, now)).toBeUndefined();
    expect(await archive.feeds.add("", text, {}, now)).toBe(true);
    expect(await archive.feeds.add("", text, {}, now)).toBe(false);
    expect(await archive.channelDesks.give("", { ...place, desk: text }, text, now)).toBe(true);
    expect(await archive.channelDesks.give("", { ...place, desk: text }, text, now)).toBe(false);
    expect(await archive.seen.isNew("slack", text, now)).toBe(true);
    expect(await archive.seen.isNew("slack", text, now)).toBe(false);

    const asked = { ...place, asker: text, command: "ask", input: text, outcome: "nothing" as const };
    await archive.audit.write("", { ...asked, shown: [] }, now);
    expect(await archive.audit.unanswered("")).toMatchObject([{ input: text, channel: kept }]);
  });

  it("texts sort by their bytes, whatever language the server speaks", async () => {
    const { feeds } = await temporaryArchive();
    const urls = ["B", "a", "Z", "é", "_", "aa", "😀", "ﬀ", "~"];
    for (const url of urls) await feeds.add("", url, {}, now);
    expect((await feeds.list("")).map(({ url }) => url)).toEqual([
      "B",
      "Z",
      "_",
      "a",
      "aa",
      "~",
      "é",
      "ﬀ",
      "😀",
    ]);
  });
});
