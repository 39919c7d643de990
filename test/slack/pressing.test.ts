import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { phrases } from "../../src/core/phrases.js";
import { draft } from "../archive/drafts.js";
import { temporaryFolder } from "../archive/temporary.js";
import { type SlackDelivery, startSlackFake } from "../fakes/slack.js";
import { houseIn } from "../house.js";
import { slackPicture } from "../process/pictures.js";
import { startBot, textsOf, until } from "./desk.js";

const bridge = draft({
  text: "The span opened in 1931. It was tested on Tuesday by 12 engineers. No <!everyone> or @everyone was near.\n\nTomas Reyl said it would open “within weeks”.",
  url: "https://quaycourier.example/bridge",
});
const wire = draft({ slug: "wire", headline: "Wire", text: "Twelve engineers tested the span." });

/** A bot over an archive in a folder; `restart` starts another over the same one. */
async function desk(mode: "socket" | "http") {
  const [slack, folder] = [await startSlackFake(), temporaryFolder()];
  const open = async () => {
    const house = await houseIn(folder);
    const bot = await startBot(slack, house.desk, { mode });
    const server = bot.requestListener && createServer(bot.requestListener);
    await new Promise<void>((resolve) => (server ? server.listen(0, "127.0.0.1", resolve) : resolve()));
    const stop = async () => {
      await bot.stop();
      server?.closeAllConnections();
      server?.close();
    };
    onTestFinished(stop);
    const route = server
      ? { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events` }
      : {};
    return { ...house, route, stop };
  };
  onTestFinished(() => slack.stop());
  const heard = async ({ responseUrl }: SlackDelivery, count = 1) =>
    until(() => slack.responses[responseUrl]!.length >= count && slack.responses[responseUrl]!);
  const pictures = async (delivery: SlackDelivery, count = 1) =>
    (await heard(delivery, count)).map(({ blocks }) => slackPicture(blocks)).join("\n\n");
  return { slack, open, heard, pictures };
}

/** What is kept after a reply was sent: a button is of use from then on. */
const isKept = async ({ archive }: Awaited<ReturnType<typeof houseIn>>, reply: { blocks?: unknown }) => {
  const id = /"block_id":"([^"]+)"/.exec(JSON.stringify(reply.blocks))![1]!;
  for (;;) {
    const post = await archive.posts.get("", id);
    if (post) return post;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

describe.each(["socket", "http"] as const)("over %s", (mode) => {
  test("one sentence has three buttons, and each is answered to whoever pressed, also after a restart", async () => {
    const { slack, open, heard, pictures } = await desk(mode);
    const first = await open();
    await first.archive.articles.put("", bridge, new Date());
    const [reply] = await heard(
      await slack.command("/ask", "how many engineers tested the span?", { ...first.route }),
    );
    expect(slackPicture(reply!.blocks)).toContain(
      "button: Show the paragraph\nbutton: More from this article\nbutton: Copy citation\nbutton: Share to channel",
    );
    await isKept(first, reply!);
    await first.stop();
    const { route } = await open();
    const by = { ...route, user: "U2" };

    const paragraph = await slack.press(reply!, { ...by, on: "Show the paragraph" });
    expect((await heard(paragraph))[0]).toMatchObject({
      response_type: "ephemeral",
      replace_original: false,
    });
    const shown = await pictures(paragraph);
    expect(shown).toContain(
      "The span opened in 1931.\n\n> It was tested on Tuesday by 12 engineers.\n[1] North span",
    );
    expect(shown).toContain("No <!everyone> or @everyone was near.");
    expect(shown).toContain("7 Jan 2026 · paragraph 1, sentence 2");
    expect(shown).not.toContain("revision");

    const article = await pictures(await slack.press(reply!, { ...by, on: "More from this article" }));
    expect(article).toContain("*In the article’s own words*");
    expect(article).toContain("“within weeks”");

    const copied = await pictures(await slack.press(reply!, { ...by, on: "Copy citation" }));
    for (const label of Object.values(phrases.citing.forms)) expect(copied).toContain(`${label}\ncode: `);
    expect(copied).toContain('"@type": "ClaimReview"');
    expect(copied).toContain("code: > It was tested on Tuesday by 12 engineers.");
  });

  test("several sentences have a menu beside the button to share", async () => {
    const { slack, open, heard, pictures } = await desk(mode);
    const { archive, route, ...house } = await open();
    await archive.articles.putAll("", [bridge, wire], new Date());
    const [reply] = await heard(await slack.command("/timeline", "span tested engineers", route));
    expect(slackPicture(reply!.blocks)).toContain("menu: [2] Show the paragraph\n");
    await isKept({ archive, ...house }, reply!);
    const numbered = await pictures(await slack.press(reply!, { ...route, on: "[2] Copy citation" }));
    expect(numbered).toContain("[2] ");
    expect(numbered).toContain("code: ");
  });

  test("what was corrected since says so, what was withdrawn is no longer in the archive", async () => {
    const { slack, open, heard, pictures } = await desk(mode);
    const house = await open();
    const { archive, route } = house;
    await archive.articles.put("", bridge, new Date());
    const [reply] = await heard(await slack.command("/ask", "how many engineers tested the span?", route));
    await isKept(house, reply!);
    await archive.articles.put("", { ...bridge, text: bridge.text.replace("12", "20") }, new Date());
    const corrected = await pictures(await slack.press(reply!, { ...route, on: "Show the paragraph" }));
    expect(corrected).toContain("> It was tested on Tuesday by 12 engineers.");
    expect(corrected).toContain("Now: It was tested on Tuesday by 20 engineers.");
    expect(corrected).toContain("This is the wording of revision 1; the newest is revision 2.");
    await archive.articles.put("", { ...bridge, status: "retracted" }, new Date());
    for (const on of ["Show the paragraph", "More from this article", "Copy citation"]) {
      const gone = await pictures(await slack.press(reply!, { ...route, on }));
      expect(gone).toContain(phrases.press.gone);
      expect(gone).not.toContain("engineers");
    }
  });

  test.each([
    ["another channel", { channel: "C2" }],
    ["another workspace", { team: "T2" }],
  ])("nothing is shown in %s", async (_, elsewhere) => {
    const { slack, open, heard, pictures } = await desk(mode);
    const house = await open();
    const { archive, route } = house;
    await archive.articles.put("", bridge, new Date());
    const [reply] = await heard(await slack.command("/ask", "how many engineers tested the span?", route));
    await isKept(house, reply!);
    for (const on of ["Show the paragraph", "More from this article", "Copy citation"]) {
      const told = await pictures(await slack.press(reply!, { ...route, ...elsewhere, on }));
      expect(told).toContain(phrases.press.unknown);
      expect(told).not.toContain("engineers");
    }
  });

  test("a press delivered twice is answered once; what nobody offered is answered in words", async () => {
    const { slack, open, heard, pictures } = await desk(mode);
    const house = await open();
    const { archive, route } = house;
    await archive.articles.put("", bridge, new Date());
    const [reply] = await heard(await slack.command("/ask", "how many engineers tested the span?", route));
    const { id } = await isKept(house, reply!);
    const once = await slack.press(reply!, { ...route, on: "Show the paragraph" });
    await heard(once);
    await slack.deliver(once.payload, route);
    for (const [block_id, value] of [
      [id, "paragraph:7"],
      [id, "paragraph:0"],
      [id, "constructor:1"],
      [id, `paragraph:${"9".repeat(900)}`],
      ["gone", "paragraph:1"],
      ["‮'; drop table posts; --", "cite:1"],
    ]) {
      const blocks = [
        {
          ...{ type: "actions", block_id },
          elements: [{ type: "button", action_id: "paragraph", text: { text: "x" }, value }],
        },
      ];
      expect(await pictures(await slack.press({ blocks }, { ...route, on: "x" }))).toContain(
        phrases.press.unknown,
      );
    }
    expect(slack.responses[once.responseUrl]).toHaveLength(1);
  });

  test("an answer in a thread has buttons too, and a press is answered in the thread", async () => {
    const { slack, open, heard } = await desk(mode);
    const house = await open();
    await house.archive.articles.put("", bridge, new Date());
    await slack.mention("<@UBOT> how many engineers tested the span?", {
      ...house.route,
      thread: "1780000000.000001",
    });
    const [post] = await until(() => slack.posts.C1);
    expect(textsOf(post!.blocks)).not.toContain(phrases.share.button);
    await isKept(house, post!);
    const pressed = await slack.press(post!, {
      ...{ ...house.route, user: "U9", on: "More from this article", thread: "1780000000.000001" },
    });
    const [article] = await heard(pressed);
    expect(article).toMatchObject({ response_type: "ephemeral", thread_ts: "1780000000.000001" });
  });
});
