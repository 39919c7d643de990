import { describe, expect, it } from "vitest";
import { commands } from "../commands/index.js";
import type { ArticleDraft } from "../src/core/article.js";
import { commandsOf } from "../src/core/command.js";
import type { Request } from "../src/core/front-desk.js";
import type { Channel, Place, Poster } from "../src/core/posting.js";
import { presentDigest } from "../src/core/present-digest.js";
import { citationsOf, type Presentation } from "../src/core/presentation.js";
import { watcher } from "../src/delivery/watches.js";
import { openLog } from "../src/log.js";
import { pagesOf } from "../src/web/pages.js";
import type { House } from "../src/wiring/house.js";
import { draft } from "./archive/drafts.js";
import { temporaryArchive } from "./archive/temporary.js";
import { askIn, houseIn, minutesAgo } from "./house.js";

const ferry = draft({
  slug: "ferry",
  headline: "Ferries sail",
  publishedAt: minutesAgo(80),
  text: "The ferries sail hourly, the harbour says.\n\n“We carry 400 people a day,” said Edda Tarn, the ferry master.",
});
const quarry = draft({
  slug: "quarry-fire",
  headline: "Fire at the Vandorle quarry",
  publisher: "The Vandorle Echo",
  url: "https://vandorle.example/quarry-fire",
  publishedAt: minutesAgo(70),
  desk: "Metro",
  text: "The Vandorle quarry burned for 31 hours.\n\n“We saw it from the bridge,” said Wilf Tarrow, a quarryman. It is not known who will pay £2 million. The ferries carry 900 people a day, Wilf Tarrow said.",
});

/** Where something can be asked. */
const kinds: Readonly<Record<string, Partial<Request> & Channel>> = {
  "a Slack channel": { platform: "slack", tenant: "T1", channel: "C1" },
  "a private Slack channel": { platform: "slack", tenant: "T1", channel: "G1" },
  "a direct message in Slack": { platform: "slack", tenant: "T1", channel: "D1" },
  "a Discord channel": { platform: "discord", tenant: "77", channel: "100", manages: true },
  "a thread in Discord": { platform: "discord", tenant: "77", channel: "102", within: "101" },
  "a direct message in Discord": { platform: "discord", tenant: "", channel: "103" },
  "the try-it page": { platform: "web", tenant: "", channel: "" },
};

/** Lines that the desk's article would change, at least one of every command, in this order. */
const lines = [
  "ask What burned for 31 hours?",
  "ask Vandorle",
  "ask how many people do the ferries carry?",
  "ask What burned for 31 hours? as-of:2999-01-01",
  "check The Vandorle quarry burned for 31 hours.",
  "check The ferries carry 900 people a day.",
  "said Wilf Tarrow",
  "timeline ferries",
  "coverage Vandorle quarry",
  "coverage ferries publisher:Vandorle",
  "article quarry-fire",
  "article quarry",
  "why quarry-fire",
  "why https://vandorle.example/quarry-fire",
  "why ferry",
  "digest",
  `digest ${minutesAgo(70).slice(0, 10)}`,
  "digest subscribe at:07:30 zone:UTC",
  "digest setup",
  "digest list",
  "why digest 1 2999-01-01",
  "digest preview 1",
  "digest pause 1",
  "digest resume 1",
  "digest remove 1",
  "why digest",
  "watch Vandorle",
  'watch person:"Wilf Tarrow" to:me',
  "watch contradictions",
  "watch list",
  "watch remove 1 to:channel",
  "add https://vandorle.example/quarry-fire",
  "status",
  "gaps",
  "desk",
  "desk give sport",
  "desk take sport",
  "help",
];

