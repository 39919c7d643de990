import { describe, expect, it } from "vitest";
import { commands } from "../commands/index.js";
import { editionsOf } from "../src/archive/editions.js";
import type { Archive } from "../src/archive/open.js";
import type { ArticleDraft } from "../src/core/article.js";
import type { Edition } from "../src/core/edition.js";
import { readArticle } from "../src/core/facts.js";
import type { Newsroom } from "../src/core/newsroom.js";
import { openNewsroom } from "../src/core/open-newsroom.js";
import { presentWhy } from "../src/core/present-why.js";
import { citingPathOf } from "../src/core/source-page.js";
import { noDigests } from "../src/core/subscription.js";
import { readMatter } from "../src/core/why.js";
import { type WhyRecords, whyOf } from "../src/delivery/why.js";
import { renderPlain } from "../src/terminal/plain.js";
import { pagesOf } from "../src/web/pages.js";
import { type GapSource, gapsIn } from "../src/wiring/gaps.js";
import { draft } from "./archive/drafts.js";
import { temporaryArchive } from "./archive/temporary.js";
import { replyTo } from "./library.js";

const stored = new Date("2026-01-07T08:00:00Z");
/** The end of the embargo, to the second, in the middle of a newsroom's morning. */
const due = "2026-01-08T09:30:00Z";
const ms = Date.parse(due);

const open = draft({ slug: "ferry", headline: "Ferries sail", text: "The ferries sail hourly." });
const secret = draft({
  slug: "quarry-fire",
  headline: "Fire at the Vandorle quarry",
  url: "https://vandorle.example/quarry-fire",
  publishedAt: "2026-01-07T09:00:00Z",
  embargoedUntil: due,
  text: "The Vandorle quarry burned for 31 hours.\n\n“We saw it from the bridge,” said Wilf Tarrow, a quarryman. It is not known who will pay £2 million.",
});

/** The pages with the forms to cite it, one for each of its sentences. */
const citingPaths = readArticle({ ...secret, revision: 1 }).facts.map((fact) => citingPathOf(fact, fact.id));

/** Every command, by lines that an embargoed article would change, and what is not typed: the posted digest, pages, counts. */
const surfaces: Readonly<Record<string, (newsroom: Newsroom) => Promise<unknown>>> = {
  ...Object.fromEntries(
    [
      "/ask What burned for 31 hours?",
      "/ask Vandorle",
      "/ask What burned for 31 hours? as-of:2026-01-08",
      "/check The Vandorle quarry burned for 31 hours.",
      "/said Wilf Tarrow",
      "/timeline Vandorle quarry",
      "/coverage Vandorle quarry",
      "/article quarry-fire",
      "/article https://vandorle.example/quarry-fire",
      "/article quarry",
      "/why quarry-fire",
      "/why https://vandorle.example/quarry-fire?utm_source=feed",
      "/why digest",
      "/digest 2026-01-08",
      "/digest",
      "/watch list",
      "/status",
      "/desk",
      "/gaps",
      "/help",
    ].map((line) => [line, (newsroom: Newsroom) => replyTo(newsroom, line)]),
  ),
  "the posted digest": (newsroom) =>
    newsroom.digestBetween(new Date("2026-01-08T07:30:00Z"), new Date("2026-01-09T07:30:00Z")),
  "its page": (newsroom) => newsroom.page("quarry-fire"),
  "the page of a revision": (newsroom) => newsroom.page("quarry-fire", 1),
  "what is suggested": (newsroom) =>
    Promise.all(
      (["topics", "speakers", "articles", "publishers"] as const).flatMap((kind) =>
        ["", "v", "quarry", "wilf"].map((letters) => newsroom.suggest(kind, letters)),
      ),
    ),
  "the status": (newsroom) => newsroom.status(),
  ...Object.fromEntries(
    [
      "/a/quarry-fire",
      "/a/quarry-fire/1",
      ...citingPaths,
      "/?q=What+burned+for+31+hours",
      "/?q=/article+quarry-fire",
      "/digest",
      "/digest.json",
      "/digest/2026-01-08",
      "/digest/2026-01-08.json",
    ].map((path) => [`GET ${path}`, (newsroom: Newsroom) => got(newsroom, path)]),
  ),
};

/** A page of the web server, as a browser would get it at this newsroom's moment. */
const got = (newsroom: Newsroom, path: string) =>
  pagesOf({
    desk: { commands, answer: ({ command, input }) => replyTo(newsroom, `/${command} ${input}`) },
    newsroom: async () => newsroom,
  })(new URL(path, "http://localhost"));

/** What somebody asked while nothing could be read of it. */
const askedBefore: GapSource = {
  audit: {
    unanswered: async () => [
      {
        ...{ platform: "slack", tenant: "T1", channel: "C1", command: "ask", times: 1 },
        ...{ input: "What burned for 31 hours?", lastAt: "2026-01-07T10:00:00.000Z" },
      },
    ],
  },
  ...{ tenant: "", mayList: async () => true, settled: async () => {}, days: 90, isKept: true },
};

/** The view of somebody who asks in a channel that reads no desk, or of an editor there. */
const asking = (archive: Archive, edition: Edition, now: Date, seesHeld = false): WhyRecords => ({
  ...{ ...archive, tenant: "", now, edition, desks: [], feeds: [], seesHeld },
  digests: noDigests,
  readIn: async () => ({ desks: [], edition }),
});

