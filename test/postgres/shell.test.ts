import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../archive/temporary.js";
import { hasPostgres, postgres } from "../archive/tiers.js";
import { ferry, folderWith } from "../process/articles.js";
import { read, verbatim } from "../process/verbatim.js";

const inDatabase = async (parts: Readonly<Record<string, string>> = {}) => ({
  cwd: temporaryFolder(),
  env: { DATABASE_URL: await postgres.temporaryPlace(), ...parts },
});

describe.runIf(hasPostgres)("DATABASE_URL", () => {
  it("moves an archive from a file into a database and back, the same to the byte", async () => {
    const cwd = await folderWith({ "ferry.txt": ferry });
    const exported = async (...args: readonly string[]) => {
      const { status, out, err } = await verbatim(["export", ...args], { cwd, env });
      expect({ status, err }).toEqual({ status: 0, err: "" });
      return out;
    };
    const { env } = await inDatabase({ VERBATIM_DEMO: "off" });
    await verbatim(["add", "--data", "file", "ferry.txt"], { cwd });
    await verbatim(["ask", "--data", "file", "Who likes it?"], { cwd });
    const lines = await exported("--data", "file");
    await writeFile(join(cwd, "everything.jsonl"), lines);
    expect(await verbatim(["load", "everything.jsonl"], { cwd, env })).toMatchObject({ status: 0, err: "" });
    expect(await exported()).toBe(lines);
    const [answer] = await read(["ask", "--json", "What did Edda Tarn say?"], { cwd, env });
    expect(answer!.citations.map(({ quote }) => quote)).toEqual([
      "“Nobody likes it,” said Edda Tarn, the ferry master.",
    ]);
  });

  it("of a new database brings the demo, once, though two programs begin with it", async () => {
    const setting = await inDatabase();
    const question = ["ask", "--json", "Who said the peace deal was 90% ready?"];
    const both = await Promise.all([verbatim(question, setting), verbatim(question, setting)]);
    expect(both.map(({ status }) => status)).toEqual([0, 0]);
    const [answer] = await read(question, setting);
    expect(answer!.citations[0]!.quote).toContain("“90% ready”");
    const stories = (await read(["stories", "--json"], setting))[0]!.stories;
    expect(stories).toEqual((await read(["stories", "--json"], { cwd: temporaryFolder() }))[0]!.stories);
  });

  it("is looked at by doctor, and left to pg_dump by backup", async () => {
    const setting = await inDatabase();
    const { status, out } = await verbatim(["doctor"], setting);
    expect(status).toBe(0);
    expect(out).toMatch(/^ok {4}archive: PostgreSQL at 127\.0\.0\.1:\d+\/verbatim_\w+, version \d/m);
    expect(out).toMatch(/^ok {4}archive changes: new articles are heard of at once \(LISTEN\)/m);
    expect(await verbatim(["backup", "copy.db"], setting)).toMatchObject({
      status: 2,
      err: expect.stringContaining("pg_dump"),
    });
  });

  it("that leads nowhere is named by doctor and by every command, without its password", async () => {
    const setting = { env: { DATABASE_URL: "postgres://editor:s3cret@127.0.0.1:1/verbatim" } };
    const { status, out } = await verbatim(["doctor"], setting);
    expect(status).toBe(1);
    expect(out).toMatch(
      /^MEND {2}archive PostgreSQL at 127\.0\.0\.1:1\/verbatim: cannot be reached\n +→ try again/m,
    );
    const asked = await verbatim(["ask", "Who paid?"], setting);
    expect(asked).toMatchObject({
      status: 2,
      err: "verbatim: PostgreSQL at 127.0.0.1:1/verbatim: cannot be reached (try again in a moment; if it lasts, see that the server runs where DATABASE_URL says)\n",
    });
    expect(`${out}${JSON.stringify(asked)}`).not.toContain("s3cret");
    const strange = await verbatim(["ask", "Who paid?"], {
      env: { DATABASE_URL: "mysql://u:s3cret@host/db" },
    });
    expect(strange).toMatchObject({
      status: 2,
      err: "verbatim: DATABASE_URL: is not the address of a PostgreSQL database (want postgres://user:password@host:5432/database)\n",
    });
    const wrong = await verbatim(["start"], { env: { DATABASE_URL: "mysql://u:s3cret@host/db" } });
    expect(wrong.err).toContain("DATABASE_URL: is not the address of a PostgreSQL database");
    expect(wrong.err).not.toContain("s3cret");
  });
});
