import { describe, expect, test } from "vitest";
import { tiers } from "./tiers.js";

describe.each(tiers)("alarms on $tier", ({ temporaryArchive, temporaryPlace }) => {
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 7, 8, minute));
  const trouble = { name: "archive", since: "2026-01-06T08:00:00.000Z" };

  /** The alarms of one archive, as two processes have them. */
  async function twoDoors() {
    const folder = await temporaryPlace();
    return [(await temporaryArchive(folder)).alarms, (await temporaryArchive(folder)).alarms] as const;
  }

  test("of two that raise an alarm one has it, and of two that end it one", async () => {
    const [one, other] = await twoDoors();
    const raised = await Promise.all([one, other].map((alarms) => alarms.raise("", trouble, at(0), at(10))));
    expect(raised.filter(Boolean)).toEqual([
      {
        ...trouble,
        state: "raised",
        changedAt: "2026-01-07T08:00:00.000Z",
        leaseUntil: "2026-01-07T08:10:00.000Z",
      },
    ]);
    const [listed] = await other.list("");
    const ended = await Promise.all([one, other].map((alarms) => alarms.end("", listed!, at(20), at(30))));
    expect(ended.filter(Boolean)).toHaveLength(1);
    expect(await one.list("")).toMatchObject([{ state: "over", changedAt: "2026-01-07T08:20:00.000Z" }]);
  });

  test("of two that end an alarm one has it, also where the lease they write is the one they found", async () => {
    const [one, other] = await twoDoors();
    const raised = (await one.raise("", trouble, at(0), at(10)))!;
    const ended = await Promise.all([one, other].map((alarms) => alarms.end("", raised, at(5), at(10))));
    expect(ended.filter(Boolean)).toHaveLength(1);
  });

  test("of two that take an interrupted alarm one has it", async () => {
    const [one, other] = await twoDoors();
    const raised = await one.raise("", trouble, at(0), at(10));
    const taken = await Promise.all([one, other].map((alarms) => alarms.take("", raised!, at(30))));
    expect(taken.filter(Boolean)).toEqual([{ ...raised, leaseUntil: "2026-01-07T08:30:00.000Z" }]);
  });

  test("an alarm that has been told stays, one that is told to be over is gone, and may be raised again", async () => {
    const [alarms] = await twoDoors();
    const raised = (await alarms.raise("", trouble, at(0), at(10)))!;
    await alarms.told("", raised, at(1));
    expect(await alarms.list("")).toMatchObject([{ state: "raised", toldAt: "2026-01-07T08:01:00.000Z" }]);
    expect(await alarms.raise("", trouble, at(2), at(12))).toBeUndefined();
    const over = (await alarms.end("", raised, at(3), at(13)))!;
    await alarms.told("", over, at(4));
    expect(await alarms.list("")).toEqual([]);
    expect(await alarms.raise("", trouble, at(5), at(15))).toBeDefined();
  });

  test("one who was too slow, and whose alarm was taken over, changes nothing", async () => {
    const [slow, quick] = await twoDoors();
    const raised = (await slow.raise("", trouble, at(0), at(10)))!;
    await quick.take("", raised, at(30));
    await slow.told("", raised, at(11));
    expect((await quick.list(""))[0]?.toldAt).toBeUndefined();
  });

  test("a tenant's alarms are its own", async () => {
    const [alarms] = await twoDoors();
    await alarms.raise("", trouble, at(0), at(10));
    expect(await alarms.list("other")).toEqual([]);
    expect(await alarms.raise("other", trouble, at(0), at(10))).toBeDefined();
  });
});
