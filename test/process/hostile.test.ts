import { expect, test } from "vitest";
import { temporaryFolder } from "../archive/temporary.js";
import type { SlackFake } from "../fakes/slack.js";
import { encode, signature } from "../fakes/slack-payloads.js";
import { discordEnv, localDiscord, localSlack, slackEnv } from "./local.js";
import { discordPicture, slackPicture } from "./pictures.js";
import { until } from "./until.js";
import { type Serving, serving, stopped } from "./verbatim.js";

const question = "Who said the peace deal was 90% ready?";
const quote = "“90% ready”";
const huge = "x".repeat(2 * 1024 * 1024);
const minutesAgo = (minutes: number): number => Math.floor(Date.now() / 1000) - minutes * 60;
const health = async ({ url }: Serving): Promise<number> => (await fetch(`${url}/healthz`)).status;

/** What may be wrong with a command that comes to Slack's address. */
interface Wrong {
  readonly secret?: string;
  /** In Unix seconds. */
  readonly at?: number;
  readonly type?: string;
  /** What arrives in the place of what was signed. */
  readonly altered?: (body: string) => string;
  readonly text?: string;
}

/** A command as Slack posts it, to be sent to any process as often as one likes, and what was said to it. */
function slackRequest(slack: SlackFake, wrong: Wrong = {}) {
  const { secret = slack.signingSecret, at, altered = (body) => body, text = question } = wrong;
  const payload = slack.commandPayload("/ask", text);
  const { body, type } = encode(payload);
  const headers = { "content-type": wrong.type ?? type, ...signature(secret, body, at) };
  return {
    async send({ url }: Serving): Promise<number> {
      const request = { method: "POST", headers, body: altered(body) };
      return (await fetch(`${url}/slack/events`, request)).status;
    },
    said: () => slack.responses[String(payload.response_url)]!.map(({ blocks }) => slackPicture(blocks)),
  };
}

test("what comes to Slack's address forged, stale, altered, garbled or huge is refused without a word", async () => {
  const slack = await localSlack();
  const bot = await serving(slackEnv(slack, "http"));
  const wrongs: readonly (readonly [Wrong, number])[] = [
    [{ secret: "another-secret" }, 401],
    [{ secret: "" }, 401],
    [{ at: minutesAgo(6) }, 401],
    [{ at: minutesAgo(-6) }, 401],
    [{ altered: (body) => body.replace("90", "10") }, 401],
    [{ altered: () => "" }, 401],
    [{ secret: "another-secret", text: huge }, 401],
    [{ type: "text/plain" }, 400],
    [{ type: "application/json" }, 400],
  ];
  const requests = wrongs.map(([wrong]) => slackRequest(slack, wrong));
  for (const [i, { send }] of requests.entries()) expect(await send(bot), String(i)).toBe(wrongs[i]![1]);

  const long = slackRequest(slack, { text: huge });
  expect(await long.send(bot)).toBe(200);
  await until(() => long.said().join().includes("2097152 characters are too many"));
  const honest = slackRequest(slack);
  expect(await honest.send(bot)).toBe(200);
  await until(() => honest.said().join().includes(quote));
  expect(requests.flatMap(({ said }) => said())).toEqual([]);
  expect(await health(bot)).toBe(200);
});

test("what comes to Discord's address forged, stale, altered or huge is refused without a word", async () => {
  const discord = await localDiscord();
  const bot = await serving(discordEnv(discord, "http"));
  const url = `${bot.url}/discord/interactions`;
  const { payload } = await discord.signedSlash(url, "ask", { question: "zeppelin" });
  const unseen = { ...payload, id: "1" };
  const statusOf = async (...sent: Parameters<typeof discord.signedInteraction>) =>
    (await discord.signedInteraction(...sent)).status;
  for (const wrong of [{ forged: true }, { offSeconds: -360 }, { offSeconds: 360 }, { altered: true }])
    expect(await statusOf(url, unseen, wrong), JSON.stringify(wrong)).toBe(401);
  // It may hang up on a body that it does not read to its end.
  expect(await statusOf(url, { ...unseen, huge }).catch(() => 413)).toBe(413);
  expect(await statusOf(url, { type: 1 })).toBe(200);

  const [honest] = await discord.replied(await discord.signedSlash(url, "ask", { question }));
  expect(discordPicture(honest!.embeds)).toContain(quote);
  expect(
    discord.calls.filter(({ method, path }) => method === "PATCH" && path.includes("@original")),
  ).toHaveLength(2);
  expect(await health(bot)).toBe(200);
});

test("a request that is replayed, to the same process, to another or after a restart, is answered once", async () => {
  const [slack, discord, folder] = [await localSlack(), await localDiscord(), temporaryFolder()];
  const env = { ...slackEnv(slack, "http"), ...discordEnv(discord, "http"), VERBATIM_DATA: folder };
  const [first, second] = await Promise.all([serving(env), serving(env)]);
  const inDiscord = ({ url }: Serving) => `${url}/discord/interactions`;

  const { send, said } = slackRequest(slack);
  expect(await send(first)).toBe(200);
  await until(() => said().join().includes(quote));
  const { payload, messages } = await discord.signedSlash(inDiscord(first), "ask", { question });
  await until(() => messages.length);
  const answers = () => [
    said().length,
    messages.length,
    discord.calls.filter(({ method }) => method === "PATCH").length,
  ];
  const before = answers();

  const replay = async (bot: Serving) => {
    expect(await send(bot)).toBe(200);
    await discord.signedInteraction(inDiscord(bot), payload);
  };
  await replay(first);
  await replay(second);
  expect(await stopped(first)).toMatchObject({ status: 0 });
  const anew = await serving(env);
  await replay(anew);
  for (const bot of [second, anew]) {
    const next = slackRequest(slack);
    await next.send(bot);
    await until(() => next.said().join().includes(quote));
    // Nothing is under way any more.
    expect(await stopped(bot)).toMatchObject({ status: 0 });
  }
  expect(answers()).toEqual(before);
});
