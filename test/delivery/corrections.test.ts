import { join } from "node:path";
import pino from "pino";
import { describe, expect, it } from "vitest";
import { editionsOf } from "../../src/archive/editions.js";
import type { Archive } from "../../src/archive/open.js";
import { citeAll } from "../../src/core/cite.js";
import { readArticle } from "../../src/core/facts.js";
import { phrases } from "../../src/core/phrases.js";
import type { Outcome, Post } from "../../src/core/posting.js";
import { cited } from "../../src/core/present.js";
import { follower } from "../../src/delivery/corrections.js";
import { draft } from "../archive/drafts.js";
import { compiled, ran } from "../archive/programs.js";
import { temporaryArchive, temporaryFolder } from "../archive/temporary.js";
import { tiers } from "../archive/tiers.js";
import { channelFile, type Fate } from "./channel-file.js";

const first = draft();
const second = draft({ text: first.text.replace("passed", "failed") });

/** An answer that cites the sentences of the first revision with these numbers, counted from 1. */
function answer(numbers: readonly number[], parts: Partial<Post> = {}): Post {
  const reading = readArticle({ ...first, revision: 1 });
  const all = citeAll(
    reading.facts.filter(({ kind }) => kind === "sentence").map((fact) => ({ fact, reading })),
  );
  const citations = all.filter(({ number }) => numbers.includes(number));
  return {
    ...{ platform: "slack", tenant: "T1", channel: "C1", kind: "answer", asker: "U1" },
    ...{ messages: ["7"], thread: "5", asked: "/ask did it pass?", citations },
    presentation: { title: "did it pass?", summary: "", parts: cited(citations), audience: "asker" },
    ...parts,
  };
}

/** An archive in which these posts cite the first revision; the article is then revised. */
async function archiveWith(place: string, ...posts: readonly Post[]): Promise<Archive> {
  const archive = await temporaryArchive(place);
  await archive.articles.put("", first, new Date());
  for (const [i, post] of posts.entries()) await archive.posts.remember("", post, new Date(Date.now() + i));
  await archive.articles.put("", second, new Date());
  return archive;
}

/** Follows the archive once, on a channel whose posts meet these fates. */
async function followed(
  posts: readonly Post[],
  { fates = [], edit, isBlind = false }: { fates?: readonly Fate[]; edit?: Outcome; isBlind?: boolean } = {},
) {
  const folder = temporaryFolder();
  const archive = await archiveWith(folder, ...posts);
  const channel = channelFile(join(folder, "channel"), fates, isBlind);
  const told: string[] = [];
  const follow = async () => {
    const all = follower({
      poster: edit ? { ...channel, edit: async () => edit } : channel,
      ...{ posts: archive.posts, deliveries: archive.deliveries, tenant: "", owner: `${Math.random()}` },
      linked: (reply) => reply,
      history: (_channel, slug) => editionsOf(archive, "").past(new Date(), "UTC").history(slug),
      now: () => new Date(),
      log: pino({ level: "silent" }),
      tell: (reason) => void told.push(reason),
    });
    await all();
  };
  await follow();
  return { archive, channel, told, follow };
}

