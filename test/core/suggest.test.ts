import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.js";
import { commandsOf } from "../../src/core/command.js";
import { frontDesk } from "../../src/core/front-desk.js";
import { demo, newsroomOf } from "../library.js";
import { articleOf } from "./articles.js";

const newsroom = newsroomOf(demo);
const values = async (...asked: Parameters<typeof newsroom.suggest>) =>
  (await newsroom.suggest(...asked)).map(({ value }) => value);

describe("suggestions", () => {
  test("speakers are found by the beginning of any word, in full, whatever the case and the accents", async () => {
    expect(await values("speakers", "ZEL")).toEqual(["Volodymyr Zelensky"]);
    expect(await values("speakers", "mâcr")).toEqual(["Emmanuel Macron"]);
    expect(await values("speakers", "ines mar")).toEqual(["Ines Marlow"]);
    expect(await values("speakers", "marlow")).not.toContain("Marlow");
  });

  test("what begins so comes before what holds it, then the more often mentioned", async () => {
    const talk = (name: string) => `“It is late,” said ${name}.\n\n`;
    const said = [talk("Dora Hansson"), talk("Anna Bergh").repeat(2), talk("Susanna Lind").repeat(3)].join(
      "",
    );
    const archive = newsroomOf([articleOf(`${said}${talk("Annabel Stone")}`)]);
    expect((await archive.suggest("speakers", "anna")).map(({ value }) => value)).toEqual([
      "Anna Bergh",
      "Annabel Stone",
      "Susanna Lind",
    ]);
  });

  test("of those mentioned as often, whoever is in the news is first", async () => {
    const one = (slug: string, day: string, name: string) =>
      articleOf(`“It is late,” said ${name}.`, { slug, publishedAt: day, headline: slug });
    const archive = newsroomOf([
      one("old", "2026-01-02", "Tom Older"),
      one("new", "2026-01-09", "Tom Newer"),
      one("middle", "2026-01-05", "Tom Middle"),
    ]);
    const found = (await archive.suggest("speakers", "tom")).map(({ value }) => value);
    expect(found).toEqual(["Tom Newer", "Tom Middle", "Tom Older"]);
  });

  test("articles are found by headline and by slug, newest first, each by its slug", async () => {
    expect(await newsroom.suggest("articles", "treasurer")).toEqual([
      { label: "Kelsmouth treasurer resigns as budget gap widens", value: "treasurer-resigns" },
    ]);
    expect(await values("articles", "bridge-no")).toEqual(["bridge-north-span"]);
    expect((await values("articles", ""))[0]).toBe("bridge-one-lane");
  });

  test("like headlines are told apart by their slugs", async () => {
    const wire = ["a-wire", "b-wire", "c-wire"].map((slug) =>
      articleOf("It rained.", { slug, headline: "Rain in Kelsmouth" }),
    );
    const labels = (await newsroomOf(wire).suggest("articles", "rain")).map(({ label }) => label);
    expect(labels).toEqual(["Rain in Kelsmouth", "b-wire · Rain in Kelsmouth", "c-wire · Rain in Kelsmouth"]);
  });

  test("publishers and topics are the archive's own", async () => {
    expect(await values("publishers", "quay")).toEqual(["The Quay Courier (invented)"]);
    expect(await values("topics", "budg")).toContain("budget gap");
    expect((await values("topics", "kels"))[0]).toBe("Kelsmouth");
  });

  test("of several topics the last is completed, and the others stay as typed", async () => {
    expect(await values("topics", "harbour bridge, budg")).toContain("harbour bridge, budget gap");
    expect((await values("topics", "Ferry;lorr"))[0]).toMatch(/^Ferry; lorries$/i);
    expect(await values("speakers", "x, zel")).toEqual([]);
  });

  test("zones are found by the city, the newsroom's own first", async () => {
    expect((await values("zones", ""))[0]).toBe("Europe/London");
    expect(await values("zones", "new y")).toEqual(["America/New_York"]);
    expect((await values("zones", "europe")).filter((zone) => zone === "Europe/London")).toHaveLength(1);
  });

  test.each(["!!!", "<@everyone>", "zzzzqqq", "\u202E\u0000", "‏‏", "x".repeat(10_000), ", ".repeat(6000)])(
    "nothing is meant by %j",
    async (typed) => {
      for (const kind of ["zones", "topics", "speakers", "articles", "publishers"] as const)
        expect(await newsroom.suggest(kind, typed)).toEqual([]);
    },
  );

  test("at most 25 are offered, none longer than 100 characters", async () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      articleOf("It rained.", {
        slug: `rain-${i}`,
        headline: `Rain ${i} ${"😀".repeat(80)}`,
        publisher: `Rain ${i} ${"x".repeat(i * 3)}`,
      }),
    );
    const archive = newsroomOf([...many, articleOf("Dry.", { slug: "s".repeat(101), headline: "Rain" })]);
    expect(await archive.suggest("articles", "rain")).toHaveLength(25);
    const publishers = await archive.suggest("publishers", "rain");
    expect(publishers).toHaveLength(25);
    for (const { value } of [...publishers, ...(await archive.suggest("topics", `${"y".repeat(90)}, r`))])
      expect(value.length).toBeLessThanOrEqual(100);
    expect((await archive.suggest("articles", "")).some(({ value }) => value.length > 100)).toBe(false);
  });

  test("what hides characters is not offered as a value", async () => {
    const archive = newsroomOf([
      articleOf("It rained.", { publisher: "Quay\u202EreiruoC" }),
      articleOf("It rained.", { slug: "b", publisher: "\u200B" }),
    ]);
    expect(await archive.suggest("publishers", "")).toEqual([]);
  });

  test("an empty archive suggests zones only", async () => {
    const empty = newsroomOf([]);
    expect((await empty.suggest("zones", "kyiv")).map(({ value }) => value)).toEqual(["Europe/Kyiv"]);
    for (const kind of ["topics", "speakers", "articles", "publishers"] as const)
      expect(await empty.suggest(kind, "")).toEqual([]);
  });
});

