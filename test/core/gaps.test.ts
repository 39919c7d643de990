import { describe, expect, it, test } from "vitest";
import { type Gaps, gapsOf, placeOf, type Unanswered } from "../../src/core/gaps.js";
import { presentGaps } from "../../src/core/present-gaps.js";
import { renderDiscord } from "../../src/discord/embeds.js";
import { renderSlack } from "../../src/slack/blocks.js";
import { renderPlain } from "../../src/terminal/plain.js";
import { hostile } from "../fakes/presentations.js";
import { discordPicture, slackPicture } from "../process/pictures.js";

const question = (parts: Partial<Unanswered> = {}): Unanswered => ({
  ...{ platform: "slack", tenant: "T1", channel: "C1", command: "ask", input: "Who paid?", times: 1 },
  lastAt: "2026-01-09T08:00:00.000Z",
  ...parts,
});
const always = async () => true;

describe("the list", () => {
  it("has a question once, however it was spelt, where it was last asked", async () => {
    const asked = [
      question({ input: "who  PAID", times: 3, channel: "C2", lastAt: "2026-01-10T08:00:00.000Z" }),
      question({ times: 97 }),
      question({ platform: "discord", tenant: "G1", input: { argument: "Who paid?", options: {} } }),
      question({ command: "said" }),
    ];
    const { open } = await gapsOf(asked, always);
    expect(open).toEqual([{ ...asked[0], times: 101 }, asked[3]]);
  });

  it("knows a question by its filters too, however they were given", async () => {
    const asked = [
      question({ input: 'paid from:"Ana Reyes"' }),
      question({ input: { argument: "paid", options: { from: "Ana Reyes" } } }),
      question({ input: "paid" }),
    ];
    expect((await gapsOf(asked, always)).open.map(({ times }) => times)).toEqual([2, 1]);
  });

  it("leaves out what is answered by now, stops at 20, and counts the rest", async () => {
    const asked = Array.from({ length: 50 }, (_, i) => question({ input: `question ${i}` }));
    const isOpen = async ({ input }: Unanswered) => !/[05]$/.test(String(input));
    const { open, answered, more } = await gapsOf(asked, isOpen);
    expect(open.map(({ input }) => input).slice(0, 5)).toEqual([1, 2, 3, 4, 6].map((i) => `question ${i}`));
    expect([open.length, answered, more]).toEqual([20, 5, 25]);
  });

  it("asks no more than 200 again", async () => {
    const asked = Array.from({ length: 500 }, (_, i) => question({ input: `question ${i}` }));
    let times = 0;
    const isOpen = async () => ++times < 0;
    expect(await gapsOf(asked, isOpen)).toEqual({ open: [], answered: 200, more: 300 });
    expect(times).toBe(200);
  });
});

test.each([
  ["slack", "T1", "C1", { kind: "channel", href: "https://slack.com/app_redirect?team=T1&channel=C1" }],
  ["slack", "T1", "D1", { kind: "direct" }],
  [
    "slack",
    "T1",
    "C1&x=#",
    { kind: "channel", href: "https://slack.com/app_redirect?team=T1&channel=C1%26x%3D%23" },
  ],
  ["discord", "42", "43", { kind: "channel", href: "https://discord.com/channels/42/43" }],
  ["discord", "", "43", { kind: "direct" }],
  ["terminal", "", "terminal", { kind: "terminal" }],
  ["web", "", "", { kind: "web" }],
] as const)("asked in %s %s %s", (platform, tenant, channel, place) =>
  expect(placeOf({ platform, tenant, channel })).toEqual(place),
);

const searched = { articles: 12, facts: 214, updatedAt: "2026-01-08T07:28:00Z" };
const shown = (parts: Partial<Gaps>) => {
  const reply = presentGaps({ open: [], answered: 0, more: 0, days: 90, isKept: true, ...parts }, searched);
  return {
    plain: renderPlain(reply, { colour: false, width: 200 }),
    slack: renderSlack(reply)
      .map(({ blocks }) => slackPicture(blocks))
      .join("\n"),
    discord: renderDiscord(reply)
      .map(({ embeds }) => discordPicture(embeds))
      .join("\n"),
    raw: JSON.stringify([renderSlack(reply), renderDiscord(reply)]),
  };
};

describe("/gaps", () => {
  const open = [question({ times: 100 }), question({ platform: "discord", tenant: "", channel: "7" })];

  it("tells how often, when and where, and never who", () => {
    const { slack, discord, plain } = shown({ open, answered: 2, more: 1 });
    expect(slack).toContain(
      "- /ask Who paid? · asked 100 times, last 9 Jan 2026, 08:00 UTC · where it was asked <https://slack.com/app_redirect?team=T1&channel=C1>",
    );
    expect(discord).toContain(
      "· [where it was asked](<https://slack.com/app_redirect?team=T1&channel=C1>)\n- /ask Who paid? · asked 9 Jan 2026, 08:00 UTC · in a direct message",
    );
    expect(plain).toContain("\n  https://slack.com/app_redirect?team=T1&channel=C1\n");
    for (const text of [slack, discord, plain]) {
      expect(text).toContain("2 have an answer by now.");
      expect(text).toContain("And 1 more, asked before these.");
      expect(text).toContain("Asked in the last 90 days");
    }
  });

  it("says that there is none, and that no more are kept", () => {
    const { plain } = shown({ isKept: false, answered: 1 });
    for (const words of ["There is none.", "AUDIT is off", "1 has an answer by now."])
      expect(plain).toContain(words);
  });

  it.each([...hostile, "a\nb\n# c", `${"x".repeat(299)}😀😀`, "{at} {count}", "שלום \u202Eabc"])(
    "shows any question on one line, as words only",
    (input) => {
      const { slack, discord, plain, raw } = shown({ open: [question({ input })] });
      for (const text of [slack, discord, plain]) expect(text.length).toBeLessThan(1500);
      expect(raw).not.toMatch(/"type":"(?:user|channel|broadcast)"/);
      expect(raw).not.toMatch(/\u202E|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
      expect(discord).not.toMatch(/(?<!\\)(?:@|<[!#])/);
      expect(slack.split("\n").filter((line) => line.startsWith("- "))).toHaveLength(1);
      expect(plain).toContain("asked 9 Jan 2026, 08:00 UTC");
    },
  );
});
