import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { deskTeller } from "../../src/delivery/desk.js";
import { temporaryFolder } from "../archive/temporary.js";
import { channelFile, type Fate } from "./channel-file.js";

const busy = { kind: "busy", retryAfterMs: 5, reason: "rate limited" } as const;

/** A desk whose posts meet these fates, what stands in its channel, and what is logged. */
function desk(fates: readonly Fate[], isBlind = false) {
  const channel = channelFile(join(temporaryFolder(), "desk"), fates, isBlind);
  const logged: object[] = [];
  const log = { error: (entry: object) => void logged.push(entry) };
  const tell = deskTeller([{ poster: channel, tenant: "", channel: "C9" }], log);
  return { tell, logged, standing: () => channel.messages().length };
}

describe("the desk", () => {
  it.each<[string, readonly Fate[]]>([
    ["is busy for a while", [busy, busy]],
    ["does not get the message", ["vanished", "vanished"]],
    ["does not confirm it", ["lost"]],
  ])("is told once where it %s", async (_, fates) => {
    const { tell, logged, standing } = desk(fates);
    expect(await tell("why")).toBe(true);
    expect([standing(), logged]).toEqual([1, []]);
  });

  it("that nobody can look at is told twice rather than perhaps never", async () => {
    const { tell, standing } = desk(["lost"], true);
    expect(await tell("why")).toBe(true);
    expect(standing()).toBe(2);
  });

  it.each<[string, readonly Fate[], boolean]>([
    ["stays busy is told later", Array(9).fill(busy), false],
    ["asks for a long wait is told later", [{ ...busy, retryAfterMs: 60_000 }], false],
    ["refuses is told no more", [{ kind: "refused", reason: "is_archived" }], true],
  ])("that %s, and the log has it", async (_, fates, isOver) => {
    const { tell, logged, standing } = desk(fates);
    expect(await tell("why")).toBe(isOver);
    expect(standing()).toBe(0);
    expect(logged).toMatchObject([{ reason: "why", channel: "C9" }]);
  });

  it("is told one thing after the other", async () => {
    const { tell, standing } = desk([busy]);
    expect(await Promise.all([tell("one"), tell("two"), tell("three")])).toEqual([true, true, true]);
    expect(standing()).toBe(3);
  });
});