test("what is suggested for an option is something its command finds", async () => {
  for (const { value } of await newsroom.suggest("speakers", "")) {
    const { quoted, reported } = await newsroom.said(value);
    expect(quoted.length + reported.length, value).toBeGreaterThan(0);
  }
  for (const { value } of await newsroom.suggest("articles", ""))
    expect((await newsroom.article(value)).kind, value).not.toBe("unknown");
  for (const { value } of await newsroom.suggest("publishers", ""))
    expect((await newsroom.coverage("bridge", { publisher: value })).why, value).not.toBe("empty-archive");
});

describe("at the front desk", () => {
  const failures: unknown[] = [];
  const deskOver = (open: () => typeof newsroom) =>
    frontDesk({
      commands,
      newsroom: async () => open(),
      isNew: async () => true,
      remember: async () => {},
      onFailure: (error) => failures.push(error),
      began: () => {
        throw new Error("a keystroke is no command");
      },
    });
  const request = (command: string, options: Record<string, string>, argument = "") => ({
    ...{ platform: "discord" as const, tenant: "", channel: "", asker: "", command },
    input: { argument, options },
  });

  test("every option that suggests is answered by name, and is not counted as a command", async () => {
    const desk = deskOver(() => newsroom);
    for (const { name, argument, options = [] } of commandsOf(commands)) {
      if (argument?.suggests) expect(await desk.suggest(request(name, {}), argument.name)).not.toEqual([]);
      for (const option of options.filter(({ suggests }) => suggests))
        expect(await desk.suggest(request(name, {}), option.name), `${name} ${option.name}`).not.toEqual([]);
    }
    expect(await desk.suggest(request("digest subscribe", { at: "0" }), "at")).toEqual([]);
    expect(await desk.suggest(request("nothing", {}), "zone")).toEqual([]);
  });

  test("an archive that fails suggests nothing, and the failure is told", async () => {
    const desk = deskOver(() => {
      throw new Error("disk full");
    });
    expect(await desk.suggest(request("said", {}, "zel"), "person")).toEqual([]);
    expect(failures).toMatchObject([{ message: "disk full" }]);
  });
});
