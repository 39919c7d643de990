import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Archive, openArchive } from "../../src/archive/open.js";
import { readJsonl } from "../../src/intake/jsonl.js";
import { citation } from "../fakes/presentations.js";
import { draft } from "./drafts.js";
import { releasedIn } from "./released.js";
import { temporaryFolder } from "./temporary.js";
import { hasPostgres, postgres, sqlite, tiers } from "./tiers.js";

const [monday, tuesday] = [new Date("2026-01-12T08:00:00Z"), new Date("2026-01-13T08:00:00Z")];

describe.each(tiers)("export on $tier", ({ temporaryArchive }) => {
  /** An archive that has everything: revisions, an embargo, a withheld article, feed identities, posts, deliveries, a watch, an alarm. */
  async function fullArchive(): Promise<Archive> {
    const archive = await temporaryArchive();
    const { articles, posts, deliveries, watches, alarms } = archive;
    await articles.put("", draft(), monday);
    await articles.put("", draft({ text: 'It failed.\u2028\u0000\ud83c” {"table":' }), tuesday);
    await articles.put(
      "",
      draft({ slug: "budget", embargoedUntil: "2026-02-01T00:00:00Z", desk: "city" }),
      monday,
    );
    await articles.put("", draft({ slug: "secret", status: "withheld" }), monday);
    const item = draft({ slug: "ferry", url: "https://quay.example/ferry" });
    await articles.put("", { ...item, identity: { source: "feed", guid: "9" }, baseline: true }, monday);
    const channel = { platform: "slack", tenant: "T1", channel: "C1" } as const;
    await posts.remember(
      "",
      { ...channel, kind: "answer", messages: [], asked: "/ask who?", citations: [citation()] },
      tuesday,
    );
    await deliveries.claim({ ...channel, day: "2026-01-13" }, "me", tuesday, 1000);
    const target = { kind: "phrase", words: "\u0000 “red line” 🚢" } as const;
    await watches.add("", { ...channel, target, to: "channel", by: "U1" }, monday);
    await alarms.raise("", { name: "archive", since: monday.toISOString() }, tuesday, tuesday);
    await articles.put("other", draft(), monday);
    return archive;
  }

  async function linesOf(archive: Archive): Promise<readonly string[]> {
    const lines: string[] = [];
    await archive.export("", async (line) => void lines.push(line));
    return lines;
  }

  async function load(archive: Archive, lines: readonly string[]): Promise<readonly string[]> {
    const { articles, problems, rows } = readJsonl("export.jsonl", lines.join("\n"));
    expect(problems).toEqual([]);
    const arrivals = articles.map(({ article }) => article);
    const puts = await archive.articles.putAll("", arrivals, new Date("2030-01-01T00:00:00Z"));
    await archive.restore("", rows);
    return puts.map(({ kind }) => kind);
  }

  it.each(tiers)(
    "what was exported, loaded on $tier and exported again is the same to the byte",
    async (other) => {
      const archive = await fullArchive();
      const lines = await linesOf(archive);
      const copy = await other.temporaryArchive();
      await load(copy, lines);
      expect(await linesOf(copy)).toEqual(lines);
      expect(await copy.articles.all("")).toEqual(await archive.articles.all(""));
      expect(await copy.articles.updatedAt("")).toBe(await archive.articles.updatedAt(""));
      expect(await releasedIn(copy, tuesday)).toEqual(await releasedIn(archive, tuesday));
    },
  );

  it("loaded a second time, or where the archive went on, nothing is doubled and nothing replaced", async () => {
    const archive = await fullArchive();
    const lines = await linesOf(archive);
    expect(new Set(await load(archive, lines))).toEqual(new Set(["unchanged"]));
    expect(await linesOf(archive)).toEqual(lines);
  });

  it("an article of a loaded feed is known again", async () => {
    const copy = await temporaryArchive();
    await load(copy, await linesOf(await fullArchive()));
    const again = { ...draft({ slug: "another" }), identity: { source: "feed", guid: "9" } };
    expect(await copy.articles.put("", again, tuesday)).toMatchObject({ slug: "ferry" });
  });

  it("a number that the archive gave to other words is refused, and says what to do", async () => {
    const copy = await temporaryArchive();
    await copy.articles.put("", draft({ text: "Other words." }), monday);
    await expect(load(copy, await linesOf(await fullArchive()))).rejects.toThrow(
      "bridge-north-span: revision 1 is in the archive with other words (load an export into a folder of its own: verbatim load --data DIR FILE.jsonl)",
    );
  });

  it.each([
    { table: "kysely_migration", row: {} },
    { table: "posts", row: { "id)": "x" } },
    { table: "posts" },
  ])("a row that no export wrote is refused: %j", async (row) => {
    await expect((await temporaryArchive()).restore("", [row])).rejects.toThrow("is no row of an export");
  });
});

describe("a backup", () => {
  it("is an archive, made while others write", async () => {
    const archive = await sqlite.temporaryArchive();
    await archive.articles.putAll("", [draft(), draft({ slug: "ferry" })], tuesday);
    const folder = temporaryFolder();
    const writing = archive.articles.putAll(
      "",
      Array.from({ length: 500 }, (_, i) => draft({ slug: `n-${i}` })),
      tuesday,
    );
    await archive.backup(join(folder, "verbatim.db"));
    await writing;
    const copy = await openArchive(folder);
    const names = (await copy.articles.all("")).map(({ slug }) => slug);
    await copy.close();
    expect(names).toEqual(expect.arrayContaining(["bridge-north-span", "ferry"]));
  });

  it("overwrites nothing", async () => {
    const file = join(temporaryFolder(), "taken.db");
    writeFileSync(file, "");
    await expect((await sqlite.temporaryArchive()).backup(file)).rejects.toThrow("is already there");
    expect(existsSync(file)).toBe(true);
  });

  it.runIf(hasPostgres)("of a database is left to its own programs, which are named", async () => {
    const { backup } = await postgres.temporaryArchive();
    await expect(backup(join(temporaryFolder(), "copy.db"))).rejects.toThrow(
      /^PostgreSQL at \S+: is no file that could be copied \(use PostgreSQL's own: pg_dump .*; or verbatim export FILE\.jsonl\)$/,
    );
  });
});
