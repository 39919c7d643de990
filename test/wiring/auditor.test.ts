import { expect, test } from "vitest";
import type { Audited } from "../../src/core/audit.js";
import { auditorOf } from "../../src/wiring/auditor.js";

const entry: Audited = {
  ...{ platform: "web", tenant: "", channel: "", asker: "", command: "ask", input: "who?" },
  ...{ outcome: "nothing", shown: [] },
};

test("nothing waits for the audit, until somebody wants it settled; a failure is told, the rest is written", async () => {
  const [written, failures]: [Audited[], unknown[]] = [[], []];
  const full = new Error("the disk is full");
  const write = async (one: Audited) => {
    if (one.input === "fail") throw full;
    await new Promise((resolve) => setTimeout(resolve, 5));
    written.push(one);
  };
  const auditor = auditorOf(write, (error) => failures.push(error));
  for (const input of ["1", "fail", "2"]) expect(auditor.audited({ ...entry, input })).toBeUndefined();
  expect(written).toEqual([]);
  await auditor.settled();
  expect([written.map(({ input }) => input), failures]).toEqual([["1", "2"], [full]]);
  await auditor.settled();
});
