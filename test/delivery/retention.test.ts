import { expect, test } from "vitest";
import { forgetPast } from "../../src/delivery/retention.js";
import { temporaryArchive } from "../archive/temporary.js";
import { citation } from "../fakes/presentations.js";

const channel = { platform: "slack", tenant: "T1", channel: "C1", asker: "U1" } as const;
const asked = { ...channel, command: "ask", outcome: "answered", shown: [] } as const;

test.each([
  // Days of 23 and 25 hours in London, and one in Beirut that begins at one o'clock.
  ["Europe/London", 1, "2026-03-30T09:00:00Z", "2026-03-29T00:00:00.000Z"],
  ["Europe/London", 1, "2026-10-26T09:00:00Z", "2026-10-24T23:00:00.000Z"],
  ["Asia/Beirut", 1, "2026-03-30T09:00:00Z", "2026-03-28T22:00:00.000Z"],
  ["Pacific/Kiritimati", 90, "2026-04-01T12:00:00Z", "2026-01-01T10:00:00.000Z"],
  ["America/Los_Angeles", 3650, "2026-01-07T05:00:00Z", "2016-01-09T08:00:00.000Z"],
])("in %s, %i days before %s begin at %s: what was asked then stays", async (zone, days, now, first) => {
  const { audit, posts } = await temporaryArchive();
  const log = { info: () => {}, error: () => {} };
  const before = new Date(Date.parse(first) - 1);
  await audit.write("", { ...asked, input: "too old" }, before);
  await audit.write("", { ...asked, input: "first" }, new Date(first));
  await audit.write("", { ...asked, input: "just now" }, new Date(now));
  await forgetPast({ audit, posts, tenant: "", days, zone, now: () => new Date(now), log });
  const left = [];
  for await (const { input } of audit.entries("")) left.push(input);
  expect(left).toEqual(["first", "just now"]);
});

test("an old answer goes if it quoted nothing, and stays for its corrections if it did", async () => {
  const { audit, posts } = await temporaryArchive();
  const post = { ...channel, messages: [], asked: "/ask who?", kind: "answer", citations: [] } as const;
  const [old, now] = [new Date("2025-01-01T08:00:00Z"), new Date("2026-01-07T08:00:00Z")];
  await posts.remember("", { ...post, id: "empty" }, old);
  await posts.remember("", { ...post, id: "quoting", citations: [citation()] }, old);
  await posts.remember("", { ...post, kind: "digest", asked: "slot" }, old);
  await posts.remember("", { ...post, id: "new" }, now);
  const told: object[] = [];
  const log = { info: (entry: object) => void told.push(entry), error: () => {} };
  const run = { audit, posts, tenant: "", days: 90, zone: "Europe/London", now: () => now, log };
  for (let i = 0; i < 2; i++) await forgetPast(run);
  const left = await Promise.all(
    ["empty", "quoting", "slot", "new"].map(async (id) => (await posts.get("", id))?.asker),
  );
  expect(left).toEqual([undefined, "U1", "U1", "U1"]);
  expect(told).toEqual([{ rows: 1, before: "2025-10-08T23:00:00.000Z" }]);
});
