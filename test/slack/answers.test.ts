import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { phrases } from "../../src/core/phrases.js";
import type { SlackBot } from "../../src/slack/bot.js";
import { slackManifest } from "../../src/slack/manifest.js";
import { type SlackDelivery, type SlackFake, startSlackFake } from "../fakes/slack.js";
import { deskOf, startBot, type TestDesk, textsOf, until } from "./desk.js";

describe.each(["socket", "http"] as const)("over %s", (mode) => {
  let slack: SlackFake;
  let desk: TestDesk;
  let bot: SlackBot;
  let server: Server | undefined;
  let route: { url?: string };

  beforeEach(async () => {
    slack = await startSlackFake();
    desk = deskOf();
    bot = await startBot(slack, desk, { mode, prefix: "vb-" });
    server = bot.requestListener && createServer(bot.requestListener);
    await new Promise<void>((resolve) => (server ? server.listen(0, "127.0.0.1", resolve) : resolve()));
    route = server ? { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events` } : {};
  });

  afterEach(async () => {
    desk.release();
    await bot.stop();
    server?.closeAllConnections();
    server?.close();
    await slack.stop();
  });

  const answersTo = ({ responseUrl }: SlackDelivery, count = 1) =>
    until(() => slack.responses[responseUrl]!.length >= count && slack.responses[responseUrl]!);

  test("a question is answered for its asker alone, in one message, and remembered", async () => {
    const asked = await slack.command("/vb-ask", "who said “soon” &amp; why?", route);
    const [answer, ...more] = await answersTo(asked);
    expect(more).toEqual([]);
    expect(answer).toMatchObject({
      response_type: "ephemeral",
      replace_original: false,
      unfurl_links: false,
      unfurl_media: false,
    });
    expect(textsOf(answer!.blocks)).toContain('asked: who said "soon" & why?');
    expect(await until(() => desk.remembered[0])).toMatchObject({
      platform: "slack",
      tenant: "T1",
      channel: "C1",
      asker: "U1",
      kind: "answer",
      asked: '/vb-ask who said "soon" & why?',
      citations: [{ number: 1 }],
    });
  });

  test("a command for the channel is answered in the channel", async () => {
    const [answer] = await answersTo(await slack.command("/vb-timeline", "bridge", route));
    expect(answer).toMatchObject({ response_type: "in_channel", replace_original: false });
  });

  test("a long answer comes in three messages and counts the rest", async () => {
    const answers = await answersTo(await slack.command("/vb-long", "", route), 3);
    expect(answers).toHaveLength(3);
    expect(textsOf(answers[2]!.blocks).join()).toMatch(/Left out for length: \d+ more parts/);
  });

  test("every command of the manifest is answered", async () => {
    desk.release();
    const { features } = slackManifest(desk.commands, { prefix: "vb-", socketMode: mode === "socket" });
    for (const { command } of features.slash_commands)
      expect(await answersTo(await slack.command(command, "x", route)), command).not.toEqual([]);
  });

  test("who waits for long is told so, and then the answer takes its place", async () => {
    const asked = await slack.command("/vb-slow", "bridge", route);
    const [looking] = await answersTo(asked);
    expect(looking).toEqual({ response_type: "ephemeral", text: phrases.looking });
    desk.release();
    const [, answer] = await answersTo(asked, 2);
    expect(answer).toMatchObject({ response_type: "ephemeral", replace_original: true });
  });

  test("a failure is answered with the fixed phrase and kept for the desk", async () => {
    const [answer] = await answersTo(await slack.command("/vb-broken", "", route));
    expect(textsOf(answer!.blocks)).toContain(phrases.failure);
    expect(JSON.stringify(answer)).not.toContain("no such table");
    expect(desk.failures).toHaveLength(1);
  });

  test("a command delivered three times is answered once", async () => {
    const asked = await slack.command("/vb-ask", "once", route);
    await slack.deliver(asked.payload, route);
    await slack.deliver(asked.payload, route);
    await answersTo(await slack.command("/vb-ask", "another", route));
    expect(slack.responses[asked.responseUrl]).toHaveLength(1);
    expect(desk.runs).toHaveLength(2);
  });

  test("a command chosen in the menu of a message is answered, about its words, for its asker alone", async () => {
    const asked = await slack.shortcut(
      "ask_message",
      "&gt; <@U3|bo> said “soon”,\n&gt; <!channel> and more &amp; more",
      route,
    );
    const [answer] = await answersTo(asked);
    expect(answer).toMatchObject({ response_type: "ephemeral" });
    expect(textsOf(answer!.blocks)).toContain('asked: @bo said "soon", channel and more & more');
    expect(await until(() => desk.remembered[0])).toMatchObject({ asker: "U1", channel: "C1", tenant: "T1" });
    await slack.deliver(asked.payload, route);
    const without = await slack.shortcut("ask_message", undefined, route);
    await answersTo(without);
    expect(desk.runs).toEqual(["ask", "ask"]);
  });

  test("a private reply is shared by its asker once, as it reads now, with who asked; and can then be edited", async () => {
    const [answer] = await answersTo(await slack.command("/vb-ask", "&lt;b&gt;soon&lt;/b&gt;?", route));
    await until(() => desk.remembered[0]);
    await slack.press(answer!, route);
    const [post] = await until(() => slack.posts.C1);
    expect(textsOf(post!.blocks)).toContain("ann asked: /vb-ask <b>soon</b>?");
    expect(JSON.stringify(post!.blocks)).not.toContain(phrases.share.button);
    expect(await until(() => desk.remembered[1])).toMatchObject({
      ...{ messages: [post!.ts], asker: "U1", channel: "C1", presentation: { audience: "channel" } },
    });
    const [told] = await answersTo(await slack.press(answer!, route));
    expect(told).toMatchObject({ response_type: "ephemeral" });
    expect(textsOf(told!.blocks)).toContain(phrases.share.again);
    expect(slack.posts.C1).toHaveLength(1);
  });

  test.each([
    ["somebody else", { user: "U2" }],
    ["another channel", { channel: "C2" }],
    ["another workspace", { team: "T2" }],
  ])("a reply is not shared from %s, and nothing of it is told there", async (_, by) => {
    const [answer] = await answersTo(await slack.command("/vb-ask", "secret?", route));
    await until(() => desk.remembered[0]);
    const [told] = await answersTo(await slack.press(answer!, { ...route, ...by }));
    expect(textsOf(told!.blocks)).toContain(phrases.share.unknown);
    expect(JSON.stringify(told)).not.toContain("secret");
    expect(Object.values(slack.posts).flat()).toEqual([]);
  });

  test("a reply that cannot be posted in its channel says so to its asker", async () => {
    const [answer] = await answersTo(await slack.command("/vb-ask", "soon?", route));
    await until(() => desk.remembered[0]);
    slack.fail("chat.postMessage", { kind: "refuse", error: "not_in_channel" });
    const [told] = await answersTo(await slack.press(answer!, route));
    expect(textsOf(told!.blocks).join("\n")).toContain("could not be posted here");
  });

  test("a mention is answered in its thread and remembered with its message", async () => {
    await slack.mention("<@UBOT> who said it?", { ...route, thread: "1780000000.000001" });
    const [post] = await until(() => slack.posts.C1);
    expect(post).toMatchObject({
      thread_ts: "1780000000.000001",
      sent: { unfurl_links: "false", unfurl_media: "false" },
    });
    expect(textsOf(post!.blocks)).toContain("asked: who said it?");
    expect(await until(() => desk.remembered[0])).toMatchObject({
      messages: [post!.ts],
      thread: "1780000000.000001",
      presentation: { parts: expect.any(Array) },
      asked: "/vb-ask who said it?",
    });
  });

  test("a mention outside a thread opens one", async () => {
    const { payload } = await slack.mention("<@UBOT> help", route);
    const [post] = await until(() => slack.posts.C1);
    expect(post!.thread_ts).toBe((payload.event as { ts: string }).ts);
    expect(textsOf(post!.blocks)).toContain("help is here");
  });

  test("a question that opens with a command's name is a question; what is answered in a thread is for all to read", async () => {
    await slack.mention("<@UBOT> why was it closed?", route);
    await until(() => desk.remembered.length === 1);
    await slack.mention("<@UBOT> /why bridge", route);
    await until(() => desk.remembered.length === 2);
    await answersTo(await slack.command("/vb-why", "bridge", route));
    expect(desk.runs).toEqual(["ask", "why", "why"]);
    expect(desk.requests.map(({ inPublic }) => inPublic)).toEqual([true, true, undefined]);
  });

  test("a mention by a bot is left alone, and one delivered twice is answered once", async () => {
    await slack.mention("<@UBOT> loop?", { ...route, byBot: "B2" });
    const { payload } = await slack.mention("<@UBOT> once", route);
    await slack.deliver(payload, route);
    await until(() => desk.remembered.length === 1);
    expect(desk.runs).toEqual(["ask"]);
  });

  test("a mention that Slack puts off is answered when Slack allows it", async () => {
    slack.fail("chat.postMessage", { kind: "status", status: 429, retryAfter: 1 });
    await slack.mention("<@UBOT> who?", route);
    expect(await until(() => slack.posts.C1)).toHaveLength(1);
  });

  test("an answer whose address is gone does no harm to the next", async () => {
    const payload = slack.commandPayload("/vb-ask", "too late");
    slack.expire(String(payload.response_url));
    await slack.deliver(payload, route);
    expect(await answersTo(await slack.command("/vb-ask", "in time", route))).toHaveLength(1);
  });

  test("a command is acknowledged with nothing to see", async () => {
    const { acknowledged } = await slack.command("/vb-ask", "x", route);
    expect(acknowledged).toEqual(mode === "socket" ? {} : "");
  });

  test("an answer under way is finished before the bot stops", async () => {
    const asked = await slack.command("/vb-slow", "x", route);
    await until(() => desk.runs.includes("slow"));
    const stopped = bot.stop();
    expect(bot.isReady()).toBe(false);
    desk.release();
    await stopped;
    expect(slack.responses[asked.responseUrl]).toHaveLength(1);
  });
});

test("trouble in the archive's records or a payload out of shape costs nobody an answer", async () => {
  const slack = await startSlackFake();
  const broken = () => Promise.reject(new Error("the database is locked"));
  const bot = await startBot(slack, { ...deskOf(), isNew: broken, remember: broken });
  await slack.deliver({ type: "event_callback", team_id: "T1", event: { type: "app_mention" } });
  const { responseUrl } = await slack.command("/ask", "still there?");
  expect(await until(() => slack.responses[responseUrl]![0])).toMatchObject({ response_type: "ephemeral" });
  await bot.stop();
  await slack.stop();
});
