import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { describe, expect, it, onTestFinished } from "vitest";
import { migrations } from "../../src/archive/migrations.js";
import { openArchive } from "../../src/archive/open.js";
import { Mistake } from "../../src/core/mistake.js";
import { draft } from "./drafts.js";
import { temporaryArchive, temporaryFolder } from "./temporary.js";

const now = new Date("2026-01-07T08:00:00Z");

/** A folder with a copy of an archive of a few hundred articles. */
async function filledFolder(): Promise<string> {
  const [origin, folder] = [temporaryFolder(), temporaryFolder()];
  const archive = await openArchive(origin);
  const drafts = Array.from({ length: 300 }, (_, index) => draft({ slug: `article-${index}` }));
  await archive.articles.putAll("", drafts, now);
  await archive.close();
  copyFileSync(join(origin, "verbatim.db"), join(folder, "verbatim.db"));
  return folder;
}

/** Opens a file as another program would. */
function otherProgram(folder: string): Database.Database {
  const database = new Database(join(folder, "verbatim.db"));
  onTestFinished(() => void database.close());
  return database;
}

async function mistakeOf(opening: Promise<unknown>): Promise<Mistake> {
  const error = await opening.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Mistake);
  return error as Mistake;
}

describe("opening", () => {
  it("makes a folder that is not there, and leaves as it is what it made before", async () => {
    const folder = join(temporaryFolder(), "deep", "archive");
    await (await temporaryArchive(folder)).close();
    const schema = () => otherProgram(folder).prepare("select sql from sqlite_master order by name").all();
    const before = schema();
    await (await temporaryArchive(folder)).close();
    expect(schema()).toEqual(before);
  });

  it("in two connections at once makes one archive", async () => {
    const folder = temporaryFolder();
    const [one, other] = await Promise.all([temporaryArchive(folder), temporaryArchive(folder)]);
    await one.articles.put("", draft(), now);
    expect((await other.articles.all("")).length).toBe(1);
  });

  it("leaves room between two of many calls for everything else the program does", async () => {
    const { seen } = await temporaryArchive();
    let [turns, isDone] = [0, false];
    const count = () => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    count();
    await Promise.all(Array.from({ length: 100 }, (_, i) => seen.isNew("slack", String(i), now)));
    isDone = true;
    expect(turns).toBeGreaterThanOrEqual(100);
  });

  it("is closed after what is under way; what comes later is refused, and the program lives on", async () => {
    const folder = temporaryFolder();
    const archive = await openArchive(folder);
    const drafts = Array.from({ length: 5 }, (_, index) => draft({ slug: `article-${index}` }));
    const underWay = drafts.map((one) => archive.articles.put("", one, now));
    await archive.close();
    const ends = await Promise.allSettled(underWay);
    for (const end of ends)
      if (end.status === "rejected") expect(end.reason.message).toMatch(/closed|destroyed/);
    await expect(archive.articles.all("")).rejects.toThrow(/closed|destroyed/);
    const kept = await (await temporaryArchive(folder)).articles.all("");
    expect(kept).toHaveLength(ends.filter(({ status }) => status === "fulfilled").length);
  });

  it("refuses an archive of a newer program, and changes nothing in it", async () => {
    const folder = await filledFolder();
    const database = otherProgram(folder);
    database.exec("insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')");
    expect((await mistakeOf(openArchive(folder))).message).toBe(
      `${join(folder, "verbatim.db")}: was written by a newer Verbatim (its step "9999-later" is unknown here) (install that version or a later one; this program has changed nothing)`,
    );
    expect(database.prepare("select count(*) as steps from kysely_migration").all()).toEqual([
      { steps: Object.keys(migrations).length + 1 },
    ]);
  });

  it("refuses a file that is not a database, and leaves it as it is", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "verbatim.db");
    writeFileSync(file, "Minutes of the morning conference. ".repeat(200));
    const before = readFileSync(file);
    expect(await mistakeOf(openArchive(folder))).toMatchObject({ place: file, what: "is not a database" });
    expect(readFileSync(file)).toEqual(before);
  });

  it("refuses a damaged file", async () => {
    const folder = await filledFolder();
    const file = join(folder, "verbatim.db");
    writeFileSync(file, readFileSync(file).fill(0xff, 100, 4096));
    expect(await mistakeOf(openArchive(folder))).toMatchObject({ place: file, what: "is damaged" });
  });

  it("refuses a file that another program has locked, after waiting for it", async () => {
    const folder = await filledFolder();
    otherProgram(folder).exec("begin immediate");
    expect(await mistakeOf(openArchive(folder, { busyMs: 50 }))).toMatchObject({
      what: "is locked by another program",
    });
  });

  it("refuses a file or folder that it may not write to", async () => {
    const folder = await filledFolder();
    chmodSync(join(folder, "verbatim.db"), 0o444);
    chmodSync(folder, 0o555);
    onTestFinished(() => chmodSync(folder, 0o755));
    await withoutRootRights(async () => {
      expect((await mistakeOf(openArchive(folder))).what).toBe("cannot be written to");
      expect((await mistakeOf(openArchive(join(folder, "new")))).what).toBe("cannot be opened or made");
    });
  });

  it("refuses a path that is not a folder", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "file"), "");
    mkdirSync(join(folder, "taken", "verbatim.db"), { recursive: true });
    for (const path of ["file", join("file", "below"), "taken"])
      expect((await mistakeOf(openArchive(join(folder, path)))).what).toBe("cannot be opened or made");
  });
});

