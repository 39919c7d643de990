import { sql } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import { migrations } from "../../src/archive/migrations.js";
import { openArchive } from "../../src/archive/open.js";
import { Mistake } from "../../src/core/mistake.js";
import { draft } from "../archive/drafts.js";
import { hasPostgres, postgres } from "../archive/tiers.js";

const now = new Date("2026-01-07T08:00:00Z");

async function mistakeOf(opening: Promise<unknown>): Promise<Mistake> {
  const error = await opening.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Mistake);
  return error as Mistake;
}

describe.runIf(hasPostgres)("a database", () => {
  const { temporaryPlace, temporaryArchive, tablesIn } = postgres;

  const elsewhere = async (parts: Partial<URL>): Promise<string> =>
    Object.assign(new URL(await temporaryPlace()), { password: "s3cret", ...parts }).href;

  it("that five open at once is made by one of them, and used by all", async () => {
    const place = await temporaryPlace();
    const archives = await Promise.all(Array.from({ length: 5 }, () => temporaryArchive(place)));
    expect(archives.filter(({ isNew }) => isNew)).toHaveLength(1);
    await archives[0]!.articles.put("", draft(), now);
    for (const { articles } of archives) expect(await articles.all("")).toHaveLength(1);
    expect((await temporaryArchive(place)).isNew).toBe(false);
  });

  it("of a newer program is refused, and nothing in it is changed", async () => {
    const place = await temporaryPlace();
    await (await openArchive(place)).close();
    const tables = tablesIn(place);
    await tables
      .insertInto("kysely_migration")
      .values({ name: "9999-later", timestamp: "2030-01-01T00:00:00.000Z" })
      .execute();
    expect((await mistakeOf(openArchive(place))).message).toMatch(
      /^PostgreSQL at \S+: was written by a newer Verbatim \(its step "9999-later" is unknown here\) \(install that version or a later one; this program has changed nothing\)$/,
    );
    expect(await tables.selectFrom("kysely_migration").select("name").execute()).toHaveLength(
      Object.keys(migrations).length + 1,
    );
  });

  it("beside another program's tables of the same names, in another schema, is its own", async () => {
    const place = await temporaryPlace();
    await (await openArchive(place)).close();
    const tables = tablesIn(place);
    await tables.schema.createSchema("other").execute();
    const beside = new URL(place);
    beside.searchParams.set("options", "-c search_path=other");
    const archive = await temporaryArchive(beside.href);
    await archive.articles.put("", draft(), now);
    expect(await (await temporaryArchive(place)).articles.all("")).toEqual([]);
    expect(await archive.articles.all("")).toHaveLength(1);
  });

  it("that is not there, has no server or keeps other letters is refused without its password", async () => {
    const places = [
      [await elsewhere({ pathname: "/nowhere" }), "does not exist"],
      [await elsewhere({ port: "1" }), "cannot be reached"],
      [await elsewhere({ hostname: "nobody.invalid" }), "cannot be reached"],
    ] as const;
    for (const [place, what] of places) {
      const mistake = await mistakeOf(openArchive(place));
      expect(mistake).toMatchObject({ what });
      expect(mistake.message).not.toMatch(/s3cret|postgres@/);
    }
    expect((await mistakeOf(openArchive("postgres://u:s3#cret@host/db"))).message).not.toContain("cret");
  });

  it("that keeps its texts in another encoding than UTF-8 is refused", async () => {
    const place = await temporaryPlace();
    const tables = tablesIn(place);
    const name = `${new URL(place).pathname.slice(1)}_latin`;
    await sql
      .raw(`create database ${name} encoding 'LATIN1' locale_provider libc locale 'C' template template0`)
      .execute(tables);
    onTestFinished(async () => void (await sql.raw(`drop database ${name}`).execute(tablesIn(place))));
    const latin = new URL(place);
    latin.pathname = `/${name}`;
    expect(await mistakeOf(openArchive(latin.href))).toMatchObject({ what: "keeps its texts in LATIN1" });
  });

  it("is closed after what is under way; what comes later is refused, and the program lives on", async () => {
    const place = await temporaryPlace();
    const archive = await openArchive(place);
    const drafts = Array.from({ length: 20 }, (_, index) => draft({ slug: `article-${index}` }));
    const underWay = drafts.map((one) => archive.articles.put("", one, now));
    const [ends] = await Promise.all([Promise.allSettled(underWay), archive.close()]);
    await expect(archive.articles.all("")).rejects.toThrow(/closed|destroyed/);
    const kept = await (await temporaryArchive(place)).articles.all("");
    expect(kept).toHaveLength(ends.filter(({ status }) => status === "fulfilled").length);
  });

  it("that is sound is found so: there, current, writable, with connections to spare, its changes heard", async () => {
    const findings = await (await temporaryArchive()).check();
    expect(findings.filter(({ healthy }) => !healthy)).toEqual([]);
    expect(findings.map(({ subject, finding }) => `${subject}: ${finding}`)).toEqual([
      expect.stringMatching(/^archive: PostgreSQL at 127\.0\.0\.1:\d+\/verbatim_\w+, version \d+.*, \d+ MB$/),
      expect.stringMatching(/^archive version: at step \d{4}-/),
      expect.stringContaining("can be written to"),
      expect.stringMatching(/^archive connections: \d+ of \d+ used, /),
      "archive changes: new articles are heard of at once (LISTEN)",
    ]);
  });

  it("that may only be read is found so, and a reply says when to ask again", async () => {
    const place = new URL(await temporaryPlace());
    await (await openArchive(place.href)).close();
    place.searchParams.set("options", "-c default_transaction_read_only=on");
    const archive = await temporaryArchive(place.href);
    expect((await archive.check()).filter(({ healthy }) => !healthy)).toMatchObject([
      { subject: "archive writable", finding: expect.stringContaining("takes nothing in at this moment") },
    ]);
    expect(await mistakeOf(archive.articles.put("", draft(), now))).toMatchObject({
      remedy: "try again in a moment",
    });
  });
});
