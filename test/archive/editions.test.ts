import { describe, expect, it } from "vitest";
import { editionsOf } from "../../src/archive/editions.js";
import { draft } from "./drafts.js";
import { tiers } from "./tiers.js";

const now = new Date("2026-02-01T09:00:00Z");
const on = (slug: string, day: string, more = {}) =>
  draft({
    slug,
    publishedAt: `2026-01-${day}T08:00:00Z`,
    text: `The bridge at ${slug} was closed.`,
    ...more,
  });

describe.each(tiers)("an edition on $tier", ({ temporaryPlace, temporaryArchive }) => {
  it("is newest first, whenever its articles were taken in, redated or taken out", async () => {
    const archive = await temporaryArchive(await temporaryPlace());
    const { articles } = archive;
    const editions = editionsOf(archive, "");
    const slugs = async (at = now) =>
      (await editions.at(at)).articles.map(({ article }) => article.slug).join(" ");
    expect(await slugs()).toBe("");

    await articles.putAll("", [on("b", "05"), on("d", "20"), on("c", "05"), on("a", "09")], now);
    expect(await slugs()).toBe("d a b c");
    await articles.put("", on("e", "07"), now);
    expect(await slugs()).toBe("d a e b c");
    const asItStood = await editions.at(now);
    await articles.put("", on("b", "12"), now);
    await articles.put("", on("d", "01"), now);
    expect(await slugs()).toBe("b a e c d");
    expect(asItStood.articles).toHaveLength(5);
    expect(asItStood.articles[0]!.article.slug).toBe("d");

    await articles.put("", on("a", "09", { status: "retracted" }), now);
    expect(await slugs()).toBe("b e c d");
    await articles.put("", on("f", "08", { embargoedUntil: "2026-02-02T09:00:00Z" }), now);
    expect(await slugs()).toBe("b e c d");
    expect(await slugs(new Date("2026-02-03T09:00:00Z"))).toBe("b f e c d");
  });
});
