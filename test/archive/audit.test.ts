import { describe, expect, test } from "vitest";
import type { Archive } from "../../src/archive/open.js";
import type { Audited } from "../../src/core/audit.js";
import { draft } from "./drafts.js";
import { tiers } from "./tiers.js";

describe.each(tiers)("audit on $tier", ({ temporaryArchive, temporaryPlace }) => {
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 7, 8, minute));
  const asked = (parts: Partial<Audited> = {}): Audited => ({
    ...{ platform: "slack", tenant: "T1", channel: "C1", asker: "U1", command: "ask", input: "who?" },
    ...{ outcome: "answered", shown: [] },
    ...parts,
  });

  async function all({ audit }: Archive, ...span: [{ readonly from?: Date; readonly to?: Date }?]) {
    const entries = [];
    for await (const entry of audit.entries("", ...span)) entries.push(entry);
    return entries;
  }

  test("what was shown is told in the words of its revision, after corrections too", async () => {
    const archive = await temporaryArchive();
    const { slug, text } = draft();
    await archive.articles.put("", draft(), at(0));
    const slice = { slug, revision: 1, start: 0, end: 9 };
    await archive.audit.write("", asked({ shown: [slice, { ...slice, revision: 7 }] }), at(1));
    await archive.articles.put("", draft({ text: "Other words." }), at(2));
    expect(await all(archive)).toMatchObject([
      {
        shown: [
          { ...slice, quote: text.slice(0, 9) },
          { ...slice, revision: 7 },
        ],
      },
    ]);
    expect((await all(archive))[0]?.shown[1]).not.toHaveProperty("quote");
  });

  test("entries come in order of time, each once, however many", async () => {
    const archive = await temporaryArchive();
    const order = Array.from({ length: 450 }, (_, i) => i);
    for (const i of order.toReversed())
      await archive.audit.write("", asked({ input: String(i) }), at(Math.floor(i / 90)));
    const entries = await all(archive);
    expect(entries.map((entry) => entry.at)).toEqual(order.map((i) => at(Math.floor(i / 90)).toISOString()));
    expect(new Set(entries.map(({ input }) => input)).size).toBe(450);
    const some = await all(archive, { from: at(1), to: at(3) });
    expect([some.length, some[0]?.at, some.at(-1)?.at]).toEqual([
      180,
      at(1).toISOString(),
      at(2).toISOString(),
    ]);
  });

  test("what was typed is kept to the character", async () => {
    const archive = await temporaryArchive();
    const inputs = [
      "",
      'a "b"\r\n\u0000<!everyone> @everyone \u202Ecba \ud83c',
      "x".repeat(4000),
      { argument: "who?", options: { from: "Ana\tReyes" } },
    ];
    for (const [i, input] of inputs.entries()) await archive.audit.write("", asked({ input }), at(i));
    expect((await all(archive)).map(({ input }) => input)).toEqual(inputs);
  });

  test("two processes write, and each reads what both wrote, in its own newsroom only", async () => {
    const folder = await temporaryPlace();
    const doors = [await temporaryArchive(folder), await temporaryArchive(folder)];
    await Promise.all(
      Array.from({ length: 40 }, (_, i) => doors[i % 2]!.audit.write("", asked({ input: `${i}` }), at(0))),
    );
    await doors[0]!.audit.write("other", asked(), at(0));
    for (const door of doors) expect(await all(door)).toHaveLength(40);
  });

  test("the same question in the same place is one, with how often and when last; answers are none", async () => {
    const archive = await temporaryArchive();
    const nothing = asked({ outcome: "nothing" });
    for (let i = 0; i < 100; i++) await archive.audit.write("", nothing, at(i % 50));
    await archive.audit.write("", { ...nothing, channel: "C2" }, at(55));
    for (const outcome of ["answered", "mistake", "failure", "unknown", "shared", "refused"] as const)
      await archive.audit.write("", asked({ outcome }), at(58));
    await archive.audit.write("other", nothing, at(59));
    const question = { platform: "slack", tenant: "T1", channel: "C1", command: "ask", input: "who?" };
    expect(await archive.audit.unanswered("")).toEqual([
      { ...question, channel: "C2", times: 1, lastAt: at(55).toISOString() },
      { ...question, times: 100, lastAt: at(49).toISOString() },
    ]);
  });

  test("an export carries the audit along, once", async () => {
    const [archive, copy] = [await temporaryArchive(), await temporaryArchive()];
    await archive.audit.write("", asked({ input: "who\u0000?" }), at(0));
    const lines: string[] = [];
    await archive.export("", async (line) => void lines.push(line));
    const rows = lines.map((line) => JSON.parse(line));
    for (let i = 0; i < 2; i++) await copy.restore("", rows);
    expect(await all(copy)).toEqual(await all(archive));
  });
});
