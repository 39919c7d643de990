import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { describe, expect, onTestFinished, test } from "vitest";
import { commands } from "../../commands/index.js";
import type { Article } from "../../src/core/article.js";
import { startDiscord } from "../../src/discord/bot.js";
import { discordCommands } from "../../src/discord/register.js";
import { temporaryArchive } from "../archive/temporary.js";
import { articleOf } from "../core/articles.js";
import { startDiscordFake } from "../fakes/discord.js";
import { refusalOfCommands } from "../fakes/discord-rules.js";
import { newsdesk } from "../newsdesk.js";

describe.each(["gateway", "http"] as const)("by %s", (mode) => {
  async function starting(articles?: readonly Article[]) {
    const discord = await startDiscordFake();
    const desk = newsdesk(await temporaryArchive(), undefined, articles);
    const bot = await startDiscord({
      config: {
        token: discord.token,
        mode: mode === "gateway" ? { kind: "gateway" } : { kind: "http", publicKey: discord.publicKey },
        apiUrl: discord.apiUrl,
      },
      commandPrefix: "vb-",
      desk,
      log: pino({ level: "silent" }),
      onDeaf: () => {},
    });
    const server = createServer(bot.requestListener);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const by = mode === "http" ? { url: `http://127.0.0.1:${port}/discord/interactions` } : {};
    onTestFinished(async () => {
      await bot.stop();
      server.closeAllConnections();
      server.close();
      await discord.stop();
    });
    const typing = (name: string, option: string, letters: string, options = {}) =>
      discord.typing(name, option, letters, { ...by, options });
    return { discord, desk, typing };
  }

  test("what is typed into an option is completed from the archive, whatever else was typed", async () => {
    const { desk, typing } = await starting();
    const macron = [{ name: "Emmanuel Macron", value: "Emmanuel Macron" }];
    expect(await typing("vb-said", "person", "macr", { about: "troops" })).toEqual(macron);
    expect(await typing("vb-ask", "from", "macr", { question: "who?" })).toEqual(macron);
    expect(await typing("vb-article", "article", "treas")).toEqual([
      { name: "Kelsmouth treasurer resigns as budget gap widens", value: "treasurer-resigns" },
    ]);
    expect(await typing("vb-timeline", "topic", "budget g")).toContainEqual({
      name: "budget gap",
      value: "budget gap",
    });
    expect(await typing("vb-coverage", "publisher", "quay")).toHaveLength(1);
    expect(desk.remembered).toEqual([]);
  });

  test("inside a subcommand too", async () => {
    const { typing } = await starting();
    const given = { at: "07:30", days: "weekdays" };
    expect(await typing("vb-digest subscribe", "zone", "york", given)).toEqual([
      { name: "America/New_York", value: "America/New_York" },
    ]);
    expect(await typing("vb-digest subscribe", "topics", "ferry, budget g", given)).toContainEqual({
      name: "ferry, budget gap",
      value: "ferry, budget gap",
    });
    expect(await typing("vb-digest subscribe", "at", "07", given)).toEqual([]);
  });

  test.each(["", "???", "x".repeat(10_000), "\u202E<@everyone>", "__proto__"])(
    "%j is answered with choices that Discord takes, and with none where nothing is meant",
    async (letters) => {
      const { typing } = await starting();
      const choices = await typing("vb-said", "person", letters);
      expect(choices.length > 0).toBe(letters === "");
      expect(await typing("vb-unknown", "person", letters)).toEqual([]);
      expect(await typing("vb-said", "constructor", letters)).toEqual([]);
    },
  );

  test("headlines of any length and with anything in them become choices", async () => {
    const { typing } = await starting(
      Array.from({ length: 40 }, (_, i) =>
        articleOf("It rained.", {
          slug: `rain-${i}`,
          headline: `Rain ${i} \u202Eolleh @everyone **now** ${"😀".repeat(60)}`,
        }),
      ),
    );
    const choices = await typing("vb-article", "article", "rain");
    expect(choices).toHaveLength(25);
    expect(choices[0]!.name).toMatch(/^Rain \d+ �olleh @everyone \*\*now\*\* (?:😀)+…$/u);
  });

  test("an archive that fails offers nothing, and the commands go on", async () => {
    const { discord, desk, typing } = await starting();
    desk.fail();
    expect(await typing("vb-said", "person", "macr")).toEqual([]);
    expect(desk.failures).toHaveLength(1);
    expect(discord.calls.filter(({ path }) => path.startsWith("/channels"))).toEqual([]);
  });
});

test("the registration asks for suggestions where there are some, and offers no form", () => {
  const registered = discordCommands(commands, { prefix: "" });
  expect(refusalOfCommands(registered)).toBe("");
  const named = (name: string) => registered.find((one) => one.name === name);
  expect(named("said")).toMatchObject({
    options: [
      { name: "person", autocomplete: true },
      { name: "about", autocomplete: true },
      { name: "since" },
    ],
  });
  expect(JSON.stringify(named("status"))).not.toContain("autocomplete");
  const digest = JSON.stringify(named("digest"));
  expect(digest).toContain('"name":"subscribe"');
  expect(digest).not.toContain('"name":"setup"');
});