/** A reply whose parts are in an order of their own: questions asked in one millisecond have none. */
const inOrder = (reply: Presentation) =>
  reply.parts.map((part) => JSON.stringify(part).replace(/ · asked [^"]+/, "")).sort();

/** What is offered while it is typed. */
const suggesting = [
  ["said", "person"],
  ["ask", "publisher"],
  ["article", "article"],
  ["coverage", "topic"],
] as const;

/** A house over these articles; each channel reads these desks, and one of the feeds is a desk's. */
async function houseWith(articles: readonly ArticleDraft[], desks: readonly string[], withFeed: boolean) {
  const house = await houseIn(undefined, { EDITORS: "U7" });
  const { archive } = house;
  for (const article of articles) await archive.articles.put("", article, new Date(article.publishedAt));
  for (const { platform, tenant, channel, within } of Object.values(kinds))
    for (const desk of desks) {
      const given = { platform, tenant, channel: within ?? channel, desk };
      await archive.channelDesks.give("", given, "U7", new Date());
    }
  if (withFeed) await archive.feeds.add("", "https://vandorle.example/feed", { desk: "Metro" }, new Date());
  return { house, archive };
}

describe("an article of a desk", () => {
  it("is tried with every command", () => {
    const names = commandsOf(commands).map(({ name }) => name);
    expect(
      names.filter((name) => !lines.some((line) => line === name || line.startsWith(`${name} `))),
    ).toEqual([]);
  });

  for (const [kind, where] of Object.entries(kinds))
    for (const desks of [[], ["sport", "metropolitan", "met"]])
      it(`is not there at all for ${kind} with ${desks.length ? "other desks" : "no desk"}`, async () => {
        const holding = await houseWith([ferry, quarry], desks, true);
        const without = await houseWith([ferry], desks, false);
        for (const line of lines) {
          const [seen, expected] = await Promise.all([
            askIn(holding.house, where, line),
            askIn(without.house, where, line),
          ]);
          expect(inOrder(seen), line).toEqual(inOrder(expected));
        }
        for (const [command, option] of suggesting) {
          const offered = ({ house }: typeof holding) =>
            house.desk.suggest(
              { asker: "U7", ...where, command, input: { argument: "", options: {} } },
              option,
            );
          expect(await offered(holding), command).toEqual(await offered(without));
        }
      });

  for (const [kind, where] of Object.entries(kinds).filter(([, { platform }]) => platform !== "web"))
    it(`is read in ${kind} that is given its desk, however its name is typed`, async () => {
      const { house } = await houseWith([ferry, quarry], ["metro"], true);
      const shows = async (line: string) => JSON.stringify(await askIn(house, where, line));
      expect(await shows("ask What burned for 31 hours?")).toContain(
        "The Vandorle quarry burned for 31 hours.",
      );
      expect(await shows("article quarry-fire")).toContain("£2 million");
      expect(await shows("status")).toContain("vandorle.example/feed");
      expect(await shows("why https://vandorle.example/quarry-fire")).toContain("belongs to the desk Metro");
      await askIn(house, { ...where, ...(where.within && { channel: where.within }) }, "desk take METRO");
      expect(await shows("ask What burned for 31 hours?")).not.toContain("31 hours.");
    });

  it("changes most of what is tried, where it is read", async () => {
    const [where] = Object.values(kinds);
    const holding = await houseWith([ferry, quarry], ["metro"], true);
    const without = await houseWith([ferry], ["metro"], false);
    const changed: string[] = [];
    for (const line of lines) {
      const [seen, expected] = [
        await askIn(holding.house, where!, line),
        await askIn(without.house, where!, line),
      ];
      if (JSON.stringify(seen) !== JSON.stringify(expected)) changed.push(line);
    }
    expect(changed).toEqual(
      expect.arrayContaining(lines.filter((line) => !/^(?:add|desk|help|digest setup)/.test(line))),
    );
  });

  it("is in the digests of channels that read it, and in those of no other", async () => {
    const { house, archive } = await houseWith([ferry, quarry], [], true);
    const [city, town] = ["C1", "C2"].map(
      (channel) => ({ platform: "slack", tenant: "T1", channel }) as const,
    );
    await archive.channelDesks.give("", { ...city!, desk: "metro" }, "U7", new Date());
    const digestIn = async (channel: Channel) =>
      JSON.stringify(
        presentDigest(
          await (await house.newsroom(channel)).digestBetween(new Date(minutesAgo(90)), new Date()),
          "channel",
        ),
      );
    expect(await digestIn(city!)).toContain("Vandorle");
    expect(await digestIn(town!)).not.toMatch(/Vandorle|quarry|900/);
  });

  it("is not to be looked at below an old reply by a channel that reads it no more", async () => {
    const { house, archive } = await houseWith([ferry, quarry], ["metro"], false);
    const where = kinds["a Slack channel"]!;
    const request = { ...where, asker: "U7", command: "ask", input: "What burned for 31 hours?" };
    const reply = await house.desk.answer(request);
    await house.desk.remember({
      ...{ ...where, asker: "U7", kind: "answer", asked: "/ask", messages: [], id: reply.id! },
      ...{ request: { command: "ask", input: request.input }, citations: citationsOf(reply) },
    });
    const look = async () => {
      const choice = { verb: "paragraph", number: 1 } as const;
      const pressed = await house.desk.press({ ...where, asker: "U8", name: "bo", of: reply.id!, choice });
      return JSON.stringify(pressed);
    };
    expect(await look()).toContain("31 hours");
    await archive.channelDesks.take("", { ...where, desk: "metro" });
    expect(await look()).not.toMatch(/31 hours|Vandorle/);
  });

  it("is told by watches of channels that read it, and by no other, nor in a direct message", async () => {
    const { house, archive } = await houseWith([ferry], [], false);
    const [city, town] = ["C1", "C2"].map(
      (channel) => ({ platform: "slack", tenant: "T1", channel }) as const,
    );
    await archive.channelDesks.give("", { ...city!, desk: "metro" }, "U7", new Date());
    for (const where of [city!, town!]) await askIn(house, where, "watch Vandorle");
    await askIn(house, city!, "watch Vandorle to:me");
    await archive.articles.put("", quarry, new Date());
    const told: Place[] = [];
    const poster: Poster = {
      platform: "slack",
      shown: citationsOf,
      post: async (place) => {
        told.push(place);
        return { kind: "posted", message: "1" };
      },
      find: async () => ({ kind: "absent" }),
      edit: async () => ({ kind: "posted", message: "1" }),
    };
    const { look, tellAll } = watcher({
      ...{ ...archive, tenant: "", posters: [poster], edition: house.edition, history: house.history },
      ...{
        linked: (reply) => reply,
        now: () => new Date(),
        owner: "me",
        leaseMs: 1000,
        log: openLog("silent"),
      },
    });
    await look();
    await tellAll();
    expect(told).toEqual([{ kind: "channel", tenant: "T1", channel: "C1" }]);
  });

  it("leaves no gap elsewhere: what is asked in a channel that reads it is listed where all of that is read", async () => {
    const { house, archive } = await houseWith([ferry, quarry], [], false);
    const city = kinds["a Discord channel"]!;
    const thread = { ...city, channel: "104", within: city.channel };
    const town = kinds["a Slack channel"]!;
    await archive.channelDesks.give("", { ...city, desk: "metro" }, "U7", new Date());
    await askIn(house, city, "ask who owns the Vandorle quarry's crane?");
    await askIn(house, thread, "ask who insured the Vandorle quarry?");
    await askIn(house, town, "ask who paints the lighthouse?");
    const listed = async (where: Channel) => JSON.stringify(await askIn(house, where, "gaps"));
    expect(await listed(town)).toContain("lighthouse");
    expect(await listed(town)).not.toMatch(/Vandorle|crane|insured/);
    for (const where of [city, thread]) {
      expect(await listed(where)).toContain("crane");
      expect(await listed(where)).toContain("insured");
    }
  });

  it("has no page, and no citation leads to one", async () => {
    const { url: _, ...unlinked } = quarry;
    const { house } = await houseWith([ferry, unlinked], ["metro"], true);
    const pages = pagesOf(house);
    for (const path of ["/a/quarry-fire", "/a/quarry-fire/1", "/a/quarry-fire/1/cite/quarry-fire:0"])
      expect((await pages(new URL(path, "http://localhost"))).status, path).toBe(404);
    const day = ferry.publishedAt.slice(0, 10);
    for (const path of ["/digest.json", `/digest/${day}`, `/digest/${day}.json`]) {
      const { status, body } = await pages(new URL(path, "http://localhost"));
      expect(status, path).toBe(200);
      expect(body, path).not.toMatch(/Vandorle|quarry|900/);
    }
    const reply = house.linked(
      await askIn(house, kinds["a Slack channel"]!, "ask What burned for 31 hours?"),
      {
        tenant: "T1",
      },
    );
    expect(citationsOf(reply).map(({ href }) => href)).toEqual([undefined]);
  });

  it("stays its desk's through an export", async () => {
    const { archive } = await houseWith([quarry], ["metro"], true);
    const rows: unknown[] = [];
    await archive.export("", async (line) => void rows.push(JSON.parse(line)));
    const copy = await temporaryArchive();
    await copy.restore(
      "",
      rows.filter((row) => typeof row === "object" && row !== null && "table" in row),
    );
    expect(await copy.channelDesks.list("")).toEqual(await archive.channelDesks.list(""));
  });
});

describe("what is held back of a desk", () => {
  const where = kinds["a Slack channel"]!;
  const unknown = "There is no article “quarry-fire” in the archive.";

  it("is told by /why to editors, privately, in a channel that reads the desk, and at the terminal", async () => {
    const { house, archive } = await houseWith(
      [ferry, { ...quarry, embargoedUntil: "2999-01-01" }],
      [],
      false,
    );
    const told = async (asked: Parameters<typeof askIn>[1]) =>
      JSON.stringify(await askIn(house, asked, "why quarry-fire"));
    expect(await told(where)).toContain(unknown);
    expect(await told({ ...where, platform: "terminal" })).toContain("Under embargo until 1 Jan 2999.");
    await archive.channelDesks.give("", { ...where, desk: "metro" }, "U7", new Date());
    expect(await told(where)).toContain("Under embargo until 1 Jan 2999.");
    expect(await told({ ...where, asker: "U8" })).toContain(unknown);
    expect(await told({ ...where, inPublic: true })).toContain(unknown);
    expect(await told({ ...where, channel: "C2" })).toContain(unknown);
  });
});

describe("giving a channel a desk", () => {
  const where = kinds["a Discord channel"]!;
  const say = async (house: House, asker: string, line: string) =>
    (await askIn(house, { ...where, asker }, line)).summary;

  it("is for editors only: whoever manages a channel could let it read anything", async () => {
    const { house } = await houseWith([ferry, quarry], [], false);
    expect(await say(house, "U8", "desk give metro")).toMatch(/EDITORS/);
    expect(await say(house, "U8", "ask What burned for 31 hours?")).not.toContain("31 hours.");
    expect(await say(house, "U7", "desk give Metro")).toContain("metro");
    expect(await say(house, "U8", "desk")).toBe("metro");
    expect(await say(house, "U7", "desk give metro")).toMatch(/already/);
    expect(await say(house, "U8", "desk take metro")).toMatch(/EDITORS/);
    expect(await say(house, "U7", "desk take metro")).toMatch(/no more/);
    expect(await say(house, "U7", "desk take metro")).toMatch(/not read here/);
  });

  it("wants a name of some length", async () => {
    const { house } = await houseWith([ferry], [], false);
    expect(await say(house, "U7", "desk give")).toMatch(/missing/);
    expect(await say(house, "U7", `desk give ${"x".repeat(61)}`)).toMatch(/60 characters/);
    expect(await say(house, "U7", "desk give <!everyone> @here")).toContain("<!everyone> @here");
  });
});
