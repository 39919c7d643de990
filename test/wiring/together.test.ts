import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { together } from "../../src/wiring/together.js";

test("what comes within some milliseconds is written at once; what comes later, later", async () => {
  const writes: string[][] = [];
  const { write, settled } = together(async (entries: readonly string[]) => void writes.push([...entries]));
  await Promise.all(["a", "b", "c"].map(write));
  await delay(30);
  void write("d");
  expect(writes).toHaveLength(1);
  await settled();
  expect(writes).toEqual([["a", "b", "c"], ["d"]]);
});

test("one that cannot be written keeps no other from being written, and only who gave it is told", async () => {
  const written: string[] = [];
  const { write } = together(async (entries: readonly string[]) => {
    if (entries.includes("bad")) throw new Error("no place");
    written.push(...entries);
  });
  const [a, bad, b] = await Promise.allSettled(["a", "bad", "b"].map(write));
  expect([a?.status, bad?.status, b?.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(written).toEqual(["a", "b"]);
  await expect(write("bad")).rejects.toThrow("no place");
});
