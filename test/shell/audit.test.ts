import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { readConfig } from "../../src/config.js";
import { type AuditFlags, auditShell } from "../../src/shell/audit.js";

test.each<[string, AuditFlags, string]>([
  ["", {}, "the verb is missing"],
  ["import", {}, 'there is no "audit import"'],
  ["export all", {}, 'there is no "audit export all"'],
  ["export", { since: "tomorrow" }, '"tomorrow" is not a day'],
  ["export", { until: "2026-02-30" }, '"2026-02-30" is not a day'],
  ["export", { since: "2026-01-08", until: "2026-01-07" }, "2026-01-08 is after 2026-01-07"],
  ["export", { csv: true, json: true }, "--json and --csv are two forms"],
])("verbatim audit %s %j is not understood: %s", async (words, flags, reason) => {
  const io = { input: new PassThrough(), out: new PassThrough(), err: new PassThrough(), env: {} };
  await expect(auditShell(io, words.split(" ").filter(Boolean), flags)).rejects.toThrow(reason);
});

test.each([
  ["AUDIT", "yes", "is neither on nor off"],
  ["AUDIT_DAYS", "0", "is less than 1 day"],
  ["AUDIT_DAYS", "3651", "is more than 3650 days, ten years"],
  ["AUDIT_DAYS", "1.5", "is not a whole number of days"],
  ["AUDIT_DAYS", "long", "is not a number of days"],
])("%s=%s stops the start with its reason", (key, value, reason) =>
  expect(() => readConfig({ [key]: value })).toThrow(`  - ${key}: ${reason}`),
);
