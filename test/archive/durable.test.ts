import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { durable } from "../../src/archive/durable.js";
import { openArchive } from "../../src/archive/open.js";
import type { Audited } from "../../src/core/audit.js";
import { draft } from "./drafts.js";
import { temporaryArchive, temporaryFolder } from "./temporary.js";

const now = new Date("2026-01-07T08:00:00Z");

it("a write that cannot be made to outlast a power cut is not acknowledged; none that only keeps repeats apart waits for that", async () => {
  const folder = temporaryFolder();
  await (await openArchive(folder)).close();
  const { articles, posts, audit, seen } = await temporaryArchive(folder);
  rmSync(join(folder, "verbatim.db-wal"));
  const channel = { platform: "slack", tenant: "T1", channel: "C1" } as const;
  const post = { ...channel, kind: "answer", asked: "/ask", citations: [], messages: [] } as const;
  const asked: Audited = {
    ...{ ...channel, asker: "U1", command: "ask", input: "" },
    ...{ outcome: "nothing", shown: [] },
  };
  for (const write of [
    articles.put("", draft(), now),
    posts.remember("", post, now),
    audit.write("", asked, now),
  ])
    await expect(write).rejects.toThrow("ENOENT");
  expect(await seen.isNew("slack", "1", now)).toBe(true);
  expect(await seen.isNew("slack", "1", now)).toBe(false);
});

it("what could not be flushed once is flushed when it can be", async () => {
  const file = join(temporaryFolder(), "log");
  const { flushed, close } = durable(file);
  await expect(flushed()).rejects.toThrow("ENOENT");
  writeFileSync(file, "words");
  await Promise.all([flushed(), flushed()]);
  await close();
});
