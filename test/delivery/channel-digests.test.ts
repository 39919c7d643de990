import { describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/open.js";
import { channelDigests, type Visitor } from "../../src/delivery/channel-digests.js";
import { temporaryArchive, temporaryFolder } from "../archive/temporary.js";

const now = new Date("2026-03-27T12:00:00Z");
const editor: Visitor = { platform: "slack", tenant: "T1", channel: "C1", asker: "U1", mayManage: true };
const wish = { at: "07:30", zone: "Europe/London", topics: [], quiet: false };
const configured = [
  { platform: "slack" as const, tenant: "", channel: "C9", number: 0, paused: false, ...wish },
];

/** The digests of a new archive, as visitors see them. */
async function room(): Promise<{
  as: (visitor?: Partial<Visitor>) => ReturnType<typeof channelDigests>;
  archive: Archive;
}> {
  const archive = await temporaryArchive(temporaryFolder());
  const { subscriptions } = archive;
  return {
    archive,
    as: (visitor = {}) =>
      channelDigests({ subscriptions, tenant: "", configured, now: () => now }, { ...editor, ...visitor }),
  };
}

describe("the digests of a channel", () => {
  it("are added under a number each, and say when they are posted next, across a clock change", async () => {
    const { as } = await room();
    const { isNew, subscription } = await as().change!.add({ ...wish, days: ["sun"] });
    expect([isNew, subscription.number, subscription.next, subscription.from]).toEqual([
      ...[true, 1, "2026-03-29T06:30:00.000Z", "2026-03-22T07:30:00.000Z"],
    ]);
    await as().change!.add(wish);
    expect((await as().list()).map(({ number, next }) => [number, next])).toEqual([
      [1, "2026-03-29T06:30:00.000Z"],
      [2, "2026-03-28T07:30:00.000Z"],
    ]);
  });

  it("that are wanted twice are there once", async () => {
    const { as } = await room();
    await as().change!.add(wish);
    expect(await as({ asker: "U2" }).change!.add(wish)).toMatchObject({
      isNew: false,
      subscription: { number: 1 },
    });
    expect(await as().list()).toHaveLength(1);
  });

  it("are seen in their channel only; where nothing is posted, all are", async () => {
    const { as } = await room();
    await as().change!.add(wish);
    expect(await as({ channel: "C2" }).list()).toEqual([]);
    expect(await as({ platform: "discord", channel: "C1" }).list()).toEqual([]);
    const shell = as({ platform: "terminal", channel: "" });
    expect((await shell.list()).map(({ channel }) => channel)).toEqual(["C9", "C1"]);
    expect(shell.change).toBeUndefined();
  });

  it("cannot be changed by those who may not", async () => {
    const { as } = await room();
    expect(as({ mayManage: false }).change).toBeUndefined();
  });

  it("are paused, resumed and removed, and no number is given again", async () => {
    const { as, archive } = await room();
    await as().change!.add(wish);
    expect(await as().change!.set("", "paused")).toMatchObject({ number: 1, paused: true });
    expect(await archive.subscriptions.list("")).toMatchObject([{ paused: true }]);
    await as().change!.set("1", "active");
    expect(await as().list()).toMatchObject([{ paused: false, since: now.toISOString() }]);
    await as().change!.set("1", "removed");
    expect(await as().list()).toEqual([]);
    expect((await as().change!.add(wish)).subscription.number).toBe(2);
  });

  it("that are asked for and are not there are named", async () => {
    const { as } = await room();
    await expect(as().find("")).rejects.toThrow("this channel has no digest");
    await as().change!.add(wish);
    await as().change!.add({ ...wish, at: "18:00" });
    await expect(as().find("")).rejects.toThrow("this channel has several digests (say which: 1, 2)");
    await expect(as().change!.set("7", "removed")).rejects.toThrow("there is no digest 7 in this channel");
    await expect(as({ channel: "C9" }).change!.set("0", "removed")).rejects.toThrow(
      "is set where Verbatim runs",
    );
  });

  it("are twenty at most", async () => {
    const { as } = await room();
    for (let hour = 0; hour < 20; hour++)
      await as().change!.add({ ...wish, at: `${String(hour).padStart(2, "0")}:00` });
    await expect(as().change!.add({ ...wish, at: "23:00" })).rejects.toThrow("21 are too many (at most 20)");
  });
});
