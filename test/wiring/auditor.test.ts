import { expect, test } from "vitest";
import type { Audited } from "../../src/core/audit.js";
import { auditorOf, type Told } from "../../src/wiring/auditor.js";

const entry: Audited = {
  ...{ platform: "web", tenant: "", channel: "", asker: "", command: "ask", input: "who?" },
  ...{ outcome: "nothing", shown: [] },
};

test("nothing waits for the audit, until somebody wants it settled; a failure is told, the rest is written", async () => {
  const [written, failures]: [string[], unknown[]] = [[], []];
  const full = new Error("the disk is full");
  const write = async (entries: readonly Told[]) => {
    const inputs = entries.map(([{ input }]) => String(input));
    if (inputs.includes("fail")) throw full;
    await new Promise((resolve) => setTimeout(resolve, 5));
    written.push(...inputs);
  };
  const auditor = auditorOf(write, (error) => failures.push(error));
  for (const input of ["1", "fail", "2"]) expect(auditor.audited({ ...entry, input })).toBeUndefined();
  expect(written).toEqual([]);
  await auditor.settled();
  expect([written, failures]).toEqual([["1", "2"], [full]]);
  await auditor.settled();
});

test("each entry is written once and in order, with the time of its reply, though many come while others are written", async () => {
  const written: Told[] = [];
  const write = async (entries: readonly Told[]) => {
    await new Promise((resolve) => setTimeout(resolve, 15));
    written.push(...entries);
  };
  const auditor = auditorOf(write, () => {});
  const before = Date.now();
  for (let i = 0; i < 350; i++) {
    auditor.audited({ ...entry, input: String(i) });
    if (i % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const after = Date.now();
  await auditor.settled();
  expect(written.map(([{ input }]) => input)).toEqual(Array.from({ length: 350 }, (_, i) => String(i)));
  const times = written.map(([, at]) => at.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect([times[0]! >= before, times.at(-1)! <= after]).toEqual([true, true]);
});