async function newsroomsOver(...drafts: readonly ArticleDraft[]) {
  const archive = await temporaryArchive();
  const { articles } = archive;
  for (const one of drafts) await articles.put("", one, stored);
  const editions = editionsOf(archive, "");
  const zone = "Europe/London";
  const at = async (moment: number) => {
    const now = new Date(moment);
    const [edition, past] = [await editions.at(now), editions.past(now, zone)];
    const room: Newsroom = openNewsroom({
      ...{ edition, past, now, zone },
      gaps: () => gapsIn(askedBefore, room),
      why: (matter) => whyOf(asking(archive, edition, now), matter),
    });
    return room;
  };
  const toldToEditors = async (moment: number, name: string) => {
    const now = new Date(moment);
    const records = asking(archive, await editions.at(now), now, true);
    return renderPlain(presentWhy(await whyOf(records, readMatter(name)), false, { articles: 0, facts: 0 }), {
      ...{ colour: false, width: 200 },
    });
  };
  return { at, articles, toldToEditors };
}

/** What each surface shows at a moment, as text. */
async function everySurface(newsroom: Newsroom): Promise<Readonly<Record<string, string>>> {
  const shown: Record<string, string> = {};
  for (const [name, look] of Object.entries(surfaces))
    shown[name] = JSON.stringify(await look(newsroom)) ?? "";
  return shown;
}

describe("an embargo, by the clock", () => {
  it("is tried on every command", () => {
    const tried = Object.keys(surfaces).flatMap((line) => /^\/(\w+)/.exec(line)?.[1] ?? []);
    const reading = commands.map(({ name }) => name).filter((name) => name !== "add");
    expect([...new Set(tried)].sort()).toEqual(reading.toSorted());
  });

  it("is tried on the forms to cite each of its sentences", () => {
    expect(citingPaths.length).toBe(3);
    for (const path of citingPaths)
      expect(path).toMatch(/^\/a\/quarry-fire\/1\/cite\/quarry-fire-[0-9a-f]{8}-1$/);
  });

  it("until its last millisecond every surface is as if the article had never been stored", async () => {
    const [withIt, without] = [await newsroomsOver(open, secret), await newsroomsOver(open)];
    for (const moment of [stored.getTime(), ms - 1000, ms - 1])
      expect(await everySurface(await withIt.at(moment))).toEqual(
        await everySurface(await without.at(moment)),
      );
  });

  it("at its second every surface has it, and goes back behind it when the clock does", async () => {
    const { at } = await newsroomsOver(open, secret);
    const before = await everySurface(await at(ms - 1));
    const after = await everySurface(await at(ms));
    for (const [name, shown] of Object.entries(after)) {
      expect(shown, name).not.toBe(before[name]);
      const counts = [
        "/help",
        "/why digest",
        "/watch list",
        "/status",
        "/desk",
        "/gaps",
        "the status",
        "GET /a/quarry-fire",
        "GET /digest",
      ].includes(name);
      if (!counts) expect(shown, name).toContain("Vandorle");
    }
    expect(await everySurface(await at(ms - 1))).toEqual(before);
  });

  it("editors are told of it, of its words before, and of how long it lasts", async () => {
    const { toldToEditors } = await newsroomsOver(
      open,
      { ...secret, text: "The Moorgate quarry burned." },
      secret,
    );
    const before = await toldToEditors(ms - 1, "quarry-fire");
    expect(before).toContain("Fire at the Vandorle quarry");
    expect(before).toContain("Under embargo until 8 Jan 2026, 09:30 UTC.");
    expect(before).toContain("Revision 1 came in 7 Jan 2026, 08:00 UTC; no reader has seen it");
    expect(before).not.toContain("Moorgate");
    expect(await toldToEditors(ms, "https://vandorle.example/quarry-fire")).toContain(
      "It was under embargo until 8 Jan 2026, 09:30 UTC.",
    );
  });

  it("words replaced under it never appear, not even as an earlier revision", async () => {
    const { at } = await newsroomsOver(open, { ...secret, text: "The Moorgate quarry burned." }, secret);
    const shown = await everySurface(await at(ms + 1));
    for (const [name, text] of Object.entries(shown)) expect(text, name).not.toContain("Moorgate");
    expect((await (await at(ms + 1)).page("quarry-fire"))?.revisions.length).toBe(1);
  });
});

describe.each(["withheld", "retracted"] as const)("an article that is %s after it was read", (status) => {
  it("is gone from every surface, with every revision of it", async () => {
    const { embargoedUntil: _, ...free } = secret;
    const [withIt, without] = [
      await newsroomsOver(open, { ...free, text: "It burned." }, free),
      await newsroomsOver(open),
    ];
    expect(JSON.stringify(await (await withIt.at(ms)).page("quarry-fire"))).toContain("Vandorle");
    await withIt.articles.put("", { ...free, status }, new Date(ms));
    expect(await everySurface(await withIt.at(ms + 1))).toEqual(await everySurface(await without.at(ms + 1)));
    expect(await withIt.toldToEditors(ms + 1, "quarry-fire")).toContain(`It is ${status}`);
  });
});
