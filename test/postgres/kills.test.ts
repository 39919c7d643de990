import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { openArchive } from "../../src/archive/open.js";
import { Outage } from "../../src/core/mistake.js";
import { phrases } from "../../src/core/phrases.js";
import { draft } from "../archive/drafts.js";
import { temporaryFolder } from "../archive/temporary.js";
import type { SlackPayload } from "../fakes/slack.js";
import { localSlack, slackEnv } from "../process/local.js";
import { isReply, slackPicture } from "../process/pictures.js";
import { until } from "../process/until.js";
import { type Serving, serving, stopped } from "../process/verbatim.js";
import { programs, startServer } from "./server.js";

/** Between two commands, and between two articles, in milliseconds. */
const everyMs = 40;
/** How long there is load before a kill and after it, in milliseconds. */
const loadMs = 1500;
/** How long the server stays away, in milliseconds. */
const awayMs = 1000;

/** A command, the replica that took it, and where its reply goes. */
interface Asked {
  readonly kind: "setting" | "question";
  readonly channel: string;
  readonly taker: Serving;
  readonly responseUrl: string;
}

it.runIf(programs())(
  "kill -9 of the server and of one of two replicas under load: no acknowledged article or setting is lost or doubled, and replies say when to ask again",
  async () => {
    const [slack, server] = [await localSlack(), await startServer(programs()!, true)];
    onTestFinished(server.stop);
    const env = {
      ...{ ...slackEnv(slack, "http"), DATABASE_URL: server.url, EDITORS: "U1" },
      ...{ VERBATIM_DATA: temporaryFolder(), VERBATIM_DEMO: "off" },
    };
    const bots = [await serving(env), await serving(env)];
    const archive = await openArchive(server.url);
    onTestFinished(() => archive.close().catch(() => {}));

    const asked: Asked[] = [];
    const stored: string[] = [];
    let turn = 0;

    /** Hands a command to one replica after the other, as a balancer does, until one takes it. */
    async function handOver(payload: SlackPayload): Promise<Serving> {
      for (;;) {
        const taker = bots[turn++ % bots.length]!;
        const isTaken = await slack.deliver(payload, { url: `${taker.url}/slack/events` }).then(
          () => true,
          () => false,
        );
        if (isTaken) return taker;
      }
    }
    async function command(kind: Asked["kind"], name: string, text: string): Promise<Asked> {
      const channel = `C${turn}${kind.length}`;
      const payload = slack.commandPayload(name, text, { user: "U1", channel });
      const taker = await handOver(payload);
      return { kind, channel, taker, responseUrl: String(payload.response_url) };
    }
    const set = () => command("setting", "/digest", "subscribe at:07:30 zone:Europe/London");
    const ask = () => command("question", "/ask", "Who said it would open within weeks?");
    const replyTo = ({ responseUrl }: Asked): string | undefined =>
      slack.responses[responseUrl]!.filter(isReply)
        .map(({ blocks }) => slackPicture(blocks))
        .join("\n") || undefined;

    const loading = new AbortController();
    onTestFinished(() => loading.abort());
    const again = async (work: () => Promise<unknown>) => {
      const underWay: Promise<unknown>[] = [];
      while (!loading.signal.aborted) {
        underWay.push(work());
        await sleep(everyMs);
      }
      await Promise.all(underWay);
    };
    let number = 0;
    const put = async () => {
      const slug = `n-${number++}`;
      const isStored = await archive.articles.put("", draft({ slug }), new Date()).then(
        () => true,
        (error: unknown) => {
          expect(error).toBeInstanceOf(Outage);
          return false;
        },
      );
      if (isStored) stored.push(slug);
    };
    const load = [set, ask].map((typed) => again(async () => void asked.push(await typed())));
    load.push(again(put));

    /** From a moment on, how long it takes until a question is answered out of the archive. */
    async function recovered(): Promise<number> {
      const since = performance.now();
      await until(async () => {
        const question = await ask();
        return /within weeks/.test(await until(() => replyTo(question), 30));
      }, 60);
      return Math.round(performance.now() - since);
    }

    await sleep(loadMs);
    await server.kill();
    await sleep(awayMs);
    await server.restart();
    const serverBack = await recovered();
    await sleep(loadMs);
    const killed = bots[0]!;
    bots.shift();
    killed.kill("SIGKILL");
    const replicaGone = await recovered();
    await sleep(loadMs);
    loading.abort();
    await Promise.all(load);
    // What the killed replica had taken may have no reply.
    await until(() => asked.every((one) => one.taker === killed || replyTo(one)), 60);

    const replies = asked.map((one) => ({ ...one, reply: replyTo(one) }));
    const acknowledged = replies.filter(({ reply }) => reply?.includes("Subscribed."));
    const outages = replies.filter(({ reply }) => reply?.includes(phrases.outage));
    const rows = await archive.subscriptions.list("");
    const articles = (await archive.articles.all("")).map(({ slug }) => slug);
    console.info(
      [
        `${stored.length} articles and ${acknowledged.length} settings acknowledged`,
        `${outages.length} of ${replies.length} replies say when to ask again`,
        `answers again ${serverBack} ms after the server was back`,
        `and ${replicaGone} ms after a replica was killed`,
      ].join(", "),
    );

    expect(stored.filter((slug) => !articles.includes(slug))).toEqual([]);
    expect(new Set(articles).size).toBe(articles.length);
    expect(acknowledged.length).toBeGreaterThan(0);
    for (const { channel } of acknowledged)
      expect(rows.filter((row) => row.channel === channel)).toHaveLength(1);
    expect(new Set(rows.map(({ channel }) => channel)).size).toBe(rows.length);
    expect(outages.length).toBeGreaterThan(0);
    // Nothing else is ever said.
    const others = replies.filter(
      ({ reply }) =>
        reply && !/Subscribed\.|set up already|within weeks/.test(reply) && !reply.includes(phrases.outage),
    );
    expect(others.map(({ reply }) => reply)).toEqual([]);
    for (const { responseUrl } of asked)
      expect(slack.responses[responseUrl]!.filter(isReply).length).toBeLessThanOrEqual(1);
    expect(await stopped(bots[0]!)).toMatchObject({ status: 0 });
  },
  180_000,
);
