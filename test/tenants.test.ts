import { describe, expect, it } from "vitest";
import { draft } from "./archive/drafts.js";
import { askIn, houseIn, minutesAgo } from "./house.js";

const quarry = draft({
  slug: "quarry-fire",
  headline: "Fire at the Vandorle quarry",
  publishedAt: minutesAgo(70),
  text: "The Vandorle quarry burned for 31 hours.\n\n“We saw it from the bridge,” said Wilf Tarrow, a quarryman.",
});
const ours = { platform: "slack", tenant: "T1", channel: "C1" } as const;
/** A channel of the same name elsewhere: Slack Connect shows one channel in two workspaces. */
const theirs = { ...ours, tenant: "T2" } as const;
const server = { platform: "discord", tenant: "T1x", channel: "C1", manages: true } as const;

const lines = [
  "ask What burned for 31 hours?",
  "said Wilf Tarrow",
  "coverage Vandorle",
  "article quarry-fire",
  "watch list",
  "why quarry-fire",
  "why https://vandorle.example/quarry-fire",
  "why digest",
  "digest",
  "digest list",
  "digest preview 1",
  "desk",
  "watch list",
  "status",
];

/** Two newsrooms; the first has an article, a feed, a digest and a desk, the other nothing. */
async function twoNewsrooms() {
  const env = { NEWSROOMS: "apart", EDITORS: "T1/U7", ADD_ALLOWED: "T1/U7" };
  const house = await houseIn(undefined, env);
  const { archive } = house;
  await archive.articles.put("T1", quarry, new Date(quarry.publishedAt));
  await archive.feeds.add("T1", "https://vandorle.example/feed", {}, new Date());
  await askIn(house, ours, "digest subscribe at:07:30 zone:UTC");
  await askIn(house, ours, "desk give metro");
  return { house, archive, empty: await houseIn(undefined, env) };
}

describe("where each workspace has a newsroom of its own", () => {
  it("one has what is its own", async () => {
    const { house } = await twoNewsrooms();
    const shown = async (line: string) => JSON.stringify(await askIn(house, ours, line));
    expect(await shown(lines[0]!)).toContain("burned for 31 hours.");
    expect(await shown("digest list")).toContain("07:30 UTC");
    expect(await shown("desk")).toContain("metro");
    expect(await shown("status")).toContain("vandorle.example");
    expect(await shown("why quarry-fire")).toContain("None of the feeds known here has it.");
  });

  for (const [name, where] of Object.entries({
    "another workspace, in a channel of the same id,": theirs,
    "a Discord server": server,
    "a direct message in Discord": { ...server, tenant: "" },
    "the try-it page": { platform: "web", tenant: "", channel: "" } as const,
  }))
    it(`${name} finds nothing of it`, async () => {
      const { house, empty } = await twoNewsrooms();
      for (const line of lines)
        expect(await askIn(house, where, line), line).toEqual(await askIn(empty, where, line));
    });

  it("an editor of one is nobody in the other", async () => {
    const { house } = await twoNewsrooms();
    expect((await askIn(house, theirs, "desk give metro")).summary).toMatch(/EDITORS/);
    expect((await askIn(house, theirs, "digest subscribe at:07:30")).summary).toMatch(/EDITORS/);
    expect((await askIn(house, theirs, "add https://vandorle.example/x")).summary).toMatch(/ADD_ALLOWED|may/);
  });

  it("what was asked in one is in no other's audit, and in no other's gaps", async () => {
    const house = await houseIn(undefined, { NEWSROOMS: "apart", EDITORS: "T1/U7,T2/U7" });
    const gaps = async (where: typeof ours | typeof theirs) =>
      JSON.stringify(await askIn(house, where, "gaps"));
    await askIn(house, ours, "ask who paints the lighthouse?");
    expect(await gaps(ours)).toContain("lighthouse");
    expect(await gaps(theirs)).not.toContain("lighthouse");
    await house.settled();
    const audited = async (tenant: string) => {
      const asked: unknown[] = [];
      for await (const { command, input } of house.archive.audit.entries(tenant))
        asked.push([command, input]);
      return asked;
    };
    expect(await audited("T1")).toContainEqual(["ask", "who paints the lighthouse?"]);
    expect(await audited("T2")).toEqual([["gaps", ""]]);
    expect(await audited("")).toEqual([]);
  });

  it("a reply of one cannot be shared in the other", async () => {
    const { house } = await twoNewsrooms();
    const request = { ...ours, asker: "U7", command: "ask", input: "What burned for 31 hours?" };
    const reply = await house.desk.answer(request);
    await house.desk.remember({
      ...{ ...ours, asker: "U7", kind: "answer", asked: "/ask", citations: [], messages: [] },
      ...{ id: reply.id!, request: { command: "ask", input: request.input } },
    });
    const press = { asker: "U7", name: "ann", of: reply.id!, choice: { verb: "share" } } as const;
    expect((await house.desk.press({ ...theirs, ...press })).kind).toBe("reply");
    expect((await house.desk.press({ ...ours, ...press })).kind).toBe("asked");
  });

  it("its citations lead to no page: pages are open to everybody", async () => {
    const { house } = await twoNewsrooms();
    const web = await house.open([]);
    const reply = await house.desk.answer({ ...ours, asker: "U7", command: "ask", input: "31 hours" });
    await web.stop();
    expect(JSON.stringify(reply)).toContain("burned for 31 hours.");
    expect(JSON.stringify(reply)).not.toContain("/a/quarry-fire");
  });

  it("whoever has anything is looked after, and the newsroom of those who have none of their own", async () => {
    const { archive } = await twoNewsrooms();
    await archive.feeds.add("T3", "https://vandorle.example/other", {}, new Date());
    expect(await archive.tenants()).toEqual(["", "T1", "T3"]);
  });
});

describe("where all have one newsroom", () => {
  it("a workspace reads what another took in", async () => {
    const house = await houseIn();
    const { archive } = house;
    await archive.articles.put("", quarry, new Date(quarry.publishedAt));
    for (const where of [ours, theirs, server])
      expect(JSON.stringify(await askIn(house, where, lines[0]!))).toContain("burned for 31 hours.");
  });
});
