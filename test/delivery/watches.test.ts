import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readArticle } from "../../src/core/facts.js";
import { phrases } from "../../src/core/phrases.js";
import type { Place } from "../../src/core/posting.js";
import { citationsOf, type Presentation } from "../../src/core/presentation.js";
import { compiled, ran } from "../archive/programs.js";
import { temporaryFolder } from "../archive/temporary.js";
import { tiers } from "../archive/tiers.js";
import { fieldsOf, proseIn } from "../own-words.js";
import { channelFile } from "./channel-file.js";
import { article, moment, redLine, type Scene, scene } from "./watching.js";

/** A poster that shows what it posts, beside putting it into the channel. */
function recorder({ channel }: Scene) {
  const posted: { readonly place: Place; readonly reply: Presentation }[] = [];
  const post: typeof channel.post = async (place, reply, key) => {
    posted.push({ place, reply });
    return channel.post(place, reply, key);
  };
  return { posted, parts: { post } };
}

const quotes = (reply: Presentation | undefined) => citationsOf(reply!).map(({ quote }) => quote);

describe("a watch", () => {
  it("tells of an article that came after it was set, once, also after a restart", async () => {
    const it = await scene();
    await it.put(-60, article("before"));
    await it.watch();
    await it.put(60, article("ferry"), article("quiet", { text: "Nothing happened." }));
    const { posted, parts } = recorder(it);
    const run = it.process(parts);
    for (const at of [61, 62]) await run(at);
    await it.process(parts)(63);
    expect(it.channel.messages()).toEqual(["watch:slack:C1:1:ferry:1 Watch 1: “red line”"]);
    expect(posted[0]?.place).toEqual({ kind: "channel", tenant: "T1", channel: "C1" });
    expect(quotes(posted[0]?.reply)).toEqual(["The mayor of ferry drew a red line."]);
  });

  it("tells late what came while nobody looked, once", async () => {
    const it = await scene();
    await it.watch();
    await it.put(60, article("ferry"));
    const day = 24 * 3600;
    await it.process()(3 * day);
    await it.process()(4 * day);
    expect(it.channel.messages()).toHaveLength(1);
  });

  it("tells only the one who asked, by direct message", async () => {
    const it = await scene();
    await it.watch(redLine, { channel: "U1", to: "me" });
    await it.put(60, article("ferry"));
    const { posted, parts } = recorder(it);
    await it.process(parts)(61);
    expect(posted.map(({ place }) => place)).toEqual([{ kind: "person", tenant: "T1", person: "U1" }]);
    expect(JSON.stringify(posted[0]?.reply)).toContain("/watch remove 1 to:me");
  });

  it("counts the sentences that it does not show", async () => {
    const it = await scene();
    await it.watch();
    const text = Array.from({ length: 7 }, (_, i) => `Minister ${i} drew a red line.`).join(" ");
    await it.put(60, article("ferry", { text }));
    const { posted, parts } = recorder(it);
    await it.process(parts)(61);
    expect(quotes(posted[0]?.reply)).toHaveLength(3);
    expect(JSON.stringify(posted[0]?.reply)).toContain("4 more sentences of this article match");
  });

  it("tells both sides of a contradiction, the earlier second", async () => {
    const it = await scene();
    const wall = (slug: string, cost: number, day: number) =>
      article(slug, {
        text: `The sea wall will cost £${cost} million.`,
        publishedAt: `2026-01-0${day}T08:00:00Z`,
      });
    await it.put(-60, wall("old", 4, 5));
    await it.watch({ kind: "contradictions" });
    await it.put(60, wall("new", 6, 7));
    const { posted, parts } = recorder(it);
    await it.process(parts)(61);
    expect(quotes(posted[0]?.reply)).toEqual([
      "The sea wall will cost £6 million.",
      "The sea wall will cost £4 million.",
    ]);
    expect(posted[0]?.reply.parts[0]).toEqual({ kind: "note", text: phrases.watch.differs });
  });

  it.each([
    redLine,
    { kind: "person", name: "the mayor" },
    { kind: "topic", topic: "sea wall" },
    { kind: "contradictions" },
  ] as const)(
    "says nothing that is no slice of an article, no field of it and no phrase: %j",
    async (target) => {
      const it = await scene();
      const text = (cost: number) =>
        `The sea wall will cost £${cost} million, the mayor said. “It is a red line,” the mayor added. The mayor has a red line. He said that the red line was his. The red line is old. The red line is long.`;
      await it.put(-60, article("old", { text: "The sea wall will cost £3 million." }));
      await it.watch(target);
      const many = Array.from({ length: 12 }, (_, i) => article(`t-${i}`, { text: `${i} ${text(4 + i)}` }));
      await it.put(60, ...many);
      const { posted, parts } = recorder(it);
      await it.process(parts)(61);
      const readings = (await it.archive.articles.all("")).map((one) => readArticle(one));
      const asked = target.kind === "topic" ? [target.topic] : [];
      expect(posted.length).toBeGreaterThan(0);
      for (const { reply } of posted) {
        expect(proseIn(reply, [...fieldsOf(readings), ...asked])).toEqual([]);
        for (const {
          quote,
          span,
          article: { slug },
        } of citationsOf(reply))
          expect(
            readings.find((one) => one.article.slug === slug)?.article.text.slice(span.start, span.end),
          ).toBe(quote);
      }
    },
  );

  it("that is removed tells nothing, not even what waits", async () => {
    const it = await scene([{ kind: "refused", reason: "not_in_channel" }]);
    const watch = await it.watch();
    await it.put(60, article("ferry"));
    await it.process()(61);
    await it.archive.watches.remove("", watch);
    await it.put(62, article("lamp"));
    await it.process()(63);
    expect(it.channel.messages()).toEqual([]);
    expect(await it.archive.posts.undelivered("", "slack", "watch")).toEqual([]);
  });
});

