import { describe, expect, it } from "vitest";
import type { Arrival } from "../../src/core/article.js";
import { draft } from "./drafts.js";
import { tiers } from "./tiers.js";

describe.each(tiers)("identities on $tier", ({ temporaryArchive }) => {
  const [monday, tuesday] = [new Date("2026-01-12T08:00:00Z"), new Date("2026-01-13T08:00:00Z")];
  const feed = "https://quay.example/feed";
  const text = `${"The north span passed its load test, the harbour engineer said on Wednesday morning. ".repeat(3)}`;

  /** An article as a feed gives it. */
  const item = (parts: Partial<Arrival> = {}): Arrival => ({
    ...draft({ text, url: "https://quay.example/bridge-test", slug: "bridge-test" }),
    identity: { source: feed, guid: "1234" },
    ...parts,
  });

  /** What the second arrival comes to, once the first is stored. */
  async function then(second: Arrival, first = item()) {
    const { articles } = await temporaryArchive();
    await articles.put("", first, monday);
    const put = await articles.put("", second, tuesday);
    return { ...put, all: await articles.all("") };
  }

  describe("an article is known again", () => {
    it.each([
      ["with a bumped date", item({ publishedAt: "2026-01-12T07:00:00Z" })],
      ["with a random guid", item({ identity: { source: feed, guid: "8d1f" } })],
      ["without a guid", item({ identity: { source: feed } })],
      [
        "under another address and slug",
        item({ url: "https://quay.example/bridge-tested", slug: "bridge-tested" }),
      ],
      [
        "under another address, with a random guid, by its words",
        item({ url: "https://quay.example/bridge-tested", identity: { source: feed, guid: "8d1f" } }),
      ],
      ["with tracking parameters", item({ url: "https://www.quay.example/bridge-test/?utm_source=rss" })],
      [
        "as an AMP copy",
        item({ url: "https://quay.example/amp/bridge-test", identity: { source: "quay.example" } }),
      ],
    ])("%s, and nothing of it changes", async (_how, second) => {
      const { kind, revision, slug, all } = await then(second);
      expect({ kind, revision, slug }).toEqual({ kind: "unchanged", revision: 1, slug: "bridge-test" });
      expect(all.map(({ publishedAt, url }) => ({ publishedAt, url }))).toEqual([
        { publishedAt: "2026-01-07T09:30:00Z", url: "https://quay.example/bridge-test" },
      ]);
    });

    it("by its guid though words and address changed: a revision, published when it first was", async () => {
      const { kind, all } = await then(
        item({ text: `${text}It held.`, url: "https://quay.example/x", publishedAt: "2026-01-08T07:00:00Z" }),
      );
      expect(kind).toBe("revised");
      expect(all).toMatchObject([
        {
          slug: "bridge-test",
          revision: 2,
          publishedAt: "2026-01-07T09:30:00Z",
          updatedAt: "2026-01-08T07:00:00Z",
        },
      ]);
    });

    it("though a file brought it in first", async () => {
      const { kind, slug } = await then(
        item(),
        draft({ text, url: "https://quay.example/bridge-test", slug: "by-hand" }),
      );
      expect({ kind, slug }).toEqual({ kind: "unchanged", slug: "by-hand" });
    });
  });

  describe("two articles stay two", () => {
    it.each([
      [
        "with the same guid number in two feeds",
        item({
          url: "https://wire.example/a",
          text: `Other. ${text}`,
          identity: { source: "https://wire.example/feed", guid: "1234" },
        }),
      ],
      [
        "with the same words on two sites: wire copy",
        item({ url: "https://wire.example/bridge-test", identity: { source: "https://wire.example/feed" } }),
      ],
      [
        "with one proposed slug",
        item({
          url: "https://quay.example/2026/bridge-test",
          text: `Other. ${text}`,
          identity: { source: feed, guid: "77" },
        }),
      ],
    ])("%s", async (_how, second) => {
      const { kind, slug, all } = await then(second);
      expect({ kind, slug }).toEqual({ kind: "added", slug: "bridge-test-2" });
      expect(all.length).toBe(2);
    });

    it("though a feed links both to its front page, or says no more than a line", async () => {
      const short = (line: string, guid?: string): Arrival =>
        item({
          text: line,
          url: "https://quay.example/",
          slug: "front",
          identity: { source: feed, ...(guid && { guid }) },
        });
      expect((await then(short("Live updates."), short("Live updates."))).kind).toBe("added");
      expect((await then(short("Ferries stop.", "2"), short("Live updates.", "1"))).kind).toBe("added");
    });

    it("though a slug that was given names one: the slug decides", async () => {
      const { slug } = await then(
        draft({ slug: "bridge-test-again", url: "https://quay.example/bridge-test" }),
      );
      expect(slug).toBe("bridge-test-again");
    });
  });

  it("an article that came with a feed's first reading is marked, one that came later is not", async () => {
    const { articles } = await temporaryArchive();
    await articles.put("", { ...item(), baseline: true }, monday);
    await articles.put(
      "",
      item({ identity: { source: feed, guid: "2" }, url: "https://quay.example/2", text: "New." }),
      tuesday,
    );
    expect((await articles.all("")).map(({ baseline }) => baseline)).toEqual([true, undefined]);
  });
});
