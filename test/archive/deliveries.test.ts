import { describe, expect, it } from "vitest";
import { compiled, ran } from "./programs.js";
import { tiers } from "./tiers.js";

describe.each(tiers)("deliveries on $tier", ({ temporaryArchive, temporaryPlace }) => {
  const slot = { platform: "slack", tenant: "", channel: "C1", day: "2026-01-07" } as const;
  const lease = 60_000;
  const at = (seconds: number) => new Date(Date.UTC(2026, 0, 7, 7, 30) + seconds * 1000);

  describe("a slot", () => {
    it("is won by exactly one of four processes that claim it at the same moment", async () => {
      const program = await compiled("test/archive/claim-program.ts");
      const folder = await temporaryPlace();
      const start = String(Date.now() + 1500);
      const ends = await Promise.all(["a", "b", "c", "d"].map((owner) => ran(program, folder, owner, start)));
      const said = ends.map(({ output }) => JSON.parse(output));
      expect(said.map(({ claim }) => claim).sort()).toEqual(["first", "held", "held", "held"]);
      expect(said.map(({ revision }) => revision).sort()).toEqual([1, 2, 3, 4]);
      expect(said.filter(({ isNew }) => isNew).length).toBe(1);
    });

    it("is left alone while its owner's lease runs, and taken over by one when it has run out", async () => {
      const folder = await temporaryPlace();
      const [one, other] = [await temporaryArchive(folder), await temporaryArchive(folder)];
      expect(await one.deliveries.claim(slot, "a", at(0), lease)).toEqual({ kind: "first" });
      expect(await other.deliveries.claim(slot, "b", at(59), lease)).toEqual({ kind: "held", until: at(60) });
      expect(await other.deliveries.claim(slot, "b", at(60), lease)).toEqual({ kind: "taken-over" });
      expect(await one.deliveries.claim(slot, "c", at(61), lease)).toEqual({ kind: "held", until: at(120) });
    });

    it("stays its owner's while the owner renews the lease", async () => {
      const { deliveries } = await temporaryArchive();
      await deliveries.claim(slot, "a", at(0), lease);
      expect(await deliveries.renew(slot, "a", at(50), lease)).toBe(true);
      expect(await deliveries.claim(slot, "b", at(100), lease)).toEqual({ kind: "held", until: at(110) });
    });

    it("can no longer be renewed or settled by an owner that has lost it", async () => {
      const { deliveries } = await temporaryArchive();
      await deliveries.claim(slot, "a", at(0), lease);
      await deliveries.claim(slot, "b", at(60), lease);
      expect(await deliveries.renew(slot, "a", at(61), lease)).toBe(false);
      expect(await deliveries.settle(slot, "a", { kind: "posted", message: "1" }, at(61))).toBe(false);
      expect(await deliveries.settle(slot, "b", { kind: "posted", message: "2" }, at(62))).toBe(true);
      expect(await deliveries.settle(slot, "b", { kind: "refused", reason: "late" }, at(63))).toBe(false);
      expect(await deliveries.list("")).toEqual([
        { ...slot, state: "posted", attempts: 2, message: "2", changedAt: at(62).toISOString() },
      ]);
    });

    it.each(["posted", "unclear", "skipped"] as const)("that is %s is never claimed again", async (state) => {
      const { deliveries } = await temporaryArchive();
      await deliveries.claim(slot, "a", at(0), lease);
      const verdict = state === "posted" ? { kind: state, message: "1" } : { kind: state, reason: "because" };
      await deliveries.settle(slot, "a", verdict, at(1));
      expect(await deliveries.claim(slot, "b", at(9999), lease)).toEqual({ kind: "settled", state });
    });

    it("that was refused can be claimed again: nothing of it stands in the channel", async () => {
      const { deliveries } = await temporaryArchive();
      await deliveries.claim(slot, "a", at(0), lease);
      await deliveries.settle(slot, "a", { kind: "refused", reason: "not in channel" }, at(1));
      expect(await deliveries.list("")).toMatchObject([{ state: "refused", reason: "not in channel" }]);
      expect(await deliveries.claim(slot, "b", at(2), lease)).toEqual({
        kind: "first",
        refused: "not in channel",
      });
      expect(await deliveries.claim(slot, "c", at(3), lease)).toMatchObject({ kind: "held" });
    });

    it("of another day, channel or platform is another slot; the newest day is listed first", async () => {
      const { deliveries } = await temporaryArchive();
      const slots = [
        slot,
        { ...slot, day: "2026-01-08" },
        { ...slot, channel: "C2" },
        { ...slot, platform: "discord" },
      ] as const;
      for (const each of slots)
        expect(await deliveries.claim(each, "a", at(0), lease)).toEqual({ kind: "first" });
      expect((await deliveries.list("")).map(({ day }) => day)[0]).toBe("2026-01-08");
      expect((await deliveries.list("")).length).toBe(4);
    });
  });
});
