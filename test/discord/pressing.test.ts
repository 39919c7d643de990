import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { phrases } from "../../src/core/phrases.js";
import { startDiscord } from "../../src/discord/bot.js";
import { draft } from "../archive/drafts.js";
import { temporaryFolder } from "../archive/temporary.js";
import { type DiscordReply, type Pressing, startDiscordFake } from "../fakes/discord.js";
import { houseIn } from "../house.js";
import { discordPicture } from "../process/pictures.js";

const bridge = draft({
  text: "The span opened in 1931. It was tested on Tuesday by 12 engineers. No @everyone or ```<@42>``` was near.\n\nTomas Reyl said it would open “within weeks”.",
  url: "https://quaycourier.example/bridge",
});
const wire = draft({ slug: "wire", headline: "Wire", text: "Twelve engineers tested the span." });
const question = "how many engineers tested the span?";
const buttons = ["Show the paragraph", "More from this article", "Copy citation"];

/** A bot over an archive in a folder; `open` again, and it has been started anew. */
async function desk(mode: "gateway" | "http") {
  const [discord, folder] = [await startDiscordFake(), temporaryFolder()];
  onTestFinished(() => discord.stop());
  const log = pino({ level: process.env.LOG_LEVEL ?? "silent" });
  const open = async () => {
    const house = await houseIn(folder);
    const { token, apiUrl, publicKey } = discord;
    const bot = await startDiscord({
      config: { token, apiUrl, mode: mode === "gateway" ? { kind: mode } : { kind: mode, publicKey } },
      ...{ commandPrefix: "", desk: house.desk, log, onDeaf: () => {} },
    });
    const server = bot.requestListener && createServer(bot.requestListener);
    await new Promise<void>((resolve) => (server ? server.listen(0, "127.0.0.1", resolve) : resolve()));
    const url = server && `http://127.0.0.1:${(server.address() as AddressInfo).port}/discord/interactions`;
    const stop = async () => {
      await bot.stop();
      server?.closeAllConnections();
      server?.close();
    };
    onTestFinished(stop);
    return {
      ...house,
      stop,
      /** A reply that is kept: its buttons are of use from then on. */
      async slash(name: string, options: Record<string, string>): Promise<DiscordReply> {
        const reply = url ? await discord.signedSlash(url, name, options) : discord.slash(name, options);
        await discord.replied(reply);
        const [, id] = /"custom_id":"[a-z]+:?\d:([^"]+)"/.exec(JSON.stringify(reply.messages))!;
        await vi.waitFor(async () => expect(await house.archive.posts.get("", id!)).toBeDefined(), 10_000);
        return reply;
      },
      async press(reply: Pick<DiscordReply, "messages">, pressing: Pressing): Promise<DiscordReply> {
        const pressed = url
          ? await discord.signedPress(url, reply, pressing)
          : discord.press(reply, pressing);
        await discord.replied(pressed);
        return pressed;
      },
    };
  };
  return { discord, open };
}

const shown = ({ messages }: DiscordReply): string =>
  messages.map(({ embeds }) => discordPicture(embeds)).join("\n\n");
const labels = ({ messages }: DiscordReply): readonly string[] =>
  messages.flatMap(({ components = [] }) =>
    components.flatMap((row) =>
      row.components.flatMap(({ label, options = [] }) => [label ?? "", ...options.map((one) => one.label)]),
    ),
  );