describe("a write", () => {
  it("waits for another program that is writing, and the rest of the program goes on", async () => {
    const folder = temporaryFolder();
    const { articles } = await temporaryArchive(folder);
    const other = otherProgram(folder);
    other.exec("begin immediate");
    const putting = articles.put("", draft(), now);
    setTimeout(() => other.exec("commit"), 50);
    expect(await putting).toMatchObject({ kind: "added", revision: 1 });
  });

  it("that has waited in vain says so, and harms none that follow", async () => {
    const folder = temporaryFolder();
    const { articles, deliveries } = await temporaryArchive(folder, { busyMs: 20 });
    const slot = { platform: "slack", tenant: "", channel: "C1", day: "2026-01-07" } as const;
    const other = otherProgram(folder);
    other.exec("begin immediate");
    await expect(articles.put("", draft(), now)).rejects.toThrow("locked");
    await expect(deliveries.claim(slot, "a", now, 1000)).rejects.toThrow("locked");
    other.exec("commit");
    expect(await articles.put("", draft(), now)).toMatchObject({ kind: "added", revision: 1 });
    expect(await deliveries.claim(slot, "a", now, 1000)).toEqual({ kind: "first" });
  });

  it("that fails in the middle leaves nothing behind", async () => {
    const { articles } = await temporaryArchive();
    const broken = { ...draft({ slug: "broken" }), status: undefined as never };
    await expect(articles.putAll("", [draft(), broken], now)).rejects.toThrow();
    expect(await articles.all("")).toEqual([]);
    expect(await articles.version("")).toBe(0);
  });
});

/** Root may write anywhere; the test must not run as root even where the suite does. */
async function withoutRootRights(work: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe("a check", () => {
  it("finds a sound archive whole, current, writable and with room", async () => {
    const archive = await temporaryArchive();
    const diagnoses = await archive.check();
    expect(diagnoses.map(({ subject, healthy }) => [subject, healthy])).toEqual([
      ["archive", true],
      ["archive version", true],
      ["archive writable", true],
      ["disk space", true],
    ]);
    expect(diagnoses[1]?.finding).toBe("at step 0012-postings");
  });

  it("finds damage in the middle of a file, which opening does not read", async () => {
    const folder = await filledFolder();
    const file = join(folder, "verbatim.db");
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xff, bytes.length - 20 * 4096, bytes.length - 10 * 4096));
    const [wholeness] = await (await temporaryArchive(folder)).check();
    expect(wholeness).toMatchObject({ subject: "archive", healthy: false });
    expect(wholeness?.remedy).toContain("backup");
  });

  it("says so when another program keeps the archive locked", async () => {
    const folder = temporaryFolder();
    const archive = await temporaryArchive(folder, { busyMs: 50 });
    otherProgram(folder).exec("begin immediate");
    expect((await archive.check())[2]).toMatchObject({ subject: "archive writable", healthy: false });
  });
});
