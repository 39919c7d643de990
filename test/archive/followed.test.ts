import { Migrator } from "kysely";
import { describe, expect, it } from "vitest";
import { migrations } from "../../src/archive/migrations.js";
import { tiers } from "./tiers.js";

describe.each(tiers)("followed on $tier", ({ temporaryArchive, temporaryPlace, tablesIn }) => {
  /** A place as the first release left it: an answer that cited an older revision, and an article withheld since. */
  async function firstRelease(): Promise<string> {
    const place = await temporaryPlace();
    const db = tablesIn(place);
    const provider = { getMigrations: async () => ({ "0001-archive": migrations["0001-archive"]! }) };
    await new Migrator({ db, provider }).migrateToLatest();
    const tenant = "";
    const article = (slug: string, status: string) => ({
      ...{ tenant, slug, status, revision: 2, embargoed_until: null, desk: null },
    });
    await db
      .insertInto("articles")
      .values([article("bridge", "published"), article("secret", "withheld")])
      .execute();
    const post = { tenant, id: "1", platform: "slack", workspace: "T1", channel: "C1", message: "7.1" };
    const asked = { kind: "answer", asker: "U1", asked: "/ask", posted_at: "2026-01-07T08:00:00.000Z" };
    await db
      .insertInto("posts")
      .values({ ...post, ...asked })
      .execute();
    const citation = (slug: string, position: number) => ({
      ...{ tenant, post: "1", slug, position, revision: 1, cited: JSON.stringify({ number: position }) },
    });
    await db
      .insertInto("citations")
      .values([citation("bridge", 1), citation("secret", 2)])
      .execute();
    return place;
  }

  it("what was changed before corrections were followed is not told now", async () => {
    const { posts } = await temporaryArchive(await firstRelease());
    expect(await posts.behind("", "slack", new Date())).toEqual([]);
    expect((await posts.get("", "1"))?.citations.map(({ followed }) => followed)).toEqual([2, "withdrawn"]);
  });
});