describe.each(["gateway", "http"] as const)("by %s", (mode) => {
  test("one sentence has three buttons, and each is answered to whoever pressed, also after a restart", async () => {
    const { open } = await desk(mode);
    const first = await open();
    await first.archive.articles.put("", bridge, new Date());
    const reply = await first.slash("ask", { question });
    expect(labels(reply)).toEqual([...buttons, phrases.share.button]);
    await first.stop();
    const { press } = await open();
    const user = "300000000000000009";

    const paragraph = await press(reply, { user, on: "Show the paragraph" });
    expect(paragraph.callback).toEqual({ type: 5, data: { flags: 64 } });
    expect(shown(paragraph)).toContain(
      "The span opened in 1931.\n\n> It was tested on Tuesday by 12 engineers.",
    );
    expect(shown(paragraph)).toContain("No \\@everyone or \\`\\`\\`\\<\\@42\\>\\`\\`\\` was near.");
    expect(shown(paragraph)).toContain("7 Jan 2026 · paragraph 1, sentence 2");

    const article = await press(reply, { user, on: "More from this article" });
    expect(article.callback).toEqual({ type: 5, data: { flags: 64 } });
    expect(shown(article)).toContain("**In the article’s own words**");

    const copied = await press(reply, { user, on: "Copy citation" });
    for (const label of Object.values(phrases.citing.forms))
      expect(shown(copied)).toContain(`${label}\n\`\`\`\n`);
    expect(shown(copied)).toContain('"@type": "ClaimReview"');
  });

  test("several sentences have a menu above the button to share", async () => {
    const { open } = await desk(mode);
    const { archive, slash, press } = await open();
    await archive.articles.putAll("", [bridge, wire], new Date());
    const reply = await slash("timeline", { topic: "span tested engineers" });
    expect(labels(reply)).toEqual(expect.arrayContaining(buttons.map((label) => `[2] ${label}`)));
    expect(labels(reply).at(-1)).toBe(phrases.share.button);
    expect(shown(await press(reply, { on: "[2] Copy citation" }))).toContain("\\[2\\] ");
  });

  test("what was corrected since says so, what was withdrawn is no longer in the archive", async () => {
    const { open } = await desk(mode);
    const { archive, slash, press } = await open();
    await archive.articles.put("", bridge, new Date());
    const reply = await slash("ask", { question });
    await archive.articles.put("", { ...bridge, text: bridge.text.replace("12", "20") }, new Date());
    const corrected = shown(await press(reply, { on: "Show the paragraph" }));
    expect(corrected).toContain("> It was tested on Tuesday by 12 engineers.");
    expect(corrected).toContain("Now: It was tested on Tuesday by 20 engineers.");
    expect(corrected).toContain("This is the wording of revision 1; the newest is revision 2.");
    await archive.articles.put("", { ...bridge, status: "retracted" }, new Date());
    for (const on of buttons) {
      const gone = shown(await press(reply, { on }));
      expect(gone).toContain(phrases.press.gone);
      expect(gone).not.toContain("engineers");
    }
  });

  test.each([
    ["another channel", { channel: "800000000000000009" }],
    ["another server", { guild: "700000000000000009" }],
    ["a direct message", { guild: "" }],
  ])("nothing is shown in %s", async (_, elsewhere) => {
    const { open } = await desk(mode);
    const { archive, slash, press } = await open();
    await archive.articles.put("", bridge, new Date());
    const reply = await slash("ask", { question });
    for (const on of buttons) {
      const told = shown(await press(reply, { ...elsewhere, on }));
      expect(told).toContain(phrases.press.unknown);
      expect(told).not.toContain("engineers");
    }
  });

  test("what nobody offered is answered in words", async () => {
    const { open } = await desk(mode);
    const { press } = await open();
    const forged = (custom_id: string) =>
      [
        { components: [{ components: [{ type: 2, custom_id, label: "x" }] }] },
      ] as unknown as DiscordReply["messages"];
    for (const id of ["paragraph:1:gone", "constructor:1:gone", "cite:0:gone", "menu0:gone", "article:1:‮"])
      expect(shown(await press({ messages: forged(id) }, { on: "x" })), id).toContain(phrases.press.unknown);
  });
});

test("a press delivered twice is answered once", async () => {
  const { discord, open } = await desk("gateway");
  const { archive, slash, press } = await open();
  await archive.articles.put("", bridge, new Date());
  const reply = await slash("ask", { question });
  const once = await press(reply, { on: "Show the paragraph" });
  const twice = discord.interaction({ ...once.payload, token: "another-token" });
  await vi.waitFor(() => expect(twice.callback?.type).toBe(5), 10_000);
  await press(reply, { on: "Copy citation" });
  expect(twice.messages).toEqual([]);
});