describe("an article", () => {
  it("under embargo is told when that ends, not a moment before", async () => {
    const it = await scene();
    await it.watch();
    await it.put(60, article("ferry", { embargoedUntil: moment(3600).toISOString() }));
    const run = it.process();
    for (const at of [61, 3599]) await run(at);
    expect(it.channel.messages()).toEqual([]);
    await run(3600);
    await run(3700);
    expect(it.channel.messages()).toHaveLength(1);
  });

  it("that was under embargo when the watch was set is news when that ends", async () => {
    const it = await scene();
    await it.put(-60, article("ferry", { embargoedUntil: moment(3600).toISOString() }));
    await it.watch();
    await it.process()(3601);
    expect(it.channel.messages()).toHaveLength(1);
  });

  it("that was withheld is told when it is published", async () => {
    const it = await scene();
    await it.put(-60, article("ferry", { status: "withheld" }));
    await it.watch();
    const run = it.process();
    await run(1);
    await it.put(7200, article("ferry"));
    await run(7201);
    expect(it.channel.messages()).toHaveLength(1);
  });

  it("that is revised is told for new sentences only", async () => {
    const it = await scene();
    await it.put(-60, article("known"));
    await it.watch();
    await it.put(60, article("ferry"));
    const { posted, parts } = recorder(it);
    const run = it.process(parts);
    await run(61);
    const more = (slug: string) => `The mayor of ${slug} drew a red line. Its council has a red line too.`;
    await it.put(120, article("ferry", { text: more("ferry") }), article("known", { text: more("known") }));
    await run(121);
    await it.put(180, article("ferry", { text: `${more("ferry")} It rained.` }));
    await run(181);
    await it.process(parts)(182);
    expect(posted.slice(1).map(({ reply }) => quotes(reply))).toEqual([
      ["Its council has a red line too."],
      ["Its council has a red line too."],
    ]);
  });

  it("that came and was revised while nobody looked is told whole, once", async () => {
    const it = await scene();
    await it.watch();
    await it.put(60, article("ferry"));
    await it.put(120, article("ferry", { text: "The mayor of ferry drew a red line. It rained." }));
    const { posted, parts } = recorder(it);
    await it.process(parts)(121);
    await it.process(parts)(122);
    expect(posted.map(({ reply }) => quotes(reply))).toEqual([["The mayor of ferry drew a red line."]]);
  });

  it("of the first look at a feed is not told, but what is later put into it is", async () => {
    const it = await scene();
    await it.watch();
    await it.put(60, article("ferry", { baseline: true }));
    const { posted, parts } = recorder(it);
    const run = it.process(parts);
    await run(61);
    expect(posted).toEqual([]);
    await it.put(
      120,
      article("ferry", { text: "The mayor of ferry drew a red line. No red line, he said." }),
    );
    await run(121);
    expect(posted.map(({ reply }) => quotes(reply))).toEqual([["No red line, he said."]]);
  });

  it("that is withdrawn before it was told is told to nobody", async () => {
    const it = await scene([{ kind: "refused", reason: "not_in_channel" }]);
    await it.watch();
    await it.put(60, article("ferry"));
    await it.process()(61);
    await it.put(62, article("ferry", { status: "retracted" }));
    await it.process()(63);
    expect(it.channel.messages()).toEqual([]);
    expect(await it.archive.posts.undelivered("", "slack", "watch")).toEqual([]);
  });

  it("that was stored at a moment at which others were looked at is not overlooked", async () => {
    const it = await scene();
    await it.watch();
    await it.put(60, article("ferry"));
    const run = it.process();
    await run(62);
    await it.put(61, article("lamp"));
    await run(63);
    expect(it.channel.messages()).toHaveLength(2);
  });
});

