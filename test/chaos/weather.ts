import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { below, oneOf, type Random, randomOf } from "../fuzz/random.js";

/** Of a hundred calls, how many meet each fate. */
export type Odds = Readonly<Record<"post" | "look", Partial<Record<Fate, number>>>>;

/** What becomes of a post. */
const posts = {
  fair: 50,
  slow: 10,
  "reply lost": 10,
  "never arrived": 8,
  "rate limited": 12,
  failed: 5,
  "failed when done": 5,
} as const;

/** What becomes of a look into a channel; one that fails leaves it unknown what stands there. */
const looks = { fair: 96, slow: 2, "rate limited": 1, failed: 1 } as const;

export type Fate = keyof typeof posts;

export const stormy: Odds = { post: posts, look: looks };
export const calm: Odds = { post: {}, look: {} };

/** A call that posts to a channel, or looks what stands there. */
export interface Call {
  readonly kind: "post" | "look";
  readonly channel: string;
}

export interface Answer {
  readonly status: number;
  readonly body: object;
}

/** How a platform's calls are read, and what it says for itself. */
export interface Dialect {
  readonly name: "slack" | "discord";
  /** Where its local server is. */
  readonly target: string;
  /** Nothing, where the call is neither a post nor a look. */
  read(request: { readonly method: string; readonly path: string; readonly body: string }): Call | undefined;
  /** What a call always comes to: the channel is gone, or may not be looked into. */
  refusal(call: Call): Answer | undefined;
  readonly rateLimit: Answer;
  /** What reaches the platform of a post. */
  sent(body: string): string;
}

/** Bad weather between the processes and a platform. */
export interface Weather {
  readonly url: string;
  /** How often each fate has befallen a call. */
  readonly figures: ReadonlyMap<Fate, number>;
  /** Channels of which a look has failed. */
  readonly hidden: ReadonlySet<string>;
}

/**
 * Opens a door before a platform's local server, behind which each post meets a fate of its own: the same seed gives
 * the same fate to the same post of a channel. `onPost` is told of each, before it arrives or after.
 */
export async function weatherBefore(
  { target, name, read, refusal, rateLimit, sent }: Dialect,
  seed: number,
  onPost: () => void,
  odds: Odds = stormy,
): Promise<Weather> {
  const figures = new Map<Fate, number>();
  const hidden = new Set<string>();
  const dice = new Map<string, Random>();

  function diceOf({ kind, channel }: Call): Random {
    const key = `${seed} ${name} ${kind} ${channel}`;
    const own = dice.get(key) ?? randomOf(createHash("sha256").update(key).digest().readUInt32LE());
    dice.set(key, own);
    return own;
  }

  async function serve(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method = "", url: path = "", headers } = asked;
    const body = await text(asked);
    const call = read({ method, path, body });
    const forward = async () => {
      const answered = await fetch(new URL(path, target), {
        method,
        headers: Object.entries(headers).filter((header): header is [string, string] =>
          passed.has(header[0]),
        ),
        ...(body && { body: call?.kind === "post" ? sent(body) : body }),
      });
      return { status: answered.status, body: await answered.text(), headers: kept(answered.headers) };
    };
    if (!call) return write(answer, await forward());
    const never = refusal(call);
    if (never) return say(answer, never);
    const random = diceOf(call);
    const fate = drawn(random, odds[call.kind]);
    figures.set(fate, (figures.get(fate) ?? 0) + 1);
    const isEarly = random() < 0.5;
    if (call.kind === "look")
      answer.on("close", () => {
        if (answer.statusCode >= 500 || !answer.writableFinished) hidden.add(`${name} ${call.channel}`);
      });
    if (call.kind === "post" && isEarly) onPost();
    await meet(fate, { answer, forward, random });
    if (call.kind === "post" && !isEarly) onPost();
  }

  // Whoever was killed in the middle of a call has hung up.
  const server = createServer((asked, answer) => void serve(asked, answer).catch(() => answer.destroy()));
  // It closes no connection of its own accord: a call that meets that is lost too, and nobody has counted it.
  server.keepAliveTimeout = 0;

  async function meet(fate: Fate, { answer, forward, random }: Meeting): Promise<void> {
    switch (fate) {
      case "slow":
        await sleep(below(random, 800));
        return write(answer, await forward());
      case "fair":
        return write(answer, await forward());
      case "reply lost":
        await forward();
        return void answer.destroy();
      case "never arrived":
        return void answer.destroy();
      case "rate limited":
        answer.setHeader("retry-after", "1");
        return say(answer, rateLimit);
      case "failed":
        return say(answer, failure(random));
      case "failed when done":
        await forward();
        return say(answer, failure(random));
    }
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, figures, hidden };
}

interface Forwarded {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Meeting {
  readonly answer: ServerResponse;
  readonly forward: () => Promise<Forwarded>;
  readonly random: Random;
}

const failure = (random: Random): Answer => ({ status: oneOf(random, [500, 502, 503]), body: {} });

function drawn(random: Random, odds: Partial<Record<Fate, number>>): Fate {
  let left = below(random, 100);
  for (const [fate, share] of Object.entries(odds)) {
    if (left < share) return fate as Fate;
    left -= share;
  }
  return "fair";
}

const passed: ReadonlySet<string> = new Set(["authorization", "content-type"]);

const kept = (headers: Headers): Readonly<Record<string, string>> =>
  Object.fromEntries([...headers].filter(([name]) => /^content-type$|^x-/.test(name)));

const say = (answer: ServerResponse, { status, body }: Answer): void =>
  write(answer, { status, body: JSON.stringify(body), headers: { "content-type": "application/json" } });

function write(answer: ServerResponse, { status, body, headers }: Forwarded): void {
  answer.writeHead(status, { ...headers }).end(status === 204 ? undefined : body);
}
