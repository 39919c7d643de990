import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Archive } from "../../src/archive/open.js";
import { phrases } from "../../src/core/phrases.js";
import { temporaryArchive } from "../archive/temporary.js";
import { startSlackFake } from "../fakes/slack.js";
import { newsdesk } from "../newsdesk.js";
import { startBot, textsOf, until } from "./desk.js";

describe.each(["socket", "http"] as const)("the form of /digest setup, over %s", (mode) => {
  async function running() {
    const slack = await startSlackFake();
    onTestFinished(slack.stop);
    const archive = await temporaryArchive();
    const editors = new Set(["U7"]);

    /** Starts a process over the archive. */
    async function bot() {
      const desk = newsdesk(archive, editors);
      const started = await startBot(slack, desk, { mode, prefix: "vb-" });
      const server = createServer(started.requestListener);
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const { port } = server.address() as AddressInfo;
      const stop = async () => {
        await started.stop();
        server.closeAllConnections();
        server.close();
      };
      onTestFinished(stop);
      const by = {
        user: "U7",
        ...(mode === "http" && { url: `http://127.0.0.1:${port}/slack/events` }),
      };
      const answer = async (command: string, text = "", user = "U7") => {
        const { responseUrl } = await slack.command(command, text, { ...by, user });
        await until(() => slack.responses[responseUrl]?.length);
        return textsOf(slack.responses[responseUrl]).join("\n");
      };
      const open = async (channel = "C1") => {
        const before = slack.forms.length;
        await slack.command("/vb-digest", "setup", { ...by, channel });
        return until(() => slack.forms[before]);
      };
      return { desk, stop, by, answer, open };
    }
    return { slack, archive, editors, bot, ...(await bot()) };
  }

  const said = ({ blocks }: { readonly blocks?: unknown }) => textsOf(blocks).join("\n");
  const kept = (archive: Archive) => archive.subscriptions.list("");

  test("filled in and submitted, it is a digest of its channel, and its asker alone is told", async () => {
    const { slack, archive, desk, by, open, answer } = await running();
    const form = await open();
    const filled = { at: "18:15", zone: "America/New_York", days: ["mon", "wed"], topics: "ferry, budget" };
    const more = { publisher: "The Quay Courier (invented)", empty: "quiet" };
    expect(await slack.submit(form, { ...filled, ...more }, by)).toEqual({});
    expect(slack.whispers).toMatchObject([{ channel: "C1", user: "U7" }]);
    expect(said(slack.whispers[0]!)).toMatch(
      /Subscribed\.[\s\S]*Digest 1: Monday, Wednesday at 18:15 America\/New_York, on ferry; budget by The Quay Courier \(invented\), quiet when/,
    );
    expect(await answer("/vb-digest", "list")).toContain("Digest 1: Monday, Wednesday at 18:15");
    expect(await kept(archive)).toMatchObject([{ platform: "slack", tenant: "T1", channel: "C1", by: "U7" }]);
    expect(desk.remembered[0]).toMatchObject({ asker: "U7", asked: "/vb-digest subscribe" });
    expect(slack.posts).toEqual({});
  });

  test("opened with the newsroom's zone, it may be submitted as it is", async () => {
    const { slack, archive, by, open } = await running();
    await slack.submit(await open(), {}, by);
    const [digest] = await kept(archive);
    expect(digest).toMatchObject({ at: "07:30", zone: "Europe/London", topics: [], quiet: false });
    expect(digest).not.toHaveProperty("days");
    expect(digest).not.toHaveProperty("publisher");
  });

  test("zones and publishers are suggested in it, and nothing for letters that mean nothing", async () => {
    const { slack, desk, by, open } = await running();
    const form = await open();
    expect(await slack.typeInto(form, "zone", "new y", by)).toEqual([
      { label: "America/New_York", value: "America/New_York" },
    ]);
    expect((await slack.typeInto(form, "zone", "", by))[0]?.value).toBe("Europe/London");
    expect(await slack.typeInto(form, "publisher", "ledger", by)).toHaveLength(1);
    for (const letters of ["zzzz", "<!channel>", "\u202E", "x".repeat(10_000)])
      expect(await slack.typeInto(form, "publisher", letters, by)).toEqual([]);
    desk.fail();
    expect(await slack.typeInto(form, "publisher", "ledger", by)).toEqual([]);
  });

  test("what is wrong is said below its field, and the form can be mended", async () => {
    const { slack, archive, by, open } = await running();
    const form = await open();
    const wrong = async (filled: Readonly<Record<string, string>>) => {
      const { response_action, errors = {} } = await slack.submit(form, filled, by);
      expect(response_action).toBe("errors");
      return errors;
    };
    expect(await wrong({ zone: "Mars/Olympus" })).toEqual({
      zone: 'zone: "Mars/Olympus" is not a zone (write zone:Europe/London)',
    });
    expect(await wrong({ zone: "Mars/Olympus" })).toHaveProperty("zone");
    expect(await wrong({ at: "25:00" })).toHaveProperty("at");
    expect(await wrong({ empty: "perhaps" })).toHaveProperty("empty");
    expect((await wrong({ topics: "x".repeat(5000) })).topics).toContain("too many");
    expect((await wrong({ zone: `\u202E${"z".repeat(140)}` })).zone).toMatch(/^zone: "�z/);
    expect([await kept(archive), slack.whispers]).toEqual([[], []]);
    expect(await slack.submit(form, {}, by)).toEqual({});
    expect(await kept(archive)).toHaveLength(1);
  });

  test("submitted twice, at once and later, it is one digest and one reply", async () => {
    const { slack, archive, by, open } = await running();
    const form = await open();
    const twice = [slack.submit(form, {}, by), slack.submit(form, {}, by)];
    expect(await Promise.all(twice)).toEqual([{}, {}]);
    expect(await slack.submit(form, {}, by)).toEqual({});
    expect(await kept(archive)).toHaveLength(1);
    expect(slack.whispers).toHaveLength(1);
    expect(slack.posts).toEqual({});
  });

  test("opened before a restart, it works after it", async () => {
    const { slack, archive, stop, open, bot } = await running();
    const form = await open();
    await stop();
    const { by } = await bot();
    expect(await slack.typeInto(form, "zone", "kyiv", by)).toHaveLength(1);
    expect(await slack.submit(form, { zone: "Europe/Kyiv" }, by)).toEqual({});
    expect(await kept(archive)).toMatchObject([{ zone: "Europe/Kyiv" }]);
  });

  test("who may not manage the channel is told so at once, and again by a form of somebody else's", async () => {
    const { slack, archive, editors, by, answer, open } = await running();
    expect(await answer("/vb-digest", "setup", "U1")).toContain(phrases.subscription.mayNot);
    expect(slack.forms).toEqual([]);
    const [form, another] = [await open(), await open()];
    expect(await slack.submit(form, {}, { ...by, user: "U1" })).toEqual({});
    expect(slack.whispers).toMatchObject([{ user: "U1" }]);
    expect(said(slack.whispers[0]!)).toContain(phrases.subscription.mayNot);
    editors.clear();
    await slack.submit(another, {}, by);
    expect(said(slack.whispers[1]!)).toContain(phrases.subscription.mayNot);
    expect(await kept(archive)).toEqual([]);
  });

  test.each(["", "{", "[]", '{"channel":""}', '{"channel":"<!channel>"}', '{"channel":{"$ne":1}}', "null"])(
    "%j in the place of what travels with it makes it a form that cannot be used",
    async (privateMetadata) => {
      const { slack, archive, by, open } = await running();
      const form = await open();
      const { response_action, view } = await slack.submit(form, {}, { ...by, privateMetadata });
      expect(response_action).toBe("update");
      expect(said(view!)).toContain(phrases.form.unusable);
      expect(await slack.typeInto(form, "zone", "kyiv", { ...by, privateMetadata })).toHaveLength(1);
      expect(await kept(archive)).toEqual([]);
    },
  );

  test("where the bot is not in the channel the reply is a direct message, or else stands in the form", async () => {
    const { slack, archive, by, open } = await running();
    expect(await slack.submit(await open("C2"), {}, by)).toEqual({});
    expect(said(slack.posts.DU7![0]!)).toContain("Subscribed.");
    slack.fail("chat.postMessage", { kind: "refuse", error: "messages_tab_disabled" });
    const { response_action, view } = await slack.submit(await open("C3"), {}, by);
    expect(response_action).toBe("update");
    expect(said(view!)).toContain("Subscribed.");
    expect((await kept(archive)).map(({ channel }) => channel)).toEqual(["C2", "C3"]);
  });

  test("a failure is a reply too", async () => {
    const { slack, desk, by, open } = await running();
    const form = await open();
    desk.fail();
    await slack.submit(form, {}, by);
    expect(said(slack.whispers[0]!)).toContain(phrases.failure);
    expect(JSON.stringify(slack.whispers)).not.toContain("disk full");
  });

  test("where it cannot be opened in time, the asker is told how the command is typed", async () => {
    const { slack, answer } = await running();
    slack.triggersLastMs = 0;
    expect(await answer("/vb-digest", "setup")).toContain(
      "/digest subscribe at:07:30 zone:Europe/London days:weekdays",
    );
    expect(slack.forms).toEqual([]);
  });

  test("whoever waits for it for long is told so, until it opens", async () => {
    const { slack, desk, by } = await running();
    slack.triggersLastMs = 60_000;
    const goOn = desk.hold();
    const { responseUrl } = await slack.command("/vb-digest", "setup", by);
    await until(() => slack.responses[responseUrl]?.length);
    goOn();
    await until(() => slack.responses[responseUrl]?.length === 2);
    expect(slack.forms).toHaveLength(1);
    expect(slack.responses[responseUrl]).toEqual([
      { response_type: "ephemeral", text: phrases.looking },
      { delete_original: true },
    ]);
  });

  test("typed in a mention, it is told how the command is typed; /help names it", async () => {
    const { slack, answer, by } = await running();
    await slack.mention("<@UBOT> digest setup", by);
    const [reply] = await until(() => slack.posts.C1);
    expect(said(reply!)).toContain(phrases.subscription.mayNot);
    expect(slack.forms).toEqual([]);
    expect(await answer("/vb-help")).toContain("/digest setup · Set a digest of this channel up in a form");
    expect(await answer("/vb-digest", "2026-01-07")).toContain("Digest of 7 Jan 2026");
  });
});
