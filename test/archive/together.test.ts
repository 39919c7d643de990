import { describe, expect, it } from "vitest";
import { channelDigests } from "../../src/delivery/channel-digests.js";
import { channelWatches } from "../../src/delivery/channel-watches.js";
import { citation } from "../fakes/presentations.js";
import { until } from "../process/until.js";
import { draft } from "./drafts.js";
import { tiers } from "./tiers.js";

const now = new Date("2026-01-07T08:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const channel = { platform: "slack", tenant: "T1", channel: "C1" } as const;
const editor = { ...channel, asker: "U1", mayManage: true };
const wish = { at: "07:30", zone: "Europe/London", topics: [], quiet: false };

describe.each(tiers)("three processes at once on $tier", ({ temporaryPlace, temporaryArchive }) => {
  /** The same, done eight times by each of three processes at one moment. */
  async function together<T>(
    work: (archive: Awaited<ReturnType<typeof temporaryArchive>>, n: number) => Promise<T>,
  ) {
    const place = await temporaryPlace();
    const archives = await Promise.all([1, 2, 3].map(() => temporaryArchive(place)));
    const done = await Promise.all(
      Array.from({ length: 24 }, (_, n) => work(archives[n % archives.length]!, n)),
    );
    return { done, archive: archives[0]! };
  }

  it("give each digest of a channel its own number", async () => {
    const { done } = await together(({ subscriptions }) => subscriptions.add("", channel, wish, "U1", now));
    expect(done.map((one) => one!.number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 24 }, (_, n) => n + 1),
    );
  });

  it("set a digest that is wanted by all up once, and never more than a channel may have", async () => {
    const room = { tenant: "", configured: [], now: () => now };
    const { done, archive } = await together(({ subscriptions }) =>
      channelDigests({ ...room, subscriptions }, editor).change!.add(wish),
    );
    expect(done.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(done.map(({ subscription }) => subscription.number))).toEqual(new Set([1]));
    const { subscriptions } = archive;
    const more = Array.from({ length: 30 }, (_, n) =>
      channelDigests({ ...room, subscriptions }, editor).change!.add({ ...wish, topics: [`t${n}`] }),
    );
    const refused = (await Promise.allSettled(more)).filter(({ status }) => status === "rejected");
    expect([refused.length, (await subscriptions.list("")).length]).toEqual([11, 20]);
  });

  it("set a watch that is wanted by all up once", async () => {
    const { done } = await together(({ watches }) =>
      channelWatches({ watches, tenant: "", now: () => now }, editor).change.channel!.add({
        kind: "contradictions",
      }),
    );
    expect(done.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  it("know one article by one slug, with each of its wordings as one revision", async () => {
    const { archive } = await together(({ articles }, n) =>
      articles.put(
        "",
        { ...draft({ slug: `s-${n}`, text: `Wording ${n % 4}.` }), identity: { source: "feed", guid: "1" } },
        now,
      ),
    );
    const [article, ...others] = await archive.articles.all("");
    expect(others).toEqual([]);
    const revisions = (await archive.articles.released("", now, article!.slug)).map(
      ({ revision }) => revision,
    );
    expect(revisions).toEqual(Array.from({ length: article!.revision }, (_, n) => n + 1));
  });

  it("make room for articles that propose one slug", async () => {
    const { done } = await together(({ articles }, n) =>
      articles.put(
        "",
        { ...draft({ text: `Story ${n}.` }), identity: { source: "feed", guid: `${n}` } },
        now,
      ),
    );
    expect(new Set(done.map(({ slug }) => slug)).size).toBe(24);
  });

  it("count each change of an article", async () => {
    const { archive } = await together(({ articles }, n) => articles.put("", draft({ slug: `s-${n}` }), now));
    await expect.poll(() => archive.articles.version("")).toBe(24);
  });

  it("keep a digest's post once and whole, whichever was last", async () => {
    const { archive } = await together(({ posts }, n) =>
      posts.remember(
        "",
        {
          ...{ ...channel, kind: "digest", asked: "slot", messages: [] },
          citations: Array.from({ length: (n % 5) + 1 }, citation),
        },
        later(n),
      ),
    );
    const post = (await archive.posts.get("", "slot"))!;
    expect(post.citations).toHaveLength(((Date.parse(post.postedAt) - now.getTime()) % 5) + 1);
  });

  it("take a post to a revision once", async () => {
    const cited = citation();
    const { revision, slug } = cited.article;
    const post = { ...channel, kind: "answer", asked: "/ask", messages: ["1"], citations: [cited] } as const;
    const correction = { ...post, kind: "correction", asked: "1" } as const;
    const { archive } = await together(async ({ posts }, n) => {
      const id = String(n % 3);
      if (n < 3) await posts.remember("", { ...post, id }, now);
      await until(() => posts.get("", id));
      await posts.advance("", { post: id, slug, to: revision + 1, correction }, now);
    });
    expect(await archive.posts.undelivered("", "slack")).toHaveLength(3);
  });

  it("hear a delivery once, take a feed once, lease a token once", async () => {
    const key = new Uint8Array(32);
    const { done, archive } = await together(async ({ seen, feeds, installations }, n) => {
      const isNew = await seen.isNew("slack", "1", later(n));
      await feeds.add("", "https://quay.example/feed", {}, now);
      const isTaken = (await feeds.take("", now, later(60_000))) !== undefined;
      const put = {
        workspace: "T1",
        name: "acme",
        botId: "B1",
        botUserId: "U1",
        scopes: [],
        installedBy: "U2",
      };
      await installations(key).put({ ...put, token: `xoxb-${n}` }, now);
      return { isNew, isTaken };
    });
    expect(done.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(done.filter(({ isTaken }) => isTaken)).toHaveLength(1);
    const { revision } = (await archive.installations(key).get("T1"))!;
    expect(revision).toBe(24);
    const leases = await Promise.all(
      Array.from({ length: 10 }, () => archive.installations(key).lease("T1", 24, now, later(1000))),
    );
    expect(leases.filter(Boolean)).toHaveLength(1);
  });
});
