import { describe, expect, it } from "vitest";
import type { Target } from "../../src/core/watch.js";
import type { Visitor } from "../../src/delivery/channel-digests.js";
import { channelWatches } from "../../src/delivery/channel-watches.js";
import { temporaryArchive } from "../archive/temporary.js";

const editor: Visitor = { platform: "slack", tenant: "T1", channel: "C1", asker: "U1", mayManage: true };
const phrase = (words: string): Target => ({ kind: "phrase", words });

/** The watches of a new archive, as visitors see them. */
async function room(): Promise<(visitor?: Partial<Visitor>) => ReturnType<typeof channelWatches>> {
  const { watches } = await temporaryArchive();
  return (visitor = {}) =>
    channelWatches({ watches, tenant: "", now: () => new Date() }, { ...editor, ...visitor });
}

const numbersIn = async (watches: ReturnType<typeof channelWatches>) =>
  (await watches.list()).map(({ to, number }) => `${to} ${number}`);

describe("the watches of a channel", () => {
  it("have a number each, and none is given again", async () => {
    const as = await room();
    await as().change.channel!.add(phrase("red line"));
    const { watch } = await as().change.channel!.add({ kind: "contradictions" });
    await as().change.channel!.remove(watch);
    expect((await as().change.channel!.add(phrase("blue line"))).watch.number).toBe(3);
    expect(await numbersIn(as())).toEqual(["channel 1", "channel 3"]);
  });

  it("that are wanted twice are there once, however they are typed", async () => {
    const as = await room();
    await as().change.channel!.add(phrase("Zürich’s red line"));
    const again = await as({ asker: "U2" }).change.channel!.add(phrase("zurich's  RED LINE"));
    expect(again).toMatchObject({ isNew: false, watch: { number: 1 } });
    const person = await as().change.channel!.add({ kind: "person", name: "Zürich’s red line" });
    expect(person.isNew).toBe(true);
  });

  it("are seen in their channel only; where nothing is posted, all are, but nobody’s own", async () => {
    const as = await room();
    await as().change.channel!.add(phrase("red line"));
    await as().change.me!.add(phrase("blue line"));
    expect(await numbersIn(as({ channel: "C2", asker: "U2" }))).toEqual([]);
    expect(await numbersIn(as({ platform: "discord", asker: "U2" }))).toEqual([]);
    const terminal = as({ platform: "terminal", channel: "", asker: "" });
    expect(await numbersIn(terminal)).toEqual(["channel 1"]);
    expect(terminal.change).toEqual({});
  });

  it("cannot be changed by those who may not; they may watch for themselves", async () => {
    const { change } = (await room())({ mayManage: false });
    expect(Object.keys(change)).toEqual(["me"]);
  });

  it("are fifty at most, and a person’s twenty", async () => {
    const as = await room();
    for (let i = 0; i < 50; i++) await as().change.channel!.add(phrase(`line ${i}`));
    await expect(as().change.channel!.add(phrase("one more"))).rejects.toThrow("51 are too many (at most 50");
    for (let i = 0; i < 20; i++) await as().change.me!.add(phrase(`line ${i}`));
    await expect(as().change.me!.add(phrase("one more"))).rejects.toThrow("21 are too many (at most 20");
  });
});

describe("a person’s own watches", () => {
  it("are seen and removed by them alone, in whichever channel they ask", async () => {
    const as = await room();
    await as().change.me!.add(phrase("red line"));
    expect(await numbersIn(as({ channel: "C2" }))).toEqual(["me 1"]);
    expect(await numbersIn(as({ asker: "U2" }))).toEqual([]);
    await expect(as({ asker: "U2" }).find("1")).rejects.toThrow("nothing is watched for here");
    await expect(as({ asker: "U2" }).find("1", "me")).rejects.toThrow("nothing is watched for here");
  });

  it("with the number of one of the channel are told apart", async () => {
    const as = await room();
    await as().change.channel!.add(phrase("red line"));
    await as().change.me!.add(phrase("blue line"));
    await expect(as().find("1")).rejects.toThrow("there are two watches 1 here");
    expect(await as().find(" 1 ", "me")).toMatchObject({ to: "me", target: phrase("blue line") });
    await expect(as().find("<!everyone>")).rejects.toThrow(
      'there is no watch "<!everyone>" here (say which: 1)',
    );
  });
});
