import { describe, expect, it } from "vitest";
import type { ArticleDraft } from "../../src/core/article.js";
import { draft } from "./drafts.js";
import { releasedIn } from "./released.js";
import { tiers } from "./tiers.js";

describe.each(tiers)("released on $tier", ({ temporaryArchive }) => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, n, 8));

  /** The texts that readers have seen by the last day, after each draft was stored on its day. */
  async function seen(stored: readonly (readonly [day: number, Partial<ArticleDraft>])[], last: number) {
    const { articles } = await temporaryArchive();
    for (const [n, parts] of stored) await articles.put("", draft(parts), day(n));
    return (await releasedIn({ articles }, day(last))).map(({ text }) => text);
  }

  it("words that were public stay known when newer ones come", async () =>
    expect(
      await seen(
        [
          [1, { text: "One." }],
          [2, { text: "Two." }],
        ],
        3,
      ),
    ).toEqual(["One.", "Two."]));

  it("words under embargo were never read, if others replaced them before it ended", async () => {
    const embargoedUntil = day(5).toISOString();
    const stored = [
      [1, { text: "Draft.", embargoedUntil }],
      [2, { text: "Final.", embargoedUntil }],
    ] as const;
    expect(await seen(stored, 4)).toEqual([]);
    expect(await seen(stored, 5)).toEqual(["Final."]);
  });

  it("withheld words were never read; released, they are from then on", async () => {
    const withheld = [1, { text: "Draft.", status: "withheld" }] as const;
    expect(await seen([withheld, [2, { text: "Final." }]], 3)).toEqual(["Final."]);
    expect(await seen([withheld, [2, { text: "Draft." }]], 3)).toEqual(["Draft."]);
  });

  it("an embargo that is moved moves the release, one that has ended does not take words back", async () => {
    const until = (n: number) => ({ text: "Final.", embargoedUntil: day(n).toISOString() });
    expect(
      await seen(
        [
          [1, until(9)],
          [2, until(4)],
        ],
        5,
      ),
    ).toEqual(["Final."]);
    expect(
      await seen(
        [
          [1, until(4)],
          [2, until(9)],
        ],
        5,
      ),
    ).toEqual([]);
    expect(
      await seen(
        [
          [1, until(2)],
          [3, until(9)],
        ],
        5,
      ),
    ).toEqual(["Final."]);
  });

  /** When an article becomes news, published on the first at 7:30 and stored on these days at 8. */
  async function announced(...stored: readonly (readonly [day: number, Partial<ArticleDraft>])[]) {
    const { articles } = await temporaryArchive();
    for (const [n, parts] of stored)
      await articles.put("", draft({ publishedAt: "2026-01-01T07:30:00Z", ...parts }), day(n));
    return (await articles.all(""))[0]?.announcedAt;
  }

  it("an article that comes in soon after its publication is news when it came in", async () =>
    expect(await announced([1, {}], [2, { text: "Other words." }])).toBe(day(1).toISOString()));

  it("one that was held back is news when it is set free, one that is old when it comes in is not", async () => {
    expect(await announced([1, { status: "withheld" }], [5, {}])).toBe(day(5).toISOString());
    expect(await announced([1, { embargoedUntil: day(4).toISOString() }])).toBe(day(4).toISOString());
    expect(await announced([9, {}])).toBeUndefined();
  });
});
