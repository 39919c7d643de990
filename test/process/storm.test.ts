import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { discordEnv, localDiscord, localSlack, slackEnv } from "./local.js";
import { until } from "./until.js";
import { type Serving, serving, stopped } from "./verbatim.js";

const question = "Who said the peace deal was 90% ready?";
const STORM = 500;
/** They come in so many gusts within a second. */
const GUSTS = 10;
/** What may be held of each command when it has been answered, in bytes. */
const HELD = 20_000;
/** A busy machine is no failure; that acknowledgements do not wait for answers is seen from their order. */
const PATIENCE_MS = 120_000;
/** So many others may be answered between a command and its acknowledgement, on average; at the end some hundred wait. */
const OVERTAKING = 30;

/** A platform with a process behind it that has answered before. */
interface Scene<Asked> {
  readonly bot: Serving;
  ask(): Asked;
  isAcknowledged(asked: Asked): boolean;
  answersTo(asked: Asked): readonly unknown[];
}

test(`each of ${STORM} commands a second in Slack is acknowledged before the others are answered, and answered once`, async () => {
  const slack = await localSlack();
  slack.acknowledgeWithinMs = PATIENCE_MS;
  const bot = await serving({ ...slackEnv(slack), ...observable });
  await weathered({
    bot,
    ask() {
      const payload = slack.commandPayload("/ask", question);
      const asked = { responseUrl: String(payload.response_url), isAcknowledged: false };
      void slack.deliver(payload).then(() => {
        asked.isAcknowledged = true;
      });
      return asked;
    },
    isAcknowledged: (asked) => asked.isAcknowledged,
    answersTo: ({ responseUrl }) => slack.responses[responseUrl]!,
  });
}, 300_000);

test(`each of ${STORM} commands a second in Discord is acknowledged before the others are answered, and answered once`, async () => {
  const discord = await localDiscord();
  discord.answerWithinMs = PATIENCE_MS;
  const bot = await serving({ ...discordEnv(discord), ...observable });
  await weathered({
    bot,
    ask: () => discord.slash("ask", { question }),
    isAcknowledged: ({ callback }) => callback !== undefined,
    answersTo: ({ messages }) => messages,
  });
}, 300_000);

async function weathered<Asked>({ bot, ask, isAcknowledged, answersTo }: Scene<Asked>): Promise<void> {
  const isAnswered = (asked: Asked) => answersTo(asked).some((one) => quotesIn(one) > 0);
  const first = ask();
  await until(() => isAnswered(first));
  const before = await heldBy(bot);

  const unanswered = new Set<Asked>();
  const unacknowledged = new Map<Asked, number>();
  let answered = 0;
  let overtaking = 0;
  const storming = storm(() => {
    const asked = ask();
    unanswered.add(asked);
    unacknowledged.set(asked, answered);
    return asked;
  });
  const isHealthyMeanwhile = sleep(500).then(() => isHealthy(bot));
  while (answered < STORM) {
    await sleep(5);
    for (const asked of [...unanswered].filter(isAnswered)) {
      unanswered.delete(asked);
      answered++;
    }
    for (const [asked, answeredBefore] of unacknowledged) {
      if (!isAcknowledged(asked)) continue;
      unacknowledged.delete(asked);
      overtaking += answered - answeredBefore;
    }
  }
  const all = await storming;
  expect(all.filter((asked) => !isAcknowledged(asked))).toEqual([]);
  expect(overtaking).toBeLessThan(STORM * OVERTAKING);
  expect(await isHealthyMeanwhile).toBe(true);
  expect(await isHealthy(bot)).toBe(true);
  await until(async () => {
    // To look is work for it too.
    await sleep(1000);
    return (await heldBy(bot)) - before < STORM * HELD;
  }, 60);
  // Nothing is under way any more.
  expect(await stopped(bot)).toMatchObject({ status: 0 });
  expect(all.filter((asked) => quotesIn(answersTo(asked)) !== quotesIn(answersTo(first)))).toEqual([]);
}

/** Does something five hundred times within a second. */
async function storm<T>(once: () => T): Promise<readonly T[]> {
  const all: T[] = [];
  for (let gust = 0; gust < GUSTS; gust++) {
    for (let i = 0; i < STORM / GUSTS; i++) all.push(once());
    await sleep(1000 / GUSTS);
  }
  return all;
}

const quotesIn = (answers: unknown): number => JSON.stringify(answers).split("“90% ready”").length - 1;

const isHealthy = async ({ url }: Serving): Promise<boolean> => (await fetch(`${url}/healthz`)).ok;

/** Lets a process be asked what it holds. */
const observable = { NODE_OPTIONS: "--inspect=127.0.0.1:0" };

/** Bytes that a process holds once its garbage is collected. */
async function heldBy({ log }: Serving): Promise<number> {
  const inspector = new WebSocket(/Debugger listening on (ws:\S+)/.exec(log())![1]!);
  const call = async (method: string) => {
    inspector.send(JSON.stringify({ id: 1, method }));
    const [message] = await once(inspector, "message");
    return JSON.parse(String(message)).result;
  };
  await once(inspector, "open");
  await call("HeapProfiler.collectGarbage");
  const { usedSize } = await call("Runtime.getHeapUsage");
  inspector.close();
  return usedSize;
}
