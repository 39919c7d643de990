import { describe, expect, it } from "vitest";
import { draft } from "./drafts.js";
import { tiers } from "./tiers.js";

describe.each(tiers)("articles on $tier", ({ temporaryArchive, temporaryPlace }) => {
  const monday = new Date("2026-01-05T08:00:00Z");
  const tuesday = new Date("2026-01-06T08:00:00Z");

  describe("an article", () => {
    it("comes back as it was given, with its revision and when it was stored", async () => {
      const { articles } = await temporaryArchive();
      const given = draft({
        url: "https://quaycourier.example/bridge",
        dateline: "QUAY",
        updatedAt: "2026-01-08",
        desk: "city",
        embargoedUntil: "2026-01-07",
        corrections: [{ at: "2026-01-08", note: "An earlier version gave the wrong year." }],
      });
      expect(await articles.put("", given, monday)).toMatchObject({ kind: "added", revision: 1 });
      expect(await articles.all("")).toEqual([{ ...given, revision: 1, storedAt: monday.toISOString() }]);
    });

    it("keeps every unit of its text, so that spans stay right", async () => {
      const { articles } = await temporaryArchive();
      const text = "nul \u0000 lone \ud800 pair 😀 e\u0301 \r\n \u2028 “quoted” ' ; --";
      await articles.put("", draft({ text }), monday);
      expect((await articles.all(""))[0]?.text).toBe(text);
      expect(await articles.put("", draft({ text }), tuesday)).toMatchObject({
        kind: "unchanged",
        revision: 1,
      });
    });

    it("given again unchanged is recognised, whatever the order of its fields", async () => {
      const { articles } = await temporaryArchive();
      const given = draft({ corrections: [{ at: "2026-01-08", note: "Wrong year." }] });
      await articles.put("", given, monday);
      const version = await articles.version("");
      const reordered = {
        ...Object.fromEntries(Object.entries(given).reverse()),
        corrections: [{ note: "Wrong year.", at: "2026-01-08" }],
      };
      expect(await articles.put("", draft(reordered), tuesday)).toMatchObject({
        kind: "unchanged",
        revision: 1,
      });
      expect(await articles.version("")).toBe(version);
      expect(await articles.updatedAt("")).toBe(monday.toISOString());
    });

    it.each([
      ["headline", "Span passes test"],
      ["byline", "Tom Reyl"],
      ["publisher", "Coast Wire"],
      ["url", "https://quaycourier.example/b"],
      ["dateline", "QUAY"],
      ["publishedAt", "2026-01-08"],
      ["updatedAt", "2026-01-08"],
      ["text", "The north span failed its load test."],
      ["corrections", [{ at: "2026-01-08", note: "Wrong year." }]],
    ])("with another %s is a new revision, and the old one is kept", async (field, value) => {
      const { articles } = await temporaryArchive();
      await articles.put("", draft(), monday);
      expect(await articles.put("", draft({ [field]: value }), tuesday)).toMatchObject({
        kind: "revised",
        revision: 2,
      });
      expect(await articles.all("")).toEqual([
        { ...draft({ [field]: value }), revision: 2, storedAt: tuesday.toISOString() },
      ]);
      const [first] = await articles.released("", tuesday, "bridge-north-span");
      expect(first).toEqual({ ...draft(), revision: 1, storedAt: monday.toISOString() });
      expect(await articles.updatedAt("")).toBe(tuesday.toISOString());
    });

    it.each([
      ["status", "withheld"],
      ["embargoedUntil", "2026-02-01"],
      ["desk", "city"],
    ])("with another %s changes at once for every revision, without new words", async (field, value) => {
      const { articles } = await temporaryArchive();
      await articles.put("", draft(), monday);
      const version = await articles.version("");
      expect(await articles.put("", draft({ [field]: value }), tuesday)).toMatchObject({
        kind: "revised",
        revision: 1,
      });
      const [first] = await articles.released("", tuesday, "bridge-north-span");
      expect(first).toMatchObject({ [field]: value });
      expect(await articles.version("")).not.toBe(version);
      expect(await articles.updatedAt("")).toBe(monday.toISOString());
    });

    it("that goes back to earlier words is a third revision, not the first", async () => {
      const { articles } = await temporaryArchive();
      await articles.put("", draft(), monday);
      await articles.put("", draft({ text: "Other words." }), monday);
      expect(await articles.put("", draft(), tuesday)).toMatchObject({ kind: "revised", revision: 3 });
    });

    it("that was never there has no revision", async () => {
      const { articles } = await temporaryArchive();
      expect(await articles.released("", tuesday, "nowhere")).toEqual([]);
      expect(await articles.updatedAt("")).toBeUndefined();
      expect(await articles.all("")).toEqual([]);
    });
  });

  describe("an archive", () => {
    it("lists articles by the moment they were published, then by slug", async () => {
      const { articles } = await temporaryArchive();
      const published = {
        c: "2026-01-07T09:30:00+02:00",
        a: "2026-01-07T08:00:00Z",
        b: "2026-01-07T08:00:00Z",
        d: "2026-01-07",
      };
      for (const [slug, publishedAt] of Object.entries(published))
        await articles.put("", draft({ slug, publishedAt }), monday);
      expect((await articles.all("")).map(({ slug }) => slug)).toEqual(["d", "c", "a", "b"]);
    });

    it("takes in many at once and says of each what became of it, in order", async () => {
      const { articles } = await temporaryArchive();
      await articles.put("", draft({ slug: "article-3" }), monday);
      const drafts = Array.from({ length: 450 }, (_, index) => draft({ slug: `article-${index}` }));
      const puts = await articles.putAll(
        "",
        [...drafts, draft({ slug: "article-7", text: "Other words." })],
        tuesday,
      );
      expect(puts.length).toBe(451);
      expect(puts[3]).toMatchObject({ kind: "unchanged", revision: 1 });
      expect(puts[449]).toMatchObject({ kind: "added", revision: 1 });
      expect(puts[450]).toMatchObject({ kind: "revised", revision: 2 });
      expect((await articles.all("")).length).toBe(450);
    });

    it("shows no tenant what belongs to another", async () => {
      const { articles } = await temporaryArchive();
      await articles.put("acme", draft({ text: "Acme's words." }), monday);
      await articles.put("", draft(), monday);
      expect((await articles.all("")).map(({ text }) => text)).toEqual([draft().text]);
      expect((await articles.all("acme")).map(({ text }) => text)).toEqual(["Acme's words."]);
      expect(await articles.all("other")).toEqual([]);
      expect(await articles.version("other")).toBe(0);
    });

    it("has another version as soon as another connection has written", async () => {
      const folder = await temporaryPlace();
      const [reader, writer] = [await temporaryArchive(folder), await temporaryArchive(folder)];
      const before = await reader.articles.version("");
      await writer.articles.put("", draft(), monday);
      await expect.poll(() => reader.articles.version("")).not.toBe(before);
    });

    it("loses nothing when it is closed and opened again", async () => {
      const folder = await temporaryPlace();
      const first = await temporaryArchive(folder);
      await first.articles.put("", draft(), monday);
      const version = await first.articles.version("");
      await first.close();
      const second = await temporaryArchive(folder);
      expect(await second.articles.all("")).toEqual([
        { ...draft(), revision: 1, storedAt: monday.toISOString() },
      ]);
      expect(await second.articles.version("")).toBe(version);
    });
  });
});