describe("a message of a watch", () => {
  it("is not doubled where a reply was lost; where the channel cannot be seen the desk is told", async () => {
    const seen = await scene(["lost"]);
    await seen.watch();
    await seen.put(60, article("ferry"));
    await seen.process()(61);
    await seen.process()(62);
    expect([seen.channel.messages().length, seen.told]).toEqual([1, []]);
    const blind = await scene(["lost"], true);
    await blind.watch();
    await blind.put(60, article("ferry"));
    await blind.process()(61);
    await blind.process()(62);
    expect(blind.channel.messages()).toHaveLength(1);
    expect(blind.told).toEqual([phrases.watch.perhapsTold("slack C1", "history cannot be read")]);
  });

  it("that is refused is told to the desk and posted when it may be", async () => {
    const it = await scene([{ kind: "refused", reason: "not_in_channel" }]);
    await it.watch();
    await it.put(60, article("ferry"));
    await it.process()(61);
    expect(it.told).toEqual([phrases.watch.notTold("slack C1", "not_in_channel")]);
    await it.process()(62);
    expect(it.channel.messages()).toHaveLength(1);
  });

  it("is kept, so that corrections follow it", async () => {
    const it = await scene();
    await it.watch();
    await it.put(60, article("ferry"));
    await it.process()(61);
    await it.put(120, article("ferry", { text: "The mayor of ferry drew a blue line." }));
    expect(await it.archive.posts.behind("", "slack", moment(121))).toEqual([
      { post: "watch:slack:C1:1:ferry:1", slug: "ferry" },
    ]);
  });

  it("is one of two processes that look at one moment, and of a third after them", async () => {
    const it = await scene();
    await it.watch();
    await it.watch({ kind: "topic", topic: "mayor" });
    await it.put(60, article("ferry"), article("lamp"));
    await Promise.all([it.process()(61), it.process()(61)]);
    await it.process()(62);
    expect(new Set(it.channel.messages()).size).toBe(4);
    expect(it.channel.messages()).toHaveLength(4);
  });
});

describe("a flood", () => {
  it("is five messages a minute, the last of which tells of all that are left", async () => {
    const it = await scene();
    await it.watch();
    await it.put(60, ...Array.from({ length: 30 }, (_, i) => article(`town-${i + 10}`)));
    const { posted, parts } = recorder(it);
    const run = it.process(parts);
    await run(61);
    expect(posted).toHaveLength(5);
    expect(posted.map(({ reply }) => citationsOf(reply).length)).toEqual([1, 1, 1, 1, 8]);
    expect(JSON.stringify(posted[4]?.reply)).toContain("26 articles came at once");
    expect(JSON.stringify(posted[4]?.reply)).toContain("18 more articles match");

    // Held until the minute is over, also over a restart.
    await it.put(62, article("late"));
    await run(63);
    await it.process(parts)(64);
    expect(posted).toHaveLength(5);
    await it.process(parts)(122);
    expect(posted.slice(5).map(({ reply }) => quotes(reply))).toEqual([
      ["The mayor of late drew a red line."],
    ]);
  });
});

describe.each(tiers)("on $tier a process killed", ({ temporaryPlace }) => {
  it.each(["before post", "after post"])(
    "%s is followed by others, and between them there is one message of each article",
    async (dies) => {
      const place = await temporaryPlace();
      const { watch, put } = await scene([], false, place);
      await watch();
      await put(60, article("ferry"), article("lamp"));
      const file = join(temporaryFolder(), "channel");
      const program = await compiled("test/delivery/watch-program.ts");
      expect((await ran(program, place, file, "killed", dies)).signal).toBe("SIGKILL");
      await Promise.all(["b", "c", "d"].map((owner) => ran(program, place, file, owner)));
      expect(channelFile(file).messages().toSorted()).toEqual([
        "watch:slack:C1:1:ferry:1 Watch 1: “red line”",
        "watch:slack:C1:1:lamp:1 Watch 1: “red line”",
      ]);
    },
  );
});
