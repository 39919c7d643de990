import { type Kysely, Migrator } from "kysely";
import { describe, expect, it } from "vitest";
import { migrations } from "../../src/archive/migrations.js";
import { draft } from "./drafts.js";
import { releasedIn } from "./released.js";
import { type Loose, tiers } from "./tiers.js";

const steps = Object.keys(migrations).sort();

const at = (n: number) => `2026-01-0${n}T08:00:00.000Z`;

/** What the first release stored: an article in two revisions, one under embargo, one withheld. */
async function firstRelease(db: Kysely<Loose>): Promise<void> {
  const { slug: _, status: _status, ...content } = draft();
  const article = (slug: string, revision: number, parts: object = {}) => ({
    tenant: "",
    slug,
    revision,
    status: "published",
    embargoed_until: null,
    desk: null,
    ...parts,
  });
  const revision = (slug: string, number: number, stored: string) => ({
    tenant: "",
    slug,
    revision: number,
    content: JSON.stringify({ ...content, text: `${slug} ${number}` }),
    stored_at: stored,
  });
  await db
    .insertInto("articles")
    .values([
      article("bridge", 2),
      article("budget", 2, { embargoed_until: at(5) }),
      article("secret", 1, { status: "withheld" }),
    ])
    .execute();
  await db
    .insertInto("revisions")
    .values([
      revision("bridge", 1, at(1)),
      revision("bridge", 2, at(2)),
      revision("budget", 1, at(1)),
      revision("budget", 2, at(2)),
      revision("secret", 1, at(1)),
    ])
    .execute();
}

describe.each(tiers)("on $tier", ({ temporaryArchive, temporaryPlace, tablesIn }) => {
  /** A place with an archive as the program left it that knew only the first steps. */
  async function archiveOf(
    known: readonly string[],
    fill: (db: Kysely<Loose>) => Promise<unknown>,
  ): Promise<string> {
    const place = await temporaryPlace();
    const db = tablesIn(place);
    const provider = {
      getMigrations: async () => Object.fromEntries(known.map((step) => [step, migrations[step]!])),
    };
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    expect(error).toBeUndefined();
    await fill(db);
    return place;
  }

  it("an archive of the first release keeps its articles, and knows what readers have seen", async () => {
    const { articles } = await temporaryArchive(await archiveOf(["0001-archive"], firstRelease));
    expect((await articles.all("")).map(({ slug, revision }) => `${slug} ${revision}`)).toEqual([
      "bridge 2",
      "budget 2",
      "secret 1",
    ]);
    const seenBy = async (moment: string) =>
      (await releasedIn({ articles }, new Date(moment))).map(({ text }) => text);
    expect(await seenBy(at(4))).toEqual(["bridge 1", "bridge 2"]);
    expect(await seenBy(at(5))).toEqual(["bridge 1", "bridge 2", "budget 2"]);
  });

  it.each(steps.map((step, i) => [step, steps.slice(0, i + 1)] as const))(
    "an archive at step %s is brought forward and can be used",
    async (_step, known) => {
      const { articles, check } = await temporaryArchive(await archiveOf(known, async () => {}));
      expect(await articles.put("", draft(), new Date(at(3)))).toMatchObject({ kind: "added" });
      expect((await check()).filter(({ healthy }) => !healthy)).toEqual([]);
      expect((await check())[1]?.finding).toBe(`at step ${steps.at(-1)}`);
    },
  );
});
