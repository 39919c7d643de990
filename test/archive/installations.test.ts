import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { isDatabase } from "../../src/archive/open.js";
import { sealWith } from "../../src/archive/seal.js";
import { tiers } from "./tiers.js";

describe.each(tiers)("installations on $tier", ({ temporaryArchive, temporaryPlace, tablesIn }) => {
  const key = new Uint8Array(32).fill(1);
  const now = new Date("2026-01-07T08:00:00Z");
  const later = (ms: number) => new Date(now.getTime() + ms);

  const acme = {
    ...{
      workspace: "T1",
      name: "acme",
      botId: "B1",
      botUserId: "U1",
      scopes: ["commands"],
      installedBy: "U2",
    },
    token: "xoxe.xoxb-one",
    renewal: { refreshToken: "xoxe-1-one", expiresAt: later(12 * 3_600_000) },
  };

  async function kept() {
    const place = await temporaryPlace();
    const archive = await temporaryArchive(place);
    const installations = archive.installations(key);
    await installations.put(acme, now);
    return { place, archive, installations };
  }

  describe("an installation", () => {
    it("comes back as it was kept; a second one takes its place", async () => {
      const { installations } = await kept();
      expect(await installations.get("T1")).toEqual({ ...acme, revision: 1 });
      const { renewal: _, ...lasting } = acme;
      await installations.put({ ...lasting, token: "xoxb-two", enterprise: "E1" }, later(1));
      expect(await installations.get("T1")).toEqual({
        ...{ ...lasting, token: "xoxb-two", enterprise: "E1", revision: 2 },
      });
      expect(await installations.get("T2")).toBeUndefined();
    });

    it("has no token in plain text in its row or in any file of the archive, nor in an export", async () => {
      const { place, archive, installations } = await kept();
      await installations.renew("T1", 1, { token: "xoxe.xoxb-two", renewal: acme.renewal });
      const rows = await tablesIn(place).selectFrom("installations").selectAll().execute();
      expect(rows).toMatchObject([{ workspace: "T1", revision: 2 }]);
      expect(JSON.stringify(rows)).not.toMatch(/xoxe|xoxb/);
      for (const file of isDatabase(place) ? [] : readdirSync(place))
        expect(readFileSync(join(place, file), "latin1")).not.toMatch(/xoxe|xoxb/);
      const lines: string[] = [];
      await archive.export("", async (line) => void lines.push(line));
      expect(lines.join("\n")).not.toContain("installations");
    });

    it("whose ciphertext was put elsewhere or changed is not read", async () => {
      const swaps = [
        "update installations set token = refresh_token where workspace = 'T1'",
        "update installations set token = (select token from installations where workspace = 'T2') where workspace = 'T1'",
        "update installations set refresh_token = token where workspace = 'T1'",
        "update installations set token = 'AAAA' || substr(token, 5) where workspace = 'T1'",
        "update installations set token = '' where workspace = 'T1'",
        "update installations set token = 'not base64 at all' where workspace = 'T1'",
      ];
      for (const swap of swaps) {
        const { place, installations } = await kept();
        await installations.put({ ...acme, workspace: "T2" }, now);
        await sql.raw(swap).execute(tablesIn(place));
        await expect(installations.get("T1"), swap).rejects.toMatchObject({ place: "acme (T1)" });
        expect(await installations.get("T2")).toMatchObject({ token: acme.token });
      }
    });

    it("of another key is listed, not read, and left as it is", async () => {
      const { archive, installations } = await kept();
      const other = archive.installations(new Uint8Array(32).fill(2));
      expect((await other.list()).map(({ name }) => name)).toEqual(["acme"]);
      await expect(other.get("T1")).rejects.toThrow(
        /acme \(T1\): its tokens were encrypted with another VERBATIM_KEY/,
      );
      expect(await installations.get("T1")).toMatchObject({ token: acme.token });
    });

    it("is renewed by one at a time, and what was given for a revision takes its place once", async () => {
      const { installations } = await kept();
      const lease = (at: number) => installations.lease("T1", 1, later(at), later(at + 1000));
      expect([await lease(0), await lease(999), await lease(1000)]).toEqual([true, false, true]);
      const next = { token: "two", renewal: acme.renewal };
      expect(await installations.renew("T1", 1, next)).toBe(true);
      expect(await installations.renew("T1", 1, { ...next, token: "three" })).toBe(false);
      expect(await installations.get("T1")).toMatchObject({ token: "two", revision: 2 });
      expect(await lease(5000)).toBe(false);
    });

    it("that was removed loses its tokens, but not one that was made since", async () => {
      const { installations } = await kept();
      expect(await installations.remove("T1", later(-1))).toBe(false);
      expect(await installations.remove("T1", now)).toBe(true);
      expect(await installations.remove("T1", now)).toBe(false);
      expect(await installations.get("T1")).toBeUndefined();
      expect(await installations.renew("T1", 2, acme)).toBe(false);
      expect(await installations.list()).toMatchObject([{ workspace: "T1", removedAt: now.toISOString() }]);
      await installations.put(acme, later(1));
      expect(await installations.get("T1")).toMatchObject({ token: acme.token, revision: 3 });
    });
  });

  describe("a seal", () => {
    it("makes other words of the same text each time, and opens them all", () => {
      const seal = sealWith(key);
      for (const text of ["", "xoxb-1", "ü\u0000\u202e😀", "x".repeat(100_000)]) {
        const [one, other] = [seal.close(text, ["a"]), seal.close(text, ["a"])];
        expect(one).not.toBe(other);
        expect([seal.open(one, ["a"]), seal.open(other, ["a"])]).toEqual([text, text]);
        expect(seal.open(one, ["b"])).toBeUndefined();
      }
    });
  });
});