describe("a message whose cited sentence was changed", () => {
  it("is edited and answered once, also after a restart", async () => {
    const { channel, follow, told } = await followed([answer([1])]);
    await follow();
    expect(channel.messages()).toEqual([expect.stringMatching(/:bridge-north-span:2 CORRECTION$/)]);
    expect(channel.edits()).toEqual([expect.stringContaining("The north span failed its load test.")]);
    expect(told).toEqual([]);
  });

  it("is left alone where the sentence it cites stayed, though the article was revised", async () => {
    const { channel } = await followed([answer([2])]);
    expect([channel.messages(), channel.edits()]).toEqual([[], []]);
  });

  it("follows a third revision from what it shows now", async () => {
    const { archive, channel, follow } = await followed([answer([1])]);
    const third = draft({ text: first.text.replace("passed", "nearly failed") });
    await archive.articles.put("", third, new Date());
    await follow();
    expect(channel.messages()).toHaveLength(2);
    const [id = ""] = channel.messages()[1]!.split(" ");
    const said = JSON.stringify((await archive.posts.get("", id))?.presentation);
    expect(said).toContain("The north span failed its load test.");
    expect(said).not.toContain("The north span passed its load test.");
  });

  it("that shows its first words again after another revision is edited back", async () => {
    const { archive, channel, follow } = await followed([answer([1])]);
    await archive.articles.put("", first, new Date());
    await follow();
    expect(channel.messages()).toHaveLength(2);
    expect(channel.edits()[1]).toBe(`7 ${JSON.stringify(answer([1]).presentation)}`);
  });

  it("is answered also where it cannot be edited, and the desk is told why", async () => {
    const edit = { kind: "refused", reason: "the message has been deleted" } as const;
    const { channel, told } = await followed([answer([1])], { edit });
    expect(channel.messages()).toHaveLength(1);
    expect(told).toEqual([phrases.follow.notEdited("slack C1", edit.reason)]);
  });

  it("whose channel is gone is recorded as refused, and the next one is answered all the same", async () => {
    const fates = [{ kind: "refused", reason: "channel_not_found" }] as const;
    const { channel, told } = await followed([answer([1]), answer([1], { channel: "C2" })], { fates });
    expect(channel.messages()).toHaveLength(1);
    expect(told).toEqual([phrases.follow.notTold("slack C1", "channel_not_found")]);
  });

  it("is answered when the platform is no longer busy", async () => {
    const fates = [{ kind: "busy", retryAfterMs: 5, reason: "rate limited" }] as const;
    expect((await followed([answer([1])], { fates })).channel.messages()).toHaveLength(1);
  });

  it("is not answered twice where a reply was lost, whether it can be looked for or not", async () => {
    const seen = await followed([answer([1])], { fates: ["lost"] });
    expect([seen.channel.messages().length, seen.told]).toEqual([1, []]);
    const blind = await followed([answer([1])], { fates: ["lost"], isBlind: true });
    await blind.follow();
    expect(blind.channel.messages()).toHaveLength(1);
    expect(blind.told).toEqual([phrases.follow.perhapsTold("slack C1", "history cannot be read")]);
  });
});

describe("an article that is withdrawn", () => {
  it("takes its words out of corrections too, and out of one that has not gone out", async () => {
    const posts = [answer([1]), answer([1], { messages: [], channel: "C2" })];
    const { archive, channel, follow } = await followed(posts, {
      fates: ["posted", { kind: "refused", reason: "no direct messages" }],
    });
    await archive.articles.put("", { ...second, status: "withheld" }, new Date());
    await follow();
    // The answer, its correction; then for both askers that words were withdrawn.
    expect(channel.edits().slice(1).join()).not.toMatch(/load test|passed|failed/);
    expect(channel.edits()).toHaveLength(3);
    expect(channel.messages().map((line) => line.split(":").at(-1))).toEqual([
      "2 CORRECTION",
      "withdrawn CORRECTION",
      "withdrawn CORRECTION",
    ]);
  });
});

describe.each(tiers)("on $tier a process killed", ({ temporaryPlace }) => {
  it.each(["before edit", "after edit", "before post", "after post"])(
    "%s is followed by others, and between them there is one correction",
    async (dies) => {
      const place = await temporaryPlace();
      await archiveWith(place, answer([1]));
      const file = join(temporaryFolder(), "channel");
      const program = await compiled("test/delivery/correction-program.ts");
      expect((await ran(program, place, file, "killed", dies)).signal).toBe("SIGKILL");
      await Promise.all(["b", "c", "d"].map((owner) => ran(program, place, file, owner)));
      expect(channelFile(file).messages()).toHaveLength(1);
      expect(new Set(channelFile(file).edits()).size).toBe(1);
    },
  );
});
