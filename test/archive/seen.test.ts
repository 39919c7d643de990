import { describe, expect, it } from "vitest";
import { tiers } from "./tiers.js";

describe.each(tiers)("seen on $tier", ({ temporaryArchive, temporaryPlace }) => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 0, 7, 9) + minutes * 60_000);

  describe("a delivery", () => {
    it("is new once, however often and through whichever process it comes", async () => {
      const folder = await temporaryPlace();
      const [one, other] = [await temporaryArchive(folder), await temporaryArchive(folder)];
      expect(await one.seen.isNew("slack", "Ev1", at(0))).toBe(true);
      expect(await one.seen.isNew("slack", "Ev1", at(0))).toBe(false);
      expect(await other.seen.isNew("slack", "Ev1", at(15))).toBe(false);
    });

    it("of one platform is not taken for another's", async () => {
      const { seen } = await temporaryArchive();
      expect(await seen.isNew("slack", "1", at(0))).toBe(true);
      expect(await seen.isNew("discord", "1", at(0))).toBe(true);
    });

    it("is forgotten after a quarter of an hour", async () => {
      const { seen } = await temporaryArchive();
      await seen.isNew("slack", "Ev1", at(0));
      expect(await seen.isNew("slack", "Ev2", at(16))).toBe(true);
      expect(await seen.isNew("slack", "Ev1", at(16))).toBe(true);
    });
  });
});
