import { describe, expect, it } from "vitest";
import { keyOf } from "../../src/archive/deliveries.js";
import type { Post } from "../../src/core/posting.js";
import { citation } from "../fakes/presentations.js";
import { temporaryArchive } from "./temporary.js";

const now = new Date("2026-01-08T08:00:00Z");
const { article } = citation();
const answer: Post = {
  platform: "slack",
  tenant: "T1",
  channel: "C1",
  message: "1790000000.000100",
  kind: "answer",
  asker: "U1",
  asked: "/ask who tested the bridge?",
  citations: [
    citation({ lead: { quote: "It held.", span: { start: 111, end: 119 } } }),
    citation({ number: 2, article: { ...article, slug: "wire-bridge", revision: 1 } }),
  ],
};

describe("a post", () => {
  it("is found by each article it cited, with the very words it showed", async () => {
    const { posts } = await temporaryArchive();
    await posts.remember("", answer, now);
    const { citations: _, ...line } = answer;
    expect(await posts.citing("", "bridge-north-span")).toEqual([
      {
        ...line,
        postedAt: now.toISOString(),
        citations: [
          {
            slug: "bridge-north-span",
            revision: 2,
            number: 1,
            quote: "He added that the north span would open “within weeks”.",
            span: { start: 120, end: 175 },
            place: { paragraph: 3, sentence: 2 },
            lead: { quote: "It held.", span: { start: 111, end: 119 } },
          },
        ],
      },
    ]);
    expect((await posts.citing("", "wire-bridge")).length).toBe(1);
  });

  it("is found by the revision it cited and no other, and by its own newsroom only", async () => {
    const { posts } = await temporaryArchive();
    await posts.remember("", answer, now);
    await posts.remember("", answer, now);
    expect((await posts.citing("", "bridge-north-span", 2)).length).toBe(2);
    expect(await posts.citing("", "bridge-north-span", 1)).toEqual([]);
    expect(await posts.citing("acme", "bridge-north-span")).toEqual([]);
  });

  it("that cites nothing is kept without complaint", async () => {
    const { posts } = await temporaryArchive();
    await posts.remember("", { ...answer, citations: [] }, now);
    expect(await posts.citing("", "bridge-north-span")).toEqual([]);
  });
});

describe("a digest", () => {
  const slot = { platform: "discord", tenant: "", channel: "42", day: "2026-01-07" } as const;
  const { day: _, ...channel } = slot;
  const digest: Post = { ...channel, kind: "digest", asked: keyOf(slot), citations: [citation()] };

  it("made twice is kept as it was made last", async () => {
    const { posts } = await temporaryArchive();
    await posts.remember("", digest, now);
    await posts.remember("", { ...digest, citations: [citation({ quote: "Another sentence." })] }, now);
    const [kept, ...more] = await posts.citing("", "bridge-north-span");
    expect(more).toEqual([]);
    expect(kept?.citations.map(({ quote }) => quote)).toEqual(["Another sentence."]);
    expect(kept?.message).toBeUndefined();
  });

  it("leads to its message once its slot is posted", async () => {
    const { posts, deliveries } = await temporaryArchive();
    await posts.remember("", digest, now);
    await deliveries.claim(slot, "a", now, 1000);
    await deliveries.settle(slot, "a", { kind: "posted", message: "900" }, now);
    expect((await posts.citing("", "bridge-north-span"))[0]?.message).toBe("900");
  });
});
