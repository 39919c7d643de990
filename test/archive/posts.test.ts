import { describe, expect, it } from "vitest";
import { keyOf } from "../../src/archive/deliveries.js";
import type { Archive } from "../../src/archive/open.js";
import type { Post } from "../../src/core/posting.js";
import { citation, everyPart } from "../fakes/presentations.js";
import { draft } from "./drafts.js";
import { tiers } from "./tiers.js";

describe.each(tiers)("posts on $tier", ({ temporaryArchive }) => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 0, 8, 8, minutes));
  const now = at(0);
  const { article } = citation();
  const cited = citation({ article: { ...article, revision: 1 } });
  const answer: Post = {
    platform: "slack",
    tenant: "T1",
    channel: "C1",
    messages: ["1790000000.000100", "1790000000.000101"],
    thread: "1790000000.000050",
    kind: "answer",
    asker: "U1",
    asked: "/ask who tested the bridge?",
    citations: [
      { ...cited, lead: { quote: "It held.", span: { start: 111, end: 119 } } },
      citation({ number: 2, article: { ...article, slug: "wire-bridge", revision: 1 } }),
    ],
    presentation: everyPart,
  };
  const correction: Post = { ...answer, kind: "correction", messages: [], citations: [cited] };

  /** An archive whose bridge article has two revisions, and a post that cites the first. */
  async function archiveBehind(post: Post = answer): Promise<Archive> {
    const archive = await temporaryArchive();
    await archive.articles.put("", draft(), now);
    await archive.articles.put("", draft({ slug: "wire-bridge" }), now);
    await archive.posts.remember("", post, now);
    await archive.articles.put("", draft({ text: "The span failed." }), at(1));
    return archive;
  }

  const behindIn = async ({ posts }: Archive) => posts.behind("", "slack", at(2));
  const onlyOf = async (archive: Archive) => {
    const [behind, ...more] = await behindIn(archive);
    expect(more).toEqual([]);
    return behind!;
  };

  describe("a post", () => {
    it("is kept with the very words it showed, where it stands and what it looked like", async () => {
      const archive = await archiveBehind();
      const { post: id } = await onlyOf(archive);
      const { citations: _, ...line } = answer;
      expect(await archive.posts.get("", id)).toEqual({
        ...line,
        id,
        postedAt: now.toISOString(),
        presentation: JSON.parse(JSON.stringify(everyPart)),
        citations: [
          {
            slug: "bridge-north-span",
            revision: 1,
            number: 1,
            quote: "He added that the north span would open “within weeks”.",
            span: { start: 120, end: 175 },
            place: { paragraph: 3, sentence: 2 },
            lead: { quote: "It held.", span: { start: 111, end: 119 } },
          },
          expect.objectContaining({ slug: "wire-bridge", revision: 1, number: 2 }),
        ],
      });
    });

    it("is behind once an article it cites has other words, and no longer when it has followed them", async () => {
      const archive = await archiveBehind();
      const behind = await onlyOf(archive);
      expect(behind.slug).toBe("bridge-north-span");
      await archive.posts.advance("", { ...behind, to: 2 }, at(2));
      expect(await behindIn(archive)).toEqual([]);
      await archive.articles.put("", draft({ text: "The span fell." }), at(3));
      expect(await onlyOf(archive)).toEqual(behind);
    });

    it.each([
      ["withdrawn", { status: "retracted" }],
      ["under an embargo again", { embargoedUntil: "2026-02-01" }],
    ] as const)("is behind while an article it cites is %s", async (_, parts) => {
      const archive = await archiveBehind();
      const behind = await onlyOf(archive);
      await archive.posts.advance("", { ...behind, to: 2 }, at(2));
      await archive.articles.put("", draft({ text: "The span failed.", ...parts }), at(2));
      expect(await onlyOf(archive)).toEqual(behind);
      await archive.posts.advance("", { ...behind, to: "withdrawn" }, at(2));
      expect(await behindIn(archive)).toEqual([]);
    });

    it("is another newsroom's or another platform's business there alone", async () => {
      const { posts } = await archiveBehind();
      expect(await posts.behind("acme", "slack", at(2))).toEqual([]);
      expect(await posts.behind("", "discord", at(2))).toEqual([]);
    });

    it("tells what was asked in its thread, or in the message that opens it, oldest first", async () => {
      const archive = await temporaryArchive();
      const place = { platform: "slack", tenant: "T1", channel: "C1", thread: "1790000000.000050" } as const;
      const asked = async (input: string, parts: Partial<Post>, minutes: number) =>
        archive.posts.remember("", { ...answer, request: { command: "ask", input }, ...parts }, at(minutes));
      const { thread: _, ...outside } = answer;
      await archive.posts.remember(
        "",
        {
          ...outside,
          messages: ["1790000000.000050", "1790000000.000051"],
          request: { command: "ask", input: "first" },
        },
        at(1),
      );
      await asked("second", {}, 2);
      await archive.posts.remember("", answer, at(3));
      await asked("third", { asker: "U2" }, 4);
      for (const elsewhere of [
        { thread: "1790000000.00005" },
        { channel: "C2" },
        { tenant: "T2" },
        { platform: "discord" as const },
      ])
        await asked("elsewhere", elsewhere, 5);
      expect((await archive.posts.askedIn("", place)).map(({ input }) => input)).toEqual([
        "first",
        "second",
        "third",
      ]);
      expect(await archive.posts.askedIn("acme", place)).toEqual([]);
      expect(await archive.posts.askedIn("", { ...place, thread: "%" })).toEqual([]);
    });

    it("is kept together with others, of any newsroom, or none of them is", async () => {
      const { posts } = await temporaryArchive();
      const broken = { ...answer, id: "c", citations: [{ ...cited, article: { ...article, slug: null! } }] };
      const [own, acme] = [
        { ...answer, id: "a" },
        { ...answer, id: "b" },
      ];
      await expect(
        posts.rememberAll([
          ["", own, now],
          ["", broken, now],
        ]),
      ).rejects.toThrow();
      expect(await posts.get("", "a")).toBeUndefined();
      await posts.rememberAll([
        ["", own, now],
        ["acme", acme, now],
      ]);
      expect([(await posts.get("", "a"))?.citations.length, (await posts.get("acme", "b"))?.asked]).toEqual([
        2,
        answer.asked,
      ]);
    });

    it("that cites nothing is kept without complaint and never behind", async () => {
      expect(await behindIn(await archiveBehind({ ...answer, citations: [] }))).toEqual([]);
    });

    it("that showed words of the past with what became of them has nothing to follow", async () => {
      const archive = await archiveBehind();
      await archive.posts.advance("", { ...(await onlyOf(archive)), to: 2 }, at(2));
      const change = { at: "2026-01-08", was: cited.quote };
      await archive.posts.remember("", { ...answer, citations: [{ ...cited, change }] }, at(2));
      expect(await behindIn(archive)).toEqual([]);
    });
  });

  describe("a digest", () => {
    const slot = { platform: "slack", tenant: "", channel: "C1", day: "2026-01-07" } as const;
    const { day: _, ...channel } = slot;
    const digest: Post = {
      ...{ ...channel, kind: "digest", asked: keyOf(slot), messages: [] },
      citations: [cited],
    };

    it("made twice is kept as it was made last", async () => {
      const { posts } = await archiveBehind(digest);
      await posts.remember("", { ...digest, citations: [{ ...cited, quote: "Another sentence." }] }, now);
      const kept = await posts.get("", keyOf(slot));
      expect(kept?.citations.map(({ quote }) => quote)).toEqual(["Another sentence."]);
      expect(kept?.messages).toEqual([]);
    });

    it("has nothing to follow until it is posted, and leads to its message then", async () => {
      const archive = await archiveBehind(digest);
      expect(await behindIn(archive)).toEqual([]);
      await archive.deliveries.claim(slot, "a", now, 1000);
      await archive.deliveries.settle(slot, "a", { kind: "posted", message: "900" }, now);
      expect(await onlyOf(archive)).toEqual({ post: keyOf(slot), slug: "bridge-north-span" });
      expect((await archive.posts.get("", keyOf(slot)))?.messages).toEqual(["900"]);
    });
  });

  describe("a correction", () => {
    const slotOf = (id: string) =>
      ({ platform: "slack", tenant: "", channel: "U1", day: "2026-01-08", follows: id }) as const;

    /** An archive with one correction, and its id. */
    async function withCorrection() {
      const archive = await archiveBehind();
      const behind = await onlyOf(archive);
      const step = { ...behind, to: 2, correction: { ...correction, asked: behind.post } } as const;
      // Two processes that have seen the same change.
      await archive.posts.advance("", step, at(2));
      await archive.posts.advance("", step, at(2));
      return { archive, id: `${behind.post}:bridge-north-span:2` };
    }

    it("is kept once, and waits until it has a verdict; digests are listed without it", async () => {
      const { archive, id } = await withCorrection();
      const waiting = async () => (await archive.posts.undelivered("", "slack")).map((post) => post.id);
      expect(await waiting()).toEqual([id]);
      await archive.deliveries.claim(slotOf(id), "a", at(2), 1000);
      expect(await waiting()).toEqual([id]);
      const posted = { kind: "posted", message: "901", channel: "D1" } as const;
      await archive.deliveries.settle(slotOf(id), "a", posted, at(2));
      expect(await waiting()).toEqual([]);
      expect(await archive.posts.get("", id)).toMatchObject({ messages: ["901"], channel: "D1" });
      expect(await archive.deliveries.list("")).toEqual([]);
    });

    it("that is refused waits for another try, but not for ever", async () => {
      const { archive, id } = await withCorrection();
      for (const left of [1, 1, 1, 1, 0]) {
        await archive.deliveries.claim(slotOf(id), "a", at(2), 1000);
        await archive.deliveries.settle(slotOf(id), "a", { kind: "refused", reason: "closed" }, at(2));
        expect(await archive.posts.undelivered("", "slack")).toHaveLength(left);
      }
    });
  });
});
